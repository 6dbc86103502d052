// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
//
// Runs in the page: every visible piece of text with its boxes (CSS pixels). A piece is a run
// without blanks inside one text node, cut where a line wraps. Pieces that are clipped or lie under something are
// marked: 1 in part, 2 wholly. A layer that lets text shine through sets pointer-events: none.
(() => {
  const words = [], seen = new Map();
  const idOf = e => e ? (seen.has(e) ? seen.get(e) : (seen.set(e, seen.size + 1), seen.size)) : 0;
  const clips = new Map();
  const clipOf = element => {
    if (!element) return [0, 0, innerWidth, innerHeight];
    if (clips.has(element)) return clips.get(element);
    const up = clipOf(element.parentElement).slice();
    const style = getComputedStyle(element);
    if (style.overflow !== 'visible' && element !== document.body && element !== document.documentElement) {
      const r = element.getBoundingClientRect();
      const cut = style.textOverflow === 'ellipsis' && element.scrollWidth > element.clientWidth
        ? parseFloat(style.fontSize) : 0;
      up[0] = Math.max(up[0], r.left); up[1] = Math.max(up[1], r.top);
      up[2] = Math.min(up[2], r.right - cut); up[3] = Math.min(up[3], r.bottom);
    }
    clips.set(element, up);
    return up;
  };
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  while (walker.nextNode()) {
    const node = walker.currentNode, text = node.data, parent = node.parentElement;
    if (/^(STYLE|SCRIPT|TITLE)$/.test(parent.tagName) || !text.trim()) continue;
    const style = getComputedStyle(parent);
    if (style.visibility !== 'visible' || style.display === 'none') continue;
    const clip = clipOf(parent);
    const value = parent.closest('zw-v'), diag = parent.closest('zw-d');
    const seenAt = (x, y) => {
      const top = document.elementFromPoint(x, y);
      return !top || top.contains(parent) || parent.contains(top);
    };
    const hidden = r => {
      const y = (r.top + r.bottom) / 2;
      const seenPoints = [r.left + 1, (r.left + r.right) / 2, r.right - 1].filter(x => seenAt(x, y)).length;
      return seenPoints === 3 ? 0 : seenPoints === 0 ? 2 : 1;
    };
    const push = (piece, r) => words.push({
      t: piece, b: [r.left, r.top, r.right, r.bottom], v: idOf(value), d: idOf(diag),
      e: value ? value.getAttribute('e') : '', g: value ? value.getAttribute('g') : '',
      k: diag ? diag.getAttribute('k') : '', p: parseFloat(style.fontSize),
      c: r.left < clip[0] - 1 || r.top < clip[1] - 1 || r.right > clip[2] + 1 || r.bottom > clip[3] + 1
        ? (r.right <= clip[0] || r.bottom <= clip[1] || r.left >= clip[2] || r.top >= clip[3] ? 2 : 1) : hidden(r)});
    for (const match of text.matchAll(/\S+/g)) {
      range.setStart(node, match.index); range.setEnd(node, match.index + match[0].length);
      const rects = [...range.getClientRects()].filter(r => r.width > 0);
      if (rects.length === 0) continue;
      if (rects.length === 1) { push(match[0], rects[0]); continue; }
      let piece = '', box = null;
      for (let i = 0; i < match[0].length; ++i) {
        range.setStart(node, match.index + i); range.setEnd(node, match.index + i + 1);
        const r = range.getClientRects()[0];
        if (!r) continue;
        if (box && r.top > box.top + 2) { push(piece, box); piece = ''; box = null; }
        box = box ? {left: Math.min(box.left, r.left), top: Math.min(box.top, r.top),
                     right: Math.max(box.right, r.right), bottom: Math.max(box.bottom, r.bottom)}
                  : {left: r.left, top: r.top, right: r.right, bottom: r.bottom};
        piece += match[0][i];
      }
      if (box) push(piece, box);
    }
  }
  return words;
})()
