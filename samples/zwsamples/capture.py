# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: zwartlak maintainers
#
# Renders a Screen twice, with and without ink, and measures from the difference where the ink of each
# word is. So a box is as tight as the pixels say, and what is clipped, covered or invisible has none.
import io
import json
import pathlib

import numpy as np
from PIL import Image

from . import photo

COLLECT = (pathlib.Path(__file__).parent / "capture.js").read_text(encoding="utf-8")
HIDE_INK = ("(()=>{const s=document.createElement('style');"
            "s.textContent='*{-webkit-text-fill-color:transparent!important}';document.head.append(s);"
            "document.body.offsetTop;return new Promise(r=>requestAnimationFrame(()=>requestAnimationFrame(()=>r(1))))})()")
FAINT = 8      # a difference below this is rendering noise
EDGE = 0.2     # share of a word's strongest difference that still counts as its ink


def _pixels(data):
    return Image.open(io.BytesIO(data)).convert("RGB")


def _subpixel(image):
    """Three times as wide and high -> once, with the three columns of a pixel as its R, G and B."""
    a = np.asarray(image, dtype=np.float32)
    height, width = a.shape[0] // 3, a.shape[1] // 3
    a = a[:height * 3, :width * 3].reshape(height, 3, width * 3, 3).mean(axis=1)
    padded = np.pad(a, ((0, 0), (2, 2), (0, 0)), mode="edge")
    filtered = sum(padded[:, i:i + width * 3] * w for i, w in enumerate((1 / 9, 2 / 9, 3 / 9, 2 / 9, 1 / 9)))
    out = np.stack([filtered[:, channel::3, channel] for channel in range(3)], axis=-1)
    return Image.fromarray(np.clip(out + 0.5, 0, 255).astype(np.uint8))


def _finish(image, screen):
    if screen.subpixel:
        image = _subpixel(image)
    if screen.resize != 1:
        size = (round(image.width * screen.resize), round(image.height * screen.resize))
        image = image.resize(size, Image.BILINEAR, reducing_gap=2)
    return image


def _ink_box(difference, box):
    left, top, right, bottom = box
    height, width = difference.shape
    left, top = max(0, int(left)), max(0, int(top))
    right, bottom = min(width, int(right + 0.999)), min(height, int(bottom + 0.999))
    if right <= left or bottom <= top:
        return None
    part = difference[top:bottom, left:right]
    strongest = int(part.max())
    if strongest < FAINT:
        return None
    ink = part >= max(FAINT, EDGE * strongest)
    rows, columns = np.flatnonzero(ink.any(axis=1)), np.flatnonzero(ink.any(axis=0))
    return [left + int(columns[0]), top + int(rows[0]), left + int(columns[-1]) + 1, top + int(rows[-1]) + 1]


def _truth(words, difference, ratio):
    values, diagnostics, plain_words = {}, {}, []
    for word in words:
        box = None if word["c"] else _ink_box(difference, [c * ratio for c in word["b"]])
        clipped = word["c"] == 1 or (word["v"] and (word["c"] or box is None))
        entry = {"text": word["t"], "box": box, "px": round(word["p"] * ratio, 1)}
        if word["d"] and box:
            diagnostic = diagnostics.setdefault(word["d"], {"kind": word["k"], "words": []})
            diagnostic["words"].append({**entry, "personal": bool(word["v"])})
        if word["v"]:
            value = values.setdefault(word["v"], {"entity": word["e"], "group": word["g"], "words": [], "clipped": False})
            value["clipped"] |= bool(clipped)
            if box:
                value["words"].append(entry)
        elif box and any(c.isalnum() for c in word["t"]):
            plain_words.append({**entry, **({"diagnostic": word["k"]} if word["k"] else {})})
    found = [v for v in values.values() if v["words"]]
    for value in found:
        value["text"] = " ".join(w["text"] for w in value["words"])
    return ([v for v in found if v["group"] != "optional" and not v["clipped"]],
            [v for v in found if v["group"] == "optional" or v["clipped"]], plain_words, list(diagnostics.values()))


def _to_quads(words, quad_of):
    """Words of a photographed page: a quad, and the box around it. Words may share their dictionary."""
    for word in words:
        if word["box"] and "quad" not in word:
            quad = quad_of(word["box"])
            xs, ys = [x for x, _ in quad], [y for _, y in quad]
            word.update(quad=quad, box=[int(min(xs)), int(min(ys)), int(max(xs)) + 1, int(max(ys)) + 1])


def render(browser, screen, folder):
    """Writes NAME.png|jpg and NAME.truth.json; returns the truth."""
    scale = screen.scale * (3 if screen.subpixel else 1)
    browser.load(screen.page(), screen.width, screen.height, scale)
    words = browser.run(COLLECT)
    with_ink = _finish(_pixels(browser.picture()), screen)
    browser.run(HIDE_INK)
    without_ink = _finish(_pixels(browser.picture()), screen)
    difference = np.abs(np.asarray(with_ink, dtype=np.int16) - np.asarray(without_ink, dtype=np.int16)).max(axis=2)
    values, ignored, plain_words, diagnostics = _truth(words, difference, screen.scale * screen.resize)
    if screen.photo:
        with_ink, quad_of = photo.take(with_ink, screen.photo)
        _to_quads([w for v in values + ignored + diagnostics for w in v["words"]] + plain_words, quad_of)
    facts = {"photo": screen.photo is not None, "no_personal_data": not values and not ignored, "dark": screen.theme.dark, "small": screen.theme.size * screen.resize < 12,
             "jpeg": screen.image_format == "jpg", "4k": with_ink.width >= 3000, "downscaled": screen.resize != 1, "subpixel": screen.subpixel}
    flags = sorted(set(screen.flags) | {name for name, holds in facts.items() if holds})
    name = f"{screen.name}.{screen.image_format}"
    if screen.image_format == "jpg":
        with_ink.save(folder / name, quality=screen.quality)
    else:
        with_ink.save(folder / name, compress_level=3)
    truth = {"image": name, "width": with_ink.width, "height": with_ink.height, "flags": flags, "values": values,
             "ignored": ignored, "innocent": plain_words, "diagnostics": diagnostics}
    (folder / f"{screen.name}.truth.json").write_text(json.dumps(truth, ensure_ascii=False, indent=None, separators=(",", ":")) + "\n",
                                                      encoding="utf-8")
    return truth
