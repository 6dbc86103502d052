# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: zwartlak maintainers
#
# Can other eyes still read a fixed-format value in a cleaned picture? Whole-page Tesseract (the
# program) at 1x, 2x and 3x, and RapidOCR where it is installed.
import re
import subprocess
import sys
import tempfile

from PIL import Image

MAX_PIXELS = 40_000_000  # a larger enlargement is left out (4K at 3x)
MIN_CHARACTERS = 6


def squeeze(text):
    return re.sub(r"[^0-9a-z]", "", text.lower())


def squeeze_lines(text):
    """Line by line: the end of one row and the start of the next make no value."""
    return "\n".join(squeeze(line) for line in text.splitlines())


def tesseract_text(path, factor):
    with Image.open(path) as image:
        picture = image.convert("RGB")
    if picture.width * picture.height * factor * factor > MAX_PIXELS:
        return ""
    if factor > 1:
        picture = picture.resize((picture.width * factor, picture.height * factor), Image.BICUBIC)
    with tempfile.NamedTemporaryFile(suffix=".png") as file:
        picture.save(file.name, compress_level=1)
        done = subprocess.run(["tesseract", file.name, "-", "-l", "nld"], capture_output=True, text=True, check=False,
                              env={"OMP_THREAD_LIMIT": "1", "PATH": "/usr/bin:/bin"})
    if done.returncode != 0:
        raise SystemExit("evaluate: the tesseract program failed; install tesseract-ocr and tesseract-ocr-nld")
    return done.stdout


def rapidocr_text(path):
    global _reader
    try:
        if "_reader" not in globals():
            from rapidocr import RapidOCR
            _reader = RapidOCR()
    except ImportError:
        sys.exit("evaluate: --rapidocr needs the Python package rapidocr")
    return "\n".join(_reader(str(path)).txts or ())


def legible_values(path, values, use_rapidocr):
    """[(index of a fixed value, engine)] of the values that can be read in the picture."""
    texts = [(f"tesseract {factor}x", squeeze_lines(tesseract_text(path, factor))) for factor in (1, 2, 3)]
    if use_rapidocr:
        texts.append(("rapidocr", squeeze_lines(rapidocr_text(path))))
    found = []
    for index, value in enumerate(values):
        wanted = squeeze(value["text"])
        if value["group"] == "fixed" and len(wanted) >= MIN_CHARACTERS:
            found += [(index, engine) for engine, text in texts if wanted in text]
    return found
