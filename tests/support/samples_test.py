#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: zwartlak maintainers
#
# The invented data keep the published rules (checked here by other code than makes them), half of the
# surnames are in no list, and equal seeds give equal screens.
import pathlib
import random
import re
import subprocess
import sys
import tempfile
import unittest

sys.dont_write_bytecode = True
ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "samples"))
from zwsamples import catalogue, identifiers, markup, names, people  # noqa: E402


def numbers(maker, count=200):
    rng = random.Random(7)
    return [maker(rng) for _ in range(count)]


class Samples(unittest.TestCase):
    def test_bsn_is_from_the_test_range_and_passes(self):
        for bsn in numbers(identifiers.bsn):
            self.assertRegex(bsn, "^(999|000)[0-9]{6}$")
            self.assertEqual((sum((9 - i) * int(bsn[i]) for i in range(8)) - int(bsn[8])) % 11, 0)

    def test_iban_has_remainder_one(self):
        for country in ("NL", "BE", "DE"):
            for iban in numbers(lambda r, c=country: identifiers.iban(r, c), 50):
                rolled = "".join(str("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ".index(c)) for c in iban[4:] + iban[:4])
                self.assertEqual(int(rolled) % 97, 1, iban)

    def test_a_number_follows_r1585(self):
        def valid(text):
            digits = [int(c) for c in text]
            return digits[0] != 0 and all(a != b for a, b in zip(digits, digits[1:])) and sum(digits) % 11 in (0, 5) and \
                sum(2 ** i * d for i, d in enumerate(digits)) % 11 == 0
        for known, expected in (("9376096018", True), ("9361408274", True), ("3612086034", False), ("3318160914", False)):
            self.assertEqual(valid(known), expected)
        for number in numbers(identifiers.a_number, 40):
            self.assertTrue(valid(number), number)

    def test_mrz_of_the_icao_specimen(self):
        lines = identifiers.mrz("P", "Eriksson", "Anna Maria", "L898902C3", "740812", "F", "120415", "UTO")
        self.assertEqual([len(line) for line in lines], [44, 44])
        self.assertTrue(lines[1].startswith("L898902C36UTO7408122F1204159"), lines[1])

    def test_plates_cover_every_sidecode(self):
        shapes = {re.sub("[A-Z]", "X", re.sub("[0-9]", "9", p)) for p in numbers(identifiers.plate, 400)}
        self.assertEqual(shapes, set(identifiers.SIDECODES))

    def test_half_of_the_surnames_are_in_no_list(self):
        made = [people.make_person(random.Random(i)) for i in range(600)]
        listed = sum(all(names.surname_is_listed(part) for part in p.surname.split("-")) for p in made)
        self.assertTrue(240 <= listed <= 360, listed)

    def test_screens_are_many_and_pages_depend_on_the_seed_alone(self):
        first, again, other = (catalogue.screens(seed) for seed in (1, 1, 2))
        self.assertGreaterEqual(len(first), 70)
        self.assertEqual([s.page() for s in first], [s.page() for s in again])
        self.assertTrue(all(a.page() != b.page() for a, b in zip(first, other)))
        self.assertEqual(len({s.name for s in first}), len(first))

    def test_plain_screens_hold_no_value(self):
        plain = [s for s in catalogue.screens(1) if s.name.startswith("plain-")]
        self.assertGreaterEqual(len(plain), 12)
        for screen in plain:
            self.assertNotIn(markup.OPEN, screen.body, screen.name)

    def test_equal_seeds_give_equal_pictures_and_truth(self):
        with tempfile.TemporaryDirectory() as folder:
            outs = [pathlib.Path(folder) / n for n in "ab"]
            for out in outs:
                subprocess.run([ROOT / "samples/generate", "--out", out, "--only", "form-above", "--jobs", "1"], check=True, capture_output=True)
            for path in outs[0].iterdir():
                self.assertEqual(path.read_bytes(), (outs[1] / path.name).read_bytes(), path.name)


if __name__ == "__main__":
    unittest.main()
