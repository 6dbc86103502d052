# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: zwartlak maintainers
#
# Invented people, and the notations in which their data stand on screens. A Person is plain data;
# marks are added by fields.py.
import dataclasses
import datetime
import unicodedata

from . import identifiers, names

MONTHS = {"nl": "januari februari maart april mei juni juli augustus september oktober november december".split(),
          "en": "January February March April May June July August September October November December".split(),
          "de": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember".split()}


def ascii_fold(text):
    table = str.maketrans("łŁıøß", "lLios")
    folded = unicodedata.normalize("NFKD", text.translate(table))
    return "".join(c for c in folded if c.isascii())


@dataclasses.dataclass
class Person:
    given: str
    second_given: str
    prefix: str      # "van der" or ""
    surname: str     # without the prefix
    gender: str      # "M" or "V"
    born: datetime.date
    street: str
    number: str      # with addition
    postcode: str
    town: str
    birthplace: str
    phone: str
    mobile: str
    email: str
    username: str
    bsn: str
    iban: str
    origin: str

    @property
    def family(self):
        return f"{self.prefix} {self.surname}".strip()

    @property
    def family_capital(self):
        family = self.family
        return family[0].upper() + family[1:] if family[0].isalpha() else family

    @property
    def initials(self):
        seconds = self.second_given[0] + "." if self.second_given else ""
        return f"{self.given[0]}.{seconds}"

    @property
    def full(self):
        return f"{self.given} {self.family}"

    @property
    def formal(self):
        return f"{self.initials} {self.family}"

    @property
    def sorted_name(self):
        return f"{self.surname}, {self.initials}{' ' + self.prefix if self.prefix else ''}"

    @property
    def title(self):
        return "de heer" if self.gender == "M" else "mevrouw"

    def any_name(self, rng):
        """One of the ways in which software writes a name."""
        roll = rng.random()
        if roll < 0.40:
            return self.full
        if roll < 0.55:
            return self.formal
        if roll < 0.70:
            return self.sorted_name
        if roll < 0.80:
            return f"{self.family_capital}, {self.given}"
        if roll < 0.90:
            return self.full.upper()
        if roll < 0.94:
            return self.full.lower()
        return f"{self.given} {self.second_given} {self.family}".replace("  ", " ")


def phone_numbers(rng):
    mobile = "06" + rng.choice("1234") + identifiers.digits(rng, 7)
    area = rng.choice(("010", "020", "030", "050", "070", "0172", "0512", "0313", "0475", "0222"))
    return area + identifiers.digits(rng, 10 - len(area)), mobile


def phone_style(rng, number):
    body = number[1:]
    if number.startswith("06"):
        rest = number[2:]
        return rng.choice((number, f"06-{rest}", f"06 {rest}", f"+31 6 {rest}", f"+316{rest}", f"0031 6 {rest}",
                           f"06 {rest[:2]} {rest[2:4]} {rest[4:6]} {rest[6:]}", f"+31 (0)6 {rest}",
                           f"06 {rest[:4]} {rest[4:]}"))
    cut = 3 if number[:3] in ("010", "020", "030", "050", "070") else 4
    area, rest = number[:cut], number[cut:]
    return rng.choice((number, f"{area}-{rest}", f"({area}) {rest}", f"{area} {rest[:3]} {rest[3:]}",
                       f"+31 {area[1:]} {rest}", f"+31{body}", f"+31-{area[1:]}-{rest}"))


def date_style(rng, date, language="nl"):
    month = MONTHS[language][date.month - 1]
    return rng.choice((date.strftime("%d-%m-%Y"), date.strftime("%d-%m-%Y"), date.strftime("%d/%m/%Y"),
                       date.isoformat(), f"{date.day} {month} {date.year}", date.strftime("%d.%m.%Y"),
                       f"{date.day} {month[:3]} {date.year}", date.strftime("%Y%m%d"),
                       f"{date.day}-{date.month}-{date.year}"))


def house_number(rng):
    number = str(rng.randint(1, 420))
    roll = rng.random()
    if roll < 0.62:
        return number
    return number + rng.choice((rng.choice("ABCDH"), f"-{rng.randint(1, 4)}", " bis", " hs", f"-{rng.choice('abc')}",
                                f" {rng.choice('ABC')}", " II"))


def postcode(rng):
    letters = "ABCDEGHJKLMNPRSTVWXZ"
    while True:
        pair = rng.choice(letters) + rng.choice(letters)
        if pair not in ("SA", "SD", "SS"):
            return f"{rng.randint(1000, 9999)}{pair}"


def make_person(rng):
    weights = [entry[0] for entry in names.ORIGINS.values()]
    origin = rng.choices(list(names.ORIGINS), weights)[0]
    _, male, female, listed, first_parts, last_parts = names.ORIGINS[origin]
    gender = rng.choice("MV")
    given = rng.choice(male if gender == "M" else female)
    second = rng.choice(male if gender == "M" else female) if rng.random() < 0.45 else ""
    if rng.random() < 0.5:
        family = rng.choice(listed)
    else:
        family = names.compose_surname(rng, first_parts, last_parts)
        if origin == "prefixed":
            family = f"{rng.choice(names.PREFIXES)} {family}"
    parts = family.split()
    lowered = [p for p in parts[:-1] if p.islower() or p.startswith("'")]
    prefix, surname = " ".join(lowered), " ".join(parts[len(lowered):])
    if origin in ("dutch", "prefixed", "frisian") and rng.random() < 0.15:
        other = names.ORIGINS["dutch"]
        surname += "-" + rng.choice((rng.choice(other[3]), names.compose_surname(rng, other[4], other[5])))
    street = rng.choice(names.STREETS) if rng.random() < 0.5 else \
        rng.choice(names.STREET_FIRST) + rng.choice(names.STREET_LAST)
    landline, mobile = phone_numbers(rng)
    core = "".join(c for c in ascii_fold(f"{prefix}{surname}").lower() if c.isalnum() or c == "-")
    first = ascii_fold(given).lower()
    local = rng.choice((f"{first}.{core}", f"{first[0]}.{core}", f"{core}{rng.randint(1, 99)}", f"{first}_{core}",
                        f"{first}{str(rng.randint(50, 99))}", f"{first[0]}{core}"))
    username = rng.choice((f"{first[0]}{core}"[:12], f"{core[:5]}{rng.randint(10, 99)}", f"{first}.{core}", f"{first[:3]}{core[:3]}"))
    return Person(given=given, second_given=second, prefix=prefix, surname=surname, gender=gender,
                  born=datetime.date(1930, 1, 1) + datetime.timedelta(days=rng.randint(0, 28000)),
                  street=street, number=house_number(rng), postcode=postcode(rng), town=rng.choice(names.TOWNS),
                  birthplace=rng.choice(names.BIRTHPLACES), phone=landline, mobile=mobile,
                  email=f"{local}@{rng.choice(names.MAIL_DOMAINS)}", username=username, bsn=identifiers.bsn(rng),
                  iban=identifiers.iban(rng, rng.choices(("NL", "BE", "DE"), (90, 5, 5))[0]), origin=origin)
