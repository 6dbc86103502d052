#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: zwartlak maintainers
"""Marked sentences from the public data: sources.py DATA OUT

DATA is the folder ../shared/data, OUT gets one file a source in the form of corpus.h. Alpino's spans
have no type: the typed lists say which types a span can have. Sentences that also occur in UD Dutch,
from which gold sets are made, are left out. A twelfth of Alpino is held out for development.
"""
import hashlib
import pathlib
import re
import sys

LISTS = {"per": "PER", "geo": "LOC", "org": "ORG", "misc": "MISC"}
NO_BLANK_BEFORE = set(",.:;!?)]}%")
LETTERS = re.compile(r"[^\W\d_]+", re.U)


def digest(text):
    return hashlib.sha256(text.encode()).digest()[:8]


def key(text):
    """What two copies of a sentence have in common, however tokenised."""
    return digest("".join(LETTERS.findall(text.lower())))


def keys(text):
    """The same, and the two ends of a long one: sentences are cut differently here and there."""
    letters = "".join(LETTERS.findall(text.lower()))
    ends = {digest("<" + letters[:45]), digest(">" + letters[-45:])} if len(letters) > 45 else set()
    return ends | {digest(letters)}


class Gold:
    def __init__(self, data):
        self.keys = set()
        for path in sorted((data / "ner/ud-nl").glob("*.conllu")):
            for line in path.read_text(encoding="utf-8").splitlines():
                if line.startswith("# text = "):
                    self.keys |= keys(line[9:])

    def has(self, text):
        return not self.keys.isdisjoint(keys(text))


TITLES = set("dr dr. drs drs. mr mr. mej mej. mevr mevr. mw mw. mevrouw meneer heer prof prof. ir ir. ing ing. dhr dhr. "
             "mgr mgr. ds ds. pater zuster tante oom kapitein".split())
# Who stands behind one of these is a person.
CALLED = TITLES | set("minister premier president senator burgemeester wethouder trainer coach bondscoach bisschop kardinaal "
                      "paus dokter schrijver zanger zangeres aldus heette genaamd inspecteur commissaris generaal "
                      "staatssecretaris rechter officier advocaat voorzitter directeur regisseur acteur dichter".split())
SAYS = set("zei zegt vertelde vertelt vroeg vraagt antwoordde mompelde riep roept fluisterde knikte lachte dacht denkt".split())
ARTICLES = set("de De het Het een Een 't deze Deze die".split())
DAYS = set("maandag dinsdag woensdag donderdag vrijdag zaterdag zondag januari februari maart april mei juni juli augustus "
           "september oktober november december".split())


def typed_by_context(tokens, start, end, label):
    """What the words around say of a name of unknown type; None: no name at all."""
    before = tokens[start - 1] if start > 0 else ""
    after = tokens[end] if end < len(tokens) else ""
    if label == "?" and end == start + 1 and tokens[start].lower() in DAYS:
        return None
    if "PER" not in label and label != "?":
        return label
    if before.lower() in CALLED or before in SAYS or (after in SAYS and before not in ARTICLES):
        return "PER"
    if label == "PER" or before[-1:].isupper():
        return label
    if (before in ARTICLES and end == start + 1) or (before in "\"'`" and before and after in "\"'"):
        return "/".join(t for t in ("LOC", "ORG", "MISC") if t in label or label == "?")
    return label


def joined(tokens, labels):
    """Text with marks; labels: a list of (start, end, label) over tokens."""
    starts = {s: label for s, _, label in labels}
    ends = {e for _, e, _ in labels}
    out = ""
    quote_open = False
    tight = True
    for i, token in enumerate(tokens):
        blank = not tight and not (token[0] in NO_BLANK_BEFORE and len(token) <= 2)
        tight = token in "([{"
        if token in "\"'":
            if quote_open:
                blank = False
            else:
                tight = True
            quote_open = not quote_open
        if i in ends:
            out += "⟧"
        if blank:
            out += " "
        if i in starts:
            out += f"⟦{starts[i]}|"
        out += token
    return out + ("⟧" if len(tokens) in ends else "")


def read_iob(path, strip=""):
    tokens, labels, source = [], [], ""
    for line in path.read_text(encoding="utf-8", errors="replace").splitlines() + [""]:
        if line.startswith("# ") and not line.endswith((" O", "\tO")):
            source = line[2:].strip()
            continue
        if not line.strip():
            if tokens:
                yield source, tokens, labels
            tokens, labels = [], []
            continue
        word, label = line.rsplit(None, 1) if len(line.split()) > 1 else (line.strip(), "O")
        tokens.append(word.removeprefix(strip) or "-")
        labels.append(label)


def spans_of(labels):
    spans = []
    for i, label in enumerate(labels):
        kind = label[2:]
        if label.startswith("B-") or (label.startswith("I-") and (not spans or spans[-1][1] != i)):
            spans.append([i, i + 1, kind])
        elif label.startswith("I-"):
            spans[-1][1] = i + 1
    return spans


class Lists:
    def __init__(self, folder):
        self.whole, self.words = {}, {}
        for name, label in LISTS.items():
            for line in (folder / name).read_text(encoding="utf-8").splitlines():
                self.whole.setdefault(line.strip(), set()).add(label)
                for word in line.split():
                    if word[:1].isupper():
                        counts = self.words.setdefault(word, {})
                        counts[label] = counts.get(label, 0) + 1

    def types(self, tokens):
        """PER, PER/LOC, ... or ? for a span whose type nobody tells."""
        found = self.whole.get(" ".join(tokens))
        if found:
            return "/".join(sorted(found))
        capital = [t for t in tokens if t[:1].isupper()]
        if len(tokens) > 1 and capital:
            votes = {label: 0.0 for label in LISTS.values()}
            for word in capital:
                counts = self.words.get(word, {})
                total = sum(counts.values())
                for label, n in counts.items():
                    votes[label] += n / total
            best = max(votes, key=votes.get)
            rest = sum(votes.values()) - votes[best]
            if votes[best] > 0.8 and votes[best] > 4 * rest:
                return best
        return "?"


MARK = re.compile(r"⟦([^|⟧]*)\|([^⟧]*)⟧")


def typed_by_hand(line, types):
    sentence = key(MARK.sub(r"\2", line)).hex()
    return MARK.sub(lambda m: f"⟦{types.get((sentence, digest(m.group(2)).hex()[:8]), m.group(1))}|{m.group(2)}⟧", line)


def alpino(data, out, gold):
    lists = Lists(data / "ner/alpino-nl")
    train, dev = [], []
    dropped = 0
    types = dict((tuple(entry.split()[:2]), entry.split()[2]) for entry in
                 (pathlib.Path(__file__).parent / "dev_types.txt").read_text().splitlines() if entry[0] != "#")
    for source, tokens, labels in read_iob(data / "ner/alpino-nl/propernouns.iob"):
        if gold.has(" ".join(tokens)):
            dropped += 1
            continue
        spans = []
        for start, end, _ in spans_of(labels):
            while end - start > 1 and tokens[start].lower() in TITLES:
                start += 1
            label = typed_by_context(tokens, start, end, lists.types(tokens[start:end]))
            if label == "?" and source.startswith("qtleap"):
                label = "MISC"
            if label:
                spans.append((start, end, label))
        line = joined(tokens, spans)
        held_out = key(" ".join(tokens))[0] % 12 == 0
        (dev if held_out else train).append(typed_by_hand(line, types) if held_out else line)
        # Questions of the helpdesk and the newspaper are what counts.
        if not held_out and source in ("cdb", "h_suite", "g_suite", "i_suite", "j_suite", "wpspel", "extra"):
            train.append(line)
    write(out / "alpino.txt", train)
    write(out / "alpino-dev.txt", dev)
    print(f"alpino: {len(train)} + {len(dev)}, {dropped} left for gold")


def wikiann(data, out, gold, part, name):
    """Silver: what has a capital and no mark may be a name all the same."""
    lines = []
    for _, tokens, labels in read_iob(data / f"ner/wikiann-nl/WikiANN_nl_{part}", "nl:"):
        spans = spans_of(labels)
        covered = sum(e - s for s, e, _ in spans)
        if len(tokens) < 6 or covered * 2 > len(tokens) or gold.has(" ".join(tokens)):
            continue
        inside = {i for s, e, _ in spans for i in range(s, e)}
        # A name in brackets ("(politicus)") or a list of links is no running text.
        extra = [[i, i + 1, "*"] for i, t in enumerate(tokens)
                 if i > 0 and i not in inside and t[:1].isupper()]
        lines.append(joined(tokens, sorted(map(tuple, spans + extra))))
    write(out / name, lines)
    print(f"wikiann {part}: {len(lines)}")


def europeana(data, out):
    lines, tokens, labels = [], [], []
    path = next((data / "ner/europeana-nl").glob("*.bio"))
    for _, words, marks in read_iob(path):
        for word, mark in zip(words, marks):
            tokens.append(word)
            labels.append(mark if mark[:1] in "BI" else "O")
            if (word in ".;?!" and len(tokens) > 6 and mark == "O") or len(tokens) > 60 and mark == "O":
                line = joined(tokens, [tuple(s) for s in spans_of(labels)])
                lines.append(re.sub(r"([,.:;]+)⟧", r"⟧\1", line))
                tokens, labels = [], []
    write(out / "europeana.txt", lines)
    print(f"europeana: {len(lines)}")


def plain(data, out, gold):
    """Sentences without marks, for the model to mark."""
    seen = set()
    lines = []
    for path in sorted((data / "text/running-nl").glob("*.sents")):
        for line in path.read_text(encoding="utf-8").splitlines():
            k = key(line)
            if len(line.split()) < 4 or gold.has(line) or k in seen:
                continue
            seen.add(k)
            lines.append(joined(line.split(), []))
    write(out / "running-plain.txt", lines)
    print(f"running: {len(lines)}")


def write(path, lines):
    path.write_text("".join(line.replace("\n", " ") + "\n" for line in lines), encoding="utf-8")


def main():
    data, out = map(pathlib.Path, sys.argv[1:3])
    out.mkdir(parents=True, exist_ok=True)
    gold = Gold(data)
    alpino(data, out, gold)
    wikiann(data, out, gold, "train", "wikiann.txt")
    wikiann(data, out, gold, "dev", "wikiann-more.txt")
    europeana(data, out)
    plain(data, out, gold)


main()
