#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: zwartlak maintainers
"""Can strangers still find a value in cleaned PDFs? evaluate_pdf.py SAMPLES OUTPUT [--check FLOORS]

SAMPLES holds NAME.pdf and NAME.pdf.truth.json, OUTPUT what zwartlak made of them. Looks with pdftotext,
mutool, `qpdf --qdf` with every stream decoded (also as UTF-16 and hex), pdfinfo, pdfdetach, and OCR
(`tesseract`) of pages drawn at 200 dots an inch; says how many words outside the values are still
extracted at their place, and how large the files became.
"""
import argparse
import collections
import concurrent.futures
import html
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile

SHORTEST = 6  # characters of a value that is looked for without its blanks and marks
POINTS = 0.5
GROUPS = ("fixed", "labelled", "labelled_name", "running_name", "running", "planted")
WORD = re.compile(r'<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">(.*?)</word>')


def run(*command, binary=False):
    done = subprocess.run(command, capture_output=True, check=False, env={**os.environ, "OMP_THREAD_LIMIT": "1"})
    return done.stdout if binary else done.stdout.decode("utf-8", "replace")


def squeeze(text):
    return re.sub(r"[^0-9a-z]", "", text.lower())


class Haystack:
    """A text in which a value may stand: as it is, or line by line without blanks and marks."""

    def __init__(self, text):
        self.text = " ".join(text.split())
        self.lines = "\n".join(squeeze(line) for line in text.splitlines())

    def has(self, value):
        wanted = squeeze(value)
        if len(wanted) >= SHORTEST:
            return wanted in self.lines
        return re.search(rf"(?<!\w){re.escape(' '.join(value.split()))}(?!\w)", self.text) is not None


def ocr(path):
    with tempfile.TemporaryDirectory() as folder:
        run("pdftoppm", "-r", "200", "-png", str(path), folder + "/page")
        return "\n".join(run("tesseract", str(p), "-", "-l", "nld") for p in sorted(pathlib.Path(folder).glob("*.png")))


def raw_forms(value):
    data = value.encode("cp1252", "replace")
    wide = value.encode("utf-16-be")
    return {data, value.encode(), wide, data.hex().encode(), data.hex().upper().encode(), wide.hex().encode()}


def words_of(path):
    """[(page, left, top, word)]"""
    out = []
    for number, page in enumerate(run("pdftotext", "-bbox", str(path), "-").split("<page ")[1:]):
        out += [(number, float(m[1]), float(m[2]), float(m[3]), float(m[4]), html.unescape(m[5])) for m in WORD.finditer(page)]
    return out


def holding(words, values):
    """Numbers of the words over which a value runs, also one that a line end breaks within a word."""
    text, owners = "", []
    for number, (*_, word) in enumerate(words):
        bare = squeeze(word)
        text += bare
        owners += [number] * len(bare)
    out = set()
    for value in {squeeze(v) for v in values}:
        at = text.find(value) if len(value) >= SHORTEST else -1
        while at >= 0:
            out.update(owners[at:at + len(value)])
            at = text.find(value, at + 1)
    return out


def boxes_of(report):
    """[(page, left, top, right, bottom)] in points"""
    plan = json.loads(report.read_text(encoding="utf-8"))["plan"]["items"]
    return [(item["page"], *item["box"]) for item in plan if "box" in item]


def kept_words(original, output, values, boxes):
    """(words that hold no part of a value, of these still there within POINTS, those of them that no box touches, of these still there)"""
    parts = {squeeze(part) for value in values for part in value.split()}
    long_parts = [part for part in parts if len(part) >= SHORTEST]
    there = collections.defaultdict(list)
    for page, left, _top, right, _bottom, word in words_of(output):
        there[page, word].append((left, right))
    words = kept = apart = apart_kept = 0
    all_words = words_of(original)
    broken = holding(all_words, values)
    for number, (page, left, top, right, bottom, word) in enumerate(all_words):
        bare = squeeze(word)
        stays = any(abs(a - left) <= POINTS and abs(b - right) <= POINTS for a, b in there[page, word])
        if not bare or number in broken or bare in parts or any(part in bare for part in long_parts):
            continue
        words += 1
        kept += stays
        if not any(p == page and a < right and c > left and b < bottom and d > top for p, a, b, c, d in boxes):
            apart += 1
            apart_kept += stays
    return words, kept, apart, apart_kept


def measure(task):
    truth_path, output_folder = task
    truth = json.loads(truth_path.read_text(encoding="utf-8"))
    original, output = truth_path.parent / truth["file"], output_folder / truth["file"]
    result = {"file": truth["file"], "producer": truth["producer"], "released": output.exists(), "found": []}
    if not output.exists():
        return result
    texts = {"pdftotext": Haystack(run("pdftotext", "-layout", str(output), "-") + "\n" + run("pdftotext", "-raw", str(output), "-")),
             "mutool": Haystack(run("mutool", "draw", "-F", "txt", str(output))),
             "metadata": Haystack(run("pdfinfo", "-meta", str(output)) + run("pdfinfo", str(output)) + run("pdfdetach", "-list", str(output))),
             "ocr": Haystack(ocr(output))}
    bare = run("qpdf", "--qdf", "--object-streams=disable", "--stream-data=uncompress", str(output), "-", binary=True)
    bare += output.read_bytes()
    result["values"] = []
    for value in truth["values"]:
        where = [name for name, text in texts.items() if text.has(value["text"])]
        if len(value["text"]) >= SHORTEST and any(form in bare for form in raw_forms(value["text"])):
            where.append("structure")
        # Who is named twice, once where no detector sees a person, is found once too often.
        result["values"].append((value["group"], where, value["text"]))
    result["words"], result["kept"], result["apart"], result["apart_kept"] = kept_words(
        original, output, [v["text"] for v in truth["values"]] + truth["optional"], boxes_of(output.with_name(output.name + ".report.json")))
    result["sizes"] = original.stat().st_size, output.stat().st_size
    return result


def figures_of(results):
    figures = {"files.released": sum(r["released"] for r in results) / len(results)}
    released = [r for r in results if r["released"]]
    values = [v for r in released for v in r["values"]]
    for group in GROUPS:
        mine = [where for g, where, _ in values if g == group]
        if mine:
            figures[f"found.{group}"] = sum(bool(w) for w in mine) / len(mine)
            figures[f"found.{group}.structure_or_text"] = sum(bool(set(w) - {"ocr"}) for w in mine) / len(mine)
    text = [r for r in released if not r["producer"].startswith("scan")]
    figures["words.kept"] = sum(r["kept"] for r in text) / max(1, sum(r["words"] for r in text))
    figures["words.outside_boxes.kept"] = sum(r["apart_kept"] for r in text) / max(1, sum(r["apart"] for r in text))
    figures["size.ratio"] = sum(r["sizes"][1] for r in released) / max(1, sum(r["sizes"][0] for r in released))
    return figures, len(values)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("samples", type=pathlib.Path)
    parser.add_argument("output", type=pathlib.Path)
    parser.add_argument("--misses", action="store_true", help="list every value found and every file not released")
    parser.add_argument("--json", type=pathlib.Path)
    parser.add_argument("--check", type=pathlib.Path, metavar="FLOORS")
    options = parser.parse_args()
    tasks = [(path, options.output) for path in sorted(options.samples.glob("*.truth.json"))]
    if not tasks:
        sys.exit(f"evaluate_pdf: no samples in {options.samples}")
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        results = list(pool.map(measure, tasks))
    figures, count = figures_of(results)
    print(f"{len(results)} PDFs, {count} values")
    for name, value in figures.items():
        print(f"  {name:36s} {100 * value:8.2f} %")
    if options.misses:
        for r in results:
            if not r["released"]:
                print("NOT RELEASED", r["file"])
            for group, where, text in r.get("values", ()):
                if where:
                    print("FOUND", r["file"], group, ",".join(where), repr(text))
    if options.json:
        options.json.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")
    failed = False
    if options.check:
        for name, bounds in json.loads(options.check.read_text(encoding="utf-8")).items():
            value = figures.get(name)
            if value is None or value < bounds.get("min", value) or value > bounds.get("max", value):
                print(f"FLOOR {name}: {value} is outside {bounds}")
                failed = True
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
