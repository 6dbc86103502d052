# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: zwartlak maintainers
#
# Webmail, chat on a desktop and on a phone, letters.
from .. import fields, names, people, prose
from ..markup import FIXED, LABELLED_NAME, RUNNING_NAME, esc, mark
from ..screen import Screen
from ..style import theme

SUBJECTS = ("Formulier verhuizing werkt niet", "RE: Foutmelding bij stap 3", "Afspraak paspoort", "Aanvraag {}", "Klacht over {}", "FW: storing DigiD", "Vraag over mijn aanslag", "Ontvangstbevestiging", "Weekverslag sprint 14")


def person_name(text, group=RUNNING_NAME):
    return mark(text, "PERSON", group)


def subject(rng, person):
    return rng.choice(SUBJECTS).format(person_name(person.family_capital))


def webmail(rng, name, language="nl", dark=None, size=None, width=1440, height=860, **options):
    style = theme(rng, dark=dark, size=size or rng.choice((12, 13, 14)))
    writer, reader, third = (people.make_person(rng) for _ in range(3))
    words = {"nl": ("Postvak IN", "Concepten", "Verzonden", "Archief", "Ongewenst", "Van", "Aan", "CC", "Onderwerp", "Beantwoorden", "Nieuw bericht"),
             "en": ("Inbox", "Drafts", "Sent", "Archive", "Spam", "From", "To", "CC", "Subject", "Reply", "New message")}[language]
    folders = "".join(f'<div style="padding:6px 14px;{"font-weight:700;color:" + style.accent if i == 0 else ""}">{w}{" " + str(rng.randint(1, 40)) if i == 0 else ""}</div>' for i, w in enumerate(words[:5]))
    items = []
    for i in range(11):
        person = people.make_person(rng)
        shown = rng.choice((person.full, person.sorted_name, person.full, person.formal))
        sender = person_name(shown, RUNNING_NAME) if rng.random() < 0.85 else rng.choice(("Gemeente Molenwaard", "Open Formulieren", "noreply@zaken.example.nl", "ICT Servicedesk"))
        items.append(f'<div style="padding:7px 12px;border-bottom:1px solid {style.line};{"background:" + style.header if i == 1 else ""}"><div class=row><b class="grow ellipsis">{sender}</b><span class=muted>{rng.randint(7, 19):02d}:{rng.randint(0, 59):02d}</span></div><div class=ellipsis style="color:{style.accent}">{subject(rng, person)}</div><div class="muted ellipsis">{prose.sentence(rng, person, reader, language)}</div></div>')
    opening, paragraphs, closing, signature = prose.message(rng, writer, reader, language, 3)
    text = "<br><br>".join([opening, *paragraphs, closing + "<br>" + "<br>".join(signature)])
    head = f'<b>{words[5]}:</b> {person_name(writer.full, LABELLED_NAME)} &lt;{mark(writer.email, "EMAIL_ADDRESS", FIXED)}&gt;<br><b>{words[6]}:</b> {person_name(reader.sorted_name, LABELLED_NAME)} &lt;{mark(reader.email, "EMAIL_ADDRESS", FIXED)}&gt;; formulieren@{rng.choice(names.MUNICIPALITIES).lower()}.nl<br><b>{words[7]}:</b> {person_name(third.full, LABELLED_NAME)}'
    body = f'<div class=bar style="padding:9px 16px">Webmail &nbsp; <span class=muted></span></div><div class=row style="height:100%"><div style="width:150px;padding-top:10px"><div class=button style="margin:0 12px 8px">{words[10]}</div>{folders}</div><div style="width:330px;border:1px solid {style.line};border-width:0 1px;background:{style.panel}">{"".join(items)}</div>' \
           f'<div class=grow style="padding:16px 22px;background:{style.panel}"><h1 style="font-size:1.5em">{subject(rng, writer)}</h1><div style="margin:8px 0 14px;padding-bottom:8px;border-bottom:1px solid {style.line}">{head}</div>{text}<div style="margin-top:16px"><span class="button plain">{words[9]}</span></div></div></div>'
    return Screen(name, body, style, width, height, flags=("dark",) if style.dark else (), **options)


def chat(rng, name, phone=False, dark=None, **options):
    style = theme(rng, dark=dark, size=rng.choice((13, 14, 15)))
    a, b = people.make_person(rng), people.make_person(rng)
    out = []
    for i in range(9 if phone else 12):
        own = rng.random() < 0.45
        writer, other = (a, b) if own else (b, a)
        text = prose.sentence(rng, writer, other) if rng.random() < 0.65 else rng.choice(prose.NEUTRAL["nl"])
        colour = (style.accent if not phone else "#d9fdd3") if own else style.panel
        ink = "#fff" if own and not phone else ("#111" if own else style.ink)
        head = "" if phone else f'<div style="font-size:.85em;opacity:.9"><b>{person_name(writer.full)}</b> {rng.randint(8, 17):02d}:{rng.randint(10, 59)}</div>'
        foot = f'<span style="font-size:.75em;opacity:.7"> {rng.randint(8, 22):02d}:{rng.randint(10, 59)}</span>' if phone else ""
        out.append(f'<div style="display:flex;justify-content:{"flex-end" if own else "flex-start"};margin-bottom:8px"><div style="max-width:{82 if phone else 62}%;background:{colour};color:{ink};border-radius:{max(style.radius, 6)}px;padding:7px 11px;border:1px solid {style.line}">{head}{text}{foot}</div></div>')
    if phone:
        body = f'<div class=bar style="padding:14px 16px;font-size:1.1em">‹ &nbsp; {person_name(b.full)}</div><div style="padding:12px">{"".join(out)}</div>'
        return Screen(name, body, style, 390, 844, 3, flags=("phone", *(("dark",) if style.dark else ())), **options)
    contacts = "".join(f'<div class=ellipsis style="padding:8px 14px">{person_name(people.make_person(rng).any_name(rng))}</div>' for _ in range(9)) + "<div style='padding:8px 14px'>Team Formulieren</div><div style='padding:8px 14px'>Storingen</div>"
    body = f'<div class=row style="height:100%"><div style="width:220px;background:{style.header}"><div style="padding:12px 14px"><b>Chats</b></div>{contacts}</div><div class=grow style="padding:16px 24px"><h2 style="margin-bottom:12px">{person_name(b.full)}</h2>{"".join(out)}</div></div>'
    return Screen(name, body, style, 1200, 800, flags=("dark",) if style.dark else (), **options)


def letter(rng, name, **options):
    """A letter in a PDF viewer: address block, reference lines, running text."""
    style, person, clerk = theme(rng, dark=False, size=14, font=rng.choice(("Liberation Serif", "Caladea", "Carlito", "Liberation Sans"))), people.make_person(rng), people.make_person(rng)
    block = f'{mark(person.title.capitalize(), "NONE", "optional")} {person_name(person.formal)}<br>{fields.street_line(rng, person, "running")}<br>{mark(fields.postcode_text(rng, person), "POSTCODE", FIXED)} &nbsp;{mark(person.town.upper(), "NONE", "optional")}'
    rows = "".join(f'<tr><td style="padding-right:18px">{a}</td><td>{b}</td></tr>' for a, b in (
        ("Datum", fields.event_date(rng).strftime("%d-%m-%Y")), ("Ons kenmerk", esc(fields.case_number(rng))), ("Behandeld door", person_name(clerk.formal, LABELLED_NAME)), ("Telefoon", fields.value(rng, "phone", clerk)), ("BSN", fields.value(rng, "bsn", person)), ("Onderwerp", esc(rng.choice(fields.PRODUCTS["nl"])))))
    text = "".join(f"<p style='margin-bottom:12px'>{prose.paragraph(rng, person, clerk, 'nl', 4, 0.6)}</p>" for _ in range(3))
    opening = prose.fill(rng, "Geachte {title} {family},", person, clerk)
    body = f'<div style="background:#3b3b3f;color:#ddd;padding:7px 16px">besluit_{rng.randint(1000, 9999)}.pdf &nbsp; 1 / 2 &nbsp; 100%</div><div style="background:#6b6b70;height:100%;padding:14px 0"><div style="width:760px;margin:0 auto;background:#fff;color:#111;padding:50px 70px;height:960px"><b style="color:{style.accent};font-size:1.4em">Gemeente {rng.choice(names.MUNICIPALITIES)}</b><div style="margin:26px 0">{block}</div><table style="margin-bottom:20px">{rows}</table><p style="margin-bottom:12px">{opening}</p>{text}<p>Hoogachtend,<br><br>namens burgemeester en wethouders,<br>{person_name(clerk.full)}<br>teamleider Publiekszaken</p></div></div>'
    return Screen(name, body, style, 1100, 1000, **options)
