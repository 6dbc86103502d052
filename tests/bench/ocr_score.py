# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: zwartlak maintainers
"""Compares what ocr_bench read with the truth of the samples.

    ocr_bench build/samples/*.png > read.jsonl; python3 ocr_score.py read.jsonl [--misses]

A value is read exactly if its characters (blanks aside) occur in the text that stands where it
stands. `covered` is the share of words of exactly read values of whose ink box the glyphs of the word
hold at least 98 %; `over` is how many pixels the glyphs stick out left and right, in the middle case
and at worst.
"""
import argparse
import collections
import json
import pathlib
import re
import statistics


def overlap(a, b):
    return max(0, min(a[2], b[2]) - max(a[0], b[0])) * max(0, min(a[3], b[3]) - max(a[1], b[1]))


def area(box):
    return max(1e-9, (box[2] - box[0]) * (box[3] - box[1]))


def squeeze(text):
    return re.sub(r"\s+", "", text)


def kinds_of(path, truth):
    name = pathlib.Path(path).name
    kinds = ["all"]
    for word in ("dark", "grey", "jpg", "phone", "4k", "dense", "table", "low-contrast", "form", "record"):
        if word in name:
            kinds.append(word)
    return kinds + list(truth.get("flags", []))


def find_words(segments, words):
    """Glyph boxes of each word, looked up in the segments that stand where the word stands."""
    found = []
    for word in words:
        target = squeeze(word["text"])
        hit = None
        for segment in segments:
            if overlap(segment["box"], word["box"]) < 0.3 * area(word["box"]):
                continue
            text, glyphs = [], []
            for char, box in zip(segment["text"], segment["glyphs"]):
                if not char.isspace():
                    text.append(char)
                    glyphs.append(box)
            flat = "".join(text)
            at = flat.find(target)
            best = None
            while at >= 0:
                boxes = glyphs[at:at + len(target)]
                box = [min(b[0] for b in boxes), min(b[1] for b in boxes),
                       max(b[2] for b in boxes), max(b[3] for b in boxes)]
                if best is None or overlap(box, word["box"]) > overlap(best, word["box"]):
                    best = box
                at = flat.find(target, at + 1)
            if best and (hit is None or overlap(best, word["box"]) > overlap(hit, word["box"])):
                hit = best
        found.append(hit)
    return found


def seen_at(segments, word):
    return " | ".join(s["text"] for s in segments if overlap(s["box"], word["box"]) > 0) or "-"


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("read")
    parser.add_argument("--truth", default=None)
    parser.add_argument("--misses", action="store_true")
    options = parser.parse_args()
    tally = collections.defaultdict(lambda: [0, 0, 0, 0])
    over, cpu = [], []
    for line in open(options.read):
        read = json.loads(line)
        path = pathlib.Path(read["file"])
        truth_path = (pathlib.Path(options.truth) if options.truth else path.parent) / (path.stem + ".truth.json")
        truth = json.loads(truth_path.read_text())
        cpu.append((read["cpu"], read["peak_mb"], path.name))
        segments = [s for region in read.get("regions", [])[:1] for s in region["segments"]]
        second = [s for region in read.get("regions", [])[1:] for s in region["segments"]]
        for value in truth["values"]:
            if value.get("clipped"):
                continue
            found = find_words(segments, value["words"])
            exact = all(found)
            either = exact or all(a or b for a, b in zip(found, find_words(second, value["words"])))
            for kind in kinds_of(read["file"], truth) + ["entity " + value["entity"]]:
                tally[kind][0] += 1
                tally[kind][1] += exact
                tally[kind][2] += either
            if not exact and options.misses:
                for word, hit in zip(value["words"], found):
                    if not hit:
                        mark = "2nd" if either else "   "
                        print(f"miss {mark} {path.name} {word['text']!r} {word['box']} {word.get('px')} read as: {seen_at(segments, word)}")
            for word, hit in zip(value["words"], found):
                if not hit:
                    continue
                covered = overlap(hit, word["box"]) / area(word["box"])
                tally["words"][0] += 1
                tally["words"][1] += covered >= 0.98
                tally["words"][2] += covered >= 0.90
                if covered < 0.98 and options.misses:
                    print(f"part     {path.name} {word['text']!r} {word['box']} glyphs {[round(v, 1) for v in hit]}")
                over.append(max(0, word["box"][0] - hit[0]))
                over.append(max(0, hit[2] - word["box"][2]))
    for kind, (n, exact, either, _) in sorted(tally.items()):
        print(f"{kind:28} {n:5}  {100 * exact / n:6.2f} %  {100 * either / n:6.2f} %")
    if over:
        over.sort()
        print(f"over: middle {statistics.median(over):.1f}, 99 % {over[int(len(over) * .99)]:.1f}, worst {over[-1]:.1f} px")
    cpu.sort()
    print(f"cpu: middle {cpu[len(cpu) // 2][0]:.2f} s, worst {cpu[-1]}; peak memory {max(c[1] for c in cpu):.0f} MB")


if __name__ == "__main__":
    main()
