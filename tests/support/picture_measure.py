# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: zwartlak maintainers
#
# What happened to one picture: which values are covered, which innocent words are lost.
# covered: 98 % of the ink box of every word is one solid colour in the output and was not in the
# original. lost: more than half of a word's box has the box colour now, and of what was not of that
# colour before, more than half is now. On photographed pages the place of a word is a quad, and only
# the pixels within it count. Pictures are arrays (height, width, 3) of uint8.
import numpy as np
from PIL import Image, ImageDraw

SOLID_SHARE = 0.98
LOST_SHARE = 0.5


def _codes(region):
    r = region.reshape(-1, 3).astype(np.uint32)
    return (r[:, 0] << 16) | (r[:, 1] << 8) | r[:, 2]


def _close(region, colour, tolerance):
    if tolerance == 0:
        return (region == colour).all(axis=-1)
    return (np.abs(region.astype(np.int16) - np.asarray(colour, dtype=np.int16)) <= tolerance).all(axis=-1)


def solid_share(region, tolerance):
    """Share of the pixels that have (within the tolerance) the most frequent colour."""
    if region.size == 0:
        return 1.0
    values, counts = np.unique(_codes(region), return_counts=True)
    code = int(values[counts.argmax()])
    return float(_close(region, (code >> 16, code >> 8 & 255, code & 255), tolerance).mean())


def _cut(picture, word):
    """The pixels of a word: (height, width, 3), or (count, 1, 3) for a quad."""
    left, top, right, bottom = word["box"]
    region = picture[max(0, top):bottom, max(0, left):right]
    if "quad" not in word:
        return region
    mask = Image.new("1", (region.shape[1], region.shape[0]))
    ImageDraw.Draw(mask).polygon([(x - max(0, left) - 0.5, y - max(0, top) - 0.5) for x, y in word["quad"]], fill=1)
    return region[np.asarray(mask)][:, None, :]


def value_is_covered(original, output, value, tolerance):
    return all(solid_share(_cut(output, w), tolerance) >= SOLID_SHARE and
               solid_share(_cut(original, w), 0) < SOLID_SHARE for w in value["words"])


def box_colour(original, output, tolerance):
    """The colour most changed pixels have now; None when nothing changed."""
    changed = ~_close(output, original, tolerance)
    if not changed.any():
        return None
    values, counts = np.unique(_codes(output[changed]), return_counts=True)
    code = int(values[counts.argmax()])
    return code >> 16, code >> 8 & 255, code & 255


def word_is_lost(original, output, word, colour, tolerance):
    if colour is None:
        return False
    now = _close(_cut(output, word), colour, tolerance)
    before = _close(_cut(original, word), colour, tolerance)
    other = ~before
    return bool(now.mean() > LOST_SHARE and other.any() and now[other].mean() > LOST_SHARE)
