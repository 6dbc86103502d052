# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: zwartlak maintainers
# Short marks in the hand-written HTML: [[key|text]] becomes an element with data-pii and data-group
# (x-v, not span: rules of the screens for span must not touch it).
# Numbers with a check digit are made here from a seed, so that every run gives the same screens.
import random
import re

KINDS = {
    "ln": ("PERSON", "labelled_name"), "rn": ("PERSON", "running_name"),
    "m": ("EMAIL_ADDRESS", "fixed"), "t": ("PHONE_NUMBER", "fixed"), "b": ("NL_BSN", "fixed"),
    "i": ("IBAN_CODE", "fixed"), "p": ("POSTCODE", "fixed"), "k": ("NL_LICENSE_PLATE", "fixed"),
    "cc": ("CREDIT_CARD", "fixed"), "an": ("NL_A_NUMBER", "fixed"), "ip": ("IP_ADDRESS", "fixed"),
    "mac": ("MAC_ADDRESS", "fixed"), "mrz": ("MRZ", "fixed"),
    "ad": ("ADDRESS", "labelled"), "adr": ("ADDRESS", "running"),
    "d": ("DATE_OF_BIRTH", "labelled"), "dr": ("DATE_OF_BIRTH", "running"),
    "u": ("USERNAME", "labelled"), "pw": ("PASSWORD", "labelled"), "tok": ("SECRET_KEY", "labelled"),
    "sid": ("SESSION_ID", "labelled"), "idc": ("NL_ID_CARD", "labelled"), "pas": ("NL_PASSPORT", "labelled"),
    "rb": ("NL_DRIVING_LICENCE", "labelled"), "vn": ("NL_V_NUMBER", "labelled"), "vb": ("NL_RESIDENCE_PERMIT", "labelled"),
    "ba": ("BANK_ACCOUNT", "labelled"), "bag": ("NL_BAG_ID", "labelled"), "s": ("skip", "skip"),
}


TITLE = re.compile(r"(?:(?:mevrouw|mevr\.|mw\.|dhr\.|de heer|heer|fam\.|familie|meneer|mr\.|mrs\.?|ms\.?|drs\.|ir\.|dr\.) )+", re.I)


def bsn(rng):
    while True:
        d = [int(c) for c in rng.choice(("999", "000")) + f"{rng.randrange(100000):05d}"]
        rest = sum(v * w for v, w in zip(d, (9, 8, 7, 6, 5, 4, 3, 2))) % 11
        if rest < 10 and any(d):
            return "".join(map(str, d + [rest]))


def iban(rng, country):
    digits = lambda n: "".join(rng.choice("0123456789") for _ in range(n))
    bank = rng.choice(("INGB", "RABO", "ABNA", "TRIO", "SNSB", "ASNB", "BUNQ", "KNAB", "RBRB"))
    body = {"NL": lambda: bank + "0" + digits(9), "BE": lambda: digits(12), "DE": lambda: digits(18), "PL": lambda: digits(24)}[country]()
    number = "".join(str(int(c, 36)) for c in body + country + "00")
    return f"{country}{98 - int(number) % 97:02d}{body}"


def a_number(rng):
    while True:
        a = [rng.randrange(10) for _ in range(10)]
        if a[0] and all(x != y for x, y in zip(a, a[1:])) and sum(a) % 11 in (0, 5) and sum(v << i for i, v in enumerate(a)) % 11 == 0:
            return "".join(map(str, a))


def card(rng):
    d = [int(c) for c in rng.choice(("4", "52")) + "".join(rng.choice("0123456789") for _ in range(15))][:15]
    total = sum(v if i % 2 else (v * 2 - 9 if v > 4 else v * 2) for i, v in enumerate(d))
    return "".join(map(str, d + [-total % 10]))


def mrz_digit(text):
    value = {c: i for i, c in enumerate("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ")}
    return str(sum(value.get(c, 0) * (7, 3, 1)[i % 3] for i, c in enumerate(text)) % 10)


def mrz_td1(kind, number, born, sex, expires, name, nationality="NLD"):
    """Three lines of an identity card; number is 9 characters, dates are yymmdd."""
    first = f"{kind:<2}NLD".replace(" ", "<") + number + mrz_digit(number) + "<" * 15
    second = born + mrz_digit(born) + sex + expires + mrz_digit(expires) + nationality + "<" * 11
    composite = first[5:] + second[:7] + second[8:15] + second[18:29]
    return [first, second + mrz_digit(composite), f"{name:<30}".replace(" ", "<")[:30]]


def mrz_td3(number, born, sex, expires, name, nationality="NLD"):
    """Two lines of a passport."""
    second = number + mrz_digit(number) + nationality + born + mrz_digit(born) + sex + expires + mrz_digit(expires) + "<" * 14 + "<"
    return ["P<NLD" + f"{name:<39}".replace(" ", "<")[:39], second + mrz_digit(second[:10] + second[13:20] + second[21:43])]


def escaped(lines):
    return "\n".join(lines).replace("<", "&lt;")


def mobile(n):
    """Eight digits after 06, in a range that is in use."""
    return "123458"[n * 5 % 6] + f"{n * 1734291 % 9000000 + 1000000}"


def groups(text, size):
    return " ".join(text[i:i + size] for i in range(0, len(text), size))


def make(kind, style, rng):
    if kind == "b":
        v = bsn(rng)
        return {"": v, "sp": groups(v, 3), "dot": f"{v[:4]}.{v[4:6]}.{v[6:]}", "short": v.lstrip("0")}[style]
    if kind == "i":
        v = iban(rng, style[:2] if style[:2].isupper() else "NL")
        return v if style.endswith("c") else groups(v, 4)
    if kind == "an":
        return a_number(rng)
    if kind == "cc":
        return groups(card(rng), 4)
    raise ValueError(kind)


def expand(html, seed):
    rng, memo = random.Random(seed), {}

    def one(match):
        kind, style, key, text = match.group("kind"), match.group("style") or "", match.group("key"), match.group("text")
        if text is None:
            text = memo.get((kind, key)) if key else None
            if text is None:
                text = make(kind, style, rng)
                if key:
                    memo[kind, key] = text
        entity, group = KINDS[kind]
        title = TITLE.match(text) if entity == "PERSON" else None
        if title:  # a title may be covered or not: neither value nor innocent
            return f'<x-v data-pii="skip" data-group="skip">{title.group(0)}</x-v><x-v data-pii="{entity}" data-group="{group}">{text[title.end():]}</x-v>'
        return f'<x-v data-pii="{entity}" data-group="{group}">{text}</x-v>'

    html = re.sub(r"\[\[(?P<kind>[a-z]+)(?::(?P<style>\w+))?(?:@(?P<key>\w+))?(?:\|(?P<text>(?:(?!\]\]).)*))?\]\]", one, html, flags=re.S)
    for tag, kind in (("x-e", "error"), ("x-u", "url"), ("x-b", "browser")):
        html = html.replace(f"<{tag}>", f'<x-d data-diag="{kind}">').replace(f"</{tag}>", "</x-d>")
    return html
