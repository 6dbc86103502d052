# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: zwartlak maintainers
"""Turns the two PP-OCRv6 networks of the wheel `rapidocr` into what the readers load.

The recogniser knows 18,708 characters, nearly all of them Chinese. Its last layer is cut down to the
Latin script, digits, punctuation and the symbols that icons look like (so that an icon is read as a
symbol rather than as a letter); readings stay the same and the layer costs a fortieth. Its wide layers
compute with 8-bit integers (quantise.py; --exact leaves that out). Both networks
take 8-bit pixels afterwards and are written as OpenVINO IR, which loads fastest. Needs the Python
package of the wheel `openvino` and numpy, nothing else.

Writes detector.{xml,bin}, recogniser.{xml,bin}, characters.txt and manifest.txt (SHA-256 of each).
"""
import argparse
import hashlib
import pathlib

import numpy
import openvino
from openvino import opset13
from openvino.preprocess import PrePostProcessor

import quantise

# SHA-256 of what the wheel holds; a wheel that differs is another model and is not used.
SOURCES = {
    "PP-OCRv6_det_small.onnx": "090f04abcd9d9a7498bc4ebf677e4cb9bdce1fe4197ddb7e529f1ef44e1ff94f",
    "PP-OCRv6_rec_small.onnx": "6f327246b50388f3c176ae304bd95767ea6dc0c9ae92153ef8cbe210b3c14884",
}

# Inclusive ranges of code points that are kept.
KEPT = [
    (0x21, 0x7E),      # ASCII
    (0xA1, 0xFF),      # Latin-1
    (0x100, 0x17F),    # Latin Extended-A: Turkish, Polish, Czech, Frisian, Romanian ...
    (0x18F, 0x18F), (0x192, 0x192), (0x1A0, 0x1A1), (0x1AF, 0x1B0), (0x1CD, 0x1DC),
    (0x1E6, 0x1E7), (0x218, 0x21B), (0x259, 0x259),
    (0x1E00, 0x1EFF),  # Vietnamese, as far as the network has it
    (0x2013, 0x203A),  # dashes, quotes, bullets
    (0x20A0, 0x20BF),  # currencies
    (0x2103, 0x2103), (0x2116, 0x2116), (0x2122, 0x2122),
    (0x2190, 0x2199), (0x221A, 0x221A), (0x221E, 0x221E), (0x2248, 0x2248),
    (0x2260, 0x2260), (0x2264, 0x2265),
    (0x2318, 0x2318), (0x232B, 0x232B), (0x23CE, 0x23CF),
    (0x25A0, 0x27BF),  # shapes, ballot boxes, ticks, crosses, stars: what icons look like
]


def sha256(path):
    return hashlib.sha256(path.read_bytes()).hexdigest()


def load(core, folder, name):
    path = folder / name
    if sha256(path) != SOURCES[name]:
        raise SystemExit(f"prepare_weights: {name} is not the file that was chosen")
    return core.read_model(path)


def take_pixels(model):
    """Input becomes u8 NHWC (blue, green, red), normalised inside as (x / 255 - 0.5) / 0.5."""
    steps = PrePostProcessor(model)
    steps.input().tensor().set_element_type(openvino.Type.u8).set_layout(openvino.Layout("NHWC"))
    steps.input().model().set_layout(openvino.Layout("NCHW"))
    steps.input().preprocess().convert_element_type(openvino.Type.f32).mean(127.5).scale(127.5)
    return steps.build()


def cut_classes(model, kept):
    """Keeps the columns `kept` of the last matrix and its bias."""
    for op in model.get_ordered_ops():
        if op.get_friendly_name() not in ("linear_8.w_0", "linear_8.b_0"):
            continue
        cut = numpy.ascontiguousarray(op.get_data()[..., kept])
        op.output(0).replace(opset13.constant(cut).output(0))
    model.validate_nodes_and_infer_types()


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--source", type=pathlib.Path, required=True)
    parser.add_argument("--out", type=pathlib.Path, required=True)
    parser.add_argument("--exact", action="store_true")
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    core = openvino.Core()

    recogniser = load(core, options.source, "PP-OCRv6_rec_small.onnx")
    characters = str(recogniser.get_rt_info(["framework", "character"]).value).split("\n")
    # Class 0 is the blank of CTC, the last class is the space.
    kept = [i for i, c in enumerate(characters)
            if len(c) == 1 and any(low <= ord(c) <= high for low, high in KEPT)]
    cut_classes(recogniser, [0] + [i + 1 for i in kept] + [len(characters) + 1])
    if not options.exact:
        quantise.quantise(recogniser)
    text = "".join(characters[i] + "\n" for i in kept) + " \n"
    (options.out / "characters.txt").write_text(text, encoding="utf-8")

    detector = load(core, options.source, "PP-OCRv6_det_small.onnx")
    for name, model in (("recogniser", recogniser), ("detector", detector)):
        openvino.save_model(take_pixels(model), options.out / f"{name}.xml", compress_to_fp16=False)

    files = sorted(p for p in options.out.iterdir() if p.name != "manifest.txt")
    manifest = "".join(f"{sha256(p)}  {p.name}\n" for p in files)
    (options.out / "manifest.txt").write_text(manifest)


if __name__ == "__main__":
    main()
