#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: zwartlak maintainers
#
# The evaluator of real screens on made pictures whose result is known, and the marked boxes themselves:
# every box lies in its picture, every type exists, no text came along.
import json
import pathlib
import re
import subprocess
import sys
import tempfile
import unittest

from PIL import Image, ImageDraw

ROOT = pathlib.Path(__file__).resolve().parents[2]
TRUTH = ROOT / "tests/corpus/real_screens/truth.json"
NAME = "zammad/made.png"
CERTAIN, DOUBTFUL, LINE, BESIDE = [20, 20, 60, 30], [20, 50, 60, 60], [[20, 80, 60, 90], [70, 80, 110, 90]], [70, 20, 90, 30]


def made_truth():
    values = [{"entity": "PERSON", "group": "name", "words": [CERTAIN], "contrast": 255},
              {"entity": "AGE", "group": "other", "words": [DOUBTFUL], "contrast": 20, "doubtful": True}]
    screen = {"width": 160, "height": 120, "values": values, "innocent": [{"words": LINE}], "beside": [BESIDE]}
    return {"schema": 1, "screens": {NAME: screen, "zammad/absent.png": screen}}


def stripes(image):
    draw = ImageDraw.Draw(image)
    for left, top, right, bottom in [CERTAIN, DOUBTFUL, BESIDE, *LINE]:
        for x in range(left, right, 2):
            draw.line((x, top, x, bottom - 1), fill=(40, 40, 40, 255))
    return image


class EvaluateReal(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)
        self.root = pathlib.Path(self.folder.name)
        for part in ("screens/zammad", "output/zammad"):
            (self.root / part).mkdir(parents=True)
        (self.root / "truth.json").write_text(json.dumps(made_truth()))
        # alpha on purpose: the evaluator compares on white
        stripes(Image.new("RGBA", (160, 120), (0, 0, 0, 0))).save(self.root / "screens" / NAME)

    def evaluate(self, boxes, *options, code=0, flat=False):
        if boxes is not None:
            image = stripes(Image.new("RGB", (160, 120), "white"))
            for left, top, right, bottom in boxes:
                ImageDraw.Draw(image).rectangle((left, top, right - 1, bottom - 1), fill="black")
            image.save(self.root / "output" / ("made.png" if flat else NAME))
        done = subprocess.run([sys.executable, ROOT / "tests/support/evaluate_real.py", self.root / "screens", self.root / "output", "--truth",
                               self.root / "truth.json", "--json", self.root / "f.json", *options], check=False, capture_output=True, text=True)
        self.assertEqual(done.returncode, code, done.stderr)
        self.printed = done.stdout
        return {name: figure["share"] for name, figure in json.loads((self.root / "f.json").read_text()).items()}

    def test_unchanged_covers_nothing(self):
        figures = self.evaluate([])
        self.assertEqual((figures["covered.all"], figures["innocent.covered"], figures["innocent.beside_values"]), (0, 0, 0))

    def test_exact_boxes_cover_values_only(self):
        figures = self.evaluate([CERTAIN], flat=True)
        self.assertEqual((figures["covered.all"], figures["covered.doubtful"], figures["innocent.covered"]), (1, 0, 0))
        self.assertEqual(figures["screens.completely_covered"], 1)

    def test_two_columns_short_is_a_miss(self):
        left, top, right, bottom = CERTAIN
        figures = self.evaluate([[left, top, right - 2, bottom]], "--misses", "--crops", self.root / "crops")
        self.assertEqual(figures["covered.all"], 0)
        self.assertIn(f"MISS {NAME} PERSON name {CERTAIN}", self.printed)
        self.assertEqual(len(list((self.root / "crops").glob("miss-*.png"))), 2)

    def test_half_a_line_is_not_covered_and_more_is(self):
        self.assertEqual(self.evaluate([LINE[0]])["innocent.covered"], 0)
        self.assertEqual(self.evaluate([LINE[0], [70, 80, 76, 90]])["innocent.covered"], 1)

    def test_word_beside_a_value_is_counted(self):
        self.assertEqual(self.evaluate([[20, 20, 90, 30]])["innocent.beside_values"], 1)

    def test_no_picture_is_quarantined(self):
        figures = self.evaluate(None)
        self.assertEqual((figures["covered.all"], figures["screens.quarantined"]), (None, 1))

    def test_floors(self):
        floors = self.root / "floors.json"
        floors.write_text('{"covered.all": {"min": 0.8}}')
        self.evaluate([CERTAIN], "--check", floors)
        self.evaluate([], "--check", floors, code=1)
        self.assertIn("BELOW FLOOR covered.all", self.printed)


class MarkedBoxes(unittest.TestCase):
    def test_boxes_lie_in_their_picture_and_no_text_came_along(self):
        known = set(re.findall(r'\{k\w+, "([A-Z_]+)"', (ROOT / "pipeline/core/entity_type.cc").read_text()))
        screens = json.loads(TRUTH.read_text())["screens"]
        self.assertEqual(len(screens), 222)
        for name, screen in screens.items():
            self.assertLessEqual(set(screen), {"width", "height", "values", "innocent", "beside", "undecided"})
            boxes = [*screen.get("beside", []), *(w for line in screen["innocent"] for w in line["words"])]
            for value in screen["values"]:
                self.assertLessEqual(set(value), {"entity", "group", "words", "contrast", "doubtful"})
                self.assertIn(value["entity"], known)
                boxes += value["words"]
            for left, top, right, bottom in boxes:
                self.assertTrue(0 <= left < right <= screen["width"] and 0 <= top < bottom <= screen["height"], name)


if __name__ == "__main__":
    unittest.main()
