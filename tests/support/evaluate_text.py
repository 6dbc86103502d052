#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: zwartlak maintainers
#
# zwartlak scan --format jsonl CORPUS | evaluate_text.py CORPUS -
# Measures findings against the truth of samples/generate_text, whatever entity they were found as.
# touched: a finding overlaps the value. covered: every letter and digit of the value lies in a finding.
# A false finding touches neither a value nor what counts neither way (a title, a town after an address).
import argparse
import collections
import json
import pathlib
import sys


def read_findings(source):
    found = collections.defaultdict(list)
    stream = sys.stdin if source == "-" else open(source, encoding="utf-8")
    for line in stream:
        if line.strip():
            finding = json.loads(line)
            if "start" in finding:
                found[pathlib.Path(finding["file"]).name].append(finding)
    return found


def spread(size, spans):
    flags = bytearray(size)
    for span in spans:
        flags[span["start"]:span["end"]] = b"\1" * (min(span["end"], size) - span["start"])
    return flags


def is_word_byte(byte):
    return byte >= 0x80 or chr(byte).isalnum()


class Tally:
    def __init__(self):
        self.values = collections.defaultdict(lambda: [0, 0, 0, 0])  # total, touched, covered, right entity
        self.findings = self.false = self.words = self.innocent = self.lost = 0
        self.false_by_rule = collections.Counter()
        self.misses = []

    def add(self, name, content, truth, findings):
        covered = spread(len(content), findings)
        excused = spread(len(content), truth["values"] + truth["ignored"])
        for value in truth["values"]:
            start, end = value["start"], value["end"]
            touched = any(covered[start:end])
            whole = all(covered[i] or not is_word_byte(content[i]) for i in range(start, end))
            right = any(f["entity"] == value["entity"] and f["start"] < end and f["end"] > start for f in findings)
            for key in (f"group {value['group']}", f"entity {value['entity']}", "all"):
                for i, hit in enumerate((True, touched, whole, right)):
                    self.values[key][i] += hit
            if not whole:
                self.misses.append(("PART" if touched else "MISS", name, value["entity"], value["group"], start, content[start:end].decode(),
                                    context(content, start, end)))
        for finding in findings:
            self.findings += 1
            if not any(excused[finding["start"]:finding["end"]]):
                self.false += 1
                self.false_by_rule[f"{finding.get('detector', '?')}/{finding.get('rule', '?')}"] += 1
                self.misses.append(("FALSE", name, finding["entity"], finding.get("rule", ""), finding["start"],
                                    content[finding["start"]:finding["end"]].decode(errors="replace"), context(content, finding["start"], finding["end"])))
        self.words += len(content.split())
        for i, byte in enumerate(content):
            if not excused[i] and not chr(byte).isspace():
                self.innocent += 1
                self.lost += covered[i]


def context(content, start, end):
    return content[max(0, start - 25):end + 15].decode(errors="replace").replace("\n", "⏎")


def figures_of(tally):
    figures = {}
    for key, (total, touched, covered, right) in sorted(tally.values.items()):
        figures[key] = {"count": total, "touched": touched / total, "covered": covered / total, "entity_right": right / total}
    figures["precision"] = 1 - tally.false / tally.findings if tally.findings else None
    figures["false_per_1000_words"] = 1000 * tally.false / max(1, tally.words)
    figures["innocent_characters_covered"] = tally.lost / max(1, tally.innocent)
    return figures


def check_floors(figures, path):
    """Floors name a group or entity (its covered share) or one of the plain figures."""
    failures = []
    for name, limits in json.loads(path.read_text(encoding="utf-8")).items():
        value = figures.get(name)
        if isinstance(value, dict):
            value = value["covered"]
        if value is None:
            failures.append(f"{name}: nothing measured")
        elif value < limits.get("min", 0) or value > limits.get("max", float("inf")):
            failures.append(f"{name}: {value:.4f}, wanted {limits}")
    for failure in failures:
        print(f"BELOW FLOOR {failure}")
    return not failures


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus", type=pathlib.Path)
    parser.add_argument("findings", help="output of zwartlak scan --format jsonl, or - for standard input")
    parser.add_argument("--min-score", type=float, default=0)
    parser.add_argument("--only", default="", help="only documents whose name holds this word")
    parser.add_argument("--misses", action="store_true", help="list misses, partial covers and false findings")
    parser.add_argument("--json", type=pathlib.Path)
    parser.add_argument("--check", type=pathlib.Path, help="compare with the floors in this file")
    options = parser.parse_args()
    found, tally = read_findings(options.findings), Tally()
    truths = [p for p in sorted(options.corpus.glob("*.truth.json")) if options.only in p.name]
    if not truths:
        sys.exit("evaluate_text: no truth found; run samples/make first")
    for path in truths:
        truth = json.loads(path.read_text(encoding="utf-8"))
        findings = [f for f in found[truth["file"]] if f["score"] >= options.min_score]
        tally.add(truth["file"], (options.corpus / truth["file"]).read_bytes(), truth, findings)
    figures = figures_of(tally)
    if options.misses:
        for miss in tally.misses:
            print("{} {} {} {} @{} {!r}   …{}…".format(*miss))
    for key, value in figures.items():
        if isinstance(value, dict):
            print(f"  {key:32} touched {value['touched']:8.2%}  covered {value['covered']:8.2%}  entity {value['entity_right']:8.2%}  of {value['count']}")
    print(f"  precision {figures['precision'] if figures['precision'] is None else format(figures['precision'], '.2%')} of {tally.findings} findings, "
          f"{figures['false_per_1000_words']:.2f} false per 1000 words, {figures['innocent_characters_covered']:.2%} of innocent characters covered")
    for rule, count in tally.false_by_rule.most_common(12):
        print(f"    false {count:5} {rule}")
    if options.json:
        options.json.write_text(json.dumps(figures, indent=1) + "\n")
    if options.check and not check_floors(figures, options.check):
        sys.exit(1)


if __name__ == "__main__":
    main()
