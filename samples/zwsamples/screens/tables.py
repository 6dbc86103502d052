# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: zwartlak maintainers
#
# Tables: admin lists (dense ones too), spreadsheets, a caller log, users with roles.
import random

from .. import fields, names, people
from ..markup import LABELLED, LABELLED_NAME, esc, mark
from ..screen import Screen
from ..style import theme

COLUMN_SETS = (
    ("case", "surname", "given", "born", "bsn", "street", "postcode", "town", "phone", "email", "status", "date"),
    ("case", "product", "name", "bsn", "email", "date", "status", "owner"),
    ("bsn", "initials", "surname", "born", "gender", "address", "iban", "amount", "status"),
    ("plate", "name", "address", "mobile", "product", "date", "amount", "case"),
    ("username", "name", "email", "team", "ip", "date", "status", "priority"),
    ("a_number", "surname", "given", "born", "birthplace", "nationality", "passport", "date"),
    ("kvk", "name", "vat", "phone", "email", "bag", "status"),
    ("case", "name", "tax", "iban", "amount", "date", "channel", "team"),
    ("big", "name", "email", "phone", "team", "status"),
    ("v_number", "surname", "given", "nationality", "born", "permit", "date", "status"),
    ("mac", "ip", "username", "team", "date", "version"),
    ("name", "card", "amount", "email", "date", "status"),
)
MENU = {"nl": "Dashboard Accounts Formulieren Inzendingen Producten Configuratie Logs".split(),
        "en": "Dashboard Accounts Forms Submissions Products Configuration Logs".split(),
        "de": "Übersicht Konten Formulare Eingänge Produkte Einstellungen Protokolle".split()}


# Their random numbers choose only the notation, so one stream per column keeps a column uniform.
NOTATION_KEYS = {"name", "born", "bsn", "phone", "mobile", "postcode", "iban", "surname"}


def cells_of(rng, keys, count, language="nl"):
    """Marked cells; in most tables a column keeps one notation of dates, numbers and names."""
    uniform = rng.random() < 0.7
    notation = {key: rng.randrange(1 << 30) for key in keys}
    rows = []
    for _ in range(count):
        person = people.make_person(rng)
        rows.append([fields.value(random.Random(notation[key]) if uniform and key in NOTATION_KEYS else rng, key, person, language)
                     for key in keys])
    return rows


def grid(rng, keys, rows, language, style, pad, lines, upper=False, row_ink=None, stripe=False):
    border = {"none": "", "rows": f"border-bottom:1px solid {style.line}", "all": f"border:1px solid {style.line}"}[lines]
    heads = "".join(f'<th style="text-align:left;background:{style.header};padding:{pad}px {pad + 3}px;{border}">{esc(label.upper() if upper else label)}</th>'
                    for label in (fields.label(rng, key, language) for key in keys))
    ink = f"color:{row_ink};" if row_ink else ""
    out = []
    for i, row in enumerate(rows):
        shade = f"background:{style.header};" if stripe and i % 2 else ""
        out.append(f'<tr style="{ink}{shade}">' + "".join(f'<td style="padding:{pad}px {pad + 3}px;{border}">{cell}</td>' for cell in row) + "</tr>")
    return f'<table class=nowrap style="width:100%"><tr>{heads}</tr>{"".join(out)}</table>'


def admin_table(rng, name, columns=None, rows=12, language="nl", size=None, dark=None, contrast=None, pad=None, lines=None, row_ink=None,
                width=1416, height=800, **options):
    style = theme(rng, dark=dark, size=size, contrast=contrast)
    keys = COLUMN_SETS[columns if columns is not None else rng.randrange(len(COLUMN_SETS))]
    data = cells_of(rng, keys, rows, language)
    pad = rng.choice((2, 4, 6, 8)) if pad is None else pad
    menu = "".join(f'<span style="padding:8px 11px;{"background:" + style.background + ";color:" + style.accent if i == 3 else ""}">{m}</span>' for i, m in enumerate(MENU[language]))
    user = people.make_person(rng)
    words = {"nl": ("Ingelogd als", "Zoeken", "resultaten", "Exporteren", "Filter"), "en": ("Welcome,", "Search", "results", "Export", "Filter"),
             "de": ("Angemeldet als", "Suchen", "Ergebnisse", "Exportieren", "Filter")}[language]
    who = mark(user.username, "USERNAME", LABELLED) if rng.random() < 0.5 else mark(user.full.upper(), "PERSON", LABELLED_NAME)
    town = rng.choice(names.MUNICIPALITIES)
    body = f'<div class=bar style="padding:10px 24px 0"><div class=row><b class=grow style="font-size:1.5em">{town} Beheer</b><span style="font-size:.9em">{words[0]} {who}</span></div><div class=row style="margin-top:8px">{menu}</div></div>' \
           f'<div style="padding:12px 24px"><div class=row style="gap:8px;margin-bottom:10px;align-items:center"><div class=input style="width:260px"></div><span class="button plain">{words[1]}</span><span class="button plain">{words[3]}</span>' \
           f'<span class=grow></span><span class=muted>{rows} {words[2]}</span></div>' \
           + grid(rng, keys, data, language, style, pad, lines or rng.choice(("rows", "all", "none", "rows")), rng.random() < 0.3, row_ink, rng.random() < 0.5) + "</div>"
    return Screen(name, body, style, width, height, **options)


def sheet(rng, name, rows=24, columns=None, language="nl", size=None, width=1440, height=860, dark=False, **options):
    """A spreadsheet with a ribbon, column letters and row numbers; row 1 holds the labels."""
    style = theme(rng, dark=dark, size=size or rng.choice((12, 13)), font=rng.choice(("Carlito", "Liberation Sans", "Noto Sans")))
    keys = COLUMN_SETS[columns if columns is not None else rng.randrange(len(COLUMN_SETS))]
    green = rng.choice(("#217346", "#107c41", "#2a6099"))
    head = "".join(f'<td style="text-align:center">{chr(65 + i)}</td>' for i in range(len(keys)))
    labels = "".join(f"<td style='font-weight:700'>{esc(fields.label(rng, key, language))}</td>" for key in keys)
    lines = [f"<tr style='background:#e6e6e6;color:#444'><td></td>{head}</tr>", f"<tr><td class=n>1</td>{labels}</tr>"]
    for i, row in enumerate(cells_of(rng, keys, rows, language)):
        lines.append(f"<tr><td class=n>{i + 2}</td>" + "".join(f"<td>{c}</td>" for c in row) + "</tr>")
    ribbon = "".join(f"<span style='padding:4px 12px'>{t}</span>" for t in ("Bestand", "Start", "Invoegen", "Pagina-indeling", "Formules", "Gegevens", "Beeld"))
    pad = rng.choice((0, 1, 2))
    css = f"td{{border:1px solid #d4d4d4;padding:{pad}px {pad + 2}px;white-space:nowrap}} .n{{background:#e6e6e6;color:#444;text-align:center;width:30px}}"
    body = f'<div style="background:{green};color:#fff;padding:6px 14px">export_{rng.randint(2023, 2026)}_{rng.choice(("q1", "def", "v2"))}.xlsx - Werkblad</div><div style="background:#f3f2f1;color:#333;padding:4px">{ribbon}</div>' \
           f'<div style="background:#fff;color:#222;border:1px solid #ccc;padding:3px 8px">B{rng.randint(2, 20)} &nbsp; fx</div><table style="background:#fff;color:#000">{"".join(lines)}</table>' \
           f'<div style="background:#f3f2f1;color:#333;padding:4px 12px;position:absolute;bottom:0;width:100%">Blad1 &nbsp; Blad2 &nbsp; Gereed</div>'
    return Screen(name, body, style, width, height, css=css, flags=("table",), **options)


def caller_log(rng, name, rows=9, **options):
    style = theme(rng, size=rng.choice((11, 12)), dark=False)
    side = "".join(f"<div style='padding:11px 16px;{'background:' + style.accent if i == 3 else ''}'>{t}</div>" for i, t in enumerate(("Dashboard", "Overzichten", "Kennisbank", "Telefoon", "Uitval formulier", "Storing DigiD")))
    lines = []
    for _ in range(rows):
        person = people.make_person(rng)
        lines.append(f"<tr style='height:44px;border-bottom:1px solid {style.line}'><td>{mark(person.full, 'PERSON', LABELLED_NAME)}<br><span class=muted>{fields.value(rng, 'mobile', person)}</span></td>"
                     f"<td>KCC Balie<br><span class=muted>{mark(people.make_person(rng).full, 'PERSON', LABELLED_NAME)}</span></td><td style='color:#39870c'>{rng.choice(('verbonden', 'gemist', 'bezig'))}</td><td>{rng.randint(0, 9)}:{rng.randint(10, 59)}</td><td class=muted>{fields.event_date(rng).strftime('%d-%m-%Y')}</td></tr>")
    body = f"<div class=row style='height:100%'><div style='width:210px;background:#26272e;color:#c9c9d0'>{side}</div><div class=grow style='padding:18px 24px'><h1 style='font-size:1.6em'>Belgeschiedenis</h1>" \
           f"<table style='width:100%;margin-top:14px'><tr class=muted style='text-align:left'><th>VAN</th><th>NAAR</th><th>STATUS</th><th>DUUR</th><th>TIJD</th></tr>{''.join(lines)}</table></div></div>"
    return Screen(name, body, style, 1280, 640, flags=("small", "table"), **options)


def touching(rng, name, **options):
    """Text that touches the lines around it: no padding at all."""
    style = theme(rng, dark=False, size=rng.choice((11, 12, 13)))
    keys = COLUMN_SETS[rng.randrange(len(COLUMN_SETS))]
    data = cells_of(rng, keys, 14)
    heads = "".join(f"<td><b>{esc(fields.label(rng, key, 'nl'))}</b></td>" for key in keys)
    rows = "".join("<tr>" + "".join(f"<td>{c}</td>" for c in row) + "</tr>" for row in data)
    css = "td{border:1px solid #000;padding:0;line-height:1.18;white-space:nowrap} .f{border:1px solid #333;display:inline-block;line-height:1.18;padding:0 1px}"
    person = people.make_person(rng)
    form = "".join(f"<div style='margin:3px 0'><span style='display:inline-block;width:190px'>{esc(fields.label(rng, k, 'nl'))}</span><span class=f>{fields.value(rng, k, person)}</span></div>"
                   for k in ("name", "born", "bsn", "street", "postcode", "phone", "email", "iban", "plate"))
    body = f"<div style='padding:14px'><h2>Overzicht {esc(rng.choice(fields.PRODUCTS['nl']))}</h2><table style='margin:8px 0 16px'><tr>{heads}</tr>{rows}</table>{form}</div>"
    return Screen(name, body, style, 1366, 768, css=css, flags=("table", "touching"), **options)
