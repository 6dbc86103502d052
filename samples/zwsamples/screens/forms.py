# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: zwartlak maintainers
#
# DigiD-like e-forms: filled in, and the page where one checks the answers.
from .. import fields, names, people
from ..markup import LABELLED_NAME, esc, mark
from ..screen import Screen
from ..style import theme

SECTIONS = {
    "nl": (("Persoonsgegevens", ("given", "prefix", "surname", "initials", "born", "birthplace", "bsn", "gender", "nationality")),
           ("Adresgegevens", ("street", "house_number", "postcode", "town", "address")),
           ("Contactgegevens", ("email", "phone", "mobile")),
           ("Betaling", ("iban", "account", "card")),
           ("Partner", ("partner", "born", "bsn")),
           ("Identiteitsbewijs", ("passport", "id_card", "licence", "permit", "v_number")),
           ("Onderneming", ("kvk", "vat", "tax", "bag")),
           ("Aanvraag", ("product", "plate", "health", "religion", "big"))),
    "en": (("Personal details", ("given", "surname", "born", "bsn", "nationality")), ("Address", ("street", "postcode", "town")),
           ("Contact", ("email", "phone")), ("Payment", ("iban", "card")), ("Identity", ("passport", "licence"))),
    "de": (("Persönliche Angaben", ("given", "surname", "born", "bsn")), ("Anschrift", ("street", "postcode", "town")),
           ("Kontakt", ("email", "phone")), ("Zahlung", ("iban",))),
}
WORDS = {"nl": ("Vorige stap", "Volgende", "Tussentijds opslaan", "Controleer en bevestig", "Wijzigen", "Inloggen", "Overzicht", "Bevestiging", "Ingelogd als",
                "Velden met een * zijn verplicht.", "Stap {} van {}", "Uitloggen", "Ik verklaar dat ik alles naar waarheid heb ingevuld."),
         "en": ("Previous page", "Next", "Save for later", "Check and confirm", "Edit", "Log in", "Summary", "Confirmation", "Signed in as",
                "Fields marked * are required.", "Step {} of {}", "Sign out", "I declare that I have answered truthfully."),
         "de": ("Zurück", "Weiter", "Zwischenspeichern", "Prüfen und bestätigen", "Ändern", "Anmelden", "Übersicht", "Bestätigung", "Angemeldet als",
                "Pflichtfelder sind mit * markiert.", "Schritt {} von {}", "Abmelden", "Ich versichere die Richtigkeit meiner Angaben.")}
HINTS = ("Bijvoorbeeld 1234 AB", "Zonder spaties", "9 cijfers", "dd-mm-jjjj", "Wij gebruiken dit alleen voor vragen over uw aanvraag", "Niet verplicht")


def chosen_sections(rng, language, count):
    sections = list(SECTIONS[language])
    picked = [sections[0]] + rng.sample(sections[1:], min(count - 1, len(sections) - 1))
    return [(title, [k for k in keys if k != "address"] if "street" in keys else list(keys)) for title, keys in picked]


def _fields_html(rng, keys, person, language, look, columns):
    cells = []
    for key in keys:
        label = esc(fields.label(rng, key, language)) + rng.choice((" *", "", "", ":" if look == "left" else ""))
        text = fields.value(rng, key, person, language)
        hint = f'<div class="muted" style="font-size:.85em">{rng.choice(HINTS)}</div>' if rng.random() < 0.15 and language == "nl" else ""
        width = rng.choice((100, 100, 80, 60))
        if look == "left":
            cells.append(f'<div class=row style="margin-bottom:8px"><div style="width:38%;padding:5px 8px 0 0">{label}</div>'
                         f'<div class=grow><div class=input style="width:{width}%">{text}</div>{hint}</div></div>')
        elif look == "placeholder":
            cells.append(f'<div style="margin-bottom:12px;position:relative"><div class=input style="width:{width}%;padding-top:18px">{text}</div>'
                         f'<div class=muted style="position:absolute;left:9px;top:3px;font-size:.72em">{label}</div></div>')
        else:
            weight = rng.choice(("600", "400"))
            cells.append(f'<div style="margin-bottom:10px"><div style="font-weight:{weight}">{label}</div>{hint}<div class=input style="width:{width}%">{text}</div></div>')
    if columns == 1:
        return "".join(cells)
    return f'<div style="display:grid;grid-template-columns:1fr 1fr;gap:0 24px">{"".join(cells)}</div>'


def header(rng, style, language, person):
    town = f"Gemeente {rng.choice(names.MUNICIPALITIES)}" if language != "de" else f"Stadt {rng.choice(names.MUNICIPALITIES)}"
    words = WORDS[language]
    who = mark(person.any_name(rng), "PERSON", LABELLED_NAME)
    colour = f"background:{style.accent};color:#fff" if rng.random() < 0.6 else f"border-bottom:3px solid {style.accent}"
    login = f"{words[8]} {who} &nbsp; <u>{words[11]}</u>" if rng.random() < 0.7 else f"<u>{words[11]}</u>"
    return f'<div class=row style="{colour};padding:12px 28px;align-items:center"><b style="font-size:1.35em" class=grow>{town}</b><span>{login}</span></div>'


def steps(rng, style, language, titles):
    words = WORDS[language]
    items = [words[5], *titles, words[6], words[7]]
    here = rng.randrange(1, len(items) - 1)
    rows = "".join(f'<div style="padding:6px 0;{"font-weight:700" if i == here else ""}" class="{"muted" if i > here else ""}">{"✓ " if i < here else ""}{t}</div>' for i, t in enumerate(items))
    return f'<div class=panel style="width:250px;padding:18px 22px;align-self:flex-start"><div style="font-size:1.2em;margin-bottom:8px">{esc(rng.choice(fields.PRODUCTS[language]))}</div>{rows}</div>'


def fill_form(rng, name, language="nl", look=None, dark=None, size=None, contrast=None, width=1280, height=900, count=3, **options):
    style = theme(rng, dark=dark, size=size, contrast=contrast)
    person = people.make_person(rng)
    look = look or rng.choice(("above", "left", "above", "placeholder"))
    sections = chosen_sections(rng, language, count)
    words = WORDS[language]
    body = [header(rng, style, language, person), f'<div class=row style="gap:24px;padding:20px 28px"><div class="panel grow" style="padding:20px 28px">']
    body.append(f'<h1 style="font-size:1.7em;font-weight:400">{sections[0][0]}</h1><p class=muted style="margin:4px 0 12px">{words[10].format(rng.randint(1, 3), rng.randint(4, 6))} · {words[9]}</p>')
    for title, keys in sections:
        body.append(f'<h2 style="font-size:1.2em;border-bottom:1px solid {style.line};margin:12px 0 10px">{title}</h2>')
        body.append(_fields_html(rng, keys, person, language, look, rng.choice((1, 2, 2))))
    body.append(f'<div class=row style="gap:12px;margin-top:10px"><span class="button plain">{words[0]}</span><span class="button plain">{words[2]}</span><span class=button>{words[1]}</span></div></div>')
    body.append(steps(rng, style, language, [t for t, _ in sections]) + "</div>")
    return Screen(name, "".join(body), style, width, height, **options)


def check_answers(rng, name, language="nl", dark=None, size=None, contrast=None, width=1057, height=900, count=4, **options):
    style = theme(rng, dark=dark, size=size, contrast=contrast)
    person = people.make_person(rng)
    words = WORDS[language]
    split = rng.choice((30, 50, 50, 42))
    rows = []
    for title, keys in chosen_sections(rng, language, count):
        rows.append(f'<div class=row style="border-bottom:1px solid {style.muted};margin:14px 0 6px;font-size:1.3em"><span class=grow>{title}</span><u style="font-size:.7em">{words[4]}</u></div>')
        if "street" in keys and rng.random() < 0.5:
            keys = ["address"]
        for key in keys:
            rows.append(f'<div class=row style="padding:4px 0"><div style="width:{split}%">{esc(fields.label(rng, key, language))}</div><div class=grow>{fields.value(rng, key, person, language)}</div></div>')
    body = f'<div class=row style="gap:18px;padding:18px 20px;align-items:flex-start"><div class="panel grow" style="padding:26px 36px"><h1 style="font-size:1.9em;font-weight:400">{words[3]}</h1>{"".join(rows)}' \
           f'<div style="border:1px solid {style.accent};padding:10px;margin:14px 0">☑ {words[12]}</div><div class=row style="justify-content:space-between"><span class="button plain">{words[0]}</span><span class=button>{words[7]}</span></div></div>' \
           + steps(rng, style, language, ["Persoonsgegevens", "Aanvraag"] if language == "nl" else ["Details"]) + "</div>"
    return Screen(name, body, style, width, height, **options)


def phone_form(rng, name, dark=False, **options):
    style = theme(rng, dark=dark, size=rng.choice((15, 16)))
    person = people.make_person(rng)
    sections = chosen_sections(rng, "nl", 2)
    body = [f'<div class=row style="padding:6px 18px;font-weight:600;font-size:13px"><span class=grow>{rng.randint(8, 22)}:{rng.randint(10, 59)}</span><span>5G &nbsp; {rng.randint(20, 99)}%</span></div>',
            f'<div class=bar style="padding:14px 18px;font-size:1.15em">☰ &nbsp; Mijn {rng.choice(names.MUNICIPALITIES)}</div><div style="padding:14px 18px">']
    for title, keys in sections:
        body.append(f"<h2 style='font-size:1.15em;margin:6px 0 10px'>{title}</h2>" + _fields_html(rng, keys[:7], person, "nl", rng.choice(("above", "placeholder")), 1))
    body.append("<div class=button style='display:block;text-align:center;margin-top:8px'>Volgende</div></div>")
    return Screen(name, "".join(body), style, 390, 844, 3, flags=("phone", *(("dark",) if style.dark else ())), **options)
