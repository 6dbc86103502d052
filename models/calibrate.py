# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: zwartlak maintainers
"""Measures between which values the recogniser's layers work, and prints the table of quantise.py.

    calibrate.py --models .deps/models build/samples/agenda.png build/samples/chat-dark.png ...

Only for who changes the network: the table is committed. Needs the wheel `openvino`, numpy and PIL. The
samples' truth says where lines are; each is cut out as the reader cuts it. --models must hold a recogniser
that is not quantised (`prepare_weights.py --exact`).
"""
import argparse
import json
import pathlib

import numpy
import openvino
from openvino import opset13
from PIL import Image

import quantise

HEIGHT = 48
MARGIN = 0.25  # of the line's height, as models/line_recognizer.cc cuts
WIDEST = 960


def lines_of(picture, truth):
    for item in truth["values"] + truth["ignored"]:
        boxes = numpy.array([w["box"] for w in item["words"]])
        left, top = boxes[:, :2].min(axis=0)
        right, bottom = boxes[:, 2:].max(axis=0)
        margin = round((bottom - top) * MARGIN)
        cut = picture.crop((left - margin, top - margin, right + margin, bottom + margin))
        if bottom - top < 6 or bottom - top > 80 or min(cut.size) < 4:
            continue
        width = min(WIDEST, max(8, round(cut.width * HEIGHT / cut.height)))
        padded = numpy.full((1, HEIGHT, (width + 31) // 32 * 32, 3), 128, numpy.uint8)
        rgb = numpy.asarray(cut.resize((width, HEIGHT), Image.BILINEAR))
        padded[0, :, :width] = rgb[:, :, ::-1]
        yield padded


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--models", type=pathlib.Path, required=True)
    parser.add_argument("pictures", type=pathlib.Path, nargs="+")
    options = parser.parse_args()
    core = openvino.Core()
    model = core.read_model(options.models / "recogniser.xml")
    layers = quantise.layers_of(model)
    watched = openvino.Model([opset13.result(layer.input_value(0)) for layer in layers], model.get_parameters())
    compiled = core.compile_model(watched, "CPU", {"INFERENCE_PRECISION_HINT": "f32"})
    low, high = [], []
    for path in options.pictures:
        truth = json.loads(path.with_name(path.stem + ".truth.json").read_text())
        for line in lines_of(Image.open(path).convert("RGB"), truth):
            seen = compiled({0: line})
            low.append([float(seen[i].min()) for i in range(len(layers))])
            high.append([float(seen[i].max()) for i in range(len(layers))])
    # The most extreme line in fifty may be cut: finer steps for all others are worth more.
    low, high = numpy.quantile(low, 0.02, axis=0), numpy.quantile(high, 0.98, axis=0)
    for layer, least, most in zip(layers, low, high):
        print(f'    "{layer.get_friendly_name()}": ({least:.2f}, {most:.2f}),')


if __name__ == "__main__":
    main()
