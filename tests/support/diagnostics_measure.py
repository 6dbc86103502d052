# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: zwartlak maintainers
#
# Is what support needs in report.json? The truth marks error texts, URLs and browser versions on the
# screen; each is compared with the lists of the report's "diagnostics" object, blanks and case aside.
import re

LISTS = {"error": ("errors", "codes"), "url": ("urls",), "browser": ("browsers",)}
MIN_PIECE = 4  # shorter pieces between personal words say nothing


def _squeeze(text):
    return re.sub(r"\s+", "", text).lower()


def pieces(diagnostic):
    """Runs of words without a personal one between them; an error is also cut where a line wraps."""
    out, current, line = [], "", None
    for word in diagnostic["words"]:
        wrapped = diagnostic["kind"] == "error" and line is not None and word["box"][1] >= line
        if word["personal"] or wrapped:
            out.append(current)
            current = ""
        if not word["personal"]:
            current += word["text"]
        line = word["box"][3]
    out.append(current)
    return [p for p in (_clean(_squeeze(p), diagnostic["kind"]) for p in out) if len(p) >= MIN_PIECE]


def _clean(piece, kind):
    if kind == "url":
        piece = re.sub(r"^https?://", "", piece)
        if piece.startswith(("?", "&", "#")) or "/" not in piece and "." not in piece:
            return ""
        return re.split(r"[?#]", piece)[0].rstrip("/")
    if kind == "browser":
        return piece.replace("/", "")
    return piece.strip(".,:;\"'()")


def is_present(diagnostic, report):
    wanted = pieces(diagnostic)
    lists = (report or {}).get("diagnostics") or {}
    entries = [_squeeze(e) for key in LISTS[diagnostic["kind"]] for e in lists.get(key) or []]
    if diagnostic["kind"] == "browser":
        entries = [e.replace("/", "") for e in entries]
    joined = "".join(entries)
    if diagnostic["kind"] == "url":
        return not wanted or any(all(p in e for p in wanted) for e in entries)
    return all(p in joined or any(p in e for e in entries) for p in wanted)
