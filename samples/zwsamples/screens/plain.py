# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: zwartlak maintainers
#
# Screens without any personal data, full of what looks like it: lists of questions for a new form,
# code, settings, amounts, dates, case numbers, versions, colour codes, GUIDs, functional mailboxes.
from .. import fields, identifiers, lines, names
from ..markup import diagnostic, esc
from ..screen import Screen
from ..style import theme
from . import tables

QUESTIONS = (("Achternaam", "tekst", "ja", "max. 80 tekens"), ("Voornamen", "tekst", "ja", ""), ("Tussenvoegsel", "tekst", "nee", ""), ("Geboortedatum", "datum", "ja", "dd-mm-jjjj"), ("BSN", "getal", "ja", "9 cijfers, 11-proef"),
             ("Straat en huisnummer", "tekst", "ja", "prefill BRP"), ("Postcode", "tekst", "ja", "1234 AB-notatie"), ("Woonplaats", "tekst", "ja", ""), ("E-mailadres", "e-mail", "ja", "moet een @ bevatten"), ("Telefoonnummer", "telefoon", "nee", "10 cijfers"),
             ("IBAN", "iban", "ja", "18 tekens"), ("Kenteken", "tekst", "nee", "zonder streepjes"), ("Datum verhuizing", "datum", "ja", "niet in het verleden"), ("Reden van aanvraag", "keuzelijst", "ja", "4 opties"), ("Bijlage legitimatie", "bestand", "nee", "pdf, png"),
             ("Akkoord", "selectievakje", "ja", ""), ("Naam partner", "tekst", "nee", "alleen bij gehuwd"), ("Gebruikersnaam", "tekst", "nee", ""), ("Wachtwoord", "wachtwoord", "nee", "min. 12 tekens"), ("Documentnummer", "tekst", "ja", "9 tekens"))


def builder(rng, name, sheet=False, language="nl", **options):
    """The list of questions of a form to be made: labels are not values."""
    style = theme(rng)
    heads = ("Vraag", "Type veld", "Verplicht", "Validatie / toelichting", "Stap") if language == "nl" else ("Question", "Field type", "Required", "Validation", "Step")
    rows = "".join("<tr>" + "".join(f"<td style='border:1px solid {style.line};padding:4px 9px'>{c}</td>" for c in (*q, str(1 + i // 6))) + "</tr>" for i, q in enumerate(rng.sample(QUESTIONS, 16)))
    top = f'<div style="background:#217346;color:#fff;padding:7px 14px">Formulieroverzicht {rng.choice(fields.PRODUCTS["nl"])}.xlsx</div>' if sheet else f'<div class=bar style="padding:10px 18px">Formulierontwerper — {esc(rng.choice(fields.PRODUCTS["nl"]))} (v{rng.randint(1, 4)}.{rng.randint(0, 9)})</div>'
    head = "".join(f"<th style='text-align:left;background:{style.header};border:1px solid {style.line};padding:4px 9px'>{h}</th>" for h in heads)
    body = f'{top}<div style="padding:14px 18px"><p style="margin-bottom:10px">Login: DigiD &nbsp; · &nbsp; Ontvanger: formulieren@{rng.choice(names.MUNICIPALITIES).lower()}.nl &nbsp; · &nbsp; Zaaktype: {esc(rng.choice(fields.PRODUCTS["nl"]))}</p><table style="width:100%">' \
           f'<tr>{head}</tr>{rows}</table></div>'
    return Screen(name, body, style, 1280, 760, flags=("dark",) if style.dark else (), **options)


def empty_form(rng, name, **options):
    style = theme(rng, dark=False)
    rows = "".join(f'<div style="margin-bottom:10px"><div>{esc(fields.label(rng, k, "nl"))} *</div><div class=input style="width:60%"></div></div>' for k in ("surname", "given", "born", "bsn", "street", "postcode", "town", "email", "phone"))
    body = f'<div class=bar style="padding:14px 26px;font-size:1.3em">Gemeente {rng.choice(names.MUNICIPALITIES)}</div><div style="padding:18px 26px"><h1>Uw gegevens</h1>{rows}<span class=button>Volgende</span></div>'
    return Screen(name, body, style, 1100, 800, **options)


def dashboard(rng, name, dark=None, **options):
    style = theme(rng, dark=dark)
    cards = "".join(f'<div class=panel style="width:190px;padding:14px"><div class=muted>{t}</div><div style="font-size:2em;color:{style.accent}">{v}</div><div class=muted>{rng.choice(("+", "-"))}{rng.randint(1, 30)}% t.o.v. vorige maand</div></div>' for t, v in (
        ("Inzendingen", rng.randint(100, 9000)), ("Mislukt", rng.randint(1, 90)), ("Leges", fields.amount(rng)), ("Doorlooptijd", f"{rng.randint(2, 30)} dagen"), ("Uptime", f"99,{rng.randint(10, 99)} %")))
    rows = [[esc(fields.value(rng, key, None)) for key in ("case", "product", "date", "amount", "status", "team", "version", "organisation")] for _ in range(12)]
    body = f'<div class=bar style="padding:10px 18px">Dashboard e-dienstverlening</div><div class=row style="gap:12px;padding:16px 18px">{cards}</div><div style="padding:0 18px">{tables.grid(rng, ("case", "product", "date", "amount", "status", "team", "version", "organisation"), rows, "nl", style, 5, "rows")}</div>'
    return Screen(name, body, style, 1400, 760, flags=("dark",) if style.dark else (), **options)


CODE = '''import { validate } from "./validators";

// Elfproef voor BSN, zie RvIG logisch ontwerp 4.2
export function isBsn(value: string): boolean {
  if (!/^[0-9]{8,9}$/.test(value)) return false;
  const digits = value.padStart(9, "0").split("").map(Number);
  const sum = digits.slice(0, 8).reduce((acc, d, i) => acc + d * (9 - i), 0);
  return (sum - digits[8]) % 11 === 0;
}

export const theme = { primary: "#1a2b3c", danger: "#d6001c", radius: 4 };

export async function submit(form: FormData, timeout = 30000) {
  const response = await fetch(`${API_ROOT}/api/v2/submissions`, {
    method: "POST", body: form, signal: AbortSignal.timeout(timeout),
  });
  if (!response.ok) throw new Error(`HTTP ${response.status}`);
  return (await response.json()) as { uuid: string; zaaknummer: string };
}

const KLEUREN: Record<string, string> = { oranje: "#e17000", blauw: "#154273" };
const VERSIE = "3.0.12"; // 2025-03-14, build 20250314.2
'''


def code_editor(rng, name, dark=True, **options):
    style = theme(rng, dark=dark, size=13)
    numbered = "".join(f'<div style="white-space:pre"><span class=muted style="display:inline-block;width:40px;text-align:right;margin-right:16px">{i + 1}</span><span style="color:{rng.choice(("#569cd6", "#ce9178", "#9cdcfe", "#6a9955") if dark else ("#0000ff", "#a31515", "#001080", "#008000"))}">{esc(line)}</span></div>' for i, line in enumerate(CODE.splitlines()))
    tree = "".join(f"<div style='padding:3px 16px'>{n}</div>" for n in ("src", "  components", "  validators.ts", "  submit.ts", "  theme.css", "package.json", "README.md", "docker-compose.yml"))
    body = f'<div class=row style="height:100%"><div style="width:200px;background:{style.header}"><div style="padding:10px 16px">VERKENNER</div>{tree}</div><div class="grow mono" style="padding:12px">{numbered}<div style="margin-top:20px" class=muted>master* ↻ 0↓ 2↑ &nbsp; Ln 12, Col 34 &nbsp; UTF-8 &nbsp; TypeScript 5.6.3</div></div></div>'
    return Screen(name, body, style, 1200, 760, flags=("dark",) if dark else (), **options)


def settings(rng, name, dark=None, **options):
    style = theme(rng, dark=dark)
    rows = (("Naam omgeving", f"Productie {rng.choice(names.MUNICIPALITIES)}"), ("Versie", f"{rng.randint(2, 4)}.{rng.randint(0, 9)}.{rng.randint(0, 20)}"), ("Primaire kleur", "#154273"), ("Achtergrondkleur", "#f3f3f3"), ("Logo", "logo_gemeente_2024.svg (180 × 60 px)"),
            ("Afzender e-mail", f"noreply@{rng.choice(names.MUNICIPALITIES).lower()}.nl"), ("Ontvanger", f"formulieren@{rng.choice(names.MUNICIPALITIES).lower()}.nl"), ("Sessieduur", "15 minuten"), ("Maximale bijlage", "10 MB"), ("Bewaartermijn", "7 dagen"), ("Koppeling", "StUF-BG 3.10 / ZGW 1.5.1"),
            ("Organisatie-id", identifiers.guid(rng)), ("Tijdzone", "Europe/Amsterdam"), ("Laatst bijgewerkt", fields.event_date(rng).strftime("%d-%m-%Y 14:05")), ("Cache", "redis 7.2.4"), ("Betaalprovider", "TestPay (test)"), ("Helpdesk", "servicedesk@formulieren.example.nl"))
    body = f'<div class=bar style="padding:10px 18px">Instellingen</div><div style="padding:16px 24px">' + "".join(f'<div class=row style="padding:5px 0;border-bottom:1px solid {style.line}"><div style="width:30%">{a}</div><div class=grow>{b}</div></div>' for a, b in rows) + '<div style="margin-top:12px"><span class=button>Opslaan</span></div></div>'
    return Screen(name, body, style, 1200, 720, flags=("dark",) if style.dark else (), **options)


def error_page(rng, name, **options):
    style = theme(rng, dark=False)
    frames, error = lines.stack_trace(rng)
    url = diagnostic(f"https://{lines.host(rng)}{rng.choice(lines.PATHS)}", "url")
    body = f'<div style="padding:70px 110px"><h1 style="font-size:3em;color:{style.accent}">{rng.choice((404, 500, 502, 503))}</h1><h2>{diagnostic(rng.choice(lines.DUTCH_ERRORS), "error")}</h2><p style="margin:12px 0">Kenmerk: {identifiers.guid(rng)} · {lines.stamp(rng, "%d-%m-%Y %H:%M")} · {diagnostic(lines.browser_version(rng), "browser")} · Windows 11</p><p>{url}</p><pre style="background:{style.header};padding:12px;margin-top:14px">{chr(10).join(map(esc, (error, *frames)))}</pre></div>'
    return Screen(name, body, style, 1200, 640, flags=("error",), **options)


def plain_log(rng, name, **options):
    style = theme(rng, dark=True)
    text = "\n".join(esc(lines.neutral_line(rng)) for _ in range(36))
    return Screen(name, f'<pre style="padding:10px;background:#0c0c0c;color:#ccc;font-size:12px;line-height:1.4;height:100%">{text}</pre>', style, 1280, 680, flags=("dark", "terminal", "small"), **options)


def catalogue_page(rng, name, language="nl", **options):
    """Organisations with their functional mailboxes and the help texts of a manual."""
    style = theme(rng)
    rows = "".join(f"<tr style='border-bottom:1px solid {style.line}'><td style='padding:5px 10px'>Gemeente {town}</td><td style='padding:5px 10px'>{rng.choice(('info', 'formulieren', 'servicedesk', 'postbus', 'functioneelbeheer'))}@{town.lower()}.nl</td><td style='padding:5px 10px'>{rng.choice(('Zilver', 'Goud', 'Brons'))}</td><td style='padding:5px 10px'>{rng.randint(2, 4)}.{rng.randint(0, 9)}.{rng.randint(0, 9)}</td><td style='padding:5px 10px'>{fields.amount(rng)}</td><td style='padding:5px 10px'>{fields.event_date(rng).strftime('%d-%m-%Y')}</td></tr>" for town in names.MUNICIPALITIES)
    texts = ("Vul hier uw achternaam in zoals die op uw paspoort staat.", "Uw burgerservicenummer (BSN) staat op uw rijbewijs of identiteitskaart.", "Na het versturen ontvangt u een bevestiging per e-mail.", "De behandeling duurt maximaal 8 weken en kost 12,50 euro.", "Inloggen kan met DigiD, eHerkenning of eIDAS.")
    body = f'<div class=bar style="padding:10px 18px">Klanten en licenties</div><div style="padding:14px 18px"><table style="width:100%"><tr><th>Organisatie</th><th>Mailbox</th><th>Contract</th><th>Versie</th><th>Bedrag per maand</th><th>Verlengd op</th></tr>{rows}</table><h2 style="margin:16px 0 6px">Toelichtingen</h2>' + "".join(f"<p style='margin-bottom:6px'>{t}</p>" for t in texts) + "</div>"
    return Screen(name, body, style, 1280, 720, flags=("dark",) if style.dark else (), **options)
