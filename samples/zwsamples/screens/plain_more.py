# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: zwartlak maintainers
#
# More screens without personal data: a field's configuration, a JSON schema, release notes, a price
# list, a monitoring page, a crash report of a program.
from .. import fields, identifiers, lines, names
from ..markup import diagnostic, esc
from ..screen import Screen
from ..style import theme

FIELD_SETTINGS = (("Label", "Achternaam"), ("Sleutel", "achternaam"), ("Type", "tekstveld"), ("Omschrijving", "Vul uw achternaam in zonder tussenvoegsel"), ("Tooltip", "Zoals vermeld op uw identiteitsbewijs"), ("Standaardwaarde", "-"),
                  ("Verplicht", "ja"), ("Maximale lengte", "80"), ("Patroon", "[a-zA-Z \\-']+"), ("Foutmelding", "Ongeldige waarde voor dit veld"), ("Prefill plugin", "Haal Centraal BRP"), ("Prefill attribuut", "naam.geslachtsnaam"), ("Registratie", "zaakeigenschap"), ("Gevoelige gegevens", "ja"), ("Autofill", "family-name"))
NOTES = ("Nieuw: het veld BSN controleert nu ook op de elfproef.", "Opgelost: postcode zonder spatie werd geweigerd.", "Opgelost: de knop Volgende bleef grijs na een foutmelding.", "Gewijzigd: IBAN-veld accepteert alle landen.", "Gewijzigd: telefoonnummers met +31 worden herkend.",
         "Nieuw: e-mailadres bevestigen met een code van 6 cijfers.", "Vervallen: ondersteuning voor Internet Explorer 11.", "Bekend probleem: datum in Safari 16.4 toont maand eerst.", "Beveiliging: sessie verloopt na 15 minuten.", "Nieuw: kenteken opvragen bij de RDW.")
SCHEMA_KEYS = ("voornamen", "voorvoegsel", "geslachtsnaam", "geboortedatum", "burgerservicenummer", "postcode", "huisnummer", "emailadres", "telefoonnummer", "iban")


def field_settings(rng, name, dark=None, **options):
    style = theme(rng, dark=dark)
    rows = "".join(f'<div style="margin-bottom:7px"><div class=muted style="font-size:.85em">{esc(a)}</div><div class=input style="width:70%">{esc(b)}</div></div>' for a, b in FIELD_SETTINGS)
    body = f'<div class=bar style="padding:9px 18px">Component bewerken — {esc(rng.choice(fields.PRODUCTS["nl"]))}</div><div class=row style="padding:14px 18px;gap:30px"><div class=grow>{rows}</div><div style="width:300px"><h2>Voorbeeld</h2><div>Achternaam *</div><div class=input></div><p class=muted>Vul uw achternaam in zonder tussenvoegsel</p><br><span class=button>Opslaan</span> <span class="button plain">Annuleren</span></div></div>'
    return Screen(name, body, style, 1180, 900, **options)


def json_schema(rng, name, **options):
    style = theme(rng, dark=rng.random() < 0.5)
    out = ["{", '  "$schema": "https://json-schema.org/draft/2020-12/schema",', f'  "$id": "urn:uuid:{identifiers.guid(rng)}",', '  "title": "Aanvrager",', '  "type": "object",', '  "required": ["geslachtsnaam", "burgerservicenummer"],', '  "properties": {']
    for key in SCHEMA_KEYS:
        out += [f'    "{key}": {{ "type": "string", "maxLength": {rng.choice((9, 18, 40, 80))}, "description": "{key.capitalize()} van de aanvrager" }},']
    out += ['    "versie": { "const": "1.4.2" }', "  }", "}"]
    body = f'<div style="background:{style.header};padding:6px 14px">aanvrager.schema.json</div><pre class=mono style="padding:12px;line-height:1.5">{chr(10).join(map(esc, out))}</pre>'
    return Screen(name, body, style, 1000, 620, **options)


def release_notes(rng, name, **options):
    style = theme(rng)
    parts = []
    for _ in range(4):
        items = "".join(f"<li>{note}</li>" for note in rng.sample(NOTES, 4))
        parts.append(f'<h2 style="margin-top:12px">{rng.randint(2, 4)}.{rng.randint(0, 9)}.{rng.randint(0, 20)} ({fields.event_date(rng).strftime("%d-%m-%Y")})</h2><ul style="padding-left:22px">{items}</ul>')
    body = f'<div class=bar style="padding:9px 18px">Wijzigingen</div><div style="padding:8px 22px">{"".join(parts)}<p class=muted style="margin-top:14px">Vragen? Mail servicedesk@formulieren.example.nl. Wijzigingsverzoek CHG{rng.randint(100000, 999999)}.</p></div>'
    return Screen(name, body, style, 1000, 720, **options)


def prices(rng, name, **options):
    style = theme(rng)
    rows = "".join(f"<tr style='border-bottom:1px solid {style.line}'><td style='padding:4px 10px'>{esc(p)}</td><td style='padding:4px 10px'>{fields.amount(rng)}</td><td style='padding:4px 10px'>{rng.randint(1, 12)} weken</td><td style='padding:4px 10px'>art. {rng.randint(1, 9)}.{rng.randint(1, 30)}.{rng.randint(1, 9)}</td><td style='padding:4px 10px'>01-01-2026</td><td style='padding:4px 10px'>{rng.randint(100000, 999999)}</td></tr>" for p in fields.PRODUCTS["nl"])
    body = f'<div style="padding:18px 24px"><h1 style="color:{style.accent}">Legestabel 2026</h1><table style="width:100%;margin-top:10px"><tr style="text-align:left"><th>Product</th><th>Tarief</th><th>Termijn</th><th>Grondslag</th><th>Geldig vanaf</th><th>Grootboek</th></tr>{rows}</table><p style="margin-top:12px">Openingstijden: maandag t/m vrijdag 9:00 - 17:00 uur. Formaat pasfoto 35 × 45 mm.</p></div>'
    return Screen(name, body, style, 1100, 640, **options)


def monitoring(rng, name, **options):
    style = theme(rng, dark=True, size=12)
    rows = "".join(f"<tr style='border-bottom:1px solid {style.line}'><td style='padding:4px 10px'>{service}</td><td>{rng.choice(('OK', 'OK', 'DEGRADED', 'DOWN'))}</td><td>{rng.randint(1, 4)}.{rng.randint(0, 30)}.{rng.randint(0, 9)}</td><td>{rng.randint(2, 900)} ms</td><td>{rng.uniform(0, 100):.2f} %</td><td>{rng.randint(1000, 999999)}</td><td class=mono>{identifiers.guid(rng)[:8]}</td><td>{lines.stamp(rng, '%Y-%m-%d %H:%M:%S')}</td></tr>"
                   for service in ("openforms-web", "openforms-celery", "openzaak", "objects-api", "keycloak", "postgres-15", "redis", "nginx", "clamav", "haal-centraal-brp", "stuf-koppelvlak", "betalingen"))
    body = f'<div class=bar style="padding:9px 18px">Monitor productie</div><div style="padding:14px"><table style="width:100%"><tr style="text-align:left"><th>Service</th><th>Status</th><th>Versie</th><th>Latency</th><th>CPU</th><th>Requests</th><th>Build</th><th>Laatste check</th></tr>{rows}</table></div>'
    return Screen(name, body, style, 1280, 560, **options)


def crash_report(rng, name, dark=None, **options):
    """A report form of a program: labels in bold, values beside them, all about the machine."""
    style = theme(rng, dark=dark)
    frames, error = lines.stack_trace(rng)
    agent = f"Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:109.0) Gecko/20100101 {diagnostic(f'Firefox/{rng.randint(115, 133)}.0', 'browser')}" if rng.random() < 0.5 else diagnostic(lines.browser_version(rng), "browser")
    rows = (("Bericht", diagnostic(rng.choice(lines.DUTCH_ERRORS), "error")), ("Uitzondering", error), ("Adres van de pagina", diagnostic(f"https://{lines.host(rng)}{rng.choice(lines.PATHS)}", "url")), ("Browser", agent), ("Scherm", rng.choice(("1920x1080", "1366x768"))), ("Formulier", esc(rng.choice(fields.PRODUCTS["nl"]))), ("Stap", f"Stap {rng.randint(1, 3)} van {rng.randint(4, 6)}"),
            ("Tijdstip", lines.stamp(rng, "%d-%m-%Y %H:%M:%S")), ("Correlatie-id", identifiers.guid(rng)), ("Organisatie", f"Gemeente {rng.choice(names.MUNICIPALITIES)}"))
    table = "".join(f"<tr><th style='text-align:left;padding:3px 20px 3px 0;vertical-align:top' class=nowrap>{a}</th><td>{b}</td></tr>" for a, b in rows)
    body = f'<div style="padding:26px 40px"><h1 style="color:{style.accent}">Foutrapport</h1><table style="margin:12px 0">{table}</table><pre style="background:{style.header};padding:10px">{chr(10).join(map(esc, frames))}</pre><div style="margin-top:12px"><span class=button>Versturen</span></div></div>'
    return Screen(name, body, style, 1100, 600, flags=("error",), **options)
