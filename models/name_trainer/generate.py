#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: zwartlak maintainers
"""Training text like our input: generate.py DATA MARKED OUT SEED train|dev

MARKED holds the files of sources.py (and running.txt, marked by a first model). The text for
development uses other parts of names and other sentences than that for training.
"""
import pathlib
import random
import re
import sys

import phrases
from damage import damaged
from name_parts import FROG, Names, held_out
from negatives import innocent_lines

MARK = re.compile(r"⟦([^|⟧]*)\|([^⟧]*)⟧")
SLOT = re.compile(r"\{([A-Za-z]{1,2})\}")


def labels():
    """What stands before a value or over a column, in all its languages: a copy of detectors/data/labels.txt, so that a label
    more does not change the weights."""
    path = pathlib.Path(__file__).parent / "labels.txt"
    words = [w.strip() for line in path.read_text(encoding="utf-8").splitlines() if line[:1] not in "#[" for w in re.split(r"[,;|]", line)]
    return [w[:1].upper() + w[1:] for w in words if 1 < len(w) < 40]


class Writer:
    def __init__(self, data, seed, dev):
        self.rng = random.Random(seed)
        self.dev = dev
        self.names = Names(self.rng, dev)
        read = lambda name: (FROG / name).read_text(encoding="utf-8").splitlines()
        self.places = [p for p in read("plaatsen-nld.ner") + read("gemeenten-nld.ner") if held_out(p, dev)]
        self.streets = [s for s in read("straten-nld.ner") if "&" not in s and "--" not in s and held_out(s, dev)]
        words = pathlib.Path("/usr/share/dict/dutch").read_text(encoding="utf-8").splitlines()
        self.words = [w for w in words if w.islower() and w.isalpha() and held_out(w, dev)]
        self.headers = phrases.HEADERS + labels()

    def mark(self, label, text):
        return f"⟦{label}|{text}⟧"

    def street(self):
        rng = self.rng
        roll = rng.random()
        if roll < 0.55:
            return rng.choice(self.streets)
        person = self.names.person()
        lead = rng.choice(["", person.first + " ", "Burgemeester ", "Burg. ", "Pastoor ", "Prof. ", "Dr. ", "Prins ",
                           person.first[0] + ". ", person.initials.strip() + " ", "Minister ", "Meester "])
        name = person.last if rng.random() < 0.6 else person.family_capital
        return lead + name + rng.choice(["", "", " ", "s"]).rstrip("s " if rng.random() < .5 else "") + rng.choice(phrases.STREET_ENDS)

    def number(self):
        rng = self.rng
        return str(rng.randint(1, 300)) + rng.choice(["", "", "", "a", " B", "-2", "-III", " hs", "bis"])

    def organisation(self):
        rng = self.rng
        roll = rng.random()
        person = self.names.person()
        family = rng.choice([person.family_capital, person.last, person.full, person.formal])
        if roll < 0.3:
            return rng.choice(phrases.ORGS)
        if roll < 0.6:
            return f"{family} {rng.choice(phrases.ORG_ENDS)}"
        if roll < 0.8:
            return f"{rng.choice(phrases.ORG_STARTS)} {family}"
        if roll < 0.9:
            return f"{rng.choice(phrases.ORG_STARTS)} De {rng.choice(self.words).capitalize()}"
        return f"{person.last} & {self.names.person().last}" + rng.choice(["", " Advocaten", " BV"])

    def product(self):
        rng = self.rng
        roll = rng.random()
        if roll < 0.5:
            return rng.choice(phrases.PRODUCTS)
        if roll < 0.8:
            name = "".join(rng.choice(phrases.SYLLABLES) for _ in range(rng.randint(1, 3))).capitalize()
            return name + rng.choice(["", "", "", " " + str(rng.randint(1, 2024)), " Pro", "App", ".nl", " Online", "-router", " Cloud"])
        return "".join(rng.sample(phrases.CLASS_PARTS, rng.randint(1, 3)))

    def code(self):
        rng = self.rng
        return rng.choice([f"ZAAK-20{rng.randint(19, 26)}-{rng.randint(0, 99999):010d}", f"Z{rng.randint(20, 26)}/{rng.randint(1000, 999999)}",
                           f"OF-{rng.randint(10000, 99999)}", f"INC{rng.randint(100000, 999999)}", f"TCK-{rng.randint(100, 9999)}"])

    def compound(self):
        """A label or heading that no list holds, in Dutch, German or English."""
        rng = self.rng
        roll = rng.random()
        if roll < 0.25:
            return rng.choice(phrases.FOREIGN_UI)
        if roll < 0.35:
            return rng.choice(self.headers)
        word = rng.choice([w for w in (rng.choice(self.words) for _ in range(6)) if len(w) < 12] or ["zaak"])
        if roll < 0.85:
            word += rng.choice(["", "", "s"]) + rng.choice(phrases.COMPOUND_ENDS)
        return word.capitalize() if rng.random() < 0.9 else word.upper()

    def abbreviation(self):
        rng = self.rng
        return rng.choice(["HEIC", "GiB", "MB", "CISO", "IBAN", "BSN", "BRP", "GEB", "DATUM", "NR", "PDF", "URL", "SSL", "SVG", "KVK", "WMO", "WOZ",
                           "".join(rng.choice("ABCDEFGHIKLMNOPRSTUVW") for _ in range(rng.randint(2, 4)))])

    def date(self):
        rng = self.rng
        day, month, year = rng.randint(1, 28), rng.randint(1, 12), rng.randint(1935, 2026)
        return rng.choice([f"{day:02}-{month:02}-{year}", f"{day} {phrases.MONTHS[month - 1]} {year}", f"{year}-{month:02}-{day:02}",
                           f"{day}/{month}/{year}", f"{day} {phrases.MONTHS[month - 1][:3]}", f"{day} {phrases.MONTHS[month - 1]}"])

    def fill(self, slot):
        rng = self.rng
        person = self.names.person()
        if slot in ("P", "F", "S", "I", "R", "X"):
            capital = person.family_capital if rng.random() < 0.7 else person.family
            text = {"P": person.full, "F": person.first, "S": capital, "I": person.formal,
                    "R": person.reversed, "X": person.any_form()}[slot]
            return self.mark("PER", text)
        if slot == "G":
            return self.mark("PER", person.first + ("'" if person.first[-1] in "szx" else "'s" if person.first[-1] in "aeiou" else "s"))
        if slot == "GS":
            return self.mark("PER", person.last + ("'" if person.last[-1] in "szx" else "s"))
        if slot == "T":
            return rng.choice(phrases.TITLES)
        if slot == "O":
            return self.mark("ORG", self.organisation())
        if slot == "A":
            return self.mark("ADDR", f"{self.street()} {self.number()}")
        if slot == "B":
            return self.mark("ADDR", self.street())
        if slot == "L":
            return self.mark("LOC", rng.choice(self.places))
        if slot == "K":
            return self.mark("MISC", self.product())
        if slot == "E":
            return f"{person.user()}@{rng.choice(['voorbeeld', 'postvak', 'mailhuis', 'thuisnet'])}.{rng.choice(['nl', 'com'])}"
        if slot == "N":
            return rng.choice([str(rng.randint(1, 9999)), f"06-{rng.randint(10000000, 99999999)}", str(rng.randint(1, 99))])
        simple = {"D": self.date, "C": self.code, "H": lambda: f"{rng.randint(7, 18)}:{rng.randint(0, 59):02}",
                  "M": lambda: rng.choice(phrases.MONTHS), "V": self.compound, "Q": self.abbreviation,
                  "J": lambda: self.mark("MISC", rng.choice(phrases.PEOPLES)), "U": lambda: rng.choice(phrases.CLASS_PARTS),
                  "w": lambda: rng.choice(self.words), "W": lambda: rng.choice(self.words).capitalize()}
        return simple[slot]()

    def sentence(self, template):
        text = SLOT.sub(lambda m: self.fill(m.group(1)), template)
        # "{F}: ik zie" and the like may have a name as their first word: nothing to mend.
        return text

    def generated(self, count):
        templates = [t for t in phrases.WITH if held_out(t, self.dev)]
        without = [t for t in phrases.WITHOUT if held_out(t, self.dev)]
        for _ in range(count):
            rng = self.rng
            roll = rng.random()
            if roll < 0.24:
                yield from self.table() if roll < 0.15 else self.form()
                continue
            if roll < 0.31:
                yield self.alone()
                continue
            parts = [self.sentence(rng.choice(templates if rng.random() < 0.6 else without))]
            while rng.random() < 0.3 and "\t" not in parts[0]:
                more = self.sentence(rng.choice(templates if rng.random() < 0.4 else without))
                if "\t" not in more:
                    parts.append(more)
            prefix = rng.choice(["", "", "", "", "", "> ", "- ", "* ", ">> ", "  ", "1. "])
            yield prefix + rng.choice([" ", " ", "  ", "\t"] if rng.random() < 0.2 else [" "]).join(parts)

    def alone(self):
        """People with nothing around them: cells, cards, calendars, lists."""
        rng = self.rng
        template = rng.choice(["{P}", "{P}", "{P}", "{R}", "{R}", "{I}", "{I}", "{X}", "{F}", "{S}", "{F} & {F}", "{F} en {F}", "@{F}", "{P}, {P}",
                               "{P}\t{P}", "{X} & {X}", "- {P}", "* {X}", "{H} {P}", "{P} {H}", "{D}\t{X}", "{X}\t{D}", "{V}\t{X}", "{X}\t{V}",
                               "{V} {R}", "{N} {P}", "{P} ({V})", "{V}: {X}", "{L}\t{X}", "{P} - {V}", "{T} {S}", "Fam. {S}", "{C} {P}", "{X}\t{L}"])
        return self.sentence(template)

    def cell(self, kind):
        rng = self.rng
        if kind in "PRXSFILAOKNDCEHMUBwWVQJ":
            return self.fill(kind)
        if kind == "#":
            digits = "0123456789abcdef"
            return "-".join("".join(rng.choice(digits) for _ in range(n)) for n in (8, 4, 4, 4, 12))
        if kind == "h":
            return rng.choice(self.headers)
        if kind == "s":
            return rng.choice(phrases.STATES)
        return rng.choice([f"€ {rng.randint(1, 999)},{rng.randint(0, 99):02}", "ja", "nee", "Ja", "Nee", "M", "V", "n.v.t.", "-", "true"])

    def table(self):
        """A few rows under a header; people in some columns or in none."""
        rng = self.rng
        kinds = [rng.choice("PPRXXSFIILLAOKKNNDDDCCEHMssssss##vvvwWhhVVVVQJ") for _ in range(rng.randint(2, 7))]
        glue = rng.choice(["\t", "\t", "\t", " | ", ";", ",", "  "])
        if rng.random() < 0.5:
            yield glue.join(rng.choice(self.headers) for _ in kinds)
        for _ in range(rng.randint(1, 3)):
            yield glue.join(self.cell(k) for k in kinds)

    def form(self):
        """label: value, in one of the ways of forms, JSON, XML and settings"""
        rng = self.rng
        for _ in range(rng.randint(1, 3)):
            header = rng.choice(self.headers)
            kind = rng.choice("LAOKNDCEHMssss##vvvwWhhhVVQJ")
            value = self.cell(kind)
            yield rng.choice(['{0}: {1}', '{0}\t{1}', '{0}:\t{1}', '"{2}": "{1}",', '{2}={1}', '<{2}>{1}</{2}>', '{0} {1}',
                              '{0}', '{1}', '- {0}: {1}', "{2}: '{1}'"]).format(header, value, header.lower().replace(" ", "_"))

    def replaced(self, line):
        """The same sentence about other people."""
        def other(match):
            label, text = match.groups()
            if label != "PER" or self.rng.random() < 0.12:
                return match.group(0)
            person = self.names.person()
            words = text.split()
            tail = text[len(text.rstrip("s'")):] if len(words) == 1 and self.rng.random() < 0.2 else ""
            if len(words) == 1:
                name = person.first if self.rng.random() < 0.45 else person.last
                if words[0].isupper():
                    name = name.upper()
            elif re.match(r"^[A-Z]\.", text):
                name = person.formal
            elif words[0].lower() in ("van", "de", "den", "der", "ten", "ter", "'t", "la", "el", "von"):
                name = person.family_capital if words[0][0].isupper() else person.family
            else:
                name = person.full
            return self.mark("PER", name + tail)
        return MARK.sub(other, line)

    def cased(self, line):
        roll = self.rng.random()
        change = str.upper if roll < 0.5 else str.lower
        out, at = "", 0
        for m in MARK.finditer(line):
            out += change(line[at:m.start()]) + f"⟦{m.group(1)}|{change(m.group(2))}⟧"
            at = m.end()
        return out + change(line[at:])

    def names_in_capitals(self, line):
        return MARK.sub(lambda m: f"⟦{m.group(1)}|{m.group(2).upper()}⟧" if m.group(1) == "PER" else m.group(0), line)

    def variants(self, lines, cased=0.24, damage=0.14, capitals=0.05):
        for line in lines:
            roll = self.rng.random()
            if roll < cased:
                yield self.cased(line)
            elif roll < cased + damage:
                yield damaged(self.rng, line)
            elif roll < cased + damage + capitals:
                yield self.names_in_capitals(line)
            else:
                yield line


def lines_of(path):
    return path.read_text(encoding="utf-8").splitlines() if path.exists() else []


def main():
    data, marked, out = map(pathlib.Path, sys.argv[1:4])
    dev = sys.argv[5] == "dev"
    writer = Writer(data, int(sys.argv[4]), dev)
    rng = writer.rng
    lines = list(writer.variants(writer.generated(3000 if dev else 70000)))
    innocent = [line for line in innocent_lines(data, rng, writer) if held_out(line, dev)]
    if dev:
        write(out / "generated-dev.txt", lines)
        write(out / "innocent-dev.txt", innocent)
        return
    innocent += list(writer.variants(rng.sample(innocent, len(innocent) // 3), 0.6, 0.4, 0))
    write(out / "generated.txt", lines)
    write(out / "innocent.txt", innocent)
    sources = lines_of(marked / "alpino.txt") + lines_of(marked / "wikiann.txt")
    with_person = [line for line in sources if "⟦PER|" in line]
    replaced = [writer.replaced(line) for line in with_person for _ in range(2)]
    replaced += [writer.replaced(line) for line in lines_of(marked / "running.txt") if "⟦PER|" in line and "⟦*|" not in line]
    # Real sentences in other cases, with and without persons.
    cased = [writer.cased(line) for line in rng.sample(sources, len(sources) // 4) + rng.sample(replaced, len(replaced) // 3)]
    hurt = [damaged(rng, line) for line in rng.sample(replaced, len(replaced) // 6)]
    loud = [writer.names_in_capitals(line) for line in rng.sample(replaced, len(replaced) // 20)]
    write(out / "replaced.txt", replaced + cased + hurt + loud)
    print({"generated": len(lines), "innocent": len(innocent), "replaced": len(replaced), "cased": len(cased)})


def write(path, lines):
    path.write_text("".join(line.replace("\n", " ") + "\n" for line in lines), encoding="utf-8")


if __name__ == "__main__":
    main()
