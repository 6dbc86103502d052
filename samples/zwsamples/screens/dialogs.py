# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: zwartlak maintainers
#
# What tickets are about: error dialogs and pages with stack trace, browser version and URL, and pages
# inside a browser window whose address bar carries personal values.
from .. import fields, identifiers, lines, names, people
from ..markup import LABELLED, LABELLED_NAME, RUNNING_NAME, diagnostic, esc, mark
from ..screen import Screen
from ..style import theme
from . import details, forms, messages, tables

WINDOWS = (("#dee1e6", "#ffffff", "#202124", "#f1f3f4"), ("#202124", "#35363a", "#e8eaed", "#202124"), ("#f0f0f4", "#f9f9fb", "#15141a", "#e9e9ed"),
           ("#1c1b22", "#2b2a33", "#fbfbfe", "#1c1b22"), ("#cdd9e5", "#f7f7f7", "#1b1b1b", "#ffffff"))


def in_browser(rng, page, person, title):
    """The page with tabs and an address bar above it. Returns (body, extra height)."""
    strip, bar, ink, field = rng.choice(WINDOWS)
    address = diagnostic(esc(lines.url(rng, person, rng.choice(("https://", "", "")))), "url")
    tab = title if rng.random() < 0.5 else f"Dossier {mark(person.full, 'PERSON', RUNNING_NAME)}"
    size = rng.choice((12, 13, 14))
    top = f'<div style="background:{strip};color:{ink};font:{size}px Roboto,sans-serif;padding:8px 10px 0"><span style="display:inline-block;background:{bar};border-radius:8px 8px 0 0;padding:7px 16px">{tab} &nbsp; ×</span><span style="padding:7px 16px">Postvak IN &nbsp; ×</span></div>' \
          f'<div class=row style="background:{bar};color:{ink};font:{size}px Roboto,sans-serif;padding:6px 12px;align-items:center;gap:12px"><span>←</span><span>→</span><span>↻</span><div class="grow nowrap" style="background:{field};border-radius:14px;padding:5px 14px;overflow:hidden">{address}</div><span>☆ ⋮</span></div>'
    return f'<div style="height:100%;display:flex;flex-direction:column">{top}<div style="flex:1;position:relative;overflow:hidden">{page}</div></div>'


def browser_page(rng, name, kind="form", width=1440, height=900, **options):
    builders = {"form": forms.fill_form, "check": forms.check_answers, "record": details.record, "table": tables.admin_table, "mail": messages.webmail, "chat": messages.chat}
    screen = builders[kind](rng, name)
    screen.width, screen.height = width, height
    screen.body = in_browser(rng, screen.body, people.make_person(rng), esc(rng.choice(fields.PRODUCTS["nl"])))
    screen.flags = tuple(sorted({*screen.flags, "browser", *options.pop("flags", ())}))
    for key, setting in options.items():
        setattr(screen, key, setting)
    return screen


def error_dialog(rng, name, language="nl", dark=None, **options):
    style, person = theme(rng, dark=dark), people.make_person(rng)
    frames, error = lines.stack_trace(rng)
    trace = "\n".join(esc(line) for line in (error, *frames))
    head = diagnostic(rng.choice(lines.DUTCH_ERRORS), "error") if language == "nl" else diagnostic("Something went wrong while saving your data", "error")
    who = mark(person.any_name(rng), "PERSON", LABELLED_NAME)
    labels = ("Browser", "Pagina", "Gebruiker", "Tijdstip", "Besturingssysteem", "Foutcode", "Sessie") if language == "nl" else ("Browser", "URL", "User", "Time", "Operating system", "Error code", "Session")
    rows = ((labels[0], diagnostic(lines.browser_version(rng), "browser")), (labels[1], diagnostic(esc(lines.url(rng, person)), "url")), (labels[2], who), (labels[3], lines.stamp(rng, "%d-%m-%Y %H:%M:%S")),
            (labels[4], rng.choice(("Windows 11", "macOS 14.5", "Ubuntu 22.04", "Windows 10 (22H2)"))), (labels[5], f"ERR-{rng.randint(1000, 9999)}"), (labels[6], mark(identifiers.session_id(rng), "SESSION_ID", LABELLED)), ("ID", identifiers.guid(rng)))
    table = "".join(f'<tr><td class="muted nowrap" style="padding:2px 14px 2px 0;vertical-align:top">{a}:</td><td style="word-break:break-all">{b}</td></tr>' for a, b in rows)
    body = f'<div style="padding:60px 90px"><div class=panel style="padding:0;box-shadow:0 4px 18px rgba(0,0,0,.3)"><div style="background:{rng.choice(("#c62828", style.accent, "#8a1c1c"))};color:#fff;padding:10px 18px;font-size:1.2em">{"Foutmelding" if language == "nl" else "Error"}</div><div style="padding:16px 18px"><p style="font-size:1.15em;margin-bottom:10px">{head}</p><table style="margin-bottom:12px">{table}</table>' \
           f'<pre style="background:{style.header};padding:10px;font-size:{rng.choice((11, 12))}px;white-space:pre-wrap;word-break:break-word">{trace}</pre><div style="margin-top:12px"><span class=button>OK</span> <span class="button plain">{"Details kopiëren" if language == "nl" else "Copy details"}</span></div></div></div></div>'
    return Screen(name, body, style, 1180, 720, flags=("error", *(("dark",) if style.dark else ())), **options)


def error_page(rng, name, **options):
    """A form with an error bar at its top and red messages at its fields, in a browser."""
    form = forms.fill_form(rng, name, dark=False, count=2, height=820)
    message = diagnostic(rng.choice(lines.DUTCH_ERRORS) + f" (HTTP {rng.choice((400, 403, 500, 502, 504))})", "error")
    bar = f'<div style="background:#fbe3e4;border:1px solid #c62828;color:#8a1c1c;padding:10px 16px;margin:10px 28px">{message}</div>'
    foot = f'<div class=muted style="padding:4px 28px;font-size:.85em">Versie {rng.randint(2, 4)}.{rng.randint(0, 9)}.{rng.randint(0, 9)} · {diagnostic(lines.browser_version(rng), "browser")} · {rng.choice(("Windows 11", "macOS 14.5"))} · {identifiers.guid(rng)}</div>'
    form.body = in_browser(rng, bar + foot + form.body, people.make_person(rng), "Formulier")
    form.width, form.height, form.flags = 1366, 820, ("browser", "error")
    for key, setting in options.items():
        setattr(form, key, setting)
    return form


def desktop_message(rng, name, **options):
    """An old desktop program: grey window, message box in front, values in a status bar."""
    style, person = theme(rng, dark=False, size=12, font=rng.choice(("Liberation Sans", "DejaVu Sans"))), people.make_person(rng)
    keys = ("surname", "initials", "prefix", "born", "bsn", "a_number", "street_only", "house_number", "postcode", "town", "phone", "iban", "plate", "licence")
    rows = "".join(f'<div class=row style="width:50%;padding:2px 6px;align-items:center"><span style="width:130px">{esc(fields.label(rng, k, "nl"))}</span><span style="border:1px solid #7f9db9;background:#fff;padding:1px 3px;width:190px;height:20px;overflow:hidden" class=nowrap>{fields.value(rng, k, person)}</span></div>' for k in keys)
    error = diagnostic(rng.choice(("Fout 1205: time-out bij opslaan van gegevens", "Runtime error 3021: No current record", "De gegevens konden niet worden bijgewerkt")), "error")
    body = f'<div style="background:#3a6ea5;height:100%;padding:26px"><div style="background:#ece9d8;border:2px solid #0a246a;width:820px"><div style="background:#0a246a;color:#fff;padding:4px 8px">Burgerzaken {rng.randint(5, 9)}.{rng.randint(0, 9)} - [Persoon wijzigen]</div><div style="padding:3px 8px">Bestand &nbsp; Bewerken &nbsp; Beeld &nbsp; Extra &nbsp; Help</div><div class=row style="flex-wrap:wrap;padding:10px">{rows}</div>' \
           f'<div style="border-top:1px solid #aca899;padding:3px 8px">Gebruiker: {mark(person.username, "USERNAME", LABELLED)} &nbsp; | &nbsp; Gereed &nbsp; | &nbsp; {names.MUNICIPALITIES[rng.randrange(10)]}</div></div><div style="position:absolute;left:250px;top:330px;width:380px;background:#ece9d8;border:2px solid #0a246a"><div style="background:#0a246a;color:#fff;padding:3px 8px">Fout</div><div style="padding:18px">⛔ {error}</div><div style="text-align:center;padding-bottom:12px"><span style="border:1px solid #003c74;padding:3px 24px;background:#f5f4ee">OK</span></div></div></div>'
    return Screen(name, body, style, 900, 600, flags=("small", "error", "touching"), **options)
