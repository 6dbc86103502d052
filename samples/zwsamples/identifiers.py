# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: zwartlak maintainers
#
# Numbers that belong to nobody but pass every published check: BSNs from the test range (999... and
# 000..., 11-test), IBANs with invented banks (mod 97), A-numbers (LO GBA rule R1585), BIG numbers,
# cards (Luhn, test prefixes), MRZ lines (ICAO 9303-3), plates of every sidecode.
import string

PLATE_LETTERS = "BDFGHJKLNPRSTVXZ"
SIDECODES = ("XX-99-99", "99-99-XX", "99-XX-99", "XX-99-XX", "XX-XX-99", "99-XX-XX", "99-XXX-9",
             "9-XXX-99", "XX-999-X", "X-999-XX", "XXX-99-X", "X-99-XXX", "9-XX-999", "999-XX-9")
INVENTED_BANKS = ("ZWRT", "LAKB", "TSTB", "VBLD", "FICT", "OEFN", "PROF", "DMMY")


def digits(rng, count):
    return "".join(rng.choice(string.digits) for _ in range(count))


def bsn(rng):
    while True:
        number = rng.choice(("999", "999", "000")) + digits(rng, 6)
        total = sum(int(d) * w for d, w in zip(number, (9, 8, 7, 6, 5, 4, 3, 2, -1)))
        if total % 11 == 0 and number != "000000000":
            return number


def bsn_style(rng, number):
    style = rng.random()
    if style < 0.7:
        return number
    if style < 0.85:
        return f"{number[:3]} {number[3:6]} {number[6:]}"
    return f"{number[:4]}.{number[4:6]}.{number[6:]}"


def iban(rng, country="NL"):
    if country == "NL":
        body = rng.choice(INVENTED_BANKS) + "0" + digits(rng, 9)
    elif country == "BE":
        head = digits(rng, 10)
        body = head + f"{int(head) % 97 or 97:02d}"
    else:
        body = digits(rng, 18)
    text = "".join(str(int(c, 36)) for c in body + country + "00")
    return f"{country}{98 - int(text) % 97:02d}{body}"


def grouped(text, size=4):
    return " ".join(text[i:i + size] for i in range(0, len(text), size))


def a_number(rng):
    while True:
        number = rng.choice("123456789") + digits(rng, 9)
        if any(a == b for a, b in zip(number, number[1:])):
            continue
        values = [int(d) for d in number]
        if sum(values) % 11 in (0, 5) and sum(v << i for i, v in enumerate(values)) % 11 == 0:
            return number


def big(rng):
    while True:
        body = "9" + digits(rng, 9)
        a, b, c, d, e, f, g, h, i = (int(x) for x in body[1:])
        rest = (9 + 6 * a + 3 * b + 7 * c + 9 * d + 10 * e + 5 * f + 8 * g + 4 * h + 2 * i) % 11
        check = 11 - rest
        check = {11: 0, 10: 1}.get(check, check)
        if check > 0:
            return f"{check}{body}"


def luhn_card(rng):
    prefix = rng.choice(("4000", "5200", "2221"))
    body = prefix + digits(rng, 11)
    total = 0
    for i, digit in enumerate(reversed(body)):
        value = int(digit) * (2 if i % 2 == 0 else 1)
        total += value - 9 if value > 9 else value
    return body + str(-total % 10)


def plate(rng):
    code = rng.choice(SIDECODES)
    while True:
        text = "".join(rng.choice(PLATE_LETTERS) if c == "X" else rng.choice(string.digits)
                       if c == "9" else c for c in code)
        letters = text.replace("-", "")
        if not any(bad in letters for bad in ("GVD", "KKK", "NSB", "PKK", "PSV", "TBS", "PVV",
                                              "SGP", "VVD", "SS", "SD")):
            return text


DOCUMENT_LETTERS = "ABCDEFGHIJKLMNPQRSTUVWXYZ123456789"


def document(rng, first):
    middle = "".join(rng.choice(DOCUMENT_LETTERS) for _ in range(6))
    return first + rng.choice("ABCDEFGHJKLNPRSTVWXYZ") + middle + rng.choice("123456789")


def passport(rng):
    return document(rng, rng.choice("NBDS"))


def id_card(rng):
    return document(rng, "I")


def residence_permit(rng):
    return "V" + "".join(rng.choice("ABCDEFGHJKLMNPRSTUVWXYZ123456789") for _ in range(8))


def driving_licence(rng):
    return rng.choice("3456") + digits(rng, 9)


def v_number(rng):
    return rng.choice("12") + digits(rng, 9)


def vat(rng):
    # Sole traders since 2020: mod 97-10 over the whole, letters as A=10.
    while True:
        number, suffix = digits(rng, 9), f"{rng.randint(2, 98):02d}"
        text = "".join(str(int(c, 36)) for c in f"NL{number}B{suffix}")
        if int(text) % 97 == 1:
            return f"NL{number}B{suffix}"


def tax_number(rng, own_bsn):
    letter = rng.choice("HLBV")
    if rng.random() < 0.3:
        return f"{own_bsn}L{rng.randint(1, 4):02d}"
    return f"{own_bsn[:4]}.{own_bsn[4:6]}.{own_bsn[6:]}.{letter}.{rng.randint(10, 99)}"


def kvk(rng):
    return rng.choice("678") + digits(rng, 7)


def bag_id(rng):
    return f"{rng.choice(('0363', '0599', '0344', '0518', '1680'))}{rng.choice(('01', '20'))}" + \
        "0000" + digits(rng, 6)


def ip_address(rng):
    if rng.random() < 0.15:
        return "2001:db8:" + ":".join(f"{rng.randint(1, 65535):x}" for _ in range(4)) + "::1"
    block = rng.choice(("192.0.2", "198.51.100", "203.0.113", f"10.{rng.randint(1, 250)}.{rng.randint(1, 250)}",
                        f"192.168.{rng.randint(0, 250)}", f"172.16.{rng.randint(0, 250)}"))
    return f"{block}.{rng.randint(2, 254)}"


def mac_address(rng):
    separator = rng.choice(":::-")
    pairs = [f"{rng.randint(0, 255):02x}" for _ in range(6)]
    text = separator.join(pairs)
    return text.upper() if separator == "-" or rng.random() < 0.4 else text


def coordinates(rng):
    return f"{rng.uniform(51.2, 53.3):.6f}, {rng.uniform(4.0, 6.9):.6f}"


def session_id(rng):
    style = rng.randrange(3)
    if style == 0:
        return "".join(rng.choice("0123456789ABCDEF") for _ in range(32))
    if style == 1:
        return "".join(rng.choice("abcdefghijklmnopqrstuvwxyz0123456789") for _ in range(26))
    return "".join(rng.choice(string.ascii_letters + string.digits) for _ in range(24))


def secret_key(rng):
    style = rng.randrange(3)
    alphabet = string.ascii_letters + string.digits
    if style == 0:
        return "sk_test_" + "".join(rng.choice(alphabet) for _ in range(24))
    if style == 1:
        return "".join(rng.choice("0123456789abcdef") for _ in range(40))
    parts = ("eyJhbGciOiJIUzI1NiJ9", "eyJzdWIiOi" + "".join(rng.choice(alphabet) for _ in range(14)),
             "".join(rng.choice(alphabet) for _ in range(22)))
    return ".".join(parts)


def password(rng):
    word = rng.choice(("Zomer", "Fiets", "Welkom", "tulpen", "Gracht", "kaas"))
    return rng.choice((word + str(rng.randint(10, 9999)) + rng.choice("!#?$"),
                       "".join(rng.choice(string.ascii_letters + string.digits + "!#%") for _ in range(11))))


def guid(rng):
    text = "".join(rng.choice("0123456789abcdef") for _ in range(32))
    return f"{text[:8]}-{text[8:12]}-4{text[13:16]}-a{text[17:20]}-{text[20:]}"


def _check(text):
    total = sum((0 if c == "<" else int(c, 36)) * w for c, w in zip(text, (7, 3, 1) * 20))
    return str(total % 10)


def _name_field(surname, given, width):
    def clean(text):
        folded = text.upper().replace("'", "").replace(".", "")
        table = str.maketrans("ÀÁÂÄÇÈÉÊËÌÍÎÏÑÒÓÔÖÙÚÛÜÝŁŃŚŞĞİÐŻĄĘĆ", "AAAACEEEEIIIINOOOOUUUUYLNSSGIDZAEC")
        return "".join(c if c.isascii() and c.isalpha() else "<" for c in folded.translate(table))
    return f"{clean(surname)}<<{clean(given)}".ljust(width, "<")[:width]


def mrz(kind, surname, given, number, birth, gender, expiry, nationality="NLD"):
    """Lines of an MRZ: kind P (TD3, two of 44) or I (TD1, three of 30). Dates are yymmdd."""
    if kind == "P":
        first = "P<NLD" + _name_field(surname, given, 39)
        middle = number + _check(number) + nationality + birth + _check(birth) + gender + expiry + \
            _check(expiry) + "<" * 14 + "0"
        composite = middle[0:10] + middle[13:20] + middle[21:43]
        return [first, middle + _check(composite)]
    first = ("I<NLD" + number + _check(number)).ljust(30, "<")
    second = birth + _check(birth) + gender + expiry + _check(expiry) + nationality + "<" * 11
    composite = first[5:30] + second[0:7] + second[8:15] + second[18:29]
    return [first, second + _check(composite), _name_field(surname, given, 30)]
