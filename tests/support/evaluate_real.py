#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: zwartlak maintainers
#
# evaluate_real.py SCREENS OUTPUT: measures cleaned real screenshots against the boxes a person marked
# (tests/corpus/real_screens). SCREENS holds open-forms/ and zammad/ or the pictures themselves; OUTPUT
# holds the cleaned pictures under the same names, in the same folders or flat. A screen without a
# picture there is quarantined: its values leak nothing and count only in the share of quarantined
# screens. Values marked doubtful are counted apart. Exit 1 with --check when a figure is beyond its
# floor. The pictures are not ours: nothing here prints their text, only names, types and boxes.
#
# covered value: 98 % of the ink box of every word is one colour now, and it was something else.
# covered line: more than half of the area of its words changed (of what was not of the box colour).
# Pictures with alpha or a palette are compared as RGB on white.
import argparse
import json
import multiprocessing
import pathlib
import sys

import numpy as np
from PIL import Image

sys.dont_write_bytecode = True
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
import picture_measure as measure  # noqa: E402

TRUTH = pathlib.Path(__file__).resolve().parents[1] / "corpus" / "real_screens" / "truth.json"
LOW_CONTRAST = 40  # largest difference of a channel between ink and background: dimmed by an overlay


def read_pixels(path):
    with Image.open(path) as image:
        if image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info:
            image = image.convert("RGBA")
            paper = Image.new("RGBA", image.size, "white")
            image = Image.alpha_composite(paper, image)
        return np.asarray(image.convert("RGB"))


def find_picture(folder, name):
    """The picture at its place below the folder, or flat in it."""
    return next((p for p in (folder / name, folder / pathlib.PurePosixPath(name).name) if p.is_file()), None)


def value_is_covered(original, output, words):
    for left, top, right, bottom in words:
        before, now = original[top:bottom, left:right], output[top:bottom, left:right]
        if measure.solid_share(now, 0) < measure.SOLID_SHARE or (before == now).all():
            return False
    return True


def covered_share(original, changed, colour, words):
    """Share of the area of the words that is covered; pixels of the box colour tell nothing."""
    hidden = area = 0
    for left, top, right, bottom in words:
        other = (original[top:bottom, left:right] != colour).any(axis=-1)
        area += int(other.sum())
        hidden += int((changed[top:bottom, left:right] & other).sum())
    return hidden / area if area else 0.0


def bounds(words):
    boxes = np.array(words)
    return [int(boxes[:, 0].min()), int(boxes[:, 1].min()), int(boxes[:, 2].max()), int(boxes[:, 3].max())]


def save_crop(folder, name, kind, index, pictures, box):
    """Original above output, with what surrounds the box."""
    left, top, right, bottom = box
    height, width = pictures[0].shape[:2]
    area = (max(0, left - 120), max(0, top - 40), min(width, right + 120), min(height, bottom + 40))
    crops = [Image.fromarray(p).crop(area) for p in pictures]
    sheet = Image.new("RGB", (crops[0].width, crops[0].height * 2 + 4), (255, 0, 255))
    sheet.paste(crops[0], (0, 0))
    sheet.paste(crops[1], (0, crops[0].height + 4))
    folder.mkdir(parents=True, exist_ok=True)
    sheet.save(folder / f"{kind}-{pathlib.PurePosixPath(name).stem}-{index:03d}.png")


def measure_screen(task):
    name, truth, options = task
    screen, cleaned = find_picture(options.screens, name), find_picture(options.output, name)
    result = {"name": name, "values": [], "innocent": [], "beside": [], "state": "absent"}
    if screen is None:
        return result
    if cleaned is None:
        return result | {"state": "quarantined", "marked": len(truth["values"])}
    original, output = read_pixels(screen), read_pixels(cleaned)
    if original.shape != output.shape or original.shape[:2] != (truth["height"], truth["width"]):
        return result | {"state": "wrong size"}
    result["state"] = "released"
    changed, colour = (original != output).any(axis=-1), measure.box_colour(original, output, 0)
    for index, value in enumerate(truth["values"]):
        covered, box = value_is_covered(original, output, value["words"]), bounds(value["words"])
        result["values"].append({**value, "covered": covered, "box": box})
        if not covered and options.crops:
            save_crop(options.crops, name, "miss", index, (original, output), box)
    shade = (-1, -1, -1) if colour is None else colour
    for index, line in enumerate(truth["innocent"]):
        covered, box = covered_share(original, changed, shade, line["words"]) > measure.LOST_SHARE, bounds(line["words"])
        result["innocent"].append((covered, box))
        if covered and options.crops:
            save_crop(options.crops, name, "innocent", index, (original, output), box)
    result["beside"] = [covered_share(original, changed, shade, [word]) > measure.LOST_SHARE for word in truth.get("beside", [])]
    return result


def share(flags):
    flags = list(flags)
    return (sum(flags) / len(flags) if flags else None, len(flags))


def summarise(results):
    released = [r for r in results if r["state"] == "released"]
    present = [r for r in results if r["state"] != "absent"]
    values = [(r["name"].split("/")[0], v) for r in released for v in r["values"]]
    certain = [(folder, v) for folder, v in values if not v.get("doubtful")]
    folders = sorted({r["name"].split("/")[0] for r in released})
    figures = {"covered.all": share(v["covered"] for _, v in certain)}
    for folder in folders:
        figures[f"covered.{folder}"] = share(v["covered"] for f, v in certain if f == folder)
    for group in sorted({v["group"] for _, v in certain}):
        figures[f"covered.group.{group}"] = share(v["covered"] for _, v in certain if v["group"] == group)
    for entity in sorted({v["entity"] for _, v in certain}):
        figures[f"covered.entity.{entity}"] = share(v["covered"] for _, v in certain if v["entity"] == entity)
    figures["covered.low_contrast"] = share(v["covered"] for _, v in certain if v["contrast"] < LOW_CONTRAST)
    figures["covered.without_low_contrast"] = share(v["covered"] for _, v in certain if v["contrast"] >= LOW_CONTRAST)
    figures["covered.doubtful"] = share(v["covered"] for _, v in values if v.get("doubtful"))
    figures["innocent.covered"] = share(covered for r in released for covered, _ in r["innocent"])
    for folder in folders:
        figures[f"innocent.covered.{folder}"] = share(c for r in released if r["name"].startswith(folder + "/") for c, _ in r["innocent"])
    figures["innocent.beside_values"] = share(covered for r in released for covered in r["beside"])
    marked = [[v["covered"] for v in r["values"] if not v.get("doubtful")] for r in released]
    figures["screens.completely_covered"] = share(all(flags) for flags in marked if flags)
    figures["screens.quarantined"] = share(r["state"] == "quarantined" for r in present)
    return figures


def print_table(figures, results):
    count = {state: sum(r["state"] == state for r in results) for state in ("released", "quarantined", "wrong size", "absent")}
    print("screens: " + ", ".join(f"{number} {state}" for state, number in count.items()))
    print(f"values in quarantined screens (not counted below): {sum(r.get('marked', 0) for r in results)}")
    for name, (value, number) in figures.items():
        print(f"  {name:36} {'       -' if value is None else f'{value:8.2%}'}   of {number}")


def print_misses(results):
    for r in results:
        for v in r["values"]:
            if not v["covered"]:
                print(f"MISS {r['name']} {v['entity']} {v['group']} {v['box']} contrast {v['contrast']}{' doubtful' if v.get('doubtful') else ''}")
        for covered, box in r["innocent"]:
            if covered:
                print(f"INNOCENT {r['name']} {box}")
        if r["state"] in ("quarantined", "wrong size"):
            print(f"{r['state'].upper()} {r['name']}")


def check_floors(figures, path):
    failures = []
    for name, limits in json.loads(path.read_text(encoding="utf-8")).items():
        value = figures.get(name, (None, 0))[0]
        if value is None:
            failures.append(f"{name}: nothing measured")
        elif value < limits.get("min", 0) or value > limits.get("max", 1):
            failures.append(f"{name}: {value:.4f}, wanted {limits}")
    for failure in failures:
        print(f"BELOW FLOOR {failure}")
    return not failures


def main():
    parser = argparse.ArgumentParser(description="Measures cleaned real screenshots against marked boxes.")
    parser.add_argument("screens", type=pathlib.Path, help="folder with the originals")
    parser.add_argument("output", type=pathlib.Path, help="folder with the cleaned pictures")
    parser.add_argument("--truth", type=pathlib.Path, default=TRUTH, help="boxes (default: tests/corpus/real_screens/truth.json)")
    parser.add_argument("--misses", action="store_true", help="list every value missed and every innocent line covered")
    parser.add_argument("--crops", type=pathlib.Path, help="write a picture of each of these here, original above output")
    parser.add_argument("--json", type=pathlib.Path, help="write all figures here")
    parser.add_argument("--check", type=pathlib.Path, metavar="FLOORS", help="compare with the floors in this file")
    parser.add_argument("--only", default="", help="only screens whose name holds this word")
    options = parser.parse_args()
    screens = json.loads(options.truth.read_text(encoding="utf-8"))["screens"]
    tasks = [(name, truth, options) for name, truth in sorted(screens.items()) if options.only in name]
    with multiprocessing.Pool(2) as pool:
        results = pool.map(measure_screen, tasks, chunksize=4)
    if all(r["state"] == "absent" for r in results):
        sys.exit("evaluate_real: none of the marked screens is in that folder")
    figures = summarise(results)
    if options.misses:
        print_misses(results)
    print_table(figures, results)
    if options.json:
        options.json.write_text(json.dumps({name: {"share": value, "count": count} for name, (value, count) in figures.items()}, indent=1) + "\n")
    if options.check and not check_floors(figures, options.check):
        sys.exit(1)


if __name__ == "__main__":
    main()
