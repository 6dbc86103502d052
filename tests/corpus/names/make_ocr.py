#!/usr/bin/env python3
# SPDX-FileCopyrightText: zwartlak contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes tickets-ocr/: 40 of the gold tickets with the damage OCR does, 3 % of the characters, seeded.

Marks stay; a mark whose own value was damaged gets `!` after the entity.
"""
import pathlib
import random
import re
import unicodedata

HERE = pathlib.Path(__file__).resolve().parent
RATE = 0.03
SEED = "zwartlak-gold-ocr-1"
# (first, last, how many): kinds that are likely to be seen as a scan or a printscreen weigh more.
PICK = ((1, 30, 7), (31, 50, 4), (51, 65, 2), (66, 85, 3), (86, 103, 3), (104, 115, 9), (116, 125, 7), (136, 145, 4), (146, 160, 1))
SWAP = {"m": ["rn"], "l": ["1", "I"], "1": ["l", "I"], "I": ["l", "1"], "O": ["0"], "0": ["O"],
        "S": ["5"], "5": ["S"], "B": ["8"], "8": ["B"]}
MARK = re.compile(r"⟦([A-Z_]+(?::unlisted)?)\|([^⟦⟧]+)⟧")


def bare(c):
    flat = "".join(x for x in unicodedata.normalize("NFD", c) if not unicodedata.combining(x))
    return {"ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ı": "i"}.get(c, flat)


def options(text, i):
    """The ways OCR may misread position i: list of (weight, replacement, characters eaten)."""
    c = text[i]
    if c == " ":
        alone = 0 < i < len(text) - 1 and text[i - 1] not in " \n" and text[i + 1] not in " \n"
        return [(0.6, "", 1)] if alone else []
    if not c.isalnum():
        return []
    found = [(2.0, s, 1) for s in SWAP.get(c, [])]
    if text[i:i + 2] == "rn":
        found.append((6.0, "m", 2))
    if bare(c) != c:
        found.append((8.0, bare(c), 1))
    if c.isalpha():
        found += [(0.4, "", 1), (0.3, c + c, 1)]
    return found


def damage(text, rng):
    """text with RATE of its characters misread; text is plain, without marks."""
    spots = [(i, o) for i in range(len(text)) if (o := options(text, i))]
    # Efraimidis-Spirakis: a weighted sample without replacement.
    spots.sort(key=lambda s: rng.random() ** (1 / sum(w for w, _, _ in s[1])), reverse=True)
    edits = {}
    for i, opts in spots:
        if len(edits) >= round(RATE * len(text)):
            break
        if i - 1 in edits and edits[i - 1][1] == 2:
            continue
        _, new, eaten = rng.choices(opts, [w for w, _, _ in opts])[0]
        if not (eaten == 2 and i + 1 in edits):
            edits[i] = (new, eaten)
    return edits


def apply(text, edits, start, end):
    out, i = [], start
    while i < end:
        new, eaten = edits.get(i, (text[i], 1))
        if i + eaten > end:  # never across the edge of a mark
            new, eaten = text[i], 1
        out.append(new)
        i += eaten
    return "".join(out)


def ocr(marked, rng):
    plain, spans, pos = "", [], 0
    for m in MARK.finditer(marked):
        plain += marked[pos:m.start()]
        spans.append((m[1], len(plain), len(plain) + len(m[2])))
        plain += m[2]
        pos = m.end()
    plain += marked[pos:]
    edits = damage(plain, rng)
    out, pos = [], 0
    for name, start, end in spans:
        value = apply(plain, edits, start, end)
        if not value.strip():
            value = plain[start:end]
        out += [apply(plain, edits, pos, start), f"⟦{name}{'!' if value != plain[start:end] else ''}|{value}⟧"]
        pos = end
    return "".join(out) + apply(plain, edits, pos, len(plain)), len(edits), len(plain)


def main():
    rng = random.Random(SEED)
    target = HERE / "tickets-ocr"
    target.mkdir(exist_ok=True)
    for old in target.glob("*.txt"):
        old.unlink()
    changed = total = 0
    for first, last, n in PICK:
        for number in sorted(rng.sample(range(first, last + 1), n)):
            name = f"{number:03}.txt"
            text, edits, size = ocr((HERE / "tickets" / name).read_text(encoding="utf-8"), random.Random(SEED + name))
            (target / name).write_text(text, encoding="utf-8")
            changed, total = changed + edits, total + size
    print(f"{len(list(target.glob('*.txt')))} files, {changed} edits in {total} characters ({100 * changed / total:.1f} %)")


if __name__ == "__main__":
    main()
