#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: zwartlak maintainers
"""check_names.py REPORT FLOORS SET: the report of names_eval against the floors of one gold set.

FLOORS holds, a set, "ROW.FIGURE": {"min": x} or {"max": x}. ROW is a row of the report ("PERSON",
"PERSON lower"), FIGURE one of touched, covered (percent), f1, false (a thousand words). Exits 1 when
one is missed.
"""
import json
import re
import sys

ROW = re.compile(r"^(.{1,24}?) +\d+ values  touched +([\d.]+) %  covered +([\d.]+) %  exact R [\d.]+"
                 r"(?: P [\d.]+ F1 ([\d.]+)  false \d+ = ([\d.]+))?")


def figures(lines):
    out = {}
    for line in lines:
        match = ROW.match(line)
        if match:
            values = zip(("touched", "covered", "f1", "false"), match.groups()[1:])
            out.update({f"{match.group(1)}.{name}": float(value) for name, value in values if value is not None})
    return out


def failures(found, floors):
    for key, limits in floors.items():
        value = found.get(key)
        good = value is not None and limits.get("min", value) <= value <= limits.get("max", value)
        print(f"{'ok  ' if good else 'FAIL'} {key} = {value} {limits}")
        if not good:
            yield key


def main():
    report, floors, name = sys.argv[1:4]
    with open(report, encoding="utf-8") as lines, open(floors, encoding="utf-8") as limits:
        missed = list(failures(figures(lines), json.load(limits)[name]))
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
