# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: zwartlak maintainers
#
# One person on a screen: record pages, an edit dialog over a dimmed list, identity documents, a ticket
# with its customer, coloured cards and badges.
from .. import fields, identifiers, names, people, prose
from ..markup import FIXED, LABELLED, LABELLED_NAME, RUNNING_NAME, esc, mark
from ..screen import Screen
from ..style import theme
from . import tables

RECORD = ("surname", "given", "prefix", "initials", "born", "birthplace", "gender", "nationality", "bsn", "a_number", "street", "postcode", "town",
          "email", "phone", "mobile", "iban", "partner", "passport", "licence", "health", "username", "case", "owner", "status", "date", "plate", "geo",
          "v_number", "permit", "kvk", "vat", "bag", "id_card", "account", "tax", "big", "religion", "age", "ip", "session", "card")


def pair(rng, key, person, language, look, style):
    label, text = esc(fields.label(rng, key, language)), fields.value(rng, key, person, language)
    if look == "above":
        return f'<div style="margin-bottom:9px"><div class=muted style="font-size:.84em">{label}</div><div>{text}</div></div>'
    if look == "caps":
        return f'<div style="margin-bottom:9px"><div class=muted style="font-size:.76em;letter-spacing:.06em">{label.upper()}</div><div>{text}</div></div>'
    if look == "colon":
        return f'<div style="padding:2px 0"><b>{label}:</b> {text}</div>'
    if look == "right":
        return f'<div class=row style="padding:3px 0"><div class=muted style="width:42%;text-align:right;padding-right:12px">{label}</div><div class=grow>{text}</div></div>'
    return f'<div class=row style="padding:4px 0;border-bottom:1px dotted {style.line}"><div style="width:40%">{label}</div><div class=grow>{text}</div></div>'


def record(rng, name, language="nl", look=None, columns=None, dark=None, size=None, contrast=None, width=1280, height=800, keys=None, **options):
    style = theme(rng, dark=dark, size=size, contrast=contrast)
    person, look = people.make_person(rng), look or rng.choice(("above", "caps", "colon", "right", "lines"))
    columns = columns or rng.choice((1, 2, 3))
    keys = [k for k in RECORD if k in set(keys or rng.sample(RECORD, 22)) | {"surname", "given", "bsn"}]
    titles = {"nl": ("Persoonsgegevens", "Contact", "Overig"), "en": ("Personal details", "Contact", "Other"), "de": ("Person", "Kontakt", "Sonstiges")}[language]
    step = -(-len(keys) // columns)
    panels = []
    for i in range(columns):
        rows = "".join(pair(rng, k, person, language, look, style) for k in keys[i * step:(i + 1) * step])
        panels.append(f'<div class="panel grow" style="padding:12px 16px"><h2 style="font-size:1.15em;color:{style.accent};margin-bottom:8px">{titles[i]}</h2>{rows}</div>')
    tabs = "".join(f'<span style="padding:7px 14px;{"border-bottom:3px solid " + style.accent if i == 0 else ""}">{t}</span>' for i, t in enumerate(("Overzicht", "Zaken (3)", "Documenten", "Contactmomenten", "Notities")))
    note = prose.paragraph(rng, person, people.make_person(rng), "nl" if language != "en" else "en", 3, 0.8)
    heading = mark(rng.choice((person.full, person.sorted_name, person.full.upper())), "PERSON", RUNNING_NAME)
    body = f'<div class=bar style="padding:9px 22px">{rng.choice(names.MUNICIPALITIES)} Zaaksysteem &nbsp;›&nbsp; Personen</div><div style="padding:14px 22px"><h1 style="font-size:1.7em">{heading}</h1>' \
           f'<div class=row style="margin:8px 0 12px;border-bottom:1px solid {style.line}">{tabs}</div><div class=row style="gap:16px;align-items:flex-start">{"".join(panels)}</div>' \
           f'<div class=panel style="padding:10px 14px;margin-top:14px"><b>Notitie</b> <span class=muted>{fields.event_date(rng).strftime("%d-%m-%Y")}</span><p>{note}</p></div></div>'
    return Screen(name, body, style, width, height, **options)


def edit_dialog(rng, name, **options):
    """A dialog above a dimmed list: what lies under it is not in the truth, what is dimmed is."""
    below = tables.admin_table(rng, name, rows=13, width=1400, height=760, dark=False)
    style, person = below.theme, people.make_person(rng)
    rows = "".join(f'<div style="width:48%;margin-bottom:8px"><div class=muted style="font-size:.8em;letter-spacing:.05em">{esc(fields.label(rng, k, "nl")).upper()} *</div><div class=input>{fields.value(rng, k, person)}</div></div>'
                   for k in ("given", "surname", "email", "phone", "street", "postcode", "town", "username", "organisation", "born"))
    dim = rng.choice(("rgba(0,0,0,.55)", "rgba(255,255,255,.6)", "rgba(20,25,40,.4)"))
    body = below.body + f'<div style="position:absolute;inset:0;pointer-events:none;background:{dim}"></div><div class=panel style="position:absolute;left:350px;top:90px;width:700px;padding:22px 28px;background:#fff;color:#222">' \
        f'<h2 style="text-align:center;margin-bottom:14px;font-weight:400">Klant bewerken</h2><div class=row style="flex-wrap:wrap;justify-content:space-between">{rows}</div><div class=row style="justify-content:space-between"><u class=muted>Annuleren</u><span class=button>Opslaan</span></div></div>'
    return Screen(name, body, style, 1400, 760, flags=("dialog",), **options)


def identity(rng, name, kind="P", **options):
    """An identity document as a viewer shows it, with its machine-readable zone."""
    style, person = theme(rng, dark=False, size=14), people.make_person(rng)
    number = identifiers.passport(rng) if kind == "P" else identifiers.id_card(rng)
    birth, gender = person.born.strftime("%y%m%d"), "M" if person.gender == "M" else "F"
    lines = identifiers.mrz(kind, person.family, person.given, number, birth, gender, f"{rng.randint(27, 34)}{rng.randint(1, 12):02d}{rng.randint(1, 28):02d}")
    zone = "<br>".join(mark(esc(line), "MRZ", FIXED) for line in lines)
    entity = "NL_PASSPORT" if kind == "P" else "NL_ID_CARD"
    rows = (("Naam / Surname", mark(person.family_capital, "PERSON", LABELLED_NAME)), ("Voornamen / Given names", mark(f"{person.given} {person.second_given}".strip(), "PERSON", LABELLED_NAME)),
            ("Geboortedatum / Date of birth", mark(people.date_style(rng, person.born), "DATE_OF_BIRTH", LABELLED)), ("Documentnummer / Document no.", mark(number, entity, FIXED)),
            ("Geboorteplaats / Place of birth", mark(person.birthplace, "ADDRESS", LABELLED)), ("Persoonsnummer / Personal no.", mark(person.bsn, "NL_BSN", FIXED)), ("Autoriteit / Authority", f"Burg. van {rng.choice(names.MUNICIPALITIES)}"))
    text = "".join(f'<div style="margin-bottom:5px"><div style="font-size:9.5px;color:#555">{a}</div><div style="font-size:14px;font-weight:600">{b}</div></div>' for a, b in rows)
    tint = rng.choice(("linear-gradient(120deg,#e8d9e6,#d7e6ef)", "linear-gradient(100deg,#f0e3d0,#e1ecd9)", "linear-gradient(160deg,#d9e2f2,#f3e3e3)"))
    size = 17 if kind == "P" else 24
    body = f'<div class=bar style="padding:8px 18px">Documentviewer — {"paspoort" if kind == "P" else "identiteitskaart"}_scan.png</div><div style="padding:30px 60px;background:#53565a;height:100%"><div style="width:600px;background:{tint};border-radius:14px;padding:18px 22px;color:#222">' \
           f'<b style="color:#9b2d86">KONINKRIJK DER NEDERLANDEN</b><div class=row style="gap:20px;margin-top:8px"><div style="width:130px;height:165px;background:#b9b3ad"></div><div>{text}</div></div>' \
           f'<div style="font:{size}px \'OCR B\',monospace;margin-top:12px;white-space:nowrap;background:#fff;padding:6px 0;letter-spacing:0">{zone}</div></div></div>'
    return Screen(name, body, style, 900, 640, **options)


def ticket(rng, name, dark_side=True, width=1456, height=860, **options):
    """A helpdesk ticket: dark side bar with names, thread, customer panel (names without labels too)."""
    style = theme(rng, dark=False, size=rng.choice((11, 12, 13)))
    customer, agent = people.make_person(rng), people.make_person(rng)
    others = [people.make_person(rng) for _ in range(4)]
    side = "".join(f'<div class=ellipsis style="padding:9px 14px">{t}</div>' for t in ("Dashboard", "Overzichten", "Kennisbank", "Telefoon"))
    side += "".join(f'<div style="padding:8px 14px;border-top:1px solid #3a3b44;{"background:#f5a300;color:#fff" if i == 1 else ""}">● {t}</div>' for i, t in enumerate(
        (mark(others[0].full, "PERSON", RUNNING_NAME), "Uitval formulier verhuizing", mark(others[1].full, "PERSON", RUNNING_NAME), "Storing DigiD koppeling", mark(others[2].sorted_name, "PERSON", RUNNING_NAME))))
    thread = []
    for writer, reader in ((customer, agent), (agent, customer)):
        opening, paragraphs, closing, signature = prose.message(rng, writer, reader)
        text = "<br><br>".join([opening, *paragraphs, closing, "<br>".join(signature)])
        shade = "#e3eff3" if writer is customer else "#ffffff"
        thread.append(f'<div style="background:{shade};border:1px solid #d5dde0;padding:12px 16px;margin:0 60px 10px">{text}</div><div class=muted style="text-align:center;margin-bottom:10px">intern zetten &nbsp; splitsen &nbsp; {fields.event_date(rng).strftime("%d-%m-%Y")}</div>')
    panel = "".join(pair(rng, k, customer, "nl", "caps", style) for k in ("team", "owner", "status", "priority", "email", "mobile", "address"))
    body = f'<div class=row style="height:100%"><div style="width:215px;background:#26272e;color:#d0d0d6">{side}</div><div class=grow style="background:#f8f9fb;padding-top:10px"><h1 style="font-size:1.5em;text-align:center;margin-bottom:12px;font-weight:400">{esc(rng.choice(fields.PRODUCTS["nl"]))} lukt niet</h1>{"".join(thread)}</div>' \
           f'<div style="width:290px;border-left:1px solid #ddd;padding:16px;background:#fff"><h2 style="font-size:1.3em">{mark(customer.full, "PERSON", RUNNING_NAME)}</h2><p class=muted style="margin-bottom:10px">Gemeente {rng.choice(names.MUNICIPALITIES)}</p>{panel}<span class=badge style="background:{style.accent}">formulier</span> <span class=badge style="background:#39870c">bug</span></div></div>'
    return Screen(name, body, style, width, height, flags=("small",), **options)


def badges(rng, name, **options):
    """Names and values in coloured buttons, pills and cards."""
    style = theme(rng, size=rng.choice((11, 12, 13)))
    colours = ("#d6001c", "#e17000", "#f9b000", "#39870c", "#0078d4", "#5b2a86", "#00a4b8", "#6c757d", "#c2185b", "#2e7d32")
    cards = []
    for _ in range(12):
        person, colour = people.make_person(rng), rng.choice(colours)
        chips = "".join(f'<span class=badge style="background:{rng.choice(colours)};margin:2px">{t}</span>' for t in (fields.value(rng, "plate", person), fields.value(rng, "mobile", person), rng.choice(fields.STATUSES["nl"])))
        cards.append(f'<div class=panel style="width:296px;border-top:4px solid {colour}"><div style="background:{colour};color:#fff;padding:5px 9px">{mark(person.any_name(rng), "PERSON", RUNNING_NAME)}</div><div style="padding:7px 9px">{esc(fields.case_number(rng))} · {esc(rng.choice(fields.PRODUCTS["nl"]))}<br>{chips}<br><span class=button style="margin-top:5px;background:{rng.choice(colours)}">Bel {mark(person.given, "PERSON", RUNNING_NAME)}</span></div></div>')
    body = f'<div class=bar style="padding:10px 18px">Werkvoorraad team Vergunningen</div><div class=row style="flex-wrap:wrap;gap:12px;padding:14px">{"".join(cards)}</div>'
    return Screen(name, body, style, 1280, 720, flags=("badges",), **options)


def agenda(rng, name, **options):
    style = theme(rng, dark=False, size=rng.choice((11, 12)))
    days = "".join(f'<th style="padding:6px">{d} {rng.randint(1, 28)}-{rng.randint(1, 12)}</th>' for d in ("ma", "di", "wo", "do", "vr"))
    rows = []
    for hour in range(9, 17):
        cells = []
        for _ in range(5):
            person = people.make_person(rng)
            filled = rng.random() < 0.6
            cells.append(f'<td style="border:1px solid {style.line};padding:2px;height:62px;vertical-align:top">' + (f'<div style="background:{rng.choice(("#cfe8fc", "#dff0d8", "#fde2c4", style.accent + "33"))};border-left:3px solid {style.accent};padding:2px 4px">{esc(rng.choice(fields.PRODUCTS["nl"]))}<br>{mark(rng.choice((person.formal, person.full)), "PERSON", RUNNING_NAME)}<br>{fields.value(rng, "mobile", person)}</div>' if filled else "") + "</td>")
        rows.append(f"<tr><td class=muted style='padding:4px'>{hour}:00</td>{''.join(cells)}</tr>")
    body = f'<div class=bar style="padding:9px 16px">Afsprakenplanner — balie {rng.randint(1, 6)}</div><table style="width:100%;background:{style.panel}"><tr><th></th>{days}</tr>{"".join(rows)}</table>'
    return Screen(name, body, style, 1366, 768, flags=("small",), **options)
