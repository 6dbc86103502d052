# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: zwartlak maintainers
"""Killed at any moment, disk full, inputs that vanish: no half-written output, no lost input, an
audit log that verifies."""
import fcntl
import os
import random
import shutil
import signal
import subprocess
import time
import unittest

from program import BSN, LETTER, SECRETS, ProgramTest, digest

KILLS = int(os.environ.get("ZWARTLAK_KILLS", "40"))


class Killed(ProgramTest):
    def test_kill_9_at_any_moment(self):
        inputs = [self.write(f"in/{i}.txt", LETTER + f"nummer {i}\n") for i in range(12)]
        before = [digest(p) for p in inputs]
        start = time.monotonic()
        self.assert_exit(self.run_program("scrub", "--jobs", "2", "--out", "reference", "in"), 0)
        whole = time.monotonic() - start
        chance = random.Random(20261123)
        seen_unfinished = 0
        for _ in range(KILLS):
            run = subprocess.Popen(self.command("scrub", "--jobs", "2", "--out", "out", "in"),
                                   cwd=self.folder, env=self.env, stdout=subprocess.DEVNULL,
                                   stderr=subprocess.DEVNULL)
            time.sleep(chance.random() * whole * 1.2)
            run.send_signal(signal.SIGKILL)
            seen_unfinished += run.wait() == -signal.SIGKILL
            if not (self.folder / "out").exists():
                continue
            self.assert_consistent()
            for path in inputs:
                output = self.folder / "out" / path.name
                if output.exists():
                    self.assertEqual(digest(output), digest(self.folder / "reference" / path.name))
            if (self.folder / "out/audit.jsonl").exists():
                self.assert_audit_whole()
        self.assertGreater(seen_unfinished, 0)
        self.assertEqual([digest(p) for p in inputs], before)
        self.assert_exit(self.run_program("scrub", "--out", "out", "in"), 0)
        self.assertEqual(self.assert_consistent(), len(inputs))
        self.assert_audit_whole()
        left = [p.name for p in (self.folder / "out").iterdir() if p.name.startswith(".zwartlak")]
        self.assertEqual(left, [])

    def test_what_a_killed_run_left_is_swept(self):
        self.write("in/a.txt", LETTER)
        # Killed before its lock, after its lock, and a run that is still at work.
        empty = self.write("out/.zwartlak-0123456789abcdef.tmp", "")
        half = self.write("out/.zwartlak-0123456789abcde0.tmp", "half")
        held = self.write("out/.zwartlak-0123456789abcde1.tmp", "held")
        with open(held, "rb") as holder:
            fcntl.flock(holder, fcntl.LOCK_EX)
            self.assert_exit(self.run_program("scrub", "--out", "out", "in"), 0)
            self.assertTrue(held.exists())
        self.assertFalse(empty.exists() or half.exists())

    def test_runs_beside_each_other_take_nothing_from_each_other(self):
        for i in range(6):
            self.write(f"in/{i}.txt", LETTER)
        runs = [subprocess.Popen(self.command("scrub", "--out", "out", "--audit", f"{k}.jsonl", "in"),
                                 cwd=self.folder, env=self.env, stdout=subprocess.DEVNULL,
                                 stderr=subprocess.DEVNULL) for k in range(6)]
        self.assertEqual([run.wait() for run in runs], [0] * len(runs))
        self.assertEqual(self.assert_consistent(), 6)

    def test_children_die_with_their_parent(self):
        self.write("in/big.txt", ("woorden zonder gegevens " * 40 + "\n") * 20000)
        run = subprocess.Popen(self.command("scrub", "--out", "out", "in"), cwd=self.folder,
                               env=self.env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        children = []
        for _ in range(200):
            found = subprocess.run(["ps", "-o", "pid=", "--ppid", str(run.pid)],
                                   capture_output=True, text=True).stdout.split()
            if found:
                children = found
                break
            time.sleep(0.01)
        run.kill()
        run.wait()
        self.assertTrue(children)
        time.sleep(0.3)
        for pid in children:
            state = subprocess.run(["ps", "-o", "stat=", "-p", pid], capture_output=True,
                                   text=True).stdout.strip()
            self.assertTrue(state == "" or state.startswith("Z"), state)


class DiskFull(ProgramTest):
    def mounted(self, size, script):
        """Runs a shell script with a small tmpfs mounted at ./out, in a mount name space."""
        if shutil.which("unshare") is None:
            self.skipTest("unshare is absent")
        (self.folder / "out").mkdir()
        mount = f"mount -t tmpfs -o size={size} none out || exit 77; "
        flags = ["-m"] if os.geteuid() == 0 else ["-r", "-m"]
        result = subprocess.run(["unshare", *flags, "sh", "-c", mount + script],
                                cwd=self.folder, capture_output=True, text=True,
                                env={**self.env, "Z": self.command()[0]})
        if result.returncode == 77 or "unshare failed" in result.stderr:
            self.skipTest("mounting is not permitted here")
        return result

    def test_a_full_disk_leaves_no_half_output(self):
        source = self.write("in/a.txt", LETTER * 400)
        before = digest(source)
        # Room for the log and small reports, not for the cleaned file.
        result = self.mounted("48k", '"$Z" scrub --out out in; echo "code $?"; ls -A out; '
                              '"$Z" audit verify out/audit.jsonl; echo "audit $?"')
        self.assertIn("code 4", result.stdout, result.stderr)
        self.assertIn("audit 0", result.stdout, result.stdout + result.stderr)
        self.assertNotIn("a.txt\n", result.stdout)
        self.assertNotIn(".zwartlak-", result.stdout)
        self.assertEqual(digest(source), before)

    def test_a_disk_full_from_the_start(self):
        self.write("in/a.txt", LETTER)
        result = self.mounted("4k", 'dd if=/dev/zero of=out/fill bs=4k count=4 2>/dev/null; '
                              '"$Z" scrub --out out in; echo "code $?"; ls -A out')
        self.assertIn("code 4", result.stdout, result.stderr)
        self.assertNotIn("a.txt\n", result.stdout)


class Vanishing(ProgramTest):
    def test_inputs_that_vanish_or_change_while_at_work(self):
        for i in range(30):
            self.write(f"in/{i:02}.txt", LETTER)
        run = subprocess.Popen(self.command("scrub", "--out", "out", "in"), cwd=self.folder,
                               env=self.env, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        for i in range(29, 14, -1):
            (self.folder / f"in/{i:02}.txt").unlink()
        run.communicate()
        self.assertIn(run.returncode, (0, 4))
        self.assert_consistent()
        self.assert_audit_whole()
        for path in (self.folder / "out").glob("*.txt"):
            for secret in SECRETS:
                self.assertNotIn(secret, path.read_text())

    def test_an_unreadable_folder_for_output(self):
        self.write("a.txt", "BSN: " + BSN)
        self.write("out", "a file where the folder should be")
        self.assert_exit(self.run_program("scrub", "--out", "out", "a.txt"), 4)
        self.assertEqual((self.folder / "out").read_text(), "a file where the folder should be")


if __name__ == "__main__":
    unittest.main(verbosity=2)
