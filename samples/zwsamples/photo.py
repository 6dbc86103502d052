# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: zwartlak maintainers
#
# Makes a rendered page look photographed: slight rotation and perspective, uneven light, blur, sensor
# noise, perhaps turned by a quarter. The word boxes go through the same mapping and become quads.
import dataclasses
import random

import numpy as np
from PIL import Image, ImageFilter

MARGIN = 0.05  # of desk around the page


@dataclasses.dataclass(frozen=True)
class Photo:
    seed: str
    degrees: float = 1.5
    perspective: float = 0.02
    blur: float = 0.6
    noise: float = 4
    quarter_turns: int = 0


def _homography(source, target):
    rows, right = [], []
    for (x, y), (u, v) in zip(source, target):
        rows += [[x, y, 1, 0, 0, 0, -u * x, -u * y], [0, 0, 0, x, y, 1, -v * x, -v * y]]
        right += [u, v]
    return np.append(np.linalg.solve(np.array(rows, float), np.array(right, float)), 1).reshape(3, 3)


def _map(matrix, points):
    mapped = np.c_[np.array(points, float), np.ones(len(points))] @ matrix.T
    return mapped[:, :2] / mapped[:, 2:]


def _target_corners(rng, photo, width, height):
    margin_x, margin_y = width * MARGIN, height * MARGIN
    corners = np.array([[0, 0], [width, 0], [width, height], [0, height]], float)
    jitter = np.array([[rng.uniform(-1, 1) * photo.perspective * width, rng.uniform(-1, 1) * photo.perspective * height] for _ in range(4)])
    angle = np.deg2rad(photo.degrees * rng.choice((-1, 1)))
    turn = np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])
    middle = np.array([width / 2, height / 2])
    return (corners + jitter - middle) @ turn.T + middle + [margin_x, margin_y]


def _light(rng, noise, image):
    pixels = np.asarray(image, dtype=np.float32)
    height, width = pixels.shape[:2]
    y, x = np.mgrid[0:height, 0:width].astype(np.float32)
    direction = rng.uniform(0, 2 * np.pi)
    ramp = (x / width - 0.5) * np.cos(direction) + (y / height - 0.5) * np.sin(direction)
    shade = (0.88 + 0.22 * ramp)[..., None] * np.array([1.0, 0.985, 0.95], dtype=np.float32)
    grain = np.random.default_rng(rng.randrange(1 << 32)).normal(0, noise, pixels.shape).astype(np.float32)
    return Image.fromarray(np.clip(pixels * shade + grain, 0, 255).astype(np.uint8))


def _quarter(point, turns, size):
    x, y = point
    width, height = size
    for _ in range(turns):  # counter-clockwise, as PIL's ROTATE_90
        x, y, width, height = y, width - x, height, width
    return x, y


def take(image, photo):
    """(photographed image, function from a pixel box to the quad it becomes)."""
    rng = random.Random(photo.seed)
    width, height = image.size
    size = (round(width * (1 + 2 * MARGIN)), round(height * (1 + 2 * MARGIN)))
    corners = [(0, 0), (width, 0), (width, height), (0, height)]
    matrix = _homography(corners, _target_corners(rng, photo, width, height))
    back = np.linalg.inv(matrix)
    back /= back[2, 2]
    page = image.convert("RGBA").transform(size, Image.PERSPECTIVE, tuple(back.flatten()[:8]), Image.BICUBIC)
    desk = Image.new("RGBA", size, rng.choice(((92, 74, 58, 255), (60, 62, 66, 255), (176, 170, 160, 255))))
    taken = Image.alpha_composite(desk, page).convert("RGB").filter(ImageFilter.GaussianBlur(photo.blur))
    taken = _light(rng, photo.noise, taken)
    for _ in range(photo.quarter_turns):
        taken = taken.transpose(Image.ROTATE_90)

    def quad_of(box):
        left, top, right, bottom = box
        points = _map(matrix, [(left, top), (right, top), (right, bottom), (left, bottom)])
        return [[round(float(c), 1) for c in _quarter(p, photo.quarter_turns, size)] for p in points]
    return taken, quad_of
