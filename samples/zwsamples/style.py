# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: zwartlak maintainers
#
# The look of a screen: font, size, colours, spacing, drawn from the seed so that no two screens of a
# template look alike. Every measure is a CSS custom property or an attribute of Theme.
import dataclasses

SANS = ("Liberation Sans", "DejaVu Sans", "Roboto", "Open Sans", "Noto Sans", "Lato", "Inter", "Carlito", "Cantarell",
        "Roboto Condensed", "Liberation Sans Narrow", "Oxygen-Sans")
BRIGHT_ACCENTS = ("#00a4b8", "#e17000", "#0078d4", "#3a86c8", "#39870c", "#ef5350", "#b388ff", "#26a69a")  # read on dark as well
SERIF = ("Liberation Serif", "Caladea", "DejaVu Serif", "Noto Serif")
MONO = ("DejaVu Sans Mono", "Liberation Mono", "Hack", "Fira Code", "JetBrains Mono", "Noto Sans Mono")
ACCENTS = ("#00a4b8", "#154273", "#d6001c", "#007a3d", "#5b2a86", "#e17000", "#0078d4", "#39870c", "#8b1a3f", "#2b2d42",
           "#3a86c8", "#b34a00")


@dataclasses.dataclass
class Theme:
    font: str
    mono: str
    size: float
    accent: str
    background: str
    panel: str
    ink: str
    muted: str
    line: str
    header: str       # background of table and panel headers
    radius: int
    pad: int
    dark: bool

    def css(self):
        return f"""
        *{{box-sizing:border-box}} html,body{{margin:0;height:100%;overflow:hidden}}
        body{{font:{self.size}px/1.42 '{self.font}',sans-serif;background:{self.background};color:{self.ink}}}
        table{{border-collapse:collapse}} a{{color:{self.accent};text-decoration:none}} pre,code,.mono{{font-family:'{self.mono}',monospace}}
        pre{{margin:0;white-space:pre}} h1,h2,h3,p,dl,dd,ul{{margin:0;padding:0}}
        .panel{{background:{self.panel};border:1px solid {self.line};border-radius:{self.radius}px}}
        .muted{{color:{self.muted}}} .row{{display:flex}} .grow{{flex:1}} .nowrap{{white-space:nowrap}}
        .button{{display:inline-block;background:{self.accent};color:#fff;border-radius:{self.radius}px;padding:{self.pad}px {self.pad * 2 + 4}px}}
        .button.plain{{background:transparent;color:{self.ink};border:1px solid {self.line}}}
        .input{{border:1px solid {self.line};border-radius:{self.radius}px;padding:{self.pad}px {self.pad + 3}px;background:{self.field()};min-height:{self.size * 1.42 + self.pad * 2 + 2}px;white-space:nowrap;overflow:hidden}}
        .bar{{background:{self.accent};color:#fff}}
        .badge{{display:inline-block;border-radius:9px;padding:1px 8px;color:#fff;font-size:.86em}}
        .ellipsis{{overflow:hidden;text-overflow:ellipsis;white-space:nowrap}}
        """

    def field(self):
        return "#1d1f24" if self.dark else "#ffffff"


def theme(rng, dark=None, size=None, font=None, contrast=None):
    if dark is None:
        dark = rng.random() < 0.12
    size = size or rng.choice((11, 12, 13, 13, 14, 14, 15, 16))
    pool = SANS if rng.random() < 0.9 else SERIF
    if dark:
        background, panel = rng.choice((("#121212", "#1e1e1e"), ("#0d1117", "#161b22"), ("#202124", "#292a2d"), ("#1b2430", "#233044")))
        ink, muted, line = rng.choice(("#e6e6e6", "#c9d1d9", "#dadce0")), "#8b949e", rng.choice(("#30363d", "#3c4043", "#444"))
        header = rng.choice(("#2b2f36", "#0f1419", "#30363d"))
    else:
        background, panel = rng.choice((("#ffffff", "#ffffff"), ("#f3f3f3", "#ffffff"), ("#e6e6e6", "#ffffff"), ("#fafafa", "#f6f8fa"), ("#eef3f7", "#ffffff")))
        ink, muted, line = rng.choice(("#000000", "#222222", "#333333", "#212529")), rng.choice(("#767676", "#6c757d", "#888888")), rng.choice(("#cccccc", "#dddddd", "#bbbbbb", "#e1e4e8"))
        header = rng.choice(("#f5f5f5", "#e9ecef", "#dfe7ee", "#eeeeee"))
    if contrast == "low":  # about 2:1
        ink, muted = ("#5a5a5a", "#555555") if dark else ("#b0b0b0", "#b8b8b8")
    elif contrast == "grey":
        ink, muted = ("#8f8f8f", "#777777") if dark else ("#808080", "#999999")
    return Theme(font=font or rng.choice(pool), mono=rng.choice(MONO), size=size, accent=rng.choice(BRIGHT_ACCENTS if dark else ACCENTS), background=background,
                 panel=panel, ink=ink, muted=muted, line=line, header=header, radius=rng.choice((0, 0, 2, 4, 6, 8)),
                 pad=rng.choice((2, 4, 5, 6, 8)), dark=dark)
