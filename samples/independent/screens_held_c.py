# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: zwartlak maintainers
# Screens of the set "held" without personal data.
SCREENS = []


def screen(name, w, h, html, flags=(), **more):
    SCREENS.append({"name": name, "w": w, "h": h, "html": html, "flags": flags, **more})


screen("h26-inlogpagina", 1280, 800, """<!doctype html><meta charset=utf-8><style>*{box-sizing:border-box}
body{margin:0;font:16px Lato;background:#eceff1;color:#263238}.ch{background:#dfe3e6;padding:8px 16px;font:13px 'Noto Sans'}.ch div{background:#fff;border-radius:14px;padding:5px 14px;margin-left:60px}.c{width:440px;background:#fff;margin:60px auto;padding:32px 38px;border-radius:10px}.f{border:1px solid #90a4ae;border-radius:5px;padding:11px 13px;color:#90a4ae;margin:5px 0 16px}.b{background:#01579b;color:#fff;text-align:center;padding:12px;border-radius:5px;margin-bottom:12px}.e{background:#fdecea;color:#7f1d1d;padding:10px 14px;border-radius:5px;margin-bottom:16px}.x{text-align:center;font-size:13.5px;color:#607d8b}</style><div class=ch><div><x-u>https://sso.land-van-cuijk.example/realms/medewerkers/login</x-u></div></div><div class=c><h2 style="margin:0 0 14px">Inloggen medewerkers</h2><div class=e><x-e>Fout AUTH-403: uw sessie is verlopen. Log opnieuw in.</x-e></div>Gebruikersnaam of e-mailadres<div class=f>naam@land-van-cuijk.example</div>Wachtwoord<div class=f>Minimaal 12 tekens</div><div class=b>Inloggen</div><div class=b style="background:#fff;color:#01579b;border:1px solid #01579b">Inloggen met Microsoft Entra ID</div><p class=x>Wachtwoord vergeten? Bel de servicedesk, toestel 4444.</p></div><p class=x>Gemeente Land van Cuijk · Keycloak 24.0.5 · ondersteunde browsers: Chrome 120 en hoger</p>""".replace("naam@land-van-cuijk.example", "Uw gebruikersnaam"), ["no_personal_data"])

EP = [("GET", "/personen", "Zoek personen op burgerservicenummer of op achternaam en geboortedatum"), ("POST", "/zaken", "Maak een zaak aan"), ("GET", "/zaken/{uuid}", "Haal een specifieke zaak op"), ("PATCH", "/zaken/{uuid}", "Werk een zaak deels bij"), ("DELETE", "/rollen/{uuid}", "Verwijder een rol bij een zaak"), ("GET", "/adressen", "Zoek adressen op postcode en huisnummer")]
screen("h27-api-documentatie", 1240, 900, """<!doctype html><meta charset=utf-8><style>
body{margin:0;font:14px 'Open Sans';background:#fafafa;color:#3b4151}.t{background:#1b1b1b;color:#fff;padding:12px 40px}.w{padding:18px 40px}.e{display:flex;border:1px solid #61affe;background:#ebf3fb;border-radius:4px;padding:6px;margin:8px 0;align-items:center}.e b{background:#61affe;color:#fff;width:76px;text-align:center;padding:6px 0;border-radius:3px;margin-right:14px}.e code{font:600 14px 'DejaVu Sans Mono';margin-right:18px}.POST{border-color:#49cc90;background:#e8f6f0}.POST b{background:#49cc90}.DELETE{border-color:#f93e3e;background:#fae7e7}.DELETE b{background:#f93e3e}pre{background:#333;color:#c8f7c5;font:12.5px/1.5 'DejaVu Sans Mono';padding:14px;border-radius:4px}</style><div class=t>OpenAPI · versie 1.5.1 · OAS3</div><div class=w><h1 style="margin:6px 0">Zaken API</h1><p>Een API om zaken te registreren en op te vragen, volgens de standaard van VNG Realisatie. Basis-URL: <x-u>https://test.openzaak.example/zaken/api/v1</x-u></p>""" + "".join(f"<div class='e {a}'><b>{a}</b><code>{b}</code>{c}</div>" for a, b, c in EP) + """<h3>Voorbeeld van een schema</h3><pre>{
  "voornamen": "string",
  "geslachtsnaam": "string",
  "geboortedatum": "date (YYYY-MM-DD)",
  "burgerservicenummer": "string, 9 cijfers, patroon ^[0-9]{9}$",
  "adres": { "straat": "string", "huisnummer": "integer", "postcode": "string" },
  "zaaktype": "https://catalogi.example/api/v1/zaaktypen/6f0d7c1e-1f8e-4b5a-9b77-2f4a0c8d9e31"
}</pre></div>""", ["no_personal_data"])

screen("h28-e-mailsjabloon", 1200, 820, """<!doctype html><meta charset=utf-8><style>
body{margin:0;font:14px Roboto;background:#f4f4f8;color:#2c2c3a}.t{background:#fff;border-bottom:1px solid #ddd;padding:14px 28px;font-size:18px}.g{display:grid;grid-template-columns:1fr 320px;gap:20px;padding:20px 28px}.e{background:#fff;border:1px solid #ccc}.b{border-bottom:1px solid #ccc;padding:8px 12px;color:#555}.c{padding:18px 22px;font:15px/1.6 'Liberation Serif'}.v{background:#fff;padding:16px 18px;border:1px solid #ddd;line-height:2}.v code,.c code{font:13px 'Hack';color:#8e24aa}</style><div class=t>Sjabloon bewerken: Bevestiging afspraak</div><div class=g><div class=e><div class=b>Alinea &nbsp; B &nbsp; I &nbsp; U &nbsp; Lijst &nbsp; Koppeling &nbsp; Afbeelding</div><div class=c>Geachte <code>{{ aanhef }}</code> <code>{{ achternaam }}</code>,<br><br>Wij bevestigen uw afspraak op <code>{{ datum|date:"j F Y" }}</code> om <code>{{ tijd }}</code> uur op locatie <code>{{ locatie.naam }}</code>.<br><br>Neem een geldig legitimatiebewijs mee. Komt u voor een minderjarig kind? Dan moet de andere ouder toestemming geven.<br><br>Uw gegevens:<br>• Naam: <code>{{ voornaam }}</code> <code>{{ achternaam }}</code><br>• Telefoonnummer: <code>{{ telefoon }}</code><br>• E-mailadres: <code>{{ email }}</code><br><br>Wilt u de afspraak wijzigen? Dat kan tot 24 uur van tevoren via onze website.<br><br>Met vriendelijke groet,<br><br>Gemeente Schouwen-Duiveland<br>Klantcontactcentrum</div></div><div class=v><b>Beschikbare variabelen</b><br><code>aanhef</code> Aanhef<br><code>voornaam</code> Voornaam<br><code>achternaam</code> Achternaam<br><code>bsn</code> Burgerservicenummer<br><code>telefoon</code> Telefoonnummer<br><code>email</code> E-mailadres<br><code>locatie.adres</code> Adres van de locatie<br><br><b>Versies</b><br>v6 · 2 september 2024<br>v5 · 17 mei 2024<br>v4 · 8 januari 2024</div></div>""", ["no_personal_data"])

screen("h29-kaart-legenda", 1366, 800, """<!doctype html><meta charset=utf-8><style>
body{margin:0;font:13px 'Noto Sans';color:#223}.m{position:absolute;inset:0;background:#dfe8d3}.w{position:absolute;background:#a9cfe8;transform:rotate(-14deg)}.p{position:absolute;color:#3a4a2f;text-shadow:none}.p.b{font-size:19px;font-weight:600}.l{position:absolute;right:20px;top:20px;width:270px;background:#fff;border-radius:6px;padding:16px 18px;line-height:1.9;box-shadow:0 2px 10px #0003}.s{display:inline-block;width:16px;height:12px;margin-right:9px}.f{position:absolute;left:20px;bottom:16px;background:#fffd;padding:6px 12px}</style><div class=m></div><div class=w style="left:-100px;top:380px;width:1700px;height:46px"></div>"""
       + "".join(f"<div class='p {'b' if s else ''}' style='left:{x}px;top:{y}px'>{t}</div>" for x, y, t, s in [(420, 160, "Winterswijk", 1), (180, 240, "Groenlo", 1), (610, 300, "Aalten", 1), (90, 560, "Doetinchem", 1), (560, 620, "Bocholt", 1), (300, 330, "Lichtenvoorde", 0), (760, 210, "Kotten", 0), (820, 140, "Ratum", 0), (330, 90, "Meddo", 0), (480, 470, "Dinxperlo", 0), (250, 640, "Gaanderen", 0), (700, 500, "Suderwick", 0), (160, 120, "Eibergen", 0), (900, 380, "Woold", 0)])
       + """<div class=l><b style="font-size:15px">Legenda</b><br><span class=s style="background:#f6c85f"></span>Bestemming wonen<br><span class=s style="background:#6f4e7c"></span>Bedrijventerrein<br><span class=s style="background:#9dd866"></span>Natuur (NNN)<br><span class=s style="background:#ca472f"></span>Rijksmonument<br><span class=s style="background:#0b84a5"></span>Waterkering<br><br><b>Lagen</b><br>☑ Luchtfoto 2023<br>☑ Kadastrale grenzen<br>☐ BAG panden<br>☐ Riolering<br><br><b>Zoeken</b><br>Zoek op plaats of perceel</div><div class=f>Schaal 1:50.000 · bron: PDOK, Kadaster, gemeente Oost Gelre · RD 238500, 443200</div>""".replace(" · RD 238500, 443200", " · juni 2024"), ["no_personal_data"])

screen("h30-deploy-terminal", 1200, 740, """<!doctype html><meta charset=utf-8><style>
body{margin:0;background:#002b36;color:#93a1a1;font:13px/18px 'JetBrains Mono'}pre{margin:12px 14px;font:inherit;white-space:pre-wrap}.g{color:#859900}.r{color:#dc322f}.y{color:#b58900}.c{color:#2aa198}</style><pre>$ helm upgrade openforms maykinmedia/openforms --version 1.8.3 -n productie
<span class=g>Release "openforms" has been upgraded. Happy Helming!</span>
NAME: openforms
LAST DEPLOYED: Fri Sep 13 06:02:11 2024
NAMESPACE: productie
STATUS: deployed
REVISION: 41
$ kubectl get pods -n productie
NAME                                READY   STATUS             RESTARTS   AGE
openforms-7f9c4d6b8d-5xk2p          1/1     Running            0          2m14s
openforms-beat-5b7d9f6c44-wq8zn     1/1     Running            0          2m14s
openforms-worker-66c9f4d7b9-lm4td   0/1     <span class=r>CrashLoopBackOff</span>   4          2m14s
redis-master-0                      1/1     Running            0          61d
$ kubectl logs openforms-worker-66c9f4d7b9-lm4td -n productie --tail=8
2024-09-13T06:03:57Z [<span class=y>warning</span>] celery.beat schedule out of sync, drift 4.21s
2024-09-13T06:04:02Z [<span class=r>error</span>] <x-e>django.db.utils.OperationalError: FATAL: too many connections for role "openforms"</x-e>
2024-09-13T06:04:02Z [info] retry in 8 seconds (attempt 4 of 10)
2024-09-13T06:04:10Z [<span class=r>error</span>] <x-e>ModuleNotFoundError: No module named 'zgw_consumers_oas'</x-e>
$ curl -sI <span class=c><x-u>https://formulieren.deventer.example/healthz/readiness</x-u></span>
HTTP/2 503
content-type: application/json
x-request-id: 0f6a4b1e-91dd-4a0c-8c53-7c1f0a2b9de4
server: nginx/1.27.1
$ git log --oneline -4
a81f3c2 Upgrade Django 4.2.15 -> 4.2.16
77c0b1d Bump pillow from 10.3.0 to 10.4.0
5e9d204 Vertalingen Fries bijgewerkt
1b44e7a Release 2.7.5
$ </pre>""", ["no_personal_data", "dark"])

screen("h31-service-health-english", 1300, 760, """<!doctype html><meta charset=utf-8><style>
body{margin:0;font:14px Cantarell;background:#fff;color:#2e3436}.h{background:#241f31;color:#fff;padding:14px 30px;font-size:18px}.g{display:grid;grid-template-columns:1fr 1fr 1fr;gap:16px;padding:20px 30px}.c{border:1px solid #deddda;border-radius:12px;padding:16px 18px}.c b{font-size:16px}.c p{margin:7px 0;color:#5e5c64}table{margin:0 30px;width:1240px;border-collapse:collapse}td,th{text-align:left;padding:8px 6px;border-bottom:1px solid #eee}.d{color:#c01c28}.o{color:#26a269}</style><div class=h>Service health — Municipality of Westerkwartier</div><div class=g><div class=c><b>Front office</b><p>Version 3.14.2, deployed on 9 August 2024</p><p>Uptime 34 days, 7 hours</p><p class=o>Healthy</p></div><div class=c><b>Document generator</b><p>LibreOffice 7.4.7, queue length 12</p><p>Average time per letter 1.8 s</p><p class=d>Degraded</p></div><div class=c><b>Payments</b><p>Worldline Direct, Mollie (fallback)</p><p>Last settlement Thursday 12 September</p><p class=o>Healthy</p></div></div><table><tr><th>Time<th>Component<th>Event<th>Reference<tr><td>14:20:03<td>letters-02<td><x-e>ERROR E5107: out of memory while converting template besluit_wmo.odt</x-e><td>INC0041877<tr><td>14:18:44<td>letters-02<td>Worker restarted by supervisor<td>-<tr><td>13:55:10<td>sso<td>Certificate renewed, valid until December 2026<td>CHG0019220<tr><td>12:02:31<td>sync-brp<td>Nightly delta processed: 1,204 mutations, 0 rejected<td>JOB-77310<tr><td>11:47:02<td>front<td>Browser check failed for <x-b>Safari 15.6</x-b> on page Parking permits<td>INC0041866<tr><td>09:30:00<td>mail<td>Template Hardenberg-Ommen published to Dalfsen, Staphorst and Raalte<td>CHG0019213</table>""", ["no_personal_data", "english"])
