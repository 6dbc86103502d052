#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: zwartlak maintainers
"""A second opinion on marks that are open: teacher.py WORK [--ask]

Reads alpino.txt (spans without type) and running.txt (marked by the first model; what it doubts is
`*`) in WORK and writes them anew, with what `frog` says of the same sentences. frog (Debian) was made
from other data with other features, so it errs elsewhere: where the first model doubts and frog sees
a person, three in four are persons; where frog sees nothing at all, one in five. Where frog names
another type the mark stays open: a quarter of those are persons. (Counted on alpino-dev.txt.)

What frog said is kept in teacher_marks.txt (digests and places, no text), so that training needs no
frog: it reads 1.5 kB a second. Sentences that are not in it stay open; --ask asks frog (Debian: frog,
uctodata) about them and adds its answers to the file.
"""
import hashlib
import pathlib
import re
import subprocess
import sys
import tempfile

MARKS = pathlib.Path(__file__).parent / "teacher_marks.txt"
MARK = re.compile(r"⟦([^|⟧]*)\|([^⟧]*)⟧")
BLANK = re.compile(r"[\s_]+")
NER, WORD = 7, 1  # columns of frog's output
LOOK_AHEAD = 8    # sentences that frog may have cut out of one line, to find the place again


def squeeze(text):
    return BLANK.sub("", text)


def unmark(line):
    """(text, [(start, end, label)]), places in the text without blanks."""
    text, spans, last = "", [], 0
    for mark in MARK.finditer(line):
        text += line[last:mark.start()]
        start = len(squeeze(text))
        text += mark.group(2)
        spans.append((start, len(squeeze(text)), mark.group(1)))
        last = mark.end()
    return text + line[last:], spans


def mark(text, spans):
    places = [i for i, c in enumerate(text) if not BLANK.match(c)]
    out, last = "", 0
    for start, end, label in sorted(spans):
        first, behind = places[start], places[end - 1] + 1
        if first >= last:
            out += f"{text[last:first]}⟦{label}|{text[first:behind]}⟧"
            last = behind
    return out + text[last:]


def frog_sentences(lines):
    with tempfile.TemporaryDirectory() as folder:
        source, result = pathlib.Path(folder) / "in.txt", pathlib.Path(folder) / "out.tsv"
        source.write_text("".join(line + "\n" for line in lines), encoding="utf-8")
        subprocess.run(["frog", "-n", "--skip=mlapc", "-t", str(source), "-o", str(result)], cwd=folder, check=True,
                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        for block in result.read_text(encoding="utf-8").split("\n\n"):
            rows = [line.split("\t") for line in block.splitlines()]
            if rows:
                yield [(squeeze(row[WORD]), row[NER]) for row in rows]


def entities(sentences):
    """(text without blanks, [(start, end, type)]) of some sentences in a row."""
    text, spans = "", []
    for sentence in sentences:
        for word, label in sentence:
            start = len(text)
            text += word
            if label.startswith("B-") or (label != "O" and not (spans and spans[-1][1] == start)):
                spans.append([start, len(text), label[2:].upper()])
            elif label != "O":
                spans[-1][1] = len(text)
    return text, spans


def frog_entities(lines):
    """{text without blanks: entities}. frog changes a few letters (ß); those lines are left out."""
    lines = sorted({line.strip() for line in lines if line.strip()})
    sentences = list(frog_sentences(lines))
    found, at = {}, 0
    for line in lines:
        wanted = squeeze(line)
        for start in range(at, min(at + LOOK_AHEAD, len(sentences))):
            end, length = start, 0
            while end < len(sentences) and length < len(wanted):
                length += sum(len(word) for word, _ in sentences[end])
                end += 1
            text, spans = entities(sentences[start:end])
            if text == wanted:
                found[wanted] = spans
                at = end
                break
    return found


def settle_doubt(span, seen):
    """What becomes of a run of which the first model is not sure. The person reaches as far as frog says."""
    start, end, _ = span
    person = next((s for s in seen if s[2] == "PER"), None)
    if not seen:
        return []
    if person is None:
        return [span]
    first, behind = person[:2]
    rest = [(start, first, "*"), (behind, end, "*")]
    return [(first, behind, "PER")] + [r for r in rest if r[0] < r[1]]


def disjoint(spans):
    """A person that reaches into its neighbours takes their place; one that is there already stays."""
    kept = []
    for span in sorted(spans, key=lambda s: (s[2] == "*", s[0], -s[1])):
        if all(span[1] <= k[0] or span[0] >= k[1] for k in kept):
            kept.append(span)
    return kept


def settle_type(span, seen):
    start, end, label = span
    if seen and (label == "?" or ("/" in label and "PER" in label)):
        label = {"PER": "PER", "LOC": "LOC/ORG/MISC"}.get(seen[0][2], label)
    return [(start, end, label)]


def is_open(label):
    return label in ("*", "?") or ("/" in label and "PER" in label)


def digest(text):
    return hashlib.sha256(squeeze(text).encode()).hexdigest()[:16]


def read_marks():
    found = {}
    for line in MARKS.read_text(encoding="utf-8").splitlines() if MARKS.exists() else []:
        if line[:1] != "#":
            key, *seen = line.split(" ")
            parts = [re.fullmatch(r"(\d+)-(\d+)(\w+)", one).groups() for one in seen]
            found[key] = [[int(start), int(end), kind] for start, end, kind in parts]
    return found


def write_marks(found):
    head = "# What frog sees in a sentence: digest, then start-end and type of each name, in letters without blanks.\n"
    rows = (" ".join([key, *(f"{s}-{e}{kind}" for s, e, kind in seen)]) for key, seen in sorted(found.items()))
    MARKS.write_text(head + "".join(row + "\n" for row in rows), encoding="utf-8")


def ask(texts, found):
    """Some at a time, so that little is lost when it is stopped."""
    texts = sorted({text.strip() for text in texts if digest(text) not in found} - {""})
    size = 400
    for at in range(0, len(texts), size):
        answers = frog_entities(texts[at:at + size])
        found.update({digest(text): seen for text, seen in answers.items()})
        write_marks(found)


def settle(line, found):
    text, spans = unmark(line)
    entities_here = found.get(digest(text)) if any(is_open(label) for _, _, label in spans) else None
    if entities_here is None:
        return line
    settled = []
    for span in spans:
        seen = [e for e in entities_here if e[0] < span[1] and e[1] > span[0]]
        settled += settle_doubt(span, seen) if span[2] == "*" else settle_type(span, seen)
    return mark(text, disjoint(settled))


def main():
    work = pathlib.Path(sys.argv[1])
    files = [work / "alpino.txt", work / "running.txt"]
    lines = {path: path.read_text(encoding="utf-8").splitlines() for path in files}
    found = read_marks()
    if "--ask" in sys.argv:
        unmarked = [unmark(line) for path in files for line in lines[path]]
        ask([text for text, spans in unmarked if any(is_open(label) for _, _, label in spans)], found)
    for path in files:
        path.write_text("".join(settle(line, found) + "\n" for line in lines[path]), encoding="utf-8")
    print(f"teacher: {len(found)} sentences")


if __name__ == "__main__":
    main()
