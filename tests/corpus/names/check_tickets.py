#!/usr/bin/env python3
# SPDX-FileCopyrightText: zwartlak contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Parses the marks of the gold tickets, checks them, and prints counts per entity.

Usage: check_tickets.py [FOLDER...] [--scan]     default: tickets and tickets-ocr beside this file
--scan also lists text outside the marks that looks personal, for the proof-reader.
Exit code 1 when a mark or a check digit is wrong. Shown values are invented test data.
"""
import collections
import pathlib
import re
import sys

ENTITIES = set("""PERSON ADDRESS POSTCODE EMAIL_ADDRESS PHONE_NUMBER DATE_OF_BIRTH AGE IBAN_CODE
BANK_ACCOUNT CREDIT_CARD NL_BSN NL_A_NUMBER NL_V_NUMBER NL_PASSPORT NL_ID_CARD NL_DRIVING_LICENCE
NL_RESIDENCE_PERMIT MRZ NL_LICENSE_PLATE NL_VAT NL_TAX_NUMBER NL_BIG NL_BAG_ID IP_ADDRESS MAC_ADDRESS
GEO_COORDINATE USERNAME PASSWORD SECRET_KEY SESSION_ID HEALTH RELIGION""".split())
MARK = re.compile(r"⟦([A-Z_]+)(:unlisted)?(!)?\|([^⟦⟧]+)⟧")


def parse(marked):
    """Returns (plain text, [(entity, unlisted, damaged, start, end)]); offsets in characters."""
    plain, spans, pos = [], [], 0
    length = 0
    for m in MARK.finditer(marked):
        before = marked[pos:m.start()]
        plain += [before, m[4]]
        start = length + len(before)
        length = start + len(m[4])
        spans.append((m[1], bool(m[2]), bool(m[3]), start, length))
        pos = m.end()
    plain.append(marked[pos:])
    return "".join(plain), spans


def digits(v):
    return [int(c) for c in v if c.isdigit()]


def eleven(d):
    return len(d) == 9 and any(d) and (sum((9 - i) * x for i, x in enumerate(d[:8])) - d[8]) % 11 == 0


def mod97(s):
    return int("".join(str(int(c, 36)) for c in s)) % 97


def iban_ok(v):
    s = v.replace(" ", "").upper()
    return mod97(s[4:] + s[:4]) == 1 and (s[:2] != "NL" or len(s) == 18)


def a_number_ok(v):
    d = digits(v)
    return (len(d) == 10 and d[0] and all(a != b for a, b in zip(d, d[1:])) and sum(d) % 11 in (0, 5)
            and sum(2**i * x for i, x in enumerate(d)) % 11 == 0)


def big_ok(v):
    k, nine, a, b, c, d, e, f, g, h, i = digits(v)
    s = 11 - (9 + 6 * a + 3 * b + 7 * c + 9 * d + 10 * e + 5 * f + 8 * g + 4 * h + 2 * i) % 11
    return nine == 9 and k == {11: 0, 10: 1}.get(s, s)


def luhn_ok(v):
    t = 0
    for i, x in enumerate(reversed(digits(v))):
        t += x if i % 2 == 0 else (2 * x - 9 * (x > 4))
    return t % 10 == 0


def vat_ok(v):
    m = re.fullmatch(r"NL(\d{9})B(\d\d)", v)
    return bool(m) and (eleven(digits(m[1])) or mod97(v) == 1)


def tax_ok(v):
    return eleven(digits(v)[:9])


def bank_ok(v):
    d = digits(v)
    return sum((len(d) - i) * x for i, x in enumerate(d)) % 11 == 0


def mrz_digit(s):
    return str(sum((0 if c == "<" else int(c, 36)) * (7, 3, 1)[i % 3] for i, c in enumerate(s)) % 10)


def mrz_ok(v):
    if len(v) == 44 and v[0] != "P":
        return (mrz_digit(v[:9]) == v[9] and mrz_digit(v[13:19]) == v[19] and mrz_digit(v[21:27]) == v[27]
                and mrz_digit(v[0:10] + v[13:20] + v[21:43]) == v[43])
    if len(v) == 30 and v[:6].isdigit():
        return mrz_digit(v[:6]) == v[6] and mrz_digit(v[8:14]) == v[14]
    if len(v) == 30 and v[0] in "IAC":
        return mrz_digit(v[5:14]) == v[14]
    return len(v) in (30, 44) and re.fullmatch(r"[A-Z0-9<]+", v) is not None


CHECKS = {"NL_BSN": lambda v: eleven(digits(v)), "IBAN_CODE": iban_ok, "NL_A_NUMBER": a_number_ok, "NL_BIG": big_ok,
          "CREDIT_CARD": luhn_ok, "NL_VAT": vat_ok, "NL_TAX_NUMBER": tax_ok, "BANK_ACCOUNT": bank_ok, "MRZ": mrz_ok,
          "NL_PASSPORT": lambda v: "O" not in v.upper(), "NL_BAG_ID": lambda v: len(digits(v)) == 16,
          "NL_DRIVING_LICENCE": lambda v: len(digits(v)) == 10, "NL_V_NUMBER": lambda v: len(digits(v)) == 10,
          "NL_RESIDENCE_PERMIT": lambda v: re.fullmatch(r"V[A-Z0-9]{8}", v.upper()) is not None}
SUSPECT = [(n, re.compile(p, re.I)) for n, p in (
    ("email", r"[\w.%+-]+@[\w-]+\.\w+"), ("ip", r"(?<![\d.])\d{1,3}(\.\d{1,3}){3}(?![\d.])"),
    ("iban", r"\b[A-Z]{2}\d\d ?[A-Z]{4} ?\d"), ("nine digits", r"(?<!\d)\d{9}(?!\d)"),
    ("phone", r"(?<!\d)(\+31|0)[\s(]*\d[\d\s().-]{7,}"), ("postcode", r"\b[1-9]\d{3} ?[A-Z]{2}\b"),
    ("plate", r"\b[A-Z0-9]{1,3}-[A-Z0-9]{2,3}-[A-Z0-9]{1,3}\b"), ("street", r"\w+(straat|weg|laan|plein|singel|hof) \d"),
    ("title", r"\b(dhr|mevr|mw|heer|mevrouw)\b\.? +[A-Z]\w+"), ("age", r"\b\d+ jaar\b"))]


def check(path, counts, files, scan):
    marked = path.read_text(encoding="utf-8")
    wrong = []
    rest = MARK.sub("", marked)
    if "⟦" in rest or "⟧" in rest:
        wrong.append("broken mark")
    for entity, unlisted, damaged, value in MARK.findall(marked):
        counts[entity] += 1
        files[entity].add(path.name)
        counts["PERSON:unlisted"] += bool(unlisted)
        counts["damaged"] += bool(damaged)
        if entity not in ENTITIES:
            wrong.append(f"unknown entity {entity}")
        elif unlisted and entity != "PERSON":
            wrong.append(f"unlisted on {entity}")
        elif not damaged and entity in CHECKS and not CHECKS[entity](value):
            wrong.append(f"{entity} fails its check: {value}")
        if value != value.strip():
            wrong.append(f"blank at the edge of {entity}: {value!r}")
    if scan:
        blank = MARK.sub("¤", marked)
        for name, pattern in SUSPECT:
            for m in pattern.finditer(blank):
                print(f"  scan {path.name} {name}: {m[0]!r}")
    for w in wrong:
        print(f"WRONG {path.parent.name}/{path.name}: {w}")
    return len(wrong)


def main(argv):
    here = pathlib.Path(__file__).resolve().parent
    folders = [pathlib.Path(a) for a in argv if not a.startswith("--")] or [here / "tickets", here / "tickets-ocr"]
    wrong = 0
    for folder in folders:
        counts, files = collections.Counter(), collections.defaultdict(set)
        paths = sorted(folder.glob("[0-9][0-9][0-9].txt"))
        for p in paths:
            wrong += check(p, counts, files, "--scan" in argv)
        print(f"\n{folder}: {len(paths)} files, {sum(counts[e] for e in ENTITIES)} marks, {counts['damaged']} damaged")
        for e in sorted(ENTITIES, key=lambda e: -counts[e]):
            extra = f"  ({counts['PERSON:unlisted']} unlisted)" if e == "PERSON" else ""
            print(f"  {e:22}{counts[e]:5}  in {len(files[e]):3} files{extra}")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
