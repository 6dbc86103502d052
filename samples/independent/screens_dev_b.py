# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: zwartlak maintainers
# Screens of the set "dev": logs, mail, chat, dialogs, sheets, phone, 4K, tickets.
import macros

SCREENS = []


def screen(name, w, h, html, flags=(), **more):
    SCREENS.append({"name": name, "w": w, "h": h, "html": html, "flags": flags, **more})


screen("d10-terminal-journal", 1280, 760, """<!doctype html><meta charset=utf-8><style>
body{margin:0;background:#300a24;color:#eeeeec;font:14px/20px 'DejaVu Sans Mono'}.bar{background:#2c2c2c;color:#dedede;font:13px Cantarell;text-align:center;padding:7px}pre{margin:8px 10px;font:inherit;white-space:pre-wrap}.g{color:#8ae234}.b{color:#729fcf}.r{color:#ef2929}.y{color:#fce94f}</style>
<div class=bar>beheer@of-prod-02: ~</div><pre><span class=g>beheer@of-prod-02</span>:<span class=b>~</span>$ journalctl -u openforms --since "10 min ago"
sep 11 09:41:02 of-prod-02 openforms[2214]: INFO submission.created form=verhuizing step=2 
sep 11 09:41:02 of-prod-02 openforms[2214]: INFO auth.digid.success bsn=[[b]] loa=midden ip=[[ip|84.106.37.215]]
sep 11 09:41:05 of-prod-02 openforms[2214]: INFO prefill.brp voornamen="[[ln|Haben]]" geslachtsnaam="[[ln|Woldeyesus]]" geboortedatum=[[d|1998-01-01]]
sep 11 09:41:44 of-prod-02 openforms[2214]: <span class=y>WARNING</span> registration.retry attempt=1 backend=zgw status=503
sep 11 09:42:10 of-prod-02 openforms[2214]: <span class=r>ERROR</span> <x-e>requests.exceptions.ReadTimeout: HTTPSConnectionPool(host='zaken.waterzande.example', port=443): Read timed out.</x-e>
sep 11 09:42:10 of-prod-02 openforms[2214]: INFO mail.sent to=[[m|haben.woldeyesus@mail.example]] template=confirmation
sep 11 09:43:31 of-prod-02 nginx[801]: [[ip|145.53.12.88]] - - "GET /api/v2/submissions/b7e21f?email=[[m|s.tekleab@ziggo.example]] HTTP/1.1" 200
sep 11 09:43:32 of-prod-02 nginx[801]: [[ip|2a02:a45f:91c3:1:8d0e:77aa:41b2:9c10]] - - "POST /auth/digid/acs HTTP/1.1" 302
sep 11 09:44:00 of-prod-02 sshd[9120]: Accepted publickey for user [[u|fdewit]] from [[ip|62.45.190.3]] port 51544 ssh2
sep 11 09:44:19 of-prod-02 openforms[2214]: INFO cosign.requested cosigner="[[ln|P. Wójcikiewski]]" phone=[[t|+31641208873]]
<span class=g>beheer@of-prod-02</span>:<span class=b>~</span>$ grep -c ERROR /var/log/openforms/app.log
17
<span class=g>beheer@of-prod-02</span>:<span class=b>~</span>$ openforms --version
openforms 2.7.4 (python 3.11.9, django 4.2.15)
<span class=g>beheer@of-prod-02</span>:<span class=b>~</span>$ curl -sS <x-u>https://zaken.waterzande.example/zaken/api/v1/zaken</x-u>
<x-e>curl: (60) SSL certificate problem: certificate has expired</x-e>
<span class=g>beheer@of-prod-02</span>:<span class=b>~</span>$ df -h /srv
Filesystem      Size  Used Avail Use% Mounted on
/dev/sdb1       246G  131G  103G  57% /srv
<span class=g>beheer@of-prod-02</span>:<span class=b>~</span>$ </pre>""", ["terminal", "dark"])

screen("d11-json-viewer", 1200, 900, """<!doctype html><meta charset=utf-8><style>
body{margin:0;font:13.5px/21px 'Fira Code';background:#fff;color:#24292f}.tabs{background:#f5f5f7;border-bottom:1px solid #d7d7db;font:12px 'Liberation Sans';padding:6px 10px}.tabs span{margin-right:18px}.ln{position:absolute;left:0;width:46px;text-align:right;color:#a0a0a0}pre{margin:6px 0 0 60px;font:inherit;position:relative}.k{color:#0550ae}.s{color:#116329}.n{color:#cf222e}</style>
<div class=tabs><span><b>JSON</b></span><span>Raw Data</span><span>Headers</span><span>Save</span><span>Copy</span><span>Collapse All</span><span>Expand All</span></div><pre>{
  <span class=k>"uuid"</span>: <span class=s>"3f0e9a4c-7b1d-4d2e-9c55-0b6c1f8d2a17"</span>,
  <span class=k>"formulier"</span>: <span class=s>"bezwaar-maken"</span>,
  <span class=k>"versie"</span>: <span class=n>12</span>,
  <span class=k>"ingezondenOp"</span>: <span class=s>"2024-09-11T08:22:41Z"</span>,
  <span class=k>"bronorganisatie"</span>: <span class=s>"Gemeente Kromwaarde"</span>,
  <span class=k>"inzender"</span>: {
    <span class=k>"bsn"</span>: <span class=s>"[[b]]"</span>,
    <span class=k>"voorletters"</span>: <span class=s>"[[ln|R.K.]]"</span>,
    <span class=k>"achternaam"</span>: <span class=s>"[[ln|Doerdjanpersad]]"</span>,
    <span class=k>"geboortedatum"</span>: <span class=s>"[[d|19740130]]"</span>,
    <span class=k>"email"</span>: <span class=s>"[[m|radj.doerdjan@gmail.example]]"</span>,
    <span class=k>"telefoonnummer"</span>: <span class=s>"[[t|0031641887203]]"</span>,
    <span class=k>"adres"</span>: {
      <span class=k>"straatnaam"</span>: <span class=s>"[[ad|Kerkepad]]"</span>,
      <span class=k>"huisnummer"</span>: <span class=n>[[ad|209]]</span>,
      <span class=k>"postcode"</span>: <span class=s>"[[p|8473HL]]"</span>
    }
  },
  <span class=k>"gemachtigde"</span>: {
    <span class=k>"naam"</span>: <span class=s>"[[ln|Oluwaseun Adeyemi-Brandsema]]"</span>,
    <span class=k>"gebruikersnaam"</span>: <span class=s>"[[u|seun.adeyemi]]"</span>,
    <span class=k>"iban"</span>: <span class=s>"[[i:c]]"</span>
  },
  <span class=k>"bezwaar"</span>: {
    <span class=k>"zaaknummer"</span>: <span class=s>"ZAAK-2024-0000004711"</span>,
    <span class=k>"toelichting"</span>: <span class=s>"Ik ben het niet eens met het besluit van 2 augustus."</span>,
    <span class=k>"bijlagen"</span>: [ <span class=s>"besluit.pdf"</span>, <span class=s>"foto-gevel.jpg"</span> ]
  },
  <span class=k>"sessionid"</span>: <span class=s>"[[sid|q8w1zt6h0v3kcy7m2nfp5rj9xbd4al1e]]"</span>,
  <span class=k>"apiToken"</span>: <span class=s>"[[tok|8d1f0c6be27a4f95b3c09e1d7a5f2244c0e8b617]]"</span>,
  <span class=k>"userAgent"</span>: <span class=s>"Mozilla/5.0 (X11; Linux x86_64; rv:129.0) Gecko/20100101 <x-b>Firefox/129.0</x-b>"</span>,
  <span class=k>"kleur"</span>: <span class=s>"#0a7c66"</span>,
  <span class=k>"registratie"</span>: <span class=s>"objects_api"</span>
}</pre>""", ["json"])

screen("d12-webmail-drie-vlakken", 1600, 900, """<!doctype html><meta charset=utf-8><style>
body{margin:0;font:14px Carlito;background:#fff;color:#242424}.top{background:#0f6cbd;color:#fff;padding:11px 18px;display:flex}.top .me{margin-left:auto}.g{display:grid;grid-template-columns:200px 420px 1fr;height:850px}.fo{background:#f5f5f5;padding:14px}.fo div{padding:6px 0}
.li{border-right:1px solid #e0e0e0}.it{padding:9px 14px;border-bottom:1px solid #ececec;position:relative}.it.a{background:#cfe4fa}.it b{font-size:15px}.it .d{position:absolute;right:12px;top:10px;color:#616161;font-size:12.5px}.it p{margin:2px 0 0;color:#616161;white-space:nowrap;overflow:hidden}.op{padding:18px 30px;font-size:15.5px;line-height:1.45}.sig{color:#5d5d5d;font-size:14px}</style>
<div class=top><b>Postvak</b><span style="background:#fff;color:#616161;margin-left:170px;padding:3px 14px;border-radius:4px;width:380px">Zoeken</span><span class=me>[[rn|Femke de Wit]]</span></div>
<div class=g><div class=fo><div><b>Postvak IN 14</b></div><div>Concepten 2</div><div>Verzonden items</div><div>Verwijderde items</div><div>Archief</div><div><b>Gedeelde postbus</b></div><div>Burgerzaken 31</div><div>Servicedesk</div></div>
<div class=li><div class="it a"><b>[[rn|Selam Tekleab]]</b><span class=d>11:04</span><br>Naturalisatie: kopie van mijn document<p class=ell>Beste mevrouw, hierbij stuur ik zoals gevraagd de</p></div>
<div class=it><b>[[rn|Hamza Aït Boulmane]]</b><span class=d>10:41</span><br>Re: afspraak verzetten<p class=ell>Dank u wel, vrijdag 10 uur komt goed uit. Met vriendelijke groet,</p></div>
<div class=it><b>Servicedesk ICT</b><span class=d>10:15</span><br>Gepland onderhoud woensdagavond<p class=ell>Op 18 september tussen 20:00 en 23:00 uur is het zaaksysteem niet bereikbaar</p></div>
<div class=it><b>[[rn|Wenling Zhuangmei]]</b><span class=d>09:58</span><br>Geheimhouding aanvragen<p class=ell>Goedemorgen, hoe kan ik mijn gegevens afschermen voor derden</p></div>
<div class=it><b>Rijksdienst voor Identiteitsgegevens</b><span class=d>di</span><br>Circulaire 2024-07<p class=ell>Hierbij ontvangt u de circulaire over het nieuwe model</p></div>
<div class=it><b>[[rn|Katarzyna Nowak]]</b><span class=d>di</span><br>Akte van geboorte nodig<p class=ell>Mijn zoon [[rn|Kacper]] is geboren in Polen en</p></div>
<div class=it><b>[[rn|dhr. G.W. Mulder]]</b><span class=d>ma</span><br>Klacht wachttijd balie<p class=ell>Afgelopen donderdag heb ik ruim een uur moeten</p></div></div>
<div class=op><div style="font-size:21px;font-weight:bold;margin-bottom:10px">Naturalisatie: kopie van mijn document</div><div><b>Van:</b> [[ln|Selam Tekleab]] &lt;[[m|s.tekleab@ziggo.example]]&gt;<br><b>Aan:</b> Burgerzaken &lt;burgerzaken@waterzande.example&gt;<br><b>CC:</b> [[ln|Yonas Kidane]] &lt;[[m|y.kidane@vluchthulp.example]]&gt;<br><b>Datum:</b> woensdag 11 september 2024 11:04<br><b>Bijlage:</b> scan_0034.pdf (412 kB)</div><hr>
<p>Beste [[rn|mevrouw De Wit]],</p><p>Hierbij stuur ik zoals gevraagd de kopie van mijn verblijfsdocument. Mijn BSN is [[b:sp]] en ik ben geboren op [[dr|1 januari 2000]]. Mijn oude adres was [[adr|Oude Haven 36]] in [[s|Wolvega]], maar ik woon nu tijdelijk bij mijn oom [[rn|Mehari Tekleab]] in Zwolle.</p><p>Kunt u het bedrag van de leges terugstorten op [[i]]? U kunt mij bellen op [[t|06 - 81 25 33 90]].</p><p>Ik heb van uw collega [[rn|Jurjen]] begrepen dat de behandeling ongeveer een jaar duurt.</p>
<p>Met vriendelijke groet,</p><p class=sig>[[rn|Selam Tekleab]]<br>[[adr|Vechtdijk 401]]<br>[[p|8019 RM]] [[s|Zwolle]]<br>T [[t|06-81253390]]</p></div></div>""", ["mail"])

screen("d13-teams-chat", 1280, 860, """<!doctype html><meta charset=utf-8><style>
body{margin:0;font:14px 'Noto Sans';background:#f5f5f5;color:#242424}.rail{position:absolute;left:0;top:0;bottom:0;width:250px;background:#ebebeb;padding:14px}.rail div{padding:9px 6px}.hd{margin-left:278px;background:#fff;padding:13px 20px;border-bottom:1px solid #ddd;font-weight:700}.ms{margin:10px 30px 0 310px}.m{max-width:620px;margin-bottom:12px}.m .n{font-size:12px;color:#616161;margin-bottom:3px}.bb{background:#fff;border-radius:6px;padding:9px 14px;display:inline-block;line-height:1.45}.me{margin-left:auto;text-align:right}.me .bb{background:#e8ebfa;text-align:left}</style>
<div class=rail><b style="font-size:17px">Chat</b><div>[[rn|Glenn Vriesdema]]</div><div style="background:#fff"><b>Team Burgerzaken</b></div><div>[[rn|Emine Karadereoğlu]]</div><div>Project digitale balie</div><div>[[rn|Pieter-Jan Slootweg]]</div><div>Functioneel beheer</div></div>
<div class=hd>Team Burgerzaken</div><div class=ms>
<div class=m><div class=n>[[rn|Emine Karadereoğlu]] 09:12</div><div class=bb>Goedemorgen! Ik heb hier een melding over het verhuisformulier. De inwoner krijgt steeds <x-e>Fout 422: adres niet gevonden in de BAG</x-e></div></div>
<div class="m me"><div class=n>09:14</div><div class=bb>Welke inwoner is dat?</div></div>
<div class=m><div class=n>[[rn|Emine Karadereoğlu]] 09:15</div><div class=bb>De heer [[rn|Zbigniew Szczepaniakow]], BSN [[b]]. Hij verhuist naar [[adr|De Weringen 145]], [[p|8471 TK]]. Nieuwbouw, opgeleverd in juni.</div></div>
<div class=m><div class=n>[[rn|Glenn Vriesdema]] 09:17</div><div class=bb>Had ik gisteren ook bij [[rn|fam. Van 't Zandeind]]. Staat dat adres al in de BAG? Ik zal het even aan [[rn|Pieter-Jan]] vragen.</div></div>
<div class="m me"><div class=n>09:20</div><div class=bb>Ik stuur de heer [[rn|Szczepaniakow]] een mailtje via [[m|zbig.szcz@onet.example]], of weet iemand zijn telefoonnummer?</div></div>
<div class=m><div class=n>[[rn|Emine Karadereoğlu]] 09:21</div><div class=bb>[[t|06 33 71 90 54]]. En zijn vrouw [[rn|Halina]] is overdag bereikbaar op [[t|0561-431 776]]</div></div>
<div class="m me"><div class=n>09:22</div><div class=bb>Top, dank je wel! Ik maak er een TOPdesk melding van: M2409 0387</div></div>
<div class=m><div class=n>[[rn|Pieter-Jan Slootweg]] 09:40</div><div class=bb>Adres staat er sinds vannacht in, release 24.3 is toegepast. Kan [[rn|meneer]] het opnieuw proberen?</div></div></div>""".replace("[[rn|meneer]]", "de inwoner"), ["chat"])

screen("d14-foutmelding-browser", 1366, 768, """<!doctype html><meta charset=utf-8><style>
body{margin:0;font:14px 'Noto Sans'}.tb{background:#dee1e6;height:38px;padding:8px 0 0 12px;box-sizing:border-box;font-size:12px}.tb span{background:#fff;border-radius:8px 8px 0 0;padding:7px 40px 9px 14px}.ad{background:#fff;padding:7px 14px;border-bottom:1px solid #ccc;display:flex;gap:16px;align-items:center;color:#5f6368}.om{background:#f1f3f4;border-radius:16px;flex:1;padding:6px 16px;color:#202124;font-size:13.5px}
.pg{position:relative;height:684px;overflow:hidden}.hd{background:#154273;color:#fff;padding:16px 40px;font-size:18px}.bd{position:absolute;inset:0;background:#0009;pointer-events:none}.dl{position:absolute;left:430px;top:270px;width:520px;background:#fff;border-radius:6px;padding:22px 26px;box-shadow:0 8px 30px #0008}.r{margin:14px 40px;display:flex}.r b{width:210px}.btn{background:#154273;color:#fff;padding:8px 22px;display:inline-block;border-radius:3px}
.meta{font:12px 'DejaVu Sans Mono';background:#f3f3f3;padding:8px;color:#444;line-height:1.5}</style>
<div class=tb><span>Mijn Dommelveen - Gegevens</span></div><div class=ad>← → ⟳<div class=om><x-u>https://mijn.dommelveen.example/zaken/details/inkomensverklaring?stap=3</x-u></div></div>
<div class=pg><div class=hd>Mijn Dommelveen<span style="float:right;font-size:14px">Welkom, [[rn|Soufiane Amrani]]</span></div><div class=r style="margin-top:26px"><b>Naam</b><span>[[ln|S. Amrani]]</span></div><div class=r><b>Burgerservicenummer</b><span>[[b]]</span></div><div class=r><b>Geboortedatum</b><span>[[d|08-08-1993]]</span></div><div class=r><b>Adres</b><span>[[ad|Papegaaibekstraat 81]]</span></div><div class=r style="margin-top:360px"><b>Telefoon</b><span>[[t|040-2087 413]]</span></div><div class=r><b>Rekeningnummer</b><span>[[i]]</span></div><div class=r><b>E-mail</b><span>[[m|s.amrani@live.example]]</span></div><div class=bd></div>
<div class=dl><b style="font-size:18px;color:#b00020"><x-e>Er is iets misgegaan</x-e></b><p><x-e>Uw inkomensverklaring kon niet worden opgehaald bij de Belastingdienst. Probeer het later opnieuw.</x-e></p><div class=meta>Foutcode: <x-e>SUWI-5031</x-e><br>Tijdstip: 11-09-2024 13:47:09<br>Browser: <x-b>Chrome 128.0.6613.120</x-b><br>Gebruikersnaam: [[u|s_amrani93]]</div><p><span class=btn>Sluiten</span></p></div></div>""", ["dialog", "browser"])

XL = [("Terpsmid", "Wiebrigje", "van der", "04-06-1991", "GB-771-X"), ("Taşbilek", "Mehmet", "", "15-09-1969", "H-482-RS"), ("Pinas", "Cherida", "", "18-04-1960", "38-NPB-1"), ("Ypenhorst", "Jurjen", "", "03-09-1984", "ZT-903-D"), ("Brzozowiak", "Agnieszka", "", "07-04-1983", "4-TVK-88"), ("Visser", "Cornelia", "de", "24-10-1951", "51-GFX-3"), ("Bouzidi", "Naïma", "", "13-06-1996", "R-118-ZB"), ("Chen", "Guoqiang", "", "02-03-1978", "NX-240-G"), ("Zandeind", "Anouk", "van 't", "21-03-1979", "6-ZHR-19"), ("Smit", "Dirk-Jan", "", "19-12-1966", "TT-551-K"), ("Kidane", "Yonas", "", "11-11-1988", "98-XKD-7"), ("Gülümsek", "Oğuzhan", "", "06-08-1982", "L-730-VT"), ("Ramdin", "Sharmila", "", "30-05-1972", "3-SNB-62"), ("Nguyen", "Thi Bich", "", "22-10-1966", "KV-019-P")]


def sheet():
    out = ""
    for n, (last, first, prefix, dob, plate) in enumerate(XL):
        pre = f"[[ln|{prefix}]]" if prefix else ""
        out += f"<tr><th>{n + 2}<td>{1001 + n}<td>[[ln|{first}]]<td>{pre}<td>[[ln|{last}]]<td class=r>[[d|{dob}]]<td class=r>[[b]]<td>[[k|{plate}]]<td>[[i]]<td class=r>€ {72 + n * 3},50<td>{'ja' if n % 3 else 'nee'}"
    return out + "".join(f"<tr><th>{n}" + "<td>" * 10 for n in range(16, 30))


screen("d15-rekenblad-vergunningen", 1440, 860, """<!doctype html><meta charset=utf-8><style>
body{margin:0;font:13px Carlito;background:#fff}.tt{background:#217346;color:#fff;padding:8px 14px;text-align:center}.rb{background:#f3f2f1;padding:8px 14px;border-bottom:1px solid #d4d4d4}.rb span{margin-right:20px}.fx{border-bottom:1px solid #d4d4d4;padding:4px 8px;display:flex}.fx b{width:70px;font-weight:400}table{border-collapse:collapse;table-layout:fixed;width:1440px}td{border:1px solid #dadada;padding:2px 5px;height:19px;white-space:nowrap}th{background:#e9e9e9;border:1px solid #cfcfcf;font-weight:400;color:#444}.r{text-align:right}.hd td{font-weight:700;background:#e2efda}.sel{outline:2px solid #217346;outline-offset:-2px}.tabs{background:#f3f2f1;padding:5px 40px;position:absolute;bottom:0;left:0;right:0}.tabs span{margin-right:22px}</style>
<div class=tt>Bewonersvergunningen_2024.xlsx - Excel</div><div class=rb><span>Bestand</span><span><b>Start</b></span><span>Invoegen</span><span>Pagina-indeling</span><span>Formules</span><span>Gegevens</span><span>Controleren</span><span>Beeld</span></div><div class=fx><b>D5</b>fx &nbsp; [[rn|Ypenhorst]]</div>
<table><colgroup><col style="width:34px"><col style="width:62px"><col style="width:130px"><col style="width:70px"><col style="width:150px"><col style="width:100px"><col style="width:110px"><col style="width:100px"><col style="width:230px"><col style="width:90px"><col></colgroup><tr><th><th>A<th>B<th>C<th>D<th>E<th>F<th>G<th>H<th>I<th>J
<tr class=hd><th>1<td>Nr<td>Voornaam<td>Tussenv.<td>Achternaam<td>Geb. datum<td>BSN<td>Kenteken<td>IBAN<td>Bedrag<td>Incasso""" + sheet() + "</table><div class=tabs><span><b>Zone A</b></span><span>Zone B</span><span>Totalen</span></div>", ["sheet"])

screen("d16-telefoon-formulier", 390, 844, """<!doctype html><meta charset=utf-8><style>
body{margin:0;font:16px Roboto;background:#f2f2f7;color:#111}.st{display:flex;justify-content:space-between;padding:12px 24px 4px;font-weight:600;font-size:15px}.nv{padding:8px 16px;color:#0a66c2;display:flex;justify-content:space-between}h1{font-size:24px;margin:4px 16px 10px}.g{background:#fff;border-radius:12px;margin:0 16px 16px}.r{padding:11px 14px;border-bottom:1px solid #e5e5ea;display:flex;justify-content:space-between}.r:last-child{border:0}.r span:first-child{color:#6b6b70}.l{margin:0 30px 6px;font-size:13px;color:#6b6b70}.bt{background:#0a66c2;color:#fff;text-align:center;padding:13px;border-radius:12px;margin:0 16px;font-weight:600}</style>
<div class=st><span>10:24</span><span>5G 81%</span></div><div class=nv><span>‹ Terug</span><span>Stap 3/4</span></div><h1>Grofvuil ophalen</h1><div class=l>UW GEGEVENS</div><div class=g><div class=r><span>Naam</span><span>[[ln|Ingrid Haverschmidtlo]]</span></div><div class=r><span>Geboortedatum</span><span>[[d|17-05-1958]]</span></div><div class=r><span>Telefoon</span><span>[[t|06 2219 7043]]</span></div><div class=r><span>E-mail</span><span>[[m|ingrid58@kpn.example]]</span></div></div>
<div class=l>OPHAALADRES</div><div class=g><div class=r><span>Straat</span><span>[[ad|Zevenhuisterweg]]</span></div><div class=r><span>Huisnummer</span><span>[[ad|230]]</span></div><div class=r><span>Postcode</span><span>[[p|8478 CX]]</span></div><div class=r><span>Plaats</span><span>[[s|Sonnega]]</span></div></div><div class=l>AFSPRAAK</div><div class=g><div class=r><span>Datum</span><span>do 19 september</span></div><div class=r><span>Soort</span><span>Bank, kast</span></div></div><div class=bt>Afspraak bevestigen</div>""", ["phone", "form"], dpr=3)

POOL = __import__("names").DEV
STREET = "Aagje Dekenstraat|Blauwborstpad|Cortenbachstraat|Duinkerkerhof|Eemskwartier|Fivelkade|Gasthuiswaard|Houtvesterij|Ihnostraat|Jagersbospad|Korenlanderf|Ligusterbeek|Maatkampweg|Nijenrodeplein|Oostermoerlaan|Platteklipweg|Quintusdreef|Rozenprieelhof|Scholekstersingel|Tichelwerkpad".split("|")


def big():
    out = ""
    for n in range(26):
        person = POOL[(n * 7) % 40]
        words = person.split(" ")
        last, first = (" ".join(words[1:]), words[0])
        login = (first[0] + words[-1][:6]).lower().translate(str.maketrans("ğüöïşłćóı", "guoislcoi"))
        out += f"<tr><td>{70211 + n * 3}<td>[[ln|{first}]]<td>[[ln|{last}]]<td>[[b]]<td>[[d|{n * 5 % 28 + 1:02d}/{n * 7 % 12 + 1:02d}/{1944 + n * 13 % 60}]]<td>[[ad|{STREET[n % 20]} {n * 17 % 210 + 1}]]<td>[[p|{1011 + n * 173 % 8800} {'BCDGHJKLMNPRSTVWXZ'[n % 18]}{'ABCEGHKLMNPRTVWXZ'[n * 5 % 17]}]]<td>[[s|{['Assen', 'Breda', 'Deventer', 'Ede', 'Goes'][n % 5]}]]<td>[[t|06{macros.mobile(n)}]]<td>[[m|{login}@mail{n % 4}.example]]<td>[[u|{login}{n}]]<td>{['Parkeren', 'Wmo', 'Jeugd', 'Leges', 'Bouw'][n % 5]}<td>{n % 30 + 1} aug 2024<td>{['Open', 'Gesloten', 'Wacht'][n % 3]}"
    return out


screen("d17-4k-overzicht", 3840, 2160, """<!doctype html><meta charset=utf-8><style>
body{margin:0;font:22px 'Liberation Sans';color:#1c1c1c}.h{background:#3c1361;color:#fff;padding:22px 40px;font-size:32px}.f{padding:18px 40px;font-size:22px}table{border-collapse:collapse;margin:0 40px;width:3760px;font-size:20px}th{text-align:left;background:#efe6f7;padding:10px;border:1px solid #cbb8dd}td{padding:16px 10px;border:1px solid #e0d6ea;height:36px;white-space:nowrap}tr:hover td{background:#eee}</style>
<div class=h>Datamakelaar &nbsp; Klantenbestand</div><div class=f>26 van 12.903 regels &nbsp; sortering: klantnummer &nbsp; export: CSV, XLSX &nbsp; gemeente Kromwaarde, Waterzande en Dommelveen</div><table><tr><th>Klantnr<th>Voornaam<th>Achternaam<th>BSN<th>Geboortedatum<th>Straat en nummer<th>Postcode<th>Plaats<th>Mobiel<th>E-mailadres<th>Gebruikersnaam<th>Domein<th>Gewijzigd<th>Status""" + big() + "</table>", ["table", "dense", "4k"])

screen("d18-helpdesk-ticket", 1500, 940, """<!doctype html><meta charset=utf-8><style>
body{margin:0;font:14px 'Fira Sans','Open Sans';background:#f8f9fa;color:#3e4d52}.nav{position:absolute;left:0;top:0;bottom:0;width:64px;background:#26272e}.mn{margin:0 380px 0 64px;padding:18px 40px}.sd{position:absolute;right:0;top:0;bottom:0;width:340px;background:#fff;border-left:1px solid #dfe5e8;padding:22px}.av{width:40px;height:40px;border-radius:50%;color:#fff;text-align:center;line-height:40px;font-weight:600;flex:none}.a{display:flex;gap:16px;margin:16px 0}.bx{border-radius:4px;padding:14px 18px;background:#fff;border:1px solid #e3e8ea;flex:1;line-height:1.5}.a.c .bx{background:#e5f0f5}.a.i .bx{background:#fffae5;border:2px dashed #e6b800}.sm{font-size:12px;color:#8d9a9f;margin-bottom:5px}h4{text-transform:uppercase;font-size:12px;color:#9aa5a9;margin:18px 0 4px}</style>
<div class=nav></div><div class=mn><div style="text-align:center;font-size:18px;color:#222">Inloggen met DigiD lukt niet</div><div style="text-align:center" class=sm>Ticket#20240911384 · aangemaakt 4 uur geleden</div>
<div class="a c"><div class=av style="background:#5b8c3e">[[s|CP]]</div><div class=bx><div class=sm>[[rn|Cherida Pinas]], 4 uur geleden</div>Goedemiddag,<br><br>Sinds gisteren kan ik niet inloggen op Mijn Waterzande. Ik krijg de melding <x-e>"AUTH-1042: sessie verlopen"</x-e>. Ik gebruik <x-b>Safari 17.6</x-b> op een MacBook. Mijn BSN is [[b@a]] en mijn telefoonnummer [[t|06-57 10 84 36]].<br><br>Groeten,<br>[[rn|Cherida Pinas]]<br>[[adr|Brouwerssteeg 21]], [[p|8471 CN 21]]</div></div>
<div class=a><div class=bx><div class=sm>[[rn|Tom de Haan]], 3 uur geleden</div>Beste [[rn|mevrouw Pinas]],<br><br>Wilt u uw cookies verwijderen en het daarna nog eens proberen via <x-u>https://mijn.waterzande.example/inloggen</x-u>?<br>Lukt het dan nog niet, dan kijken we samen mee.<br><br>Met vriendelijke groet,<br>[[rn|Tom de Haan]]<br>Servicedesk Waterzande</div><div class=av style="background:#a03f6b">[[s|TH]]</div></div>
<div class="a i"><div class=av style="background:#3478a8">[[s|EK]]</div><div class=bx><div class=sm>[[rn|Emine]], 20 minuten geleden · interne notitie</div>Bij [[rn|dhr. Slootweg]] speelde vorige week hetzelfde, toen stond de klok van de server fout. [[rn|@Tom]] kun jij dat nakijken? Anders doorzetten naar leverancier Logius.</div></div>
<div class="a c"><div class=av style="background:#5b8c3e">[[s|CP]]</div><div class=bx><div class=sm>[[rn|Cherida]], 3 minuten geleden</div>Het werkt weer, dank u wel!</div></div></div>
<div class=sd><b style="font-size:18px;color:#222">Klant</b><p style="margin:10px 0 0"><b>[[rn|Cherida Pinas]]</b></p><h4>E-mail</h4>[[m|cherida.pinas@gmail.example]]<h4>Telefoon</h4>[[t|06-57 10 84 36]]<h4>Adres</h4>[[ad|Brouwerssteeg 21]]<br>[[p|8471 CN]] [[s|Wolvega]]<h4>BSN</h4>[[b@a]]<h4>Notitie</h4>Spreekt liever Engels.<h4>Tickets</h4>open (1)<br>gesloten (3)<h4>Eigenaar</h4>[[ln|Tom de Haan]]<h4>Prioriteit</h4>2 normaal<h4>Groep</h4>Digitale dienstverlening</div>""", ["ticket"])
