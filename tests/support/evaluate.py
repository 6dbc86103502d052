#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: zwartlak maintainers
#
# evaluate.py SAMPLES OUTPUT: measures cleaned screens against the truth of the generator. OUTPUT
# holds the cleaned pictures under the same names (another suffix is found too) and NAME.report.json;
# a screen without a picture there is quarantined. Values of quarantined screens leak nothing and lose
# nothing: they count only in the share of quarantined and of completely covered screens.
# Exit 1 with --check when a figure is beyond its floor. The people are invented: texts may be shown.
import argparse
import collections
import json
import multiprocessing
import pathlib
import sys

import numpy as np
from PIL import Image

sys.dont_write_bytecode = True
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
import diagnostics_measure  # noqa: E402
import legible  # noqa: E402
import picture_measure as measure  # noqa: E402

Image.MAX_IMAGE_PIXELS = None
JPEG_TOLERANCE = 24  # a box drawn before JPEG encoding rings by about this much at quality 50


def read_pixels(path):
    with Image.open(path) as image:
        return np.asarray(image.convert("RGB"))


def find_output(folder, name):
    exact = folder / name
    if exact.exists():
        return exact
    stem = pathlib.Path(name).stem
    return next((p for p in sorted(folder.glob(stem + ".*")) if p.suffix in (".png", ".jpg", ".webp") and p.stem == stem), None)


def read_report(folder, name):
    for candidate in (folder / f"{name}.report.json", folder / f"{pathlib.Path(name).stem}.report.json"):
        if candidate.exists():
            return json.loads(candidate.read_text(encoding="utf-8"))
    return None


def save_crop(options, original, output, truth, index, box):
    left, top, right, bottom = box
    area = (max(0, left - 120), max(0, top - 40), min(truth["width"], right + 120), min(truth["height"], bottom + 40))
    crops = [Image.fromarray(p).crop(area) for p in (original, output)]
    sheet = Image.new("RGB", (crops[0].width, crops[0].height * 2 + 4), (255, 0, 255))
    sheet.paste(crops[0], (0, 0))
    sheet.paste(crops[1], (0, crops[0].height + 4))
    options.crops.mkdir(parents=True, exist_ok=True)
    sheet.save(options.crops / f"{pathlib.Path(truth['image']).stem}-{index:04d}.png")


def bounds(words):
    boxes = np.array([w["box"] for w in words])
    return [int(boxes[:, 0].min()), int(boxes[:, 1].min()), int(boxes[:, 2].max()), int(boxes[:, 3].max())]


def measure_screen(task):
    truth_path, options = task
    truth = json.loads(truth_path.read_text(encoding="utf-8"))
    name = truth["image"]
    result = {"image": name, "flags": truth["flags"], "personal": "no_personal_data" not in truth["flags"], "values": [], "innocent": [],
              "diagnostics": [], "legible": []}
    report = read_report(options.output, name)
    output_path = find_output(options.output, name)
    result["released"] = output_path is not None
    result["missing"] = output_path is None and report is None
    if output_path is None:
        return result
    original, output = read_pixels(options.samples / name), read_pixels(output_path)
    if original.shape != output.shape:
        result["wrong_size"] = True
        return result
    tolerance = JPEG_TOLERANCE if output_path.suffix == ".jpg" else 0
    colour = measure.box_colour(original, output, tolerance)
    for index, value in enumerate(truth["values"]):
        covered = measure.value_is_covered(original, output, value, tolerance)
        box = bounds(value["words"])
        result["values"].append((value["entity"], value["group"], covered, value["text"], box))
        if not covered and options.crops:
            save_crop(options, original, output, truth, index, box)
    for index, word in enumerate(truth["innocent"]):
        lost = measure.word_is_lost(original, output, word, colour, tolerance)
        result["innocent"].append((word.get("diagnostic", ""), lost, word["text"], word["box"]))
        if lost and options.crops:
            save_crop(options, original, output, truth, 5000 + index, word["box"])
    for diagnostic in truth["diagnostics"]:
        text = " ".join(w["text"] for w in diagnostic["words"])
        result["diagnostics"].append((diagnostic["kind"], diagnostics_measure.is_present(diagnostic, report), text))
    if options.legible:
        result["legible"] = legible.legible_values(output_path, truth["values"], options.rapidocr)
    return result


def share(pairs):
    pairs = list(pairs)
    return (sum(pairs) / len(pairs), len(pairs)) if pairs else (None, 0)


def summarise(results, options):
    figures, released = {}, [r for r in results if r["released"] and not r.get("wrong_size")]
    values = [(r, *v) for r in released for v in r["values"]]
    for group in ("fixed", "labelled", "labelled_name", "running_name", "running"):
        figures[f"covered.{group}"] = share(v[3] for v in values if v[2] == group)
    figures["covered.all"] = share(v[3] for v in values)
    for entity in sorted({v[1] for v in values}):
        figures[f"covered.entity.{entity}"] = share(v[3] for v in values if v[1] == entity)
    for flag in sorted({f for r in released for f in r["flags"]} - {"no_personal_data"}):
        figures[f"covered.flag.{flag}"] = share(v[3] for v in values if flag in v[0]["flags"])
    personal = [r for r in results if r["personal"]]
    figures["screens.completely_covered"] = share(r in released and all(v[2] for v in r["values"]) for r in personal)
    figures["screens.quarantined"] = share(not r["released"] for r in results)
    words = [(r, *w) for r in released for w in r["innocent"]]
    figures["innocent.lost.with_personal_data"] = share(w[2] for w in words if w[0]["personal"])
    figures["innocent.lost.without_personal_data"] = share(w[2] for w in words if not w[0]["personal"])
    figures["innocent.lost.diagnostics"] = share(w[2] for w in words if w[1])
    for kind in ("error", "url", "browser"):
        figures[f"innocent.lost.{kind}"] = share(w[2] for w in words if w[1] == kind)
    diagnostics = [d for r in released for d in r["diagnostics"]]
    figures["diagnostics.present"] = share(d[1] for d in diagnostics)
    for kind in ("error", "url", "browser"):
        figures[f"diagnostics.present.{kind}"] = share(d[1] for d in diagnostics if d[0] == kind)
    if options.legible:
        fixed = sum(1 for r in released for v in r["values"] if v[1] == "fixed")
        read = collections.Counter(engine for r in released for _, engine in r["legible"])
        for engine, count in sorted(read.items()):
            figures[f"legible.{engine.replace(' ', '_')}"] = (count / fixed, fixed)
        any_engine = sum(len({i for i, _ in r["legible"]}) for r in released)
        figures["legible.any"] = (any_engine / fixed if fixed else None, fixed)
    return figures


def print_table(figures, results):
    print(f"{len(results)} screens, {sum(r['missing'] for r in results)} without picture and report, "
          f"{sum(bool(r.get('wrong_size')) for r in results)} of another size")
    for name, (value, count) in figures.items():
        print(f"  {name:44} {'-' if value is None else f'{value:8.2%}'}   of {count}")


def print_misses(results):
    for r in results:
        for entity, group, covered, text, box in r["values"]:
            if not covered:
                print(f"MISS {r['image']} {entity} {group} {box} {text!r}")
        for kind, lost, text, box in r["innocent"]:
            if lost:
                print(f"LOST {r['image']} {kind or 'word'} {box} {text!r}")
        for kind, present, text in r["diagnostics"]:
            if not present:
                print(f"ABSENT {r['image']} {kind} {text!r}")
        for index, engine in r["legible"]:
            print(f"LEGIBLE {r['image']} {engine} {r['values'][index][3]!r}")


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
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("samples", type=pathlib.Path)
    parser.add_argument("output", type=pathlib.Path)
    parser.add_argument("--json", type=pathlib.Path, help="write all figures here")
    parser.add_argument("--misses", action="store_true", help="list every miss and every innocent word lost")
    parser.add_argument("--crops", type=pathlib.Path, help="write a picture of every miss and loss here")
    parser.add_argument("--legible", action="store_true", help="read the output again with Tesseract at 1x, 2x and 3x")
    parser.add_argument("--rapidocr", action="store_true", help="with --legible: RapidOCR too")
    parser.add_argument("--check", type=pathlib.Path, metavar="FLOORS", help="compare with the floors in this file")
    parser.add_argument("--only", default="", help="only screens whose name holds this word")
    options = parser.parse_args()
    tasks = [(p, options) for p in sorted(options.samples.glob("*.truth.json")) if options.only in p.name]
    if not tasks:
        sys.exit("evaluate: no truth found; run samples/make first")
    with multiprocessing.Pool(2) as pool:
        results = pool.map(measure_screen, tasks, chunksize=1)
    figures = summarise(results, options)
    if options.misses:
        print_misses(results)
    print_table(figures, results)
    if options.json:
        options.json.write_text(json.dumps({name: {"share": value, "count": count} for name, (value, count) in figures.items()}, indent=1) + "\n")
    if options.check and not check_floors(figures, options.check):
        sys.exit(1)


if __name__ == "__main__":
    main()
