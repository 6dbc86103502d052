# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: zwartlak maintainers
"""The command line as docs/architecture.md promises it."""
import json
import os
import pathlib
import random
import unittest

from program import BSN, LETTER, SECRETS, ProgramTest, digest


class Scrub(ProgramTest):
    def test_cleans_a_text_and_keeps_what_support_needs(self):
        source = self.write("in/brief.txt", LETTER)
        result = self.run_program("scrub", "--out", "out", "in/brief.txt")
        self.assert_exit(result, 0)
        self.assertEqual(result.stderr, "")
        cleaned = (self.folder / "out/brief.txt").read_text()
        everything = cleaned + result.stdout
        for name in ("brief.txt.report.json", "audit.jsonl"):
            everything += (self.folder / "out" / name).read_text()
        for secret in SECRETS:
            self.assertNotIn(secret, everything)
        self.assertIn("https://formulieren.gemeente.nl/stap2", cleaned)
        self.assertEqual(source.read_text(), LETTER)
        report = self.report("brief.txt")
        self.assertEqual(report["verdict"], "released")
        self.assertEqual(report["output"]["sha256"], digest(self.folder / "out/brief.txt"))
        self.assert_audit_whole()

    def test_a_long_text_with_very_many_people_is_released(self):
        chance = random.Random(7)
        parts = ["bron", "veld", "hui", "meer", "stra", "oli", "kar", "dui", "win", "top", "ber", "sla"]
        lines = []
        for i in range(3000):
            name = "".join(chance.sample(parts, 2)).capitalize() + chance.choice(["ma", "stra", "sen", "er"])
            lines.append(chance.choice([
                f"Meneer {name} belde over zijn aanvraag en woont bij de {chance.choice(parts)}kade.",
                f"Geachte mevrouw De {name}, uw moeder is {chance.randint(60, 95)} jaar en heeft dementie.",
                f"Op {chance.randint(1, 28)} mei ging het {chance.choice(parts)} mis, zei Jan {name} nog.",
                "De dementie van de software neemt toe, zegt de beheerder in 1961 tegen de zon."]))
        self.write("lang.txt", "\n".join(lines))
        self.assert_exit(self.run_program("scrub", "--out", "out", "lang.txt"), 0)

    def test_keeps_the_tree_of_a_folder(self):
        self.write("in/a.txt", LETTER)
        self.write("in/deep/er/b.log", "BSN " + BSN + "\n")
        self.assert_exit(self.run_program("scrub", "--out", "out", "in"), 0)
        self.assertTrue((self.folder / "out/a.txt").exists())
        self.assertTrue((self.folder / "out/deep/er/b.log").exists())

    def test_quarantine_exits_3_and_leaves_only_a_report(self):
        self.write("in/a.txt", LETTER)
        self.write("in/b.bin", bytes(range(256)) * 8)
        result = self.run_program("scrub", "--out", "out", "in")
        self.assert_exit(result, 3)
        self.assertTrue((self.folder / "out/a.txt").exists())
        self.assertFalse((self.folder / "out/b.bin").exists())
        self.assertEqual(self.report("b.bin")["reason"]["code"], "unsupported_type")
        self.assert_audit_whole()

    def test_missing_input_exits_4_and_counts_more_than_quarantine(self):
        self.write("b.bin", bytes(range(256)) * 8)
        result = self.run_program("scrub", "--out", "out", "b.bin", "no-such-file.txt")
        self.assert_exit(result, 4)

    def test_a_value_of_one_attachment_goes_from_all(self):
        self.write("in/a.txt", "Achternaam: Xandersson\nVoornaam: Quintus\n"
                               "E-mail: q.xandersson@voorbeeld.nl\n")
        self.write("in/b.log", "login q.xandersson@voorbeeld.nl ok\nfout bij Xandersson\n")
        for jobs in ("1", "4"):
            out = "out" + jobs
            self.assert_exit(self.run_program("scrub", "--jobs", jobs, "--out", out, "in"), 0)
            self.assertNotIn("xandersson", (self.folder / out / "b.log").read_text().lower())
        self.assertEqual(digest(self.folder / "out1/b.log"), digest(self.folder / "out4/b.log"))

    def test_each_file_can_be_a_ticket_of_its_own(self):
        self.write("in/a.txt", "Wachtwoord: Zomerhitte77x\n")
        self.write("in/b.txt", "Zoek in de lijst op Zomerhitte77x en druk op Enter.\n")
        for extra, stays in (((), False), (("--each",), True)):
            out = "out" + "".join(extra)
            self.assert_exit(self.run_program("scrub", *extra, "--out", out, "in"), 0)
            self.assertNotIn("Zomerhitte77x", (self.folder / out / "a.txt").read_text())
            self.assertEqual("Zomerhitte77x" in (self.folder / out / "b.txt").read_text(), stays)

    def test_never_overwrites_an_input(self):
        source = self.write("a.txt", LETTER)
        result = self.run_program("scrub", "--out", ".", "a.txt")
        self.assert_exit(result, 4)
        self.assertEqual(source.read_text(), LETTER)
        self.assertIn("--out", result.stderr)

    def test_links_are_refused_by_name(self):
        self.write("real.txt", LETTER)
        os.symlink("real.txt", self.folder / "link.txt")
        self.assert_exit(self.run_program("scrub", "--out", "out", "link.txt"), 3)
        self.assertEqual(self.report("link.txt")["reason"]["code"], "not_a_regular_file")
        self.assertFalse((self.folder / "out/link.txt").exists())

    def test_json_tells_all(self):
        self.write("in/a.txt", LETTER)
        result = self.run_program("scrub", "--format", "json", "--ticket", "T-1", "--out", "out",
                                  "in")
        told = json.loads(result.stdout)
        self.assertEqual(told["released"], 1)
        self.assertEqual(told["exit_code"], 0)
        self.assertEqual(self.report("a.txt")["ticket"], "T-1")

    def test_labels(self):
        self.write("a.txt", "BSN: " + BSN + "\n")
        self.assert_exit(self.run_program("scrub", "--labels", "numbered", "--out", "out", "a.txt"),
                         0)
        self.assertIn("[BSN-1]", (self.folder / "out/a.txt").read_text())

    def test_an_out_folder_inside_the_input_is_no_input(self):
        self.write("a.txt", LETTER)
        for _ in range(2):
            self.assert_exit(self.run_program("scrub", "--out", "out", "."), 0)
        self.assertFalse((self.folder / "out/out").exists())

    def test_bad_policy_exits_4(self):
        self.write("bad.toml", "nonsense = [")
        self.write("a.txt", LETTER)
        result = self.run_program("scrub", "--policy", "bad.toml", "--out", "out", "a.txt")
        self.assert_exit(result, 4)
        self.assertFalse((self.folder / "out/a.txt").exists())

    def test_a_tampered_log_is_not_added_to(self):
        self.write("a.txt", LETTER)
        self.run_program("scrub", "--out", "out", "a.txt")
        log = self.folder / "out/audit.jsonl"
        # Opening checks from the last checkpoint on; `audit verify` checks all of it.
        lines = log.read_text().splitlines(keepends=True)
        log.write_text("".join(lines[:-1]) + lines[-1].replace('"seq":', '"seq":1'))
        before = digest(log)
        (self.folder / "out/a.txt").unlink()
        self.assert_exit(self.run_program("scrub", "--out", "out", "a.txt"), 4)
        self.assertEqual(digest(log), before)
        self.assertFalse((self.folder / "out/a.txt").exists())


class Scan(ProgramTest):
    def test_jsonl_gives_byte_offsets(self):
        text = "café BSN: " + BSN + "\n"
        result = self.run_program("scan", "--format", "jsonl", "-", stdin=text)
        self.assert_exit(result, 0)
        finding = json.loads(result.stdout.splitlines()[0])
        self.assertEqual(finding["entity"], "NL_BSN")
        span = text.encode()[finding["start"]:finding["end"]]
        self.assertEqual(span.decode(), BSN)
        self.assertNotIn("text", finding)

    def test_reveal(self):
        args = ("scan", "--format", "jsonl", "-")
        self.assertNotIn(BSN, self.run_program(*args, stdin="BSN: " + BSN).stdout)
        self.assertIn(BSN, self.run_program(*args, "--reveal", stdin="BSN: " + BSN).stdout)

    def test_writes_nothing(self):
        self.write("a.txt", LETTER)
        self.run_program("scan", "a.txt")
        self.assertEqual([p.name for p in self.folder.iterdir()], ["a.txt"])


class Others(ProgramTest):
    def test_verify_tells_clean_from_not(self):
        self.write("a.txt", LETTER)
        self.run_program("scrub", "--out", "out", "a.txt")
        self.assert_exit(self.run_program("verify", "out/a.txt"), 0)
        result = self.run_program("verify", "a.txt")
        self.assert_exit(result, 3)
        self.assertIn("NL_BSN", result.stdout)
        self.assertNotIn(BSN, result.stdout)

    def test_usage_errors_exit_2(self):
        for args in ([], ["bogus"], ["scrub"], ["scrub", "--jobs", "x", "a"], ["serve"],
                     ["worker"], ["watch", "x"], ["mail"]):
            self.assert_exit(self.run_program(*args), 2)

    def test_language(self):
        for env, word in (({"LANG": "nl_NL.UTF-8"}, "geweigerd"), ({"LANG": "C"}, "rejected"),
                          ({"LANG": "C", "ZWARTLAK_LANG": "nl"}, "geweigerd")):
            self.write("a.txt", "")
            result = self.run_program("scrub", "--out", "out", "a.txt", env=env)
            self.assertIn(word, result.stdout)

    def test_rules(self):
        self.assertIn("nl_bsn", self.run_program("rules", "list").stdout)
        self.assert_exit(self.run_program("rules", "test"), 0)

    def test_version_and_help(self):
        self.assertIn("zwartlak", self.run_program("--version").stdout)
        self.assert_exit(self.run_program("--help"), 0)

    def test_a_file_name_cannot_command_the_terminal(self):
        self.write("a\x1b[2Jb.txt", LETTER)
        result = self.run_program("scrub", "--out", "out", "--progress", "always",
                                  "a\x1b[2Jb.txt")
        self.assertNotIn("\x1b[2J", result.stdout + result.stderr)


if __name__ == "__main__":
    unittest.main(verbosity=2)
