#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: zwartlak maintainers
# render.py dev|held [NAME...]: renders the screens of screens_{dev,held}_*.py into
# build/samples-independent/{dev,held}: picture and truth each.
# Ink is the difference between the picture and the same page with transparent text.
import base64
import importlib
import io
import json
import os
import pathlib
import subprocess
import sys
import tempfile

import numpy as np
from PIL import Image

HERE = pathlib.Path(__file__).resolve().parent
OUT = HERE.parents[1] / "build" / "samples-independent"
sys.path.insert(0, str(HERE))
sys.dont_write_bytecode = True
import macros  # noqa: E402

EXTRACT = r"""
(() => {
  const out = [], warn = [];
  for (const e of document.querySelectorAll('.ell')) {  // literal ellipsis instead of the one the browser paints
    if (e.scrollWidth <= e.clientWidth) continue;
    const walker = document.createTreeWalker(e, NodeFilter.SHOW_TEXT); let last = null, n;
    const nodes = []; while ((n = walker.nextNode())) nodes.push(n);
    for (let k = nodes.length - 1; k >= 0 && e.scrollWidth > e.clientWidth; k--) {
      const full = nodes[k].data; let c = full.length;
      while (c > 0 && e.scrollWidth > e.clientWidth) { c--; nodes[k].data = full.slice(0, c).trimEnd() + (c ? '\u2026' : ''); }
    }
  }
  let ids = new Map(), dids = new Map();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT); let node;
  const range = document.createRange();
  while ((node = walker.nextNode())) {
    const el = node.parentElement;
    if (['STYLE', 'SCRIPT', 'OPTION'].includes(el.tagName)) continue;
    const cs = getComputedStyle(el);
    if (cs.visibility === 'hidden' || cs.display === 'none') continue;
    const pii = el.closest('[data-pii]'), diag = el.closest('[data-diag]');
    if (pii && !ids.has(pii)) ids.set(pii, ids.size);
    if (diag && !dids.has(diag)) dids.set(diag, dids.size);
    let parts = [], cur = null;
    const s = node.data;
    for (let k = 0; k < s.length; k++) {
      const ch = s[k];
      if (/\s/.test(ch)) { cur = null; continue; }
      range.setStart(node, k); range.setEnd(node, k + 1);
      const r = range.getClientRects()[0];
      if (!r || r.width === 0 && r.height === 0) continue;
      if (cur && Math.abs(r.top - cur.top) > r.height * 0.6) cur = null;
      if (!cur) { cur = {text: '', left: r.left, top: r.top, right: r.right, bottom: r.bottom}; parts.push(cur); }
      cur.text += ch;
      cur.left = Math.min(cur.left, r.left); cur.right = Math.max(cur.right, r.right);
      cur.top = Math.min(cur.top, r.top); cur.bottom = Math.max(cur.bottom, r.bottom);
    }
    for (const p of parts) {
      const y = (p.top + p.bottom) / 2;
      let seen = 0, pts = [0.15, 0.5, 0.85].map(f => p.left + f * (p.right - p.left));
      for (const x of pts) {
        const hit = document.elementFromPoint(x, y);
        if (hit && (hit === el || hit.contains(el) || el.contains(hit))) seen++;
      }
      if (cs.textTransform === 'uppercase') p.text = p.text.toUpperCase();
      out.push({...p, seen: seen, pii: pii ? pii.dataset.pii : null, group: pii ? pii.dataset.group : null,
        id: pii ? ids.get(pii) : -1, diag: diag ? diag.dataset.diag : null, did: diag ? dids.get(diag) : -1});
    }
  }
  return JSON.stringify({words: out, warn: warn, w: innerWidth, h: innerHeight});
})()
"""
HIDE = r"""
(() => {
  for (const e of document.querySelectorAll('*')) {  // underlines stay: they are not ink of the word
    const cs = getComputedStyle(e);
    if (cs.textDecorationLine !== 'none') e.style.setProperty('text-decoration-color', cs.textDecorationColor, 'important');
    e.style.setProperty('transition', 'none', 'important');
  }
  const st = document.createElement('style');
  st.textContent = '* { -webkit-text-fill-color: transparent !important; }';
  document.head.appendChild(st);
})()
"""


class Browser:
    def __init__(self):
        self.profile = tempfile.mkdtemp(prefix="blind")
        to_r, to_w = os.pipe()
        from_r, from_w = os.pipe()

        def wire():
            a, b = os.dup(to_r), os.dup(from_w)
            os.dup2(a, 3)
            os.dup2(b, 4)
        self.process = subprocess.Popen(
            ["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--remote-debugging-pipe", "--hide-scrollbars", "--disable-lcd-text",
             f"--user-data-dir={self.profile}", "about:blank"], preexec_fn=wire, close_fds=False,
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        self.write, self.read, self.buffer, self.count = to_w, from_r, b"", 0
        target = self.call("Target.createTarget", {"url": "about:blank"})["targetId"]
        self.session = self.call("Target.attachToTarget", {"targetId": target, "flatten": True})["sessionId"]

    def call(self, method, params=None, session=None):
        self.count += 1
        message = {"id": self.count, "method": method, "params": params or {}}
        if session:
            message["sessionId"] = session
        os.write(self.write, json.dumps(message).encode() + b"\0") if len(json.dumps(message)) < 60000 else self.send_all(message)
        while True:
            while b"\0" not in self.buffer:
                chunk = os.read(self.read, 1 << 20)
                if not chunk:
                    raise RuntimeError("browser gone")
                self.buffer += chunk
            raw, self.buffer = self.buffer.split(b"\0", 1)
            reply = json.loads(raw)
            if reply.get("id") == self.count:
                if "error" in reply:
                    raise RuntimeError(f"{method}: {reply['error']}")
                return reply["result"]

    def send_all(self, message):
        data = json.dumps(message).encode() + b"\0"
        while data:
            data = data[os.write(self.write, data[:60000]):]

    def page(self, method, **params):
        return self.call(method, params, self.session)

    def evaluate(self, code):
        result = self.page("Runtime.evaluate", expression=code, returnByValue=True, awaitPromise=True)
        if "exceptionDetails" in result:
            raise RuntimeError(str(result["exceptionDetails"])[:800])
        return result["result"].get("value")

    def shot(self):
        data = self.page("Page.captureScreenshot", format="png")["data"]
        return np.asarray(Image.open(io.BytesIO(base64.b64decode(data))).convert("RGB"))

    def close(self):
        try:
            self.call("Browser.close")
        except (RuntimeError, BrokenPipeError):
            pass
        self.process.wait(20)


def ink_box(shot, diff, word, dpr):
    height, width = diff.shape
    left, top = max(0, int(np.floor(word["left"] * dpr))), max(0, int(np.floor(word["top"] * dpr)))
    right, bottom = min(width, int(np.ceil(word["right"] * dpr))), min(height, int(np.ceil(word["bottom"] * dpr)))
    region = diff[top:bottom, left:right]
    if region.size == 0 or region.max() < 8:
        return None, 0
    mask = region > max(6, 0.15 * region.max())
    ys, xs = np.where(mask.any(1))[0], np.where(mask.any(0))[0]
    box = [left + int(xs[0]), top + int(ys[0]), left + int(xs[-1]) + 1, top + int(ys[-1]) + 1]
    return box, contrast(shot[top:bottom, left:right], region)


def luminance(rgb):
    c = rgb / 255.0
    c = np.where(c <= 0.03928, c / 12.92, ((c + 0.055) / 1.055) ** 2.4)
    return float((c * (0.2126, 0.7152, 0.0722)).sum())


def contrast(region, diff):
    flat, d = region.reshape(-1, 3).astype(float), diff.reshape(-1)
    back = np.median(flat[d <= 3], axis=0) if (d <= 3).any() else flat[d.argmin()]
    a, b = sorted((luminance(flat[d.argmax()]), luminance(back)))
    return (b + 0.05) / (a + 0.05)


def truth_of(screen, shot, diff, words, dpr):
    height, width = diff.shape
    values, diagnostics, innocent, notes, low = {}, {}, [], [], 99
    for w in words:
        if w["seen"] == 0:
            continue
        box, ratio = ink_box(shot, diff, w, dpr)
        if box is None:
            notes.append(f"no ink {w['text']!r} {w['pii']}")
            continue
        alnum = any(c.isalnum() for c in w["text"])
        entry = {"text": w["text"], "box": box}
        if w["seen"] < 3:
            notes.append(f"partly hidden {w['text']!r} {w['pii']}")
        if w["pii"] and w["pii"] != "skip":
            low = min(low, ratio)
            if ratio < 1.7:
                notes.append(f"contrast {ratio:.2f} {w['text']!r}")
            if alnum or w["pii"] in ("PASSWORD", "MRZ"):
                values.setdefault(w["id"], {"entity": w["pii"], "group": w["group"], "words": []})["words"].append(entry)
        elif not w["pii"] and alnum and w["seen"] == 3 and ratio >= 1.4:
            innocent.append({**entry, **({"diagnostic": w["diag"]} if w["diag"] else {})})
        if w["diag"] and w["seen"] == 3:
            diagnostics.setdefault(w["did"], {"kind": w["diag"], "words": []})["words"].append({**entry, "personal": bool(w["pii"])})
    listed = []
    for v in values.values():
        text = " ".join(x["text"] for x in v["words"])
        if sum(c.isalnum() for c in text) < 2 and v["group"] != "labelled":
            notes.append(f"too short {text!r}")
            continue
        listed.append({"entity": v["entity"], "group": v["group"], "text": text, "words": v["words"]})
    truth = {"image": screen["name"] + "." + screen.get("format", "png"), "width": width, "height": height, "flags": list(screen["flags"]),
             "values": listed, "innocent": innocent, "diagnostics": list(diagnostics.values())}
    return truth, notes, low


def check(truth, picture, notes):
    empty = not truth["values"]
    if empty != ("no_personal_data" in truth["flags"]):
        notes.append("flag no_personal_data does not fit")
    for v in truth["values"]:
        for w in v["words"]:
            l, t, r, b = w["box"]
            part = picture[t:b, l:r].reshape(-1, 3)
            _, counts = np.unique(part, axis=0, return_counts=True)
            if counts.max() / len(part) >= 0.98:
                notes.append(f"solid in the original {w}")


def render(browser, screen, folder):
    dpr = screen.get("dpr", 1)
    html = macros.expand(screen["html"], screen["name"])
    (OUT / "html").mkdir(parents=True, exist_ok=True)
    source = OUT / "html" / (screen["name"] + ".html")
    source.write_text(html, encoding="utf-8")
    browser.page("Emulation.setDeviceMetricsOverride", width=screen["w"], height=screen["h"], deviceScaleFactor=dpr, mobile=False)
    browser.page("Page.navigate", url=source.as_uri())
    browser.evaluate("new Promise(r => { const f = () => document.readyState === 'complete' && location.href.endsWith('/" + screen["name"] + ".html') ? document.fonts.ready.then(() => setTimeout(r, 60)) : setTimeout(f, 20); f(); })")
    data = json.loads(browser.evaluate(EXTRACT))
    shot = browser.shot()
    browser.evaluate(HIDE)
    diff = np.abs(shot.astype(np.int16) - browser.shot().astype(np.int16)).max(axis=2)
    truth, notes, low = truth_of(screen, shot, diff, data["words"], dpr)
    check(truth, shot, notes)
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / truth["image"]
    for old in folder.glob(screen["name"] + ".*"):
        old.unlink()
    options = {"quality": screen.get("quality", 50)} if path.suffix == ".jpg" else {}
    Image.fromarray(shot).save(path, **options)
    (folder / (screen["name"] + ".truth.json")).write_text(json.dumps(truth, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    print(f"{truth['image']:34} {truth['width']}x{truth['height']} values {len(truth['values']):3} innocent {len(truth['innocent']):4} "
          f"diagnostics {len(truth['diagnostics'])} lowest contrast {low:.1f}")
    for note in notes:
        print("    " + note)


def main():
    which, only = sys.argv[1], sys.argv[2:]
    screens = []
    for path in sorted(HERE.glob(f"screens_{which}_*.py")):
        screens += importlib.import_module(path.stem).SCREENS
    browser = Browser()
    browser.page("Page.enable")
    try:
        for screen in screens:
            if not only or any(screen["name"].startswith(o) for o in only):
                render(browser, screen, OUT / which)
    finally:
        browser.close()


if __name__ == "__main__":
    main()
