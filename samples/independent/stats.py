#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: zwartlak maintainers
# stats.py FOLDER: counts of the truth, and the check digits of every whole BSN and IBAN in it.
import collections
import json
import pathlib
import sys

groups, kinds, entities, totals = (collections.Counter() for _ in range(4))
for path in sorted(pathlib.Path(sys.argv[1]).glob("*.truth.json")):
    truth = json.loads(path.read_text(encoding="utf-8"))
    assert (path.parent / truth["image"]).exists()
    totals["screens"] += 1
    totals["without"] += "no_personal_data" in truth["flags"]
    totals["innocent.without" if "no_personal_data" in truth["flags"] else "innocent.with"] += len(truth["innocent"])
    kinds.update(d["kind"] for d in truth["diagnostics"])
    for value in truth["values"]:
        groups[value["group"]] += 1
        entities[value["entity"]] += 1
        if any(len(w["text"]) and "…" in w["text"] for w in value["words"]):
            totals["cut by ellipsis"] += 1
            continue
        text = value["text"].replace(" ", "").replace(".", "")
        if value["entity"] == "NL_BSN":
            d = [int(c) for c in text.zfill(9)]
            assert sum(v * w for v, w in zip(d, (9, 8, 7, 6, 5, 4, 3, 2, -1))) % 11 == 0 and text.zfill(9)[:3] in ("999", "000"), text
        if value["entity"] == "IBAN_CODE":
            assert int("".join(str(int(c, 36)) for c in text[4:] + text[:4])) % 97 == 1, text
print(dict(totals), dict(groups), sum(groups.values()), dict(kinds), dict(entities), sep="\n")
