#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: zwartlak maintainers
"""Persons found by zwartlak, frog and deduce, side by side, over the gold sets of tests/corpus/names.

compare_names.py NAMES_EVAL GAZETTEER MODEL UD-FOLDER WORK [--deduce-python PYTHON]

All are judged by names_eval. frog (Debian: frog, uctodata) takes part when it is installed, deduce
(PyPI, deduce==3.0.3, in a virtual environment) when the given PYTHON has it. WORK gets texts and
spans; delete it to run the tools anew. Prints one table in Markdown.
"""
import argparse
import pathlib
import re
import shutil
import subprocess
import sys

GOLD = pathlib.Path(__file__).resolve().parent.parent / "corpus/names"
ROW = re.compile(r"^(PERSON(?: lower| CAPS)?) +(\d+) values +touched +([\d.]+) % +covered +([\d.]+) %.*?"
                 r"(?:F1 ([\d.]+) +false \d+ = ([\d.]+).*)?$")
WORD, NER = 1, 7  # columns of frog's output
DEDUCE = """
import pathlib, sys
from deduce import Deduce
tool = Deduce()
for path in sorted(pathlib.Path(sys.argv[1]).glob("*.txt")):
    text = path.read_bytes().decode()
    out = pathlib.Path(sys.argv[2]) / (path.stem + ".spans")
    byte = lambda at: len(text[:at].encode())
    found = [a for a in tool.deidentify(text).annotations if a.tag in ("persoon", "patient")]
    out.write_text("".join(f"{byte(a.start_char)} {byte(a.end_char)}\\n" for a in found))
"""


def sources(ud_folder):
    yield "news", ["--spans", GOLD / "news.tsv", ud_folder]
    yield "wiki", ["--spans", GOLD / "wiki.tsv", ud_folder]
    yield "tickets", ["--marks", GOLD / "tickets"]


def place(text, at, word):
    """Where frog's word stands in the text from `at` on: (start, end), or None when frog changed it."""
    pattern = r"\s*".join(map(re.escape, word.replace("_", "")))
    match = re.compile(pattern).search(text, at, at + len(word) + 200)
    return match.span() if match else None


def frog_spans(text, rows):
    """Persons of one text, in code points."""
    spans, at, inside = [], 0, False
    for row in rows:
        if len(row) <= NER:
            inside = False
            continue
        found = place(text, at, row[WORD])
        if not found:
            continue
        at = found[1]
        label = row[NER].upper()
        if label == "I-PER" and inside:
            spans[-1][1] = found[1]
        elif label.endswith("-PER"):
            spans.append(list(found))
        inside = label.endswith("-PER")
    return spans


def frog(texts, out):
    """One call for all: a text a paragraph is cut again at a line that stands in none."""
    result = out / "frog.tsv"
    border = "zwartlakgrens"
    paths = sorted(texts.glob("*.txt"))
    whole = f"\n\n{border}\n\n".join(path.read_bytes().decode() for path in paths)
    (out / "frog.in").write_text(whole, encoding="utf-8")
    subprocess.run(["frog", "--skip=mlapc", "-t", "frog.in", "-o", result.name], cwd=out, check=True,
                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    parts = [[]]
    for line in result.read_text(encoding="utf-8").splitlines():
        row = line.split("\t")
        if len(row) > WORD and row[WORD] == border:
            parts.append([])
        else:
            parts[-1].append(row)
    if len(parts) != len(paths):
        raise SystemExit(f"compare_names: frog gave {len(parts)} of {len(paths)} texts")
    for path, rows in zip(paths, parts):
        text = path.read_bytes().decode()
        lines = (f"{len(text[:s].encode())} {len(text[:e].encode())}\n" for s, e in frog_spans(text, rows))
        (out / f"{path.stem}.spans").write_text("".join(lines))


def deduce(python):
    def run(texts, out):
        subprocess.run([python, "-c", DEDUCE, texts.resolve(), out.resolve()], check=True)
    return run


def has_deduce(python):
    return python and subprocess.run([python, "-c", "import deduce"], capture_output=True, check=False).returncode == 0


def figures(report):
    rows = {m.group(1): m.groups()[1:] for m in map(ROW.match, report.splitlines()) if m}
    count, touched, covered, f1, false = rows["PERSON"]
    cases = [rows[key][2] if key in rows else "-" for key in ("PERSON lower", "PERSON CAPS")]
    return [count, touched, covered, f1, false, *cases]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("names_eval", "gazetteer", "model", "ud_folder", "work"):
        parser.add_argument(name)
    parser.add_argument("--deduce-python")
    options = parser.parse_args()
    tools = {"zwartlak": None}
    if shutil.which("frog"):
        tools["frog"] = frog
    if has_deduce(options.deduce_python):
        tools["deduce"] = deduce(options.deduce_python)
    print("| set | tool | persons | touched % | covered % | exact F1 | false a thousand words | lower % | CAPS % |")
    print("|---|---|---|---|---|---|---|---|---|")
    for name, source in sources(options.ud_folder):
        judge = [options.names_eval, options.gazetteer, options.model, *source]
        texts = pathlib.Path(options.work) / name / "texts"
        texts.mkdir(parents=True, exist_ok=True)
        subprocess.run([*judge, "--export", texts], check=True)
        for tool, run in tools.items():
            extra = []
            if run:
                out = pathlib.Path(options.work) / name / tool
                if not (out / "done").exists():
                    out.mkdir(parents=True, exist_ok=True)
                    run(texts, out)
                    (out / "done").touch()
                extra = ["--found", out]
            report = subprocess.run([*judge, *extra], check=True, capture_output=True, text=True).stdout
            print("|", " | ".join([name, tool, *figures(report)]), "|", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
