#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: zwartlak maintainers
#
# The evaluator on redactors whose result is known: one that knows the truth, one that does nothing,
# one that blacks out everything, one that misses a strip of each word. Needs Chromium.
import json
import pathlib
import subprocess
import sys
import tempfile
import unittest

from PIL import Image, ImageDraw

ROOT = pathlib.Path(__file__).resolve().parents[2]
ONLY = "check-"  # light, dark, JPEG and enlarged screens of one template; the list below adds a photograph


def run(*arguments):
    return subprocess.run([sys.executable, *map(str, arguments)], check=False, capture_output=True, text=True)


class Evaluate(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.samples = pathlib.Path(cls.folder.name) / "samples"
        for only in (ONLY, "error-dialog", "plain-builder", "photo-form"):
            made = run(ROOT / "samples/generate", "--out", cls.samples, "--only", only, "--jobs", 1)
            assert made.returncode == 0, made.stderr

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    def figures(self, redact, report=None, floors=None):
        out = pathlib.Path(self.folder.name) / self.id().rsplit(".", 1)[1]
        out.mkdir()
        for path in self.samples.glob("*.truth.json"):
            truth = json.loads(path.read_text())
            image = Image.open(self.samples / truth["image"]).convert("RGB")
            redact(ImageDraw.Draw(image), truth)
            image.save(out / truth["image"], **({"quality": 95, "subsampling": 0} if truth["image"].endswith("jpg") else {}))
            content = report(truth) if report else {}
            (out / f"{truth['image']}.report.json").write_text(json.dumps(content))
        extra = []
        if floors is not None:
            (out / "floors").write_text(json.dumps(floors))
            extra = ["--check", out / "floors"]
        done = run(ROOT / "tests/support/evaluate.py", self.samples, out, "--json", out / "figures", *extra)
        self.exit_code = done.returncode
        return {k: v["share"] for k, v in json.loads((out / "figures").read_text()).items()}

    @staticmethod
    def cover(draw, words, shrink=0):
        for word in words:
            if "quad" in word and not shrink:
                middle = [sum(axis) / 4 for axis in zip(*word["quad"])]  # grown by about two pixels
                draw.polygon([tuple(c + (2 if c > m else -2) for c, m in zip(p, middle)) for p in word["quad"]], fill=(0, 0, 0))
                continue
            left, top, right, bottom = word["box"]
            draw.rectangle((left - 1 + shrink, top - 1, right, bottom), fill=(0, 0, 0))

    def test_oracle_is_perfect(self):
        def redact(draw, truth):
            for value in truth["values"]:
                self.cover(draw, value["words"])

        def report(truth):
            lists = {"errors": [], "urls": [], "browsers": []}
            for d in truth["diagnostics"]:
                text = " ".join("[...]" if w["personal"] else w["text"] for w in d["words"])
                lists[{"error": "errors", "url": "urls", "browser": "browsers"}[d["kind"]]].append(text)
            return {"diagnostics": lists}
        floors = {"covered.all": {"min": 1}, "innocent.lost.with_personal_data": {"max": 0.005}}
        figures = self.figures(redact, report, floors)
        self.assertEqual(figures["covered.all"], 1)
        self.assertEqual(figures["screens.completely_covered"], 1)
        self.assertEqual(figures["screens.quarantined"], 0)
        self.assertEqual(figures["diagnostics.present"], 1)
        self.assertLess(figures["innocent.lost.with_personal_data"], 0.005)
        self.assertEqual(figures["innocent.lost.without_personal_data"], 0)
        self.assertEqual(self.exit_code, 0)

    def test_doing_nothing_covers_nothing(self):
        figures = self.figures(lambda draw, truth: None, floors={"covered.all": {"min": 0.5}})
        self.assertEqual(figures["covered.all"], 0)
        self.assertEqual(figures["screens.completely_covered"], 0)
        self.assertEqual(figures["innocent.lost.with_personal_data"], 0)
        self.assertEqual(figures["diagnostics.present"], 0)
        self.assertEqual(self.exit_code, 1)

    def test_black_everywhere_loses_everything(self):
        def redact(draw, truth):
            draw.rectangle((0, 0, truth["width"], truth["height"]), fill=(0, 0, 0))
        figures = self.figures(redact)
        self.assertEqual(figures["covered.all"], 1)
        self.assertEqual(figures["innocent.lost.with_personal_data"], 1)
        self.assertEqual(figures["innocent.lost.without_personal_data"], 1)

    def test_a_box_that_misses_the_left_quarter_does_not_cover(self):
        def redact(draw, truth):
            for value in truth["values"]:
                for word in value["words"]:
                    self.cover(draw, [word], shrink=max(3, (word["box"][2] - word["box"][0]) // 4))
        self.assertLess(self.figures(redact)["covered.all"], 0.05)

    def test_a_screen_without_picture_is_quarantined(self):
        out = pathlib.Path(self.folder.name) / "empty"
        out.mkdir()
        run(ROOT / "tests/support/evaluate.py", self.samples, out, "--json", out / "figures")
        figures = json.loads((out / "figures").read_text())
        self.assertEqual(figures["screens.quarantined"]["share"], 1)
        self.assertEqual(figures["screens.completely_covered"]["share"], 0)


if __name__ == "__main__":
    unittest.main()
