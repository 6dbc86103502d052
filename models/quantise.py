# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: zwartlak maintainers
"""Lets the recogniser's wide layers (nine tenths of its work) compute with 8-bit integers.

Pointwise convolutions only: the first layers, the squeezes, the attention and the last layer stay as they
are, they cost little and mind it most. Weights get half of the 8-bit range: two products of full range do
not fit the 16 bits in which processors without VNNI add them, and the reading would depend on the processor.
"""
import numpy
from openvino import opset13

# Values that reach each layer, by calibrate.py.
RANGES = {
    "Conv.4": (0.00, 13.24),
    "Conv.8": (-1.18, 1.57),
    "Conv.9": (-0.17, 4.00),
    "Conv.11": (-1.84, 2.12),
    "Conv.12": (-0.17, 3.76),
    "Conv.14": (-1.65, 1.79),
    "Conv.15": (-0.17, 2.31),
    "Conv.17": (-4.35, 2.97),
    "Conv.18": (-0.17, 3.83),
    "Conv.22": (-0.76, 1.01),
    "Conv.23": (-0.17, 2.77),
    "Conv.25": (-1.67, 1.97),
    "Conv.26": (-0.17, 1.73),
    "Conv.30": (-1.20, 1.15),
    "Conv.31": (-0.17, 3.89),
    "Conv.33": (-1.61, 2.23),
    "Conv.34": (-0.17, 2.64),
    "Conv.38": (-0.69, 0.85),
    "Conv.39": (-0.17, 3.82),
    "Conv.41": (-1.80, 1.44),
    "Conv.42": (-0.17, 1.90),
    "Conv.44": (-2.87, 2.68),
    "Conv.45": (-0.17, 4.50),
    "Conv.49": (-0.95, 0.84),
    "Conv.50": (-0.17, 2.88),
    "Conv.52": (-7.70, 6.77),
    "Conv.53": (-0.17, 3.52),
    "Conv.55": (-5.63, 5.38),
    "Conv.54": (-5.63, 5.38),
}


def layers_of(model):
    """Pointwise convolutions over the picture; a squeeze has one row and one column."""
    found = []
    for op in model.get_ordered_ops():
        if op.get_type_name() != "Convolution":
            continue
        kernel = op.input_value(1).get_partial_shape()
        rows, columns = op.output(0).get_partial_shape()[2], op.output(0).get_partial_shape()[3]
        squeeze = rows.is_static and rows.get_length() == 1 and columns.is_static
        if kernel[2].get_length() == 1 and kernel[3].get_length() == 1 and not squeeze:
            found.append(op)
    return found


def scalar(value):
    return opset13.constant(numpy.full((1, 1, 1, 1), value, numpy.float32))


def quantised_values(source, low, high):
    """256 steps from `low` to `high`, one of which is 0."""
    step = (high - low) / 255
    zero = round(-low / step)
    low, high = scalar(-zero * step), scalar((255 - zero) * step)
    return opset13.fake_quantize(source, low, high, low, high, 256).output(0)


def quantised_weights(layer):
    """Stored as 8-bit integers, so that no wide copy is held anywhere."""
    node = layer.input_value(1).get_node()
    while node.get_type_name() != "Constant":
        node = node.input_value(0).get_node()
    data = node.get_data().astype(numpy.float32)
    step = numpy.maximum(numpy.abs(data).max(axis=(1, 2, 3), keepdims=True), 1e-8) / 64
    stored = opset13.constant(numpy.rint(data / step).astype(numpy.int8))
    wide = opset13.convert(stored, "f32")
    return opset13.multiply(wide, opset13.constant(step.astype(numpy.float32))).output(0)


def quantise(model):
    layers = layers_of(model)
    if {layer.get_friendly_name() for layer in layers} != set(RANGES):
        raise SystemExit("quantise: the recogniser's layers are not those that were measured")
    shared = {}
    for layer in layers:
        source = layer.input_value(0)
        key = (source.get_node().get_friendly_name(), source.get_index())
        if key not in shared:
            shared[key] = quantised_values(source, *RANGES[layer.get_friendly_name()])
        layer.input(0).replace_source_output(shared[key])
        layer.input(1).replace_source_output(quantised_weights(layer))
    model.validate_nodes_and_infer_types()
