# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: zwartlak maintainers
#
# What a template returns: one page to render, and how the picture is to be stored.
import dataclasses

from . import markup


@dataclasses.dataclass
class Screen:
    name: str
    body: str
    theme: object
    width: int = 1280
    height: int = 800
    scale: float = 1
    css: str = ""
    flags: tuple = ()
    image_format: str = "png"    # png or jpg
    quality: int = 50
    resize: float = 1            # the stored picture is this much smaller than the rendered one
    subpixel: bool = False       # coloured fringes, as Windows draws text
    photo: object = None         # photo.Photo: the page is photographed, boxes become quads

    def page(self):
        body = markup.to_elements(self.body)
        return f"<!doctype html><meta charset=utf-8><style>{self.theme.css()}{self.css}</style><body>{body}</body>"
