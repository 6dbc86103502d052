# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: zwartlak maintainers
"""What readers of pictures do to text: look-alike letters, lost diacritics, letters that run together,
blanks that come or go."""
import re
import unicodedata

CONFUSED = {"l": "1I|i", "I": "l1|", "i": "l1j", "O": "0Q", "o": "0ce", "0": "O", "1": "lI", "m": "rn nn", "rn": "m", "e": "c",
            "c": "e", "a": "o", "n": "ri", "h": "b li", "S": "5", "B": "8", "g": "q 9", "u": "ii v", "v": "y", "d": "cl",
            "w": "vv", "t": "f", "f": "t", "s": "5", "z": "2", "Z": "2", "G": "6", "b": "h", "k": "lc", "y": "v", "j": "i", "J": "I"}
PIECE = re.compile(r"⟦[^|⟧]*\||⟧|.", re.S)


def damaged(rng, line):
    rate = rng.choice([0.015, 0.03, 0.06])
    out = []
    for piece in PIECE.findall(line):
        roll = rng.random()
        if len(piece) > 1 or piece in "⟧\t" or roll > rate * 2:
            out.append(piece)
        elif piece == " ":
            out.append(piece if roll < rate * 1.7 else "")
        elif roll < rate and piece in CONFUSED:
            out.append(rng.choice(CONFUSED[piece].split(" ")) if " " in CONFUSED[piece] else rng.choice(CONFUSED[piece]))
        elif ord(piece) > 0x7F:
            out.append(unicodedata.normalize("NFD", piece)[0])
        elif roll < rate * 0.15:
            pass
        else:
            out.append(piece)
    return "".join(out)
