#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: zwartlak maintainers
#
# The text evaluator on findings whose result is known, and the text generator: offsets are right,
# equal seeds give equal bytes.
import json
import pathlib
import subprocess
import sys
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]


def run(*arguments):
    done = subprocess.run([sys.executable, *map(str, arguments)], check=False, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return done.stdout


class EvaluateText(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.root = pathlib.Path(cls.folder.name)
        cls.corpus = cls.root / "corpus"
        run(ROOT / "samples/generate_text", "--out", cls.corpus)
        cls.truths = [json.loads(p.read_text()) for p in sorted(cls.corpus.glob("*.truth.json"))]

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    def figures(self, findings_of):
        path = self.root / f"{self.id().rsplit('.', 1)[1]}.jsonl"
        with path.open("w") as out:
            for truth in self.truths:
                for start, end, entity in findings_of(truth):
                    out.write(json.dumps({"file": f"/anywhere/{truth['file']}", "entity": entity, "score": 1, "rule": "r", "detector": "d",
                                          "part": "text", "start": start, "end": end}) + "\n")
        run(ROOT / "tests/support/evaluate_text.py", self.corpus, path, "--json", path.with_suffix(".json"))
        return json.loads(path.with_suffix(".json").read_text())

    def test_oracle_is_perfect(self):
        figures = self.figures(lambda t: [(v["start"], v["end"], v["entity"]) for v in t["values"]])
        self.assertEqual((figures["all"]["covered"], figures["all"]["entity_right"], figures["precision"]), (1, 1, 1))
        self.assertEqual(figures["innocent_characters_covered"], 0)

    def test_nothing_found_covers_nothing(self):
        figures = self.figures(lambda t: [])
        self.assertEqual((figures["all"]["touched"], figures["precision"]), (0, None))

    def test_half_a_value_is_touched_not_covered(self):
        figures = self.figures(lambda t: [(v["start"], v["start"] + 1, v["entity"]) for v in t["values"] if v["end"] - v["start"] > 2])
        self.assertGreater(figures["all"]["touched"], 0.95)
        self.assertEqual(figures["all"]["covered"], 0)

    def test_everything_found_loses_everything(self):
        figures = self.figures(lambda t: [(0, (self.corpus / t["file"]).stat().st_size, "PERSON")])
        self.assertEqual((figures["all"]["covered"], figures["innocent_characters_covered"]), (1, 1))
        self.assertLess(figures["precision"], 1)

    def test_offsets_hold_whole_characters_and_no_blank_ends(self):
        for truth in self.truths:
            content = (self.corpus / truth["file"]).read_bytes()
            for value in truth["values"]:
                text = content[value["start"]:value["end"]].decode()
                self.assertTrue(text and text == text.strip(), (truth["file"], value))

    def test_equal_seeds_give_equal_bytes(self):
        again, other = self.root / "again", self.root / "other"
        run(ROOT / "samples/generate_text", "--out", again)
        run(ROOT / "samples/generate_text", "--out", other, "--seed", 2)
        differing = 0
        for path in sorted(self.corpus.iterdir()):
            self.assertEqual(path.read_bytes(), (again / path.name).read_bytes())
            differing += path.read_bytes() != (other / path.name).read_bytes()
        self.assertGreater(differing, 400)


if __name__ == "__main__":
    unittest.main()
