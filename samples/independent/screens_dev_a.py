# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: zwartlak maintainers
# Screens of the set "dev": forms, summaries, tables. Invented people and municipalities.
import macros

SCREENS = []


def screen(name, w, h, html, flags=(), **more):
    SCREENS.append({"name": name, "w": w, "h": h, "html": html, "flags": flags, **more})


screen("d01-verhuizing-labels-above", 1280, 1080, """<!doctype html><meta charset=utf-8><style>
*{box-sizing:border-box}body{margin:0;font:16px 'Noto Sans';background:#fff;color:#1b1b1b}
header{background:#00405d;color:#fff;display:flex;align-items:center;padding:14px 60px;gap:20px}
.logo{width:54px;height:54px;border-radius:6px;background:#ffd23e;color:#00405d;font-weight:800;font-size:30px;text-align:center;line-height:54px}
.in{margin-left:auto;text-align:right;font-size:14px}.wrap{display:flex;padding:30px 60px;gap:50px}
main{width:720px}aside{width:300px;background:#f1f5f7;padding:24px;align-self:flex-start}
h1{font-size:30px;margin:0 0 6px}h2{font-size:20px;margin:22px 0 4px}
label{display:block;font-weight:600;margin:16px 0 5px}.f{border:1px solid #666;padding:9px 11px;height:42px;background:#fff}
.ro{background:#eee}.row{display:flex;gap:22px}.row>div{flex:1}.h{font-size:13.5px;color:#5b5b5b;margin:2px 0}
.b{display:inline-block;background:#00729a;color:#fff;padding:11px 26px;margin:24px 14px 0 0;font-weight:600}.b.x{background:#fff;color:#00729a;border:2px solid #00729a;padding:9px 26px}
aside li{margin:11px 0}</style>
<header><div class=logo>W</div><div style="font-size:21px;font-weight:600">Gemeente Waterzande</div><div class=in>Ingelogd met DigiD als<br><b>[[ln|T. Hoekemastra]]</b> &nbsp;|&nbsp; Uitloggen</div></header>
<div class=wrap><main><div style="color:#00729a">Home › Verhuizen › Verhuizing doorgeven</div><h1>Verhuizing doorgeven</h1><div>Stap 2 van 5: Uw gegevens</div>
<h2>Persoonsgegevens</h2><div class=h>Deze gegevens komen uit de Basisregistratie Personen en kunt u hier niet wijzigen.</div>
<div class=row><div><label>Voornamen</label><div class="f ro">[[ln|Tjeerd Sybren]]</div></div><div style="flex:.5"><label>Voorvoegsel</label><div class="f ro"></div></div><div><label>Achternaam</label><div class="f ro">[[ln|Hoekemastra]]</div></div></div>
<div class=row><div><label>Burgerservicenummer (BSN)</label><div class="f ro">[[b]]</div></div><div><label>Geboortedatum</label><div class="f ro">[[d|23-11-1968]]</div></div></div>
<h2>Nieuw adres</h2><div class=row><div><label>Postcode *</label><div class=f>[[p|8471 KD]]</div></div><div><label>Huisnummer *</label><div class=f>[[ad|118]]</div></div><div><label>Toevoeging</label><div class=f>[[s|bis]]</div></div></div>
<div class=row><div><label>Straatnaam</label><div class="f ro">[[ad|Lange Gerritsdwinger]]</div></div><div><label>Woonplaats</label><div class="f ro">[[s|Wolvega]]</div></div></div>
<h2>Contact</h2><div class=row><div><label>E-mailadres *</label><div class=f>[[m|tjeerd.hoekemastra@ziggo.example]]</div></div><div><label>Telefoonnummer (optioneel)</label><div class=f>[[t|06 28 41 90 37]]</div></div></div>
<span class="b x">Vorige</span><span class=b>Volgende</span></main>
<aside><b>Voortgang</b><ul><li>Startpagina</li><li><b>Uw gegevens</b></li><li>Datum verhuizing</li><li>Meeverhuizende personen</li><li>Overzicht en versturen</li></ul><p><b>Hulp nodig?</b><br>Bel de gemeente op 14 0561, op werkdagen van 8.30 tot 17.00 uur.</p><p>Formulierversie 3.2.1</p></aside></div>""", ["form"])

screen("d02-oude-burgerzaken-labels-left", 1024, 768, """<!doctype html><meta charset=utf-8><style>
body{margin:0;font:11px 'Liberation Sans';background:#ece9d8;color:#000}.t{background:linear-gradient(#3f73c7,#0a3c97);color:#fff;font-weight:bold;padding:5px 7px;font-size:12px}
.m{background:#ece9d8;border-bottom:1px solid #aca899;padding:3px 6px}.m span{margin-right:14px}
fieldset{border:1px solid #aca899;margin:8px;padding:6px 10px}legend{color:#0046d5}
table{border-collapse:collapse}td{padding:1.5px 5px 1.5px 0;height:19px}td.l{width:118px;text-align:right}
.f{background:#fff;border:1px solid #7f9db9;padding:1px 4px;min-width:80px;height:17px;display:inline-block;line-height:15px}.g{background:#f4f3ea;color:#444}
.two{display:flex;gap:30px}.st{position:absolute;bottom:0;left:0;right:0;border-top:1px solid #aca899;padding:3px 8px;display:flex;gap:30px}
.tab span{border:1px solid #aca899;border-bottom:0;padding:3px 10px;background:#ddd9c4}.tab span.a{background:#ece9d8;font-weight:bold}</style>
<div class=t>Burgerzaken Pro 7.4 - Persoonslijst raadplegen</div><div class=m><span>Bestand</span><span>Bewerken</span><span>Persoon</span><span>Documenten</span><span>Rapportage</span><span>Beheer</span><span>Help</span></div>
<div class=tab style="padding:8px 8px 0"><span class=a>Persoon</span><span>Ouders</span><span>Nationaliteit</span><span>Huwelijk</span><span>Verblijfplaats</span><span>Reisdocument</span></div>
<fieldset><legend>Identificatie</legend><div class=two><table><tr><td class=l>A-nummer:<td><span class="f g">[[an]]</span><tr><td class=l>BSN:<td><span class="f g">[[b:dot]]</span><tr><td class=l>Voornamen:<td><span class=f style="width:210px">[[ln|WINSTON ARMAND]]</span><tr><td class=l>Voorvoegsel:<td><span class=f></span><tr><td class=l>Geslachtsnaam:<td><span class=f style="width:210px">[[ln|KROMOSENTIKO]]</span></table>
<table><tr><td class=l>Geboortedatum:<td><span class=f>[[d|14.03.1959]]</span><tr><td class=l>Geboorteplaats:<td><span class=f>[[s|Paramaribo]]</span><tr><td class=l>Geslacht:<td><span class=f>Man</span><tr><td class=l>Aanduiding naam:<td><span class=f>E (eigen)</span><tr><td class=l>Naam partner:<td><span class=f style="width:170px">[[ln|PINAS, CHERIDA]]</span></table></div></fieldset>
<fieldset><legend>Verblijfplaats</legend><div class=two><table><tr><td class=l>Straatnaam:<td><span class=f style="width:210px">[[ad|Burg. Havelaarplantsoen]]</span><tr><td class=l>Huisnr / letter / toev.:<td><span class=f>[[ad|27 B]]</span><tr><td class=l>Postcode:<td><span class=f>[[p|3087 VN]]</span><tr><td class=l>Gemeente:<td><span class=f>[[s|Rotterdam]]</span></table>
<table><tr><td class=l>Datum aanvang:<td><span class="f g">01.09.2014</span><tr><td class=l>Functie adres:<td><span class="f g">Woonadres</span><tr><td class=l>Aangifte:<td><span class="f g">Ingeschrevene</span><tr><td class=l>ID verblijfsobject:<td><span class="f g">[[bag|0599010000287741]]</span></table></div></fieldset>
<fieldset><legend>Reisdocument</legend><table><tr><td class=l>Soort:<td><span class="f g">Nationaal paspoort</span><td class=l>Documentnummer:<td><span class="f g">[[pas|NWK73FR18]]</span><tr><td class=l>Afgifte:<td><span class="f g">12.06.2021</span><td class=l>Geldig tot:<td><span class="f g">12.06.2031</span></table></fieldset>
<fieldset><legend>Correspondentie</legend><table><tr><td class=l>Tel. priv&eacute;:<td><span class=f>[[t|010-4836129]]</span><td class=l>Tel. mobiel:<td><span class=f>[[t|0641977305]]</span><tr><td class=l>E-mail:<td colspan=3><span class=f style="width:240px">[[m|w.kromosentiko@planet.example]]</span></table></fieldset>
<div class=st><span>Gebruiker: [[u|VRIESDG01]]</span><span>Omgeving: PRODUCTIE</span><span>Gereed</span><span>Afdeling Publiekszaken</span></div>""", ["form", "small"])

screen("d03-subsidie-floating-labels", 900, 860, """<!doctype html><meta charset=utf-8><style>*{box-sizing:border-box}
body{margin:0;font:15px Roboto;background:#f3edf7;color:#1d1b20}.bar{background:#6750a4;color:#fff;padding:16px 24px;font-size:20px}
.card{background:#fff;margin:20px auto;width:800px;border-radius:14px;padding:22px 30px;box-shadow:0 1px 4px #0003}
.g{display:grid;grid-template-columns:1fr 1fr;gap:22px 20px;margin-top:18px}
.f{position:relative;border:1px solid #79747e;border-radius:5px;padding:15px 14px;height:52px}.f>i{position:absolute;top:-8px;left:10px;background:#fff;padding:0 5px;font-style:normal;font-size:12px;color:#49454f}
.f.act{border:2px solid #6750a4}.f.act>i{color:#6750a4}.w{grid-column:1/3}.e{border-color:#b3261e}.e>i{color:#b3261e}.sup{font-size:12px;color:#b3261e;margin-top:-18px}
.btn{background:#6750a4;color:#fff;border-radius:22px;padding:11px 26px;float:right;margin-top:20px}.ph{color:#9a949f}</style>
<div class=bar>Subsidie groene daken</div><div class=card><b style="font-size:18px">Aanvrager</b>
<div class=g><div class=f><i>Voorletters</i>[[ln|A.M.]]</div><div class=f><i>Achternaam</i>[[ln|Brzozowiak]]</div>
<div class=f><i>Geboortedatum</i>[[d|7 april 1983]]</div><div class=f><i>BSN</i>[[b:sp]]</div>
<div class="f act"><i>E-mailadres</i>[[m|aga.brzozowiak83@wp.example]]</div><div class=f><i>Mobiel nummer</i>[[t|+31 6 5190 2748]]</div>
<div class="f w"><i>IBAN voor uitbetaling</i>[[i]]</div><div class="f w"><i>Ten name van</i>[[ln|A.M. Brzozowiak]] e/o [[ln|P. Wójcikiewski]]</div></div></div>
<div class=card><b style="font-size:18px">Adres van het dak</b><div class=g><div class=f><i>Postcode</i>[[p|2563XL]]</div><div class="f e"><i>Huisnummer</i><span class=ph>Verplicht veld</span></div><span></span><div class=sup>Vul een huisnummer in.</div>
<div class="f w"><i>Straat</i>[[ad|Kobaltglazuurpad]]</div><div class="f w"><i>Toelichting</i>Mijn buurman [[rn|Yonas Kidane]] doet ook mee.</div></div><span class=btn>Verder</span><div style="clear:both"></div></div>""", ["form", "hidpi"], dpr=2)

screen("d04-controleer-uw-gegevens", 1100, 1290, """<!doctype html><meta charset=utf-8><style>
body{margin:0;font:17px/1.45 'Open Sans';color:#0b0c0c}.top{border-bottom:8px solid #8a1538;padding:16px 90px;font-size:24px;font-weight:700}
main{padding:20px 90px;width:920px}h1{font-size:34px;margin:8px 0 20px}h2{font-size:22px;margin:26px 0 6px;border-bottom:2px solid #8a1538;padding-bottom:5px}
dl{margin:0;display:grid;grid-template-columns:300px 1fr 90px}dl>*{padding:9px 0;border-bottom:1px solid #cfcfcf;margin:0}dt{font-weight:600}a{color:#8a1538}
.ok{display:inline-block;width:22px;height:22px;border:2px solid #000;vertical-align:-5px;margin-right:10px}</style>
<div style="background:#e8eaed;padding:8px 18px;font-size:14px;color:#333"><span style="background:#fff;border-radius:14px;padding:4px 16px"><x-u>https://loket.kromwaarde.example/parkeren/bewonersvergunning/overzicht</x-u></span></div><div class=top>Gemeente Kromwaarde</div><main><div>Aanvraag parkeervergunning bewoners · stap 6 van 6</div><h1>Controleer uw gegevens</h1>
<h2>Aanvrager</h2><dl><dt>Naam</dt><dd>[[ln|mevrouw H. Şahin-Taşbilek]]</dd><a>Wijzigen</a><dt>Geboortedatum</dt><dd>[[d|02-02-1990]]</dd><a>Wijzigen</a><dt>Burgerservicenummer</dt><dd>[[b]]</dd><a>Wijzigen</a><dt>Adres</dt><dd>[[ad|Oranje Nassaustraat 5-II]]<br>[[p|7311 AP]] [[s|Apeldoorn]]</dd><a>Wijzigen</a><dt>Telefoonnummer</dt><dd>[[t|055 - 203 71 46]]</dd><a>Wijzigen</a><dt>E-mailadres</dt><dd>[[m|hatice.sahin@outlook.example]]</dd><a>Wijzigen</a></dl>
<h2>Voertuig</h2><dl><dt>Kenteken</dt><dd>[[k|XR-482-T]]</dd><a>Wijzigen</a><dt>Merk en type</dt><dd>Peugeot 208</dd><a>Wijzigen</a><dt>Tweede voertuig</dt><dd>[[k|19-LZX-5]]</dd><a>Wijzigen</a><dt>Zone</dt><dd>Centrum-Oost, zone 4</dd><a>Wijzigen</a></dl>
<h2>Betaling</h2><dl><dt>Rekeningnummer</dt><dd>[[i]]</dd><a>Wijzigen</a><dt>Rekeninghouder</dt><dd>[[ln|M. Taşbilek]]</dd><a>Wijzigen</a><dt>Bedrag per jaar</dt><dd>€ 96,40</dd><span></span><dt>Ingangsdatum</dt><dd>1 oktober 2024</dd><a>Wijzigen</a></dl>
<p><span class=ok></span>Ik heb alles naar waarheid ingevuld en ga akkoord met de voorwaarden.</p></main>""", ["form", "summary"])

ROWS = """Hoekemastra, T.S.|999|23-11-1968|Lange Gerritsdwinger 118|8471 KD|Verhuizing
van der Terpsmid, W.|1|04-06-1991|Slingerbeekhof 3|8472 AB|Paspoort
Benyachrouf, F.|1|19-08-1987|Dr. Schaepmanlaan 240|8471 ZT|Verklaring omtrent gedrag
Doerdjanpersad, R.K.|1|30-01-1974|Kerkepad 9a|8473 HL|Rijbewijs
Karadereoğlu, E.|1|12-12-1995|Het Laagland 67|8471 PP|Naamgebruik
de Vries, J.|1|05-05-1955|Stationsweg 12|8472 RS|Overlijden
Woldeyesus, H.|1|01-01-1998|Turfstekerswei 31|8474 GV|Inschrijving uit buitenland
Jansen, M.C.A.|1|28-02-1963|Molenstraat 4|8471 EE|Uittreksel BRP
Zhuangmei, W.|1|16-07-1989|Pastorijewal 15|8472 NX|Geheimhouding
el Mersaoui, Y.|1|09-10-2001|Vlasakkers 88|8473 DC|ID-kaart
van 't Zandeind, A.|1|21-03-1979|Bûterheideweg 2|8476 BW|Geboorteaangifte
Szczepaniakow, Z.|1|11-11-1971|De Weringen 145|8471 TK|Verhuizing
Bakker-Ypenhorst, J.|1|03-09-1984|Noorderkade 59|8472 LM|Huwelijk
Adeyemi-Brandsema, O.|1|25-06-1992|Hofsteesingel 7|8473 VA|Paspoort
Pinas, C.|1|18-04-1960|Brouwerssteeg 21|8471 CN|Briefadres
Tekleab, S.|1|01-01-2000|Oude Haven 36|8472 XB|Naturalisatie
Dijkzwart, M.|1|07-07-1977|Ravelijn 104|8471 JD|Rijbewijs
Nguyen Thi, B.|1|22-10-1966|Schoolmeestersdreef 10|8474 AZ|Uittreksel BRP
Aït Boulmane, H.|1|14-02-1994|Koevoetlaan 53|8473 PT|Verhuizing
Mulder, G.W.|1|31-12-1948|Wilgenhof 1|8472 EV|Kiezerspas
Gülümsek, O.|1|06-08-1982|Tjalkkade 77|8471 SW|Gezagsregister
Warsame, A.|1|01-01-1985|Klokgieterspoort 19|8472 DH|Optie Nederlanderschap
Haverschmidtlo, I.|1|17-05-1958|Zevenhuisterweg 230|8478 CX|Levensbewijs
Wójcikiewski, P.|1|29-09-1990|Griend 42|8473 KG|Verhuizing""".split("\n")
ST = ["In behandeling", "Nieuw", "Wacht op klant", "Afgerond"]


def dense():
    out = []
    for n, line in enumerate(ROWS):
        name, _, dob, street, code, product = line.split("|")
        mail = ["{}@kpn.example", "{}@gmail.example", "info.{}@home.example"][n % 3].format(name.split(",")[0].lower().replace(" ", "").replace("'", "").translate(str.maketrans("ğüöïòşł", "guoiosl")).replace("ó", "o").replace("ï", "i"))
        phone = [f"06-{macros.mobile(n)}", f"0561 {61}{n:02d}{n * 7 % 90 + 10}", f"+316{macros.mobile(n + 31)}"][n % 3]
        out.append(f"<tr><td><input type=checkbox><td>Z{2024}-{18350 + n * 13}<td>{product}<td>[[ln|{name}]]<td>[[b]]<td>[[d|{dob}]]<td class=ell>[[ad|{street}]]<td>[[p|{code}]]<td class=ell>[[m|{mail}]]<td>[[t|{phone}]]<td>{n % 28 + 1:02d}-08-2024<td><span class='s s{n % 4}'>{ST[n % 4]}</span>")
    return "".join(out)


screen("d05-zaken-dichte-tabel", 1920, 1080, """<!doctype html><meta charset=utf-8><style>
body{margin:0;font:13px Inter;background:#f6f7f9;color:#111827}.n{position:absolute;left:0;top:0;bottom:0;width:190px;background:#1f2a44;color:#c9d3ea;padding:18px}.n div{padding:8px 0}.n b{color:#fff}
main{margin-left:230px;padding:14px 20px}table{border-collapse:collapse;width:100%;background:#fff;table-layout:fixed;font-size:12px}th{text-align:left;background:#e6eaf2;padding:8px 6px;font-size:11px;color:#3b4866}td{padding:7px 6px;height:22px;white-space:nowrap;overflow:hidden;border-bottom:1px solid #eceff4}
tr:nth-child(even) td{background:#f3f6fb}.s{border-radius:9px;padding:2px 8px;font-size:11px}.s0{background:#fef3c7;color:#92400e}.s1{background:#dbeafe;color:#1e40af}.s2{background:#fee2e2;color:#991b1b}.s3{background:#d1fae5;color:#065f46}
.u{float:right}.q{border:1px solid #cbd2df;background:#fff;width:320px;padding:6px 10px;color:#8a93a5;display:inline-block;border-radius:4px}input{margin:0}</style>
<div class=n><b style="font-size:16px">Zaaksysteem</b><div>Mijn werkvoorraad</div><div><b>Alle zaken</b></div><div>Afdeling Burgerzaken</div><div>Archief</div><div>Rapporten</div><div>Instellingen</div></div>
<main><div class=u>Aangemeld: <b>[[ln|Marieke Slootweg]]</b></div><h2 style="margin:0 0 10px">Alle zaken <span style="color:#6b7280;font-size:14px">(2.418 resultaten)</span></h2><div class=q>Zoek op zaaknummer of onderwerp</div><p style="margin:8px 0">Filter: augustus 2024 · Status: alle · Pagina 1 van 101</p>
<table><colgroup><col style="width:24px"><col style="width:100px"><col style="width:170px"><col style="width:165px"><col style="width:82px"><col style="width:84px"><col style="width:140px"><col style="width:70px"><col style="width:180px"><col style="width:115px"><col style="width:84px"><col></colgroup>
<tr><th><th>Zaaknummer<th>Zaaktype<th>Naam aanvrager<th>BSN<th>Geb.datum<th>Adres<th>Postcode<th>E-mail<th>Telefoon<th>Ingediend<th>Status""" + dense() + "</table></main>", ["table", "dense", "ellipsis"])

screen("d06-django-beheer-wrapped", 1416, 820, """<!doctype html><meta charset=utf-8><style>
body{margin:0;font:13px Roboto;color:#333}.h{background:#017092;color:#fff;padding:10px 24px;display:flex;justify-content:space-between}.h b{font-size:18px}.nav{background:#00a2b2;color:#fff;padding:9px 24px}.nav span{margin-right:22px}.nav .a{background:#fff;color:#017092;padding:9px}
.c{padding:14px 24px;color:#017092}table{border-collapse:collapse;margin:0 24px;width:1360px;table-layout:fixed}th{background:#f0f0f0;text-align:left;font-size:11px;text-transform:uppercase;padding:9px 8px;color:#555}td{vertical-align:top;padding:9px 8px;border-bottom:1px solid #e2e2e2;overflow-wrap:anywhere;line-height:17px}a{color:#017092;font-weight:500}</style>
<div class=h><b>Formulieren Beheer</b><span style="font-size:11px">WELKOM, <b style="font-size:11px">[[rn|GLENN]]</b>. WACHTWOORD WIJZIGEN / AFMELDEN</span></div><div class=nav><span>Dashboard</span><span>Accounts</span><span>Formulieren</span><span class=a>Inzendingen</span><span>Configuratie</span><span>Logs</span></div>
<div class=c>Start › Inzendingen › Inzending waarden</div><h2 style="margin:0 24px 12px;font-weight:400">Selecteer inzending om te wijzigen</h2>
<table><tr><th style="width:150px">Formulier<th style="width:95px">Referentie<th style="width:135px">Achternaam<th style="width:110px">Voornaam<th style="width:170px">Straat en huisnummer<th style="width:160px">E-mailadres<th style="width:185px">IBAN<th>Opmerking
<tr><td><a>Bijstand aanvragen</a><td>OF-7XK2QD<td>[[ln|van den Bosch - Wolddrenth]]<td>[[ln|Hendrikus Johannes Maria]]<td>[[ad|Burgemeester Jhr. Quarles van Uffordlaan 1203]]<td>[[m|hendrikus.vandenbosch.wolddrenth@xs4all.example]]<td>[[i]]<td>Belt liever 's middags op [[t|0341-428 917]]. Geen voicemail inspreken.
<tr><td><a>Melding openbare ruimte</a><td>OF-9PLM3A<td>[[ln|Bouzidi]]<td>[[ln|Naïma]]<td>[[ad|Tweede Leliedwarsstraat 8 hs]]<td>[[m|n.bouzidi@gmail.example]]<td>-<td>Lantaarnpaal 4471 brandt niet, gemeld op 3 september.
<tr><td><a>Kwijtschelding belastingen</a><td>OF-2HHT8C<td>[[ln|Ghebremichael]]<td>[[ln|Tesfalem]]<td>[[ad|Prof. Lorentzlaan 77]]<td>[[m|tesfa_gm@hotmail.example]]<td>[[i:c]]<td>Inwoner woont bij [[rn|mevrouw Kidane]] en is niet zelf huurder.
<tr><td><a>Evenement melden</a><td>OF-4RR6ZN<td>[[ln|de Wit]]<td>[[ln|Femke]]<td>[[ad|'t Hoefijzer 16]]<td>[[m|femke@buurtfeest.example]]<td>-<td>Straatfeest op zaterdag 14 september, 60 bezoekers.
<tr><td><a>Bijstand aanvragen</a><td>OF-8ZVB1K<td>[[ln|Li]]<td>[[ln|Xiaolan]]<td>[[ad|Hagedoornplein 2 III]]<td>[[m|xiaolan.li@mail.example]]<td>[[i:BE]]<td>Rekening staat in België, bewijs volgt. BSN partner: [[b]]
<tr><td><a>Trouwen</a><td>OF-5GDW7T<td>[[ln|Vriesdema]]<td>[[ln|Glenn R.]]<td>[[ad|Scheepstimmermanskwartier 91]]<td>[[m|g.vriesdema@upcmail.example]]<td>[[i]]<td>Trouwlocatie: Stadskasteel. Getuigen: [[ln|Oğuzhan Gülümsek]] en [[ln|Sharmila Ramdin]]
</table><p style="margin:12px 24px">6 inzendingen</p>""", ["table", "wrapped"])

screen("d07-persoonskaart-badges", 1366, 768, """<!doctype html><meta charset=utf-8><style>
body{margin:0;font:14px Lato;background:#eef1f0;color:#20302c}.top{background:#fff;border-bottom:1px solid #cdd6d3;padding:11px 28px;display:flex;align-items:center}.av{width:34px;height:34px;border-radius:50%;background:#d9822b;color:#fff;text-align:center;line-height:34px;font-weight:700;margin-left:10px}
.p{margin:20px 28px;background:#fff;border-radius:8px;padding:20px 24px}.big{width:76px;height:76px;border-radius:50%;background:#2f6f62;color:#fff;font-size:30px;line-height:76px;text-align:center}
.bd{display:inline-block;border-radius:3px;padding:3px 9px;font-size:12px;font-weight:700;margin-right:6px}.r{background:#b42318;color:#fff}.y{background:#fde68a;color:#7a4b00}.gr{background:#d7efe4;color:#145c43}
dl{display:grid;grid-template-columns:150px 1fr 150px 1fr;gap:9px 14px;margin:16px 0 0}dt{color:#6b7c77}dd{margin:0;font-weight:700}.cols{display:flex;gap:20px;margin:0 28px}.cols .p{margin:0;flex:1}</style>
<div class=top><b style="color:#2f6f62;font-size:18px">KlantBeeld</b><span style="margin-left:40px">Zoeken</span><span style="margin-left:24px">Werkbakken</span><span style="margin-left:24px">Kennisbank</span><span style="margin-left:auto">[[rn|Bram Koopmans]]</span><div class=av>[[s|BK]]</div></div>
<div class=p><div style="display:flex;gap:20px;align-items:center"><div class=big>[[s|AW]]</div><div><div style="font-size:26px;font-weight:700">[[rn|Abdirahman Warsame]]</div><span class="bd gr">Ingezetene</span><span class="bd y">Briefadres</span><span class="bd r">Geheimhouding</span></div></div>
<dl><dt>BSN</dt><dd>[[b]]</dd><dt>Geboren</dt><dd>[[d|1 januari 1985]]</dd><dt>Briefadres</dt><dd>[[ad|Klokgieterspoort 19]], [[p|8472 DH]]</dd><dt>A-nummer</dt><dd>[[an]]</dd><dt>Telefoon</dt><dd>[[t|(06) 137 408 52]]</dd><dt>V-nummer</dt><dd>[[vn|2718340956]]</dd><dt>E-mail</dt><dd>[[m|a.warsame85@yahoo.example]]</dd><dt>Nationaliteit</dt><dd>[[s|Somalische]]</dd><dt>Verblijfsdocument</dt><dd>[[vb|V7KX29WLM]]</dd><dt>Taal</dt><dd>[[s|Somali, Engels]]</dd></dl></div>
<div class=cols><div class=p><b>Relaties</b><table style="margin-top:8px;width:100%"><tr style="color:#6b7c77"><td>Relatie<td>Naam<td>Geboortedatum<tr><td>Partner<td>[[ln|Hodan Warsame-Jimcaale]]<td>[[d|09-04-1989]]<tr><td>Kind<td>[[ln|Ayaan Warsame]]<td>[[d|27-12-2014]]<tr><td>Kind<td>[[ln|Bilaal Warsame]]<td>[[d|15-05-2018]]</table></div>
<div class=p><b>Contactmomenten</b><p style="margin:8px 0">3 sept 2024, 10:12 — Balie. Klant vroeg naar de status van zijn aanvraag.</p><p style="margin:8px 0">29 aug 2024, 15:40 — Telefoon. Teruggebeld door [[rn|Ingrid Haverschmidtlo]], voicemail ingesproken.</p><p style="margin:8px 0">12 juli 2024 — E-mail. Ontvangstbevestiging verzonden.</p></div></div>""", ["detail"])

screen("d08-zaakdetail-donker", 1440, 900, """<!doctype html><meta charset=utf-8><style>
body{margin:0;font:14px 'Inter';background:#0d1117;color:#c9d1d9}.t{background:#161b22;border-bottom:1px solid #30363d;padding:13px 24px;display:flex;gap:26px}.g{display:grid;grid-template-columns:1fr 400px;gap:22px;padding:22px 24px}
.c{background:#161b22;border:1px solid #30363d;border-radius:7px;padding:16px 18px;margin-bottom:18px}.k{color:#8b949e}.r{display:flex;padding:7px 0;border-bottom:1px solid #21262d}.r .k{width:210px}h1{font-size:22px;margin:0 0 4px;font-weight:600}a{color:#58a6ff}
.tl{border-left:2px solid #30363d;padding-left:16px;margin-left:4px}.tl div{margin-bottom:16px}.pill{background:#1f6feb;color:#fff;border-radius:12px;padding:2px 10px;font-size:12px}.w{background:#3b2300;border:1px solid #9e6a03;color:#e3b341;padding:10px 14px;border-radius:6px;margin-bottom:18px}</style>
<div class=t><b>OpenZaak Beheer</b><span class=k>Zaken</span><span class=k>Documenten</span><span class=k>Catalogus</span><span style="margin-left:auto">[[rn|Jurjen Ypenhorst]] ▾</span></div>
<div class=g><div><h1>Aanvraag Wmo huishoudelijke hulp <span class=pill>In behandeling</span></h1><p class=k>ZAAK-2024-0000018472 · geregistreerd 2 september 2024</p><div class=w>Termijn verloopt over 3 dagen. Vraag zo nodig uitstel aan.</div><div class=w style="background:#3d1114;border-color:#da3633;color:#ff938a"><x-e>Fout bij laden documenten: DRC antwoordt niet (504 Gateway Timeout)</x-e></div>
<div class=c><b>Betrokkenen</b><div class=r><span class=k>Initiator</span><span>[[ln|mw. I. Haverschmidtlo]]</span></div><div class=r><span class=k>BSN</span><span>[[b]]</span></div><div class=r><span class=k>Geboortedatum</span><span>[[d|1958-05-17]]</span></div><div class=r><span class=k>Adres</span><span>[[ad|Zevenhuisterweg 230]], [[p|8478CX]] [[s|Sonnega]]</span></div><div class=r><span class=k>Telefoonnummer</span><span><a>[[t|0561-615 204]]</a></span></div><div class=r><span class=k>E-mailadres</span><span><a>[[m|ingrid.haver@kpnmail.example]]</a></span></div><div class=r><span class=k>Mantelzorger</span><span>[[ln|Sietske Wolddrenth]] (dochter)</span></div><div class=r><span class=k>Behandelaar</span><span>[[ln|R. Doerdjanpersad]]</span></div></div>
<div class=c><b>Documenten</b><div class=r><span style="width:430px"><a>Indicatiebesluit_concept.docx</a></span><span class=k>v0.3 · 48 kB</span></div><div class=r><span style="width:430px"><a>Verslag_huisbezoek.pdf</a></span><span class=k>v1.0 · 212 kB</span></div></div></div>
<div><div class=c><b>Tijdlijn</b><div class=tl style="margin-top:14px"><div><span class=k>5 sep 09:14</span><br>Status gewijzigd naar <i>In behandeling</i> door [[rn|R. Doerdjanpersad]]</div><div><span class=k>4 sep 16:02</span><br>Huisbezoek ingepland met [[rn|mevrouw Haverschmidtlo]]</div><div><span class=k>3 sep 11:37</span><br>Notitie van [[rn|Cherida Pinas]]: dochter graag bellen op [[t|06 4471 9028]] na 17 uur</div><div><span class=k>2 sep 08:55</span><br>Zaak aangemaakt via het e-formulier</div></div></div></div></div>""", ["detail", "dark"])

GREY = [("Chen, G.", "Sperwerlaan 14", "2135 JN", "023-5571 804"), ("Nowak-de Boer, K.", "Aalscholver 2", "2135 KL", "06-20481937"), ("Amrani, S.", "Fuutplantsoen 311", "2136 AR", "06-51773290"), ("Yılmaz, Z.", "Roerdompsingel 48", "2136 CC", "023 562 19 40"), ("Ramdin, S.", "Tureluurweg 9", "2137 BX", "06-38820164"), ("Hoogeveen, P.", "Kievitstraat 60", "2135 SD".replace("SD", "SV"), "06-44190273"), ("Kidane, Y.", "Grutto 1", "2138 GT", "06-17593826"), ("ter Braakman, L.", "IJsvogelhof 27", "2138 HW", "023-7410 265")]
screen("d09-grijs-op-grijs", 1180, 640, """<!doctype html><meta charset=utf-8><style>
body{margin:0;font:13px 'Open Sans';background:#e9e9e9;color:#8f8f8f}h1{font-weight:300;font-size:26px;margin:26px 40px 10px;color:#838383}table{margin:0 40px;width:1100px;border-collapse:collapse}th{font-weight:600;text-align:left;color:#777;padding:9px 8px;border-bottom:1px solid #cfcfcf;font-size:12px}td{padding:10px 8px;border-bottom:1px solid #dcdcdc}.off td{color:#a2a2a2}p{margin:8px 40px}</style>
<h1>Wachtlijst volkstuinen</h1><p>Gedeactiveerde inschrijvingen worden na 12 maanden verwijderd</p><table><tr><th>Nr<th>Naam<th>Adres<th>Postcode<th>Telefoon<th>Geboortejaar<th>Status""" + "".join(f"<tr class={'off' if n % 3 == 2 else 'on'}><td>{n + 1}<td>[[ln|{a}]]<td>[[ad|{b}]]<td>[[p|{c}]]<td>[[t|{d}]]<td>[[s|19{51 + n * 5}]]<td>{'Uitgeschreven' if n % 3 == 2 else 'Actief'}" for n, (a, b, c, d) in enumerate(GREY)) + "</table><p>8 van 8 inschrijvingen · laatst bijgewerkt 11-09-2024 14:05</p>", ["table", "grey"])
