# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: zwartlak maintainers
#
# How a template says what is personal. A template writes ordinary text or HTML; a value is wrapped
# in private-use characters that carry its entity type and group. The screen renderer turns them into
# <zw-v> elements, the text writer into byte offsets; neither ever searches for a value by its text.
import html
import re

OPEN, SEPARATOR, CLOSE = "\ue000", "\ue001", "\ue002"
DIAGNOSTIC_OPEN, DIAGNOSTIC_CLOSE = "\ue003", "\ue004"
_MARK = re.compile(f"{OPEN}([A-Z_]+)\\|([a-z_]+){SEPARATOR}|{CLOSE}|{DIAGNOSTIC_OPEN}([a-z]+){SEPARATOR}"
                   f"|{DIAGNOSTIC_CLOSE}")

FIXED, LABELLED, LABELLED_NAME = "fixed", "labelled", "labelled_name"
RUNNING_NAME, RUNNING = "running_name", "running"
# Neither a value nor innocent: a title before a name, a town after an address, a gender.
OPTIONAL = "optional"


def mark(text, entity, group):
    return f"{OPEN}{entity}|{group}{SEPARATOR}{text}{CLOSE}"


def optional(text):
    return mark(text, "NONE", OPTIONAL)


def diagnostic(text, kind):
    """kind: error, url or browser; text may hold marked values, which are left out of it."""
    return f"{DIAGNOSTIC_OPEN}{kind}{SEPARATOR}{text}{DIAGNOSTIC_CLOSE}"


def esc(text):
    return html.escape(text, quote=True)


def to_elements(page):
    """HTML with marks -> HTML with <zw-v> and <zw-d> elements."""
    def replace(match):
        if match[0] == CLOSE:
            return "</zw-v>"
        if match[0] == DIAGNOSTIC_CLOSE:
            return "</zw-d>"
        if match[3]:
            return f'<zw-d k="{match[3]}">'
        return f'<zw-v e="{match[1]}" g="{match[2]}">'
    return _MARK.sub(replace, page)


def to_spans(text):
    """Marked text -> (plain text, [(start, end, entity, group)], [(start, end, kind)]) in bytes."""
    out, values, diagnostics, stack = bytearray(), [], [], []
    position = 0
    for match in _MARK.finditer(text):
        out += text[position:match.start()].encode()
        position = match.end()
        if match[0] in (CLOSE, DIAGNOSTIC_CLOSE):
            start, what = stack.pop()
            (values if match[0] == CLOSE else diagnostics).append((start, len(out), *what))
        else:
            stack.append((len(out), (match[3],) if match[3] else (match[1], match[2])))
    out += text[position:].encode()
    return out.decode(), sorted(values), sorted(diagnostics)
