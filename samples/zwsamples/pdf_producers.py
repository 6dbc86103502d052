# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: zwartlak maintainers
#
# The same lines as PDF by several producers: (name, maker); maker(lines, rng, tools) gives bytes.
# `tools.browser()` is a Chromium for all files, `tools.folder` a scratch folder.
import base64
import html
import io
import pathlib
import subprocess

from PIL import Image, ImageFilter

from . import pdf_raw

DEJAVU = "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf"
PER_PAGE = 48


def pages_of(lines):
    return [lines[i:i + PER_PAGE] for i in range(0, max(len(lines), 1), PER_PAGE)]


def by_hand(lines, rng, _tools):
    return pdf_raw.make(lines, rng)


def by_hand_with_secrets(lines, rng, tools):
    return pdf_raw.make(lines, rng, tools.secrets)


def reportlab(lines, rng, tools):
    from reportlab.pdfbase import pdfmetrics, ttfonts
    from reportlab.pdfgen import canvas
    pdfmetrics.registerFont(ttfonts.TTFont("DejaVu", DEJAVU))
    out = io.BytesIO()
    page = canvas.Canvas(out, pagesize=(595, 842), invariant=1, pageCompression=1)
    page.setTitle("Bijlage")
    page.setAuthor(tools.secrets[0] if tools.secrets else "Afdeling")
    for part in pages_of(lines):
        font, size = rng.choice((("DejaVu", 9), ("DejaVu", 10), ("Helvetica", 10), ("Times-Roman", 11), ("Courier", 9)))
        if any(ord(c) > 255 for line in part for c in line):
            font, size = "DejaVu", 9
        page.setFont(font, size)
        for i, line in enumerate(part):
            page.drawString(45, 790 - 15 * i, line)
        page.showPage()
    page.save()
    return out.getvalue()


def cairo(lines, _rng, _tools):
    import cairo as lib
    out = io.BytesIO()
    surface = lib.PDFSurface(out, 595, 842)
    context = lib.Context(surface)
    for part in pages_of(lines):
        context.select_font_face("Liberation Sans")
        context.set_font_size(10)
        for i, line in enumerate(part):
            context.move_to(45, 55 + 15 * i)
            context.show_text(line)
        context.show_page()
    surface.finish()
    return out.getvalue()


def chromium(lines, rng, tools):
    body = "".join(f"<div>{html.escape(line) or '&nbsp;'}</div>" for line in lines)
    family = rng.choice(("Open Sans", "Liberation Serif", "Roboto", "Lato"))
    return tools.browser().pdf(f"<html><head><title>Bijlage</title></head><body style='font:12px {family};line-height:1.4'>{body}</body></html>")


def scanned(lines, rng, tools, layer=False):
    """Pages of another producer as pictures at 200 dots an inch, a little noisy."""
    source = tools.folder / "source.pdf"
    source.write_bytes(reportlab(lines, rng, tools))
    subprocess.run(["pdftoppm", "-r", "200", "-gray", str(source), str(tools.folder / "scan")], check=True)
    from reportlab.pdfgen import canvas
    out = io.BytesIO()
    page = canvas.Canvas(out, pagesize=(595, 842), invariant=1)
    parts = pages_of(lines)
    for number, path in enumerate(sorted(tools.folder.glob("scan-*.pgm"))):
        picture = Image.open(path).convert("L").filter(ImageFilter.GaussianBlur(0.5))
        picture = picture.rotate(rng.uniform(-0.3, 0.3), resample=Image.BICUBIC, fillcolor=255)
        buffer = io.BytesIO()
        picture.save(buffer, "JPEG", quality=75)
        jpeg = tools.folder / f"scan-{number}.jpg"
        jpeg.write_bytes(buffer.getvalue())
        path.unlink()
        page.drawImage(str(jpeg), 0, 0, 595, 842)
        if layer:
            for i, line in enumerate(parts[number]):
                text = page.beginText(45, 790 - 15 * i)
                text.setTextRenderMode(3)
                text.setFont("Helvetica", 10)
                text.textOut(line)
                page.drawText(text)
        page.showPage()
    page.save()
    return out.getvalue()


def scanned_with_layer(lines, rng, tools):
    return scanned(lines, rng, tools, layer=True)


PRODUCERS = (("hand", by_hand), ("secrets", by_hand_with_secrets), ("reportlab", reportlab), ("cairo", cairo), ("chromium", chromium),
             ("scan", scanned), ("scanlayer", scanned_with_layer))


class Tools:
    def __init__(self, folder):
        self.folder = pathlib.Path(folder)
        self.secrets = ()
        self._browser = None

    def browser(self):
        if self._browser is None:
            from .browser import Browser
            self._browser = Printer(Browser())
        return self._browser

    def close(self):
        if self._browser:
            self._browser.close()


class Printer:
    def __init__(self, browser):
        self.browser = browser

    def pdf(self, page):
        self.browser.load(page, 800, 1100, 1)
        return base64.b64decode(self.browser.call("Page.printToPDF", {"printBackground": True})["data"])

    def close(self):
        self.browser.close()
