# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: zwartlak maintainers
#
# The same data in less usual arrangements: records as columns, labels in a row above values, values
# inside a line of text, stacked cells, cards, timelines, search results, notifications, small bars.
from .. import fields, lines, names, people, prose
from ..markup import LABELLED, LABELLED_NAME, RUNNING, RUNNING_NAME, diagnostic, esc, mark
from ..screen import Screen
from ..style import theme


def _label(rng, key, language="nl"):
    return esc(fields.label(rng, key, language))


def _name(text, group=RUNNING_NAME):
    return mark(text, "PERSON", group)


def _frame(rng, style, title, content):
    look = rng.randrange(3)
    if look == 0:
        return f'<div class=bar style="padding:9px 18px;font-size:1.1em">{title}</div><div style="padding:16px 18px">{content}</div>'
    if look == 1:
        menu = "".join(f'<div style="padding:8px 16px">{m}</div>' for m in ("Start", "Personen", "Zaken", "Taken", "Rapporten", "Beheer"))
        return f'<div class=row style="height:100%"><div style="width:170px;background:{style.accent};color:#fff;padding-top:14px">{menu}</div><div class=grow style="padding:16px 20px"><h1 style="font-size:1.5em;margin-bottom:12px">{title}</h1>{content}</div></div>'
    return f'<div style="padding:20px 30px"><h1 style="font-size:1.7em;color:{style.accent};border-bottom:2px solid {style.accent};margin-bottom:14px">{title}</h1>{content}</div>'


def side_by_side(rng, name, **options):
    """A table on its side: labels in the first column, one person per column."""
    style, persons = theme(rng), [people.make_person(rng) for _ in range(3)]
    keys = ("surname", "given", "born", "bsn", "street", "postcode", "town", "mobile", "email", "nationality", "iban", "passport", "birthplace")
    edge = f"border:1px solid {style.line};padding:{style.pad}px 10px"
    rows = "".join(f'<tr><th style="text-align:left;background:{style.header};{edge}">{_label(rng, k)}</th>' + "".join(f'<td style="{edge}">{fields.value(rng, k, p)}</td>' for p in persons) + "</tr>" for k in keys)
    head = "<th></th>" + "".join(f'<th style="{edge}">{h}</th>' for h in ("Aanvrager", "Partner", "Kind 1"))
    return Screen(name, _frame(rng, style, "Gezinssamenstelling", f"<table>{'<tr>' + head + '</tr>'}{rows}</table>"), style, 1200, 720, flags=("table",), **options)


def label_rows(rng, name, **options):
    """Blocks in which a row of labels stands above a row of values, as on printed cards."""
    style, person = theme(rng), people.make_person(rng)
    groups = (("surname", "prefix", "initials", "given"), ("born", "birthplace", "nationality", "bsn"), ("street", "postcode", "town", "phone"), ("iban", "email", "mobile"), ("passport", "licence", "a_number", "plate"), ("kvk", "vat", "case", "status"))
    blocks = []
    for keys in groups:
        width = 100 // len(keys)
        labels = "".join(f'<td style="width:{width}%;font-size:.78em;border:1px solid {style.line};border-bottom:0;padding:2px 6px" class=muted>{_label(rng, k)}</td>' for k in keys)
        values = "".join(f'<td style="border:1px solid {style.line};border-top:0;padding:0 6px 3px">{fields.value(rng, k, person)}</td>' for k in keys)
        blocks.append(f'<table style="width:100%;margin-bottom:{rng.choice((0, 6, 10))}px"><tr>{labels}</tr><tr>{values}</tr></table>')
    return Screen(name, _frame(rng, style, "Persoonslijst", "".join(blocks)), style, 1100, 640, **options)


def inline_pairs(rng, name, **options):
    """Label and value in a running line, parted by bars, dots or commas."""
    style = theme(rng)
    rows = []
    for _ in range(9):
        person = people.make_person(rng)
        parts = [f"{_label(rng, k)}: {fields.value(rng, k, person)}" for k in rng.sample(("name", "born", "bsn", "phone", "email", "postcode", "plate", "iban", "case", "status", "username"), 5)]
        between = rng.choice((" | ", " · ", ", ", " &nbsp; "))
        rows.append(f'<div class=panel style="padding:8px 12px;margin-bottom:8px"><b>{esc(rng.choice(fields.PRODUCTS["nl"]))}</b><br>{between.join(parts)}</div>')
    return Screen(name, _frame(rng, style, "Werkvoorraad", "".join(rows)), style, 1280, 720, **options)


def stacked_cells(rng, name, **options):
    """Cells with several lines: name above address, phone above mail, under one header."""
    style = theme(rng, size=rng.choice((11, 12, 13)))
    rows = []
    for _ in range(9):
        person = people.make_person(rng)
        rows.append(f'<tr style="border-bottom:1px solid {style.line};vertical-align:top"><td style="padding:6px 10px">{esc(fields.case_number(rng))}<br><span class=muted>{fields.event_date(rng).strftime("%d-%m-%Y")}</span></td><td style="padding:6px 10px"><b>{_name(person.any_name(rng), LABELLED_NAME)}</b><br>{fields.street_line(rng, person)}<br>{fields.value(rng, "postcode", person)} {mark(person.town, "NONE", "optional")}</td>'
                    f'<td style="padding:6px 10px">{fields.value(rng, "email", person)}<br>{fields.value(rng, "phone", person)}</td><td style="padding:6px 10px">{fields.value(rng, "bsn", person)}<br><span class=muted>{fields.value(rng, "born", person)}</span></td><td style="padding:6px 10px"><span class=badge style="background:{style.accent}">{rng.choice(fields.STATUSES["nl"])}</span></td></tr>')
    head = "".join(f'<th style="text-align:left;padding:6px 10px;background:{style.header}">{h}</th>' for h in ("Zaak / ontvangen", "Aanvrager", "E-mail / telefoon", "BSN / geboren", "Status"))
    return Screen(name, _frame(rng, style, "Ingekomen aanvragen", f"<table style='width:100%'><tr>{head}</tr>{''.join(rows)}</table>"), style, 1366, 768, flags=("table",), **options)


def timeline(rng, name, **options):
    """Who did what when: names in the midst of sentences, dates of events beside them."""
    style, subject = theme(rng), people.make_person(rng)
    events = []
    for _ in range(12):
        actor = people.make_person(rng)
        who = _name(rng.choice((actor.full, actor.formal, actor.sorted_name)))
        text = rng.choice((f"{who} heeft de status gewijzigd naar {rng.choice(fields.STATUSES['nl'])}", f"Toegewezen aan {who}", f"{who} voegde een document toe: bijlage_{rng.randint(1, 9)}.pdf", f"Gebeld met {_name(subject.full)}: geen gehoor", f"E-mail verzonden naar {fields.value(rng, 'email', subject)}",
                           f"{who}: “{prose.sentence(rng, subject, actor)}”", f"Aangemaakt door {who}", f"Brief aan {mark(subject.title, 'NONE', 'optional')} {_name(subject.family_capital)} geprint", f"Herinnering ingepland voor {fields.event_date(rng).strftime('%d-%m-%Y')}", f"Dossier ingezien door {mark(actor.username, 'USERNAME', RUNNING)}"))
        events.append(f'<div class=row style="margin-bottom:9px"><div class="muted nowrap" style="width:130px">{lines.stamp(rng, "%d-%m-%Y %H:%M")}</div><div style="width:10px;height:10px;border-radius:5px;background:{style.accent};margin:4px 12px"></div><div class=grow>{text}</div></div>')
    return Screen(name, _frame(rng, style, f"Tijdlijn {esc(fields.case_number(rng))}", "".join(events)), style, 1180, 720, **options)


def search_results(rng, name, **options):
    """A search box with a name in it, suggestions, and results with highlighted words."""
    style, person = theme(rng), people.make_person(rng)
    family = [people.make_person(rng) for _ in range(5)]
    for member in family[:3]:
        member.surname, member.prefix = person.surname, person.prefix
    rows = "".join(f'<div style="margin-bottom:13px"><div style="color:{style.accent};font-size:1.15em">{_name(p.full)}</div><div class=muted>{_label(rng, "born")} {fields.value(rng, "born", p)} · {fields.value(rng, "address", p)}</div><div>{esc(rng.choice(fields.PRODUCTS["nl"]))} — {fields.case_number(rng)} — {rng.choice(fields.STATUSES["nl"])}</div></div>' for p in family)
    box = f'<div class=row style="gap:8px;margin-bottom:14px"><div class="input grow">{_name(person.family)}</div><span class=button>Zoeken</span></div><p class=muted style="margin-bottom:10px">{rng.randint(5, 90)} resultaten voor “{_name(person.family)}” (0,{rng.randint(10, 99)} s)</p>'
    return Screen(name, _frame(rng, style, "Zoeken in personen", box + rows), style, 1100, 700, **options)


def small_bar(rng, name, **options):
    """An administration with a narrow coloured bar: the user's name in small capitals, recent actions."""
    style, user = theme(rng, dark=False, size=13), people.make_person(rng)
    shown = rng.choice((user.given.upper(), user.full.upper(), user.formal, user.email.upper(), user.email))
    who = _name(shown, LABELLED_NAME) if "@" not in shown else mark(shown, "EMAIL_ADDRESS", "fixed")
    size = rng.choice((9, 10, 11))
    groups = "".join(f'<div style="margin-bottom:14px"><div class=bar style="padding:3px 8px;font-size:{size + 1}px">{g}</div>' + "".join(f'<div class=row style="padding:5px 8px;border-bottom:1px solid {style.line}"><b class=grow>{i}</b><span style="font-size:{size}px">+ Toevoegen &nbsp; ✎ Wijzigen</span></div>' for i in items) + "</div>"
                     for g, items in (("ACCOUNTS", ("Gebruikers", "Groepen")), ("FORMULIEREN", ("Bevestigingen", "Formulierdefinities", "Formulieren")), ("INZENDINGEN", ("Documenten", "Inzendingen", "Betalingen"))))
    recent = "".join(f'<div style="padding:4px 0;font-size:{size + 1}px">✎ {rng.choice((_name(people.make_person(rng).full), fields.case_number(rng), esc(rng.choice(fields.PRODUCTS["nl"]))))}<br><span class=muted>{rng.choice(("Gebruiker", "Inzending", "Formulier"))}</span></div>' for _ in range(9))
    body = f'<div class=bar style="padding:10px 20px"><div class=row><b class=grow style="font-size:1.6em">Formulieren Administratie</b><span style="font-size:{size}px">INGELOGD ALS <b>{who}</b>. / <u>WACHTWOORD WIJZIGEN</u> / <u>AFMELDEN</u></span></div></div><div style="background:#f2f2f2;padding:8px 20px;font-size:.9em">Thuis › Gebruikers › {_name(people.make_person(rng).full)}</div>' \
           f'<div class=row style="padding:16px 20px;gap:24px"><div class=grow>{groups}</div><div style="width:230px;background:#f7f7f7;padding:12px"><h2 style="font-size:1.2em">Recente acties</h2>{recent}</div></div>'
    return Screen(name, body, style, 1280, 640, flags=("small",), **options)


def notifications(rng, name, **options):
    """Toasts, tooltips and a menu over a page: little text, many backgrounds."""
    style = theme(rng)
    colours = ("#2e7d32", "#c62828", "#ef6c00", "#1565c0", "#37474f", "#6a1b9a", "#fff3cd", "#d1ecf1")
    toasts = []
    for colour in rng.sample(colours, 7):
        person = people.make_person(rng)
        ink = "#222" if colour in ("#fff3cd", "#d1ecf1") else "#fff"
        text = rng.choice((f"{_name(person.full)} is toegevoegd aan de groep", f"Nieuw bericht van {_name(person.full)}", f"Ongeldig BSN: {fields.value(rng, 'bsn', person)}", f"Mail naar {fields.value(rng, 'email', person)} is geweigerd", f"Kenteken {fields.value(rng, 'plate', person)} komt al voor",
                           f"U wordt gebeld door {fields.value(rng, 'mobile', person)}", diagnostic(rng.choice(lines.DUTCH_ERRORS), "error"), "De wijzigingen zijn opgeslagen", f"Account {mark(person.username, 'USERNAME', LABELLED)} is geblokkeerd"))
        toasts.append(f'<div style="background:{colour};color:{ink};padding:{rng.choice((6, 10, 14))}px 16px;margin-bottom:10px;border-radius:{style.radius}px;width:{rng.choice((380, 460, 620))}px">{text}</div>')
    person = people.make_person(rng)
    menu = f'<div class=panel style="position:absolute;right:40px;top:90px;width:250px;padding:12px;box-shadow:0 3px 12px rgba(0,0,0,.3)"><b>{_name(person.full)}</b><br><span class=muted>{fields.value(rng, "email", person)}</span><hr>Profiel<br>Voorkeuren<br>Afmelden</div>'
    return Screen(name, _frame(rng, style, "Meldingen", "".join(toasts)) + menu, style, 1200, 640, flags=("badges",), **options)


def invoice(rng, name, **options):
    """A tax bill: address without a label, reference block, amounts that stay."""
    style, person = theme(rng, dark=False, size=13), people.make_person(rng)
    rows = "".join(f"<tr><td style='padding:3px 14px 3px 0'>{d}</td><td>{fields.amount(rng)}</td></tr>" for d in ("Afvalstoffenheffing meerpersoons", "Rioolheffing gebruiker", "Onroerendezaakbelasting", "Hondenbelasting", "Totaal"))
    pairs = "".join(f"<div class=row><div style='width:190px'>{_label(rng, k)}</div><div>{fields.value(rng, k, person)}</div></div>" for k in ("tax", "bsn", "bag", "date", "case", "iban"))
    content = f'<div class=row><div class=grow>{_name(rng.choice((person.formal, person.full, person.formal.upper())))}<br>{fields.street_line(rng, person, "running")}<br>{fields.value(rng, "postcode", person)} &nbsp;{mark(person.town.upper(), "NONE", "optional")}</div><div style="width:430px">{pairs}</div></div><h2 style="margin:22px 0 8px">Aanslagbiljet gemeentelijke belastingen 2026</h2><table>{rows}</table>' \
              f'<p style="margin-top:16px">Betaling vóór {fields.event_date(rng).strftime("%d-%m-%Y")}. Vragen? Bel 14 0{rng.randint(10, 79)} of mail naar belastingen@{rng.choice(names.MUNICIPALITIES).lower()}.nl.</p>'
    return Screen(name, _frame(rng, style, f"Gemeente {rng.choice(names.MUNICIPALITIES)}", content), style, 1000, 680, **options)


def phone_list(rng, name, dark=False, **options):
    style = theme(rng, dark=dark, size=15)
    rows = []
    for _ in range(9):
        person = people.make_person(rng)
        rows.append(f'<div class=row style="padding:11px 16px;border-bottom:1px solid {style.line};gap:12px"><div style="width:38px;height:38px;border-radius:19px;background:{style.accent};flex:none"></div><div class="grow ellipsis"><b>{_name(person.full)}</b><br><span class=muted>{rng.choice((fields.value(rng, "mobile", person), fields.value(rng, "email", person), prose.sentence(rng, person, person)))}</span></div><span class=muted>{rng.randint(8, 21)}:{rng.randint(10, 59)}</span></div>')
    body = f'<div class=bar style="padding:14px 16px;font-size:1.2em">{rng.choice(("Berichten", "Contacten", "Klanten"))}</div>{"".join(rows)}'
    return Screen(name, body, style, 412, 915, 2.625, flags=("phone",), **options)
