# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: zwartlak maintainers
"""PDFs as a user has them: passwords and what is packed into them."""
import json
import subprocess
import unittest

from program import BSN, ProgramTest, digest

PASSWORD = "Zeer-geheim-woord"


def pdf(text, extra="", catalog=""):
    """A page in Helvetica; `extra` objects are numbered from 6 on."""
    content = f"BT /F1 12 Tf 50 700 Td ({text}) Tj ET"
    bodies = [f"<< /Type /Catalog /Pages 2 0 R {catalog} >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
              "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
              " /Resources << /Font << /F1 5 0 R >> >> >>",
              f"<< /Length {len(content)} >>\nstream\n{content}\nendstream",
              "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"]
    out, places = "%PDF-1.7\n", []
    for i, body in enumerate(bodies, 1):
        places.append(len(out))
        out += f"{i} 0 obj\n{body}\nendobj\n"
    out += extra
    start = len(out)
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    return (f"{out}xref\n0 6\n0000000000 65535 f \n{table}trailer\n<< /Size 6 /Root 1 0 R >>\n"
            f"startxref\n{start}\n%%EOF\n")


class Password(ProgramTest):
    def setUp(self):
        super().setUp()
        self.write("plain.pdf", pdf(f"Het BSN is {BSN} en dat klopt."))
        for bits in ("128", "256"):
            self.qpdf("--encrypt", PASSWORD, "eigenaar", bits, *(["--use-aes=y"] if bits == "128" else []), "--",
                      "plain.pdf", f"in{bits}.pdf")

    def qpdf(self, *args):
        return subprocess.run(["qpdf", "--allow-weak-crypto", *args], cwd=self.folder, check=True, capture_output=True)

    def test_a_file_of_passwords_opens_it_and_tells_nobody(self):
        self.write("woorden.txt", f"verkeerd\r\n\n{PASSWORD}\n")
        result = self.run_program("scrub", "--out", "out", "--password-file", "woorden.txt", "in128.pdf", "in256.pdf")
        self.assert_exit(result, 0)
        everything = result.stdout + result.stderr
        for path in (self.folder / "out").rglob("*"):
            if path.is_file():
                everything += path.read_bytes().decode("latin-1")
        self.assertNotIn(PASSWORD, everything)
        for name in ("in128.pdf", "in256.pdf"):
            self.assertEqual(self.report(name)["encryption"]["output"], False)
            encrypted = subprocess.run(["qpdf", "--is-encrypted", f"out/{name}"], cwd=self.folder)
            self.assertEqual(encrypted.returncode, 2)
            text = subprocess.run(["pdftotext", f"out/{name}", "-"], cwd=self.folder, capture_output=True, text=True)
            self.assertIn("dat klopt", text.stdout)
            self.assertNotIn(BSN, text.stdout)
        scan = self.run_program("scan", "--password-file", "woorden.txt", "in256.pdf")
        self.assert_exit(scan, 0)
        self.assertIn("NL_BSN", scan.stdout)

    def test_without_the_right_one_it_is_refused(self):
        self.write("woorden.txt", "verkeerd\n")
        result = self.run_program("scrub", "--out", "out", "--password-file", "woorden.txt", "in256.pdf")
        self.assert_exit(result, 3)
        self.assertEqual(self.report("in256.pdf")["reason"]["code"], "encrypted")

    def test_a_file_without_passwords_is_told(self):
        self.write("leeg.txt", "\n\r\n")
        for name, dutch, english in (("leeg.txt", "is leeg", "is empty"),
                                     ("weg.txt", "kan niet worden gelezen", "cannot be read")):
            for language, words in (("nl", dutch), ("en", english)):
                result = self.run_program("scrub", "--out", "out", "--password-file", name, "in256.pdf",
                                          env={"ZWARTLAK_LANG": language})
                self.assert_exit(result, 4)
                self.assertIn(words, result.stderr)
        self.assertFalse((self.folder / "out").exists())


class Labels(ProgramTest):
    def test_labels_can_be_searched(self):
        self.write("brief.pdf", pdf(f"Het BSN is {BSN} en dat klopt."))
        self.assert_exit(self.run_program("scrub", "--out", "out", "--labels", "numbered", "brief.pdf"), 0)
        shown = subprocess.run(["pdftotext", self.folder / "out/brief.pdf", "-"], capture_output=True, text=True)
        self.assertIn("Het BSN is [BSN-1] en dat klopt.", " ".join(shown.stdout.split()))


class Kept(ProgramTest):
    CATALOG = ("/Outlines << /First << /Title (Besluit) /Dest [3 0 R /Fit]"
               f" /Next << /Title (BSN {BSN}) /Dest [3 0 R /XYZ 0 700 0] >> >> /Count 2 >> /OutputIntents [<< /S /GTS_PDFA1 >>]"
               " /AcroForm << /SigFlags 3 /Fields [<< /FT /Sig /T (Xandersson) /V << /Type /Sig /Name (Xandersson) >> >>] >>")

    def test_bookmarks_stay_and_what_is_lost_is_told(self):
        self.write("in.pdf", pdf(f"Besluit. Het BSN is {BSN} en dat klopt.", catalog=self.CATALOG))
        self.assert_exit(self.run_program("scrub", "--out", "out", "in.pdf"), 0)
        outline = subprocess.run(["mutool", "show", self.folder / "out/in.pdf", "outline"], capture_output=True, text=True).stdout
        self.assertIn('"Besluit"', outline)
        self.assertNotIn(BSN, outline)
        self.assertEqual(outline.count("#page=1"), 2, outline)
        report = self.report("in.pdf")
        self.assertEqual(report["removed"], {"NL_BSN": 2})
        for key in ("signature", "pdf_a"):
            self.assertFalse(report[key]["output"])
            self.assertIn("schone kopie", report[key]["nl"])
        self.assertIn('"lost":{"pdf_a":1,"signature":1}', (self.folder / "out/audit.jsonl").read_text())
        bare = subprocess.run(["qpdf", "--qdf", self.folder / "out/in.pdf", "-"], capture_output=True).stdout
        self.assertNotIn(b"Xandersson", bare)
        self.assert_audit_whole()


class Places(ProgramTest):
    def test_places_are_told_in_points(self):
        self.write("brief.pdf", pdf(f"Het BSN is {BSN} en dat klopt."))
        scan = self.run_program("scan", "--format", "jsonl", "brief.pdf")
        self.assert_exit(scan, 0)
        corners = json.loads(scan.stdout.splitlines()[0])["quad"]
        self.assert_exit(self.run_program("scrub", "--out", "out", "brief.pdf"), 0)
        report = self.report("brief.pdf")
        self.assertEqual(report["coverage"]["unit"], "point")
        self.assertAlmostEqual(report["coverage"]["page_sizes"][0][0], 595, delta=0.5)
        for left, top, right, bottom in ((*corners[0], *corners[2]), report["findings"][0]["boxes"][0],
                                         report["plan"]["items"][0]["box"]):
            # 12 points high, on a line 142 points below the top of the page.
            self.assertGreater(top, 128)
            self.assertLess(bottom, 149)
            self.assertGreater(left, 100)
            self.assertLess(right, 175)


class Packed(ProgramTest):
    def test_embedded_files_come_out_cleaned_beside_it(self):
        self.write("notities van Xandersson.log", f"BSN: {BSN}\nFout 500\nAchternaam: Xandersson\n")
        self.write("raar.exe", bytes(range(256)) * 4)
        self.write("inner.pdf", pdf("Binnenin: Meneer Xandersson belde."))
        self.write("plain.pdf", pdf("Geen bijlage te zien, zegt Xandersson."))
        names = ["notities van Xandersson.log", "raar.exe", "inner.pdf"]
        arguments = [part for name in names for part in ("--add-attachment", name, f"--description={BSN}", "--")]
        subprocess.run(["qpdf", "plain.pdf", *arguments, "brief.pdf"], cwd=self.folder, check=True)
        result = self.run_program("scrub", "--out", "out", "brief.pdf")
        self.assert_exit(result, 3)  # the program in it
        out = self.folder / "out"
        packed = self.report("brief.pdf")["packed"]["files"]
        self.assertEqual(len(packed), 3)
        for path in out.rglob("*"):
            self.assertNotIn("Xandersson", path.name)
        log = next(name for name in packed if name.endswith(".log"))
        text = (out / log).read_text()
        self.assertIn("Fout 500", text)
        self.assertNotIn(BSN, text)
        self.assertEqual(self.report(log)["parent"]["name"], "brief.pdf")
        self.assertEqual(self.report(log)["parent"]["sha256"], digest(self.folder / "brief.pdf"))
        program = next(name for name in packed if name.endswith(".bin"))
        self.assertEqual(self.report(program)["verdict"], "quarantined")
        self.assertFalse((out / program).exists())
        for name in ("brief.pdf", next(name for name in packed if name.endswith(".pdf"))):
            shown = subprocess.run(["pdftotext", out / name, "-"], capture_output=True, text=True).stdout
            self.assertNotIn("Xandersson", shown)
            listed = subprocess.run(["pdfdetach", "-list", out / name], capture_output=True, text=True).stdout
            self.assertTrue(listed.startswith("0 "), listed)
        self.assertIn('"parent_sha256":"' + digest(self.folder / "brief.pdf"), (out / "audit.jsonl").read_text())
        self.assert_audit_whole()


if __name__ == "__main__":
    unittest.main()
