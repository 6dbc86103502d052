# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: zwartlak maintainers
"""The program under test ($ZWARTLAK), run in a folder of its own with keys of its own."""
import hashlib
import json
import os
import pathlib
import subprocess
import tempfile
import unittest

PROGRAM = os.environ["ZWARTLAK"]

# Invented; the BSN is of the test range and passes the 11-test.
BSN = "999990019"
LETTER = f"""Geachte mevrouw De Vries-Bakker,

BSN: {BSN}
IBAN: NL91ABNA0417164300
Tel 06-12345678, mail jan.jansen@voorbeeld.nl
Fout 500 op https://formulieren.gemeente.nl/stap2
"""
SECRETS = [BSN, "NL91ABNA0417164300", "06-12345678", "jan.jansen@voorbeeld.nl", "Vries-Bakker"]


def digest(path):
    return hashlib.sha256(pathlib.Path(path).read_bytes()).hexdigest()


class ProgramTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="zwartlak-e2e-")
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)
        self.env = {k: v for k, v in os.environ.items() if not k.startswith(("LC_", "LANG"))}
        self.env["ZWARTLAK_KEYS"] = str(self.folder / "keys")

    def write(self, name, text):
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path

    def command(self, *args):
        return [PROGRAM, *[str(a) for a in args]]

    def run_program(self, *args, stdin=None, env=None):
        return subprocess.run(self.command(*args), input=stdin, capture_output=True, text=True,
                              cwd=self.folder, env={**self.env, **(env or {})}, timeout=300)

    def report(self, name, out="out"):
        return json.loads((self.folder / out / f"{name}.report.json").read_text())

    def assert_exit(self, result, code):
        self.assertEqual(result.returncode, code, result.stdout + result.stderr)

    def assert_audit_whole(self, path="out/audit.jsonl"):
        self.assert_exit(self.run_program("audit", "verify", path), 0)

    def assert_consistent(self, out="out"):
        """Every report that says released speaks of the file beside it; nothing temporary holds."""
        released = 0
        for path in (self.folder / out).rglob("*.report.json"):
            report = json.loads(path.read_text())
            if report["verdict"] != "released":
                continue
            released += 1
            self.assertEqual(digest(path.parent / pathlib.Path(report["output"]["name"]).name),
                             report["output"]["sha256"], path)
        return released
