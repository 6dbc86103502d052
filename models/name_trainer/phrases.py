# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: zwartlak maintainers
"""Sentences for generated text. Slots: {P} full name, {F} first name, {S} surname, {I} initials and
surname, {R} surname first, {X} any of these, {T} title (not part of the name); {G} genitive of a first
name, {GS} of a surname; {O} organisation, {A} street and number, {B} street alone, {L} place, {D} date,
{H} time, {N} number, {E} e-mail address, {K} product or module, {M} month, {U} user name, {C} code,
{J} people or language, {Q} abbreviation, {V} compound or label."""

WITH = """
Gisteren belde {P} over de aanslag; {F} begrijpt de brief niet.
{P} kan sinds vanmorgen niet meer inloggen.
{F} krijgt steeds een wit scherm na het versturen.
{T} {S} heeft al drie keer gebeld.
{T} {I} staat niet in de lijst.
Ik sprak {T} {S} aan de balie en zij was erg ontevreden.
Kunnen jullie {F} toegang geven tot {K}?
Kan iemand {P} terugbellen op {N}?
Volgens {S} is dit vorige week al opgelost.
Volgens {F} werkte het in {M} nog wel.
{X} meldt dat het formulier vastloopt.
{P} uit {L} wil weten waar het document blijft.
{P} ({N}) woont aan de {A} in {L}.
De heer {S} en mevrouw {S} wonen op {A}.
Dit is doorgezet naar {F} van {K}.
Overgedragen aan {P} op {D}.
Toegewezen aan {X}.
Gewijzigd door {X} op {D} {H}.
Aangemaakt door {P}, {D}
Laatst bewerkt: {D} door {P}
Namens {P} dien ik bezwaar in.
Hierbij machtig ik {P} om namens mij te handelen.
Mijn naam is {P} en ik heb een vraag.
Ik ben {P}, geboren op {D}.
Ik heet {F} en werk bij {O}.
Met {F} van {O}, goedemorgen.
Mijn man {P} is op {D} overleden.
Mijn dochter {F} gaat naar een andere school.
Onze zoon {P} krijgt geen leerlingenvervoer meer.
De moeder van {F} belde hierover.
Het kind heet {P} en is geboren in {L}.
De buurman, {T} {S}, zet zijn auto steeds voor de uitrit.
Zie ook de mail van {P} van {D}.
Heeft {F} hier al naar gekeken?
@{F} wil jij dit oppakken?
@{F} @{F} kijken jullie mee?
Dank je wel {F}!
Bedankt {F}, het werkt weer.
Hoi {F},
Hallo {F} en {F},
Beste {F},
Beste {P},
Beste {T} {S},
Geachte {T} {S},
Geachte heer/mevrouw {S},
Dag {F},
Goedemorgen {F},
Goedemiddag {T} {S},
Hi {F}, kun je even bellen?
Lieve {F},
Groet, {F}
Groetjes {F}
Gr. {F}
Mvg {P}
Met vriendelijke groet, {P}
Hoogachtend, {I}
Met groet, {F} {O}
{P}, medewerker Burgerzaken
{P} | Gemeente {L} | {N}
{I}, teamleider Vergunningen
{F}: ik zie het nu ook
{F}: kun je een screenshot sturen?
{P}: dat klopt, bij ons ook
[{H}] {F}: ja hoor
[{H}] {P}: ik kijk zo
{H} {F}: nog niets gehoord
{P} schreef op {D} om {H}:
Op {D} schreef {P} <{E}>:
Op {D} om {H} heeft {P} het volgende geschreven:
Van: {P} <{E}>
Aan: {P} <{E}>; {P} <{E}>
Cc: {X}
CC: {P}; {P}; {P}
Van: {R}
Aan: {R}; {R}
Verzonden namens {P}
From: {P} <{E}>
To: "{P}" <{E}>
"{R}" <{E}>
{P} ({E})
Afspraak met {P} op {D} om {H}
Aanwezig: {F}, {F}, {P} en {I}
Afwezig: {P}, {P}
Notulist: {I}
Voorzitter {S} opent de vergadering.
Wethouder {S} reageert op de vraag van raadslid {S}.
Burgemeester {P} opende het nieuwe gemeentehuis in {L}.
Raadslid {P} ({O}) stelde vragen.
Inspecteur {S} kwam langs op {D}.
Juf {F} van {O} heeft het ingevuld.
Dokter {S} heeft een verklaring geschreven.
Huisarts {S} uit {L} bevestigt dit.
De bewindvoerder van {T} {S} is {O}.
Advocaat {T} {I} treedt op voor {P}.
De woning aan de {A} staat op naam van {P}.
Rekening ten name van {I}
t.n.v. {I}
t.a.v. {T} {I}
T.a.v. {P}
T.a.v. {F}, afdeling Belastingen
p/a {P}, {A}, {L}
Fam. {S}
Familie {S}, {A}
De familie {S} is verhuisd naar {L}.
Erven {I}
{G} aanvraag is nog in behandeling.
Het account van {F} is geblokkeerd.
{G} laptop doet het niet meer.
Ik kan {GS} dossier niet openen.
Dit is {G} nummer: {N}
Wie heeft {F} gesproken?
Weet {F} hiervan?
Laat {F} dit maar doen.
Ik heb het aan {F} gevraagd maar die is op vakantie.
Vraag het even aan {P} of {F}.
Samen met {F} heb ik alles nagelopen.
{F} en ik hebben het getest.
{F} heeft {F} gevraagd om mee te kijken.
Als {F} inlogt ziet hij de gegevens van {P}.
Sinds {D} ontvangt {P} geen post meer.
Behandelaar is {X}.
De aanvrager is {X}, de gemachtigde {X}.
Contactpersoon: {X}
Aanvrager: {X}
Melder: {X}
Behandelaar: {X}
Naam: {X}
Naam {X}
Volledige naam: {P}
Achternaam: {S}
Achternaam {S}
Voornaam: {F}
Voornamen: {F} {F}
Voorletters: {I}
Partner: {X}
Ouder 1: {P}
Kind: {F}, geboren {D}
Eigenaar: {X}
Opdrachtgever: {O} ({P})
Ondertekend door: {X}
Medewerker: {X}
Customer: {X}
Assignee: {X}
Reported by: {X}
Owner: {P}
Naam aanvrager	{X}
Aanvrager	{X}	Status	Open
{P}	{D}	{A}	{L}
{R}	{D}	{N}	{L}
{N}	{P}	{K}	Open	{D}
{C}	{R}	In behandeling	{D}
{X}	{E}	{N}
{F}	{S}	{D}	{L}
{S}	{F}	{N}
{N};{P};{E};{D}
{N};{S};{F};{L}
"{S}","{F}","{E}","{L}"
{N},{P},{D},Afgerond
{"naam": "{P}", "status": "open"}
"achternaam": "{S}",
"voornaam": "{F}",
"aanvrager": "{P}",
"fullName": "{P}",
<naam>{P}</naam>
<td>{P}</td><td>{D}</td>
naam={P}
name = "{P}"
{D} {H} INFO aanvraag ontvangen van {P}
{D} {H} ERROR verzenden naar {P} mislukt
{D} {H} gebruiker {P} ingelogd
INSERT INTO personen VALUES ({N}, '{P}', '{L}');
{P} heeft je uitgenodigd voor {K}
{P} heeft een bestand met je gedeeld
{P} is toegevoegd aan het gesprek
Ingelogd als {P}
Welkom, {F}
Welkom {P}
Bel {F}
Geachte {T} {S}, hierbij bevestigen wij de ontvangst van uw aanvraag van {D}.
Het huwelijk van {P} en {P} vindt plaats op {D}.
{P} wordt vertegenwoordigd door {T} {I}.
Op verzoek van {T} {S} is de aanvraag ingetrokken.
Ondergetekende, {P}, wonende te {L}, verklaart hierbij akkoord te gaan.
I spoke to {P} this morning about {K}.
{P} reported that the form does not load.
Please contact {F} at {E}.
Thanks, {F}
Hi {F}, could you check this for {P}?
Dear {P},
Dear Mr {S},
Best regards, {P}
Minister {S} zei gisteren in {L} dat de wet er komt.
De Amerikaanse president {S} ontmoette premier {S} in {L}.
Schrijver {P} ontving de prijs in {L}.
Volgens onderzoeker {P} van {O} neemt het aantal toe.
Trainer {S} was tevreden over {S} en {S}.
{P}, directeur van {O}, noemt het besluit onbegrijpelijk.
'Wij gaan door', aldus {S}.
"Dat klopt niet", zegt {P}.
{S} scoorde in de {N}e minuut.
In {M} overleed de zanger {P} in {L}.
{P} ({L}, {D}) is een Nederlands politicus.
{S} groeide op in {L} en studeerde rechten.
Het boek van {P} verscheen bij {O}.
De zaak tegen {S} begint in {M}.
{P} versloeg {P} met {N}-{N}.
De Duitser {S} won voor {S} en de Belg {S}.
Notitie van {P}: {w} {w}
Opmerking van {X}: {w} nog eens
{P} in {L} heeft {D} gebeld.
{P} uit {L} en {P} uit {L}
{P} te {L}
fam. {S}
Fam. {S} te {L}
Gebruiker {X} kan niet bij {K}.
Aanvrager {X} staat dubbel in {K}.
Melder {S} wil een reactie.
Inwoner {X} kwam aan de balie.
Wil je {X} in de cc zetten?
{F} weet hier meer van.
Zaak {C} is toegewezen aan {X}.
Het bedrag is gestort op naam van {X}.
De tolk {J} is mevrouw {S}.
{F} spreekt alleen {J}.
De {J} vrouw heet {P}.
{F} asked {F} for the file.
{P} from {O} asked {F} to call back.
{F}'s export klopt wel.
{F}'s foto mag weg, net als {F}'s adres.
Het dossier van {I} is bij {F}.
Kopie ID {I}.pdf
foto {P}.jpg
via {F} doorgegeven
terugbellen: {X}
{F}, {F} en {F} waren erbij.
Jullie collega {F} zei dat {S} het weet.
gesproken met {F} van {O}
{P} ({N} jaar)
{T} {S} ({P})
{P} en haar man {F}
{P}, {N}, {L}
Ds. {I} gaat voor in de kerk van {L}.
Beroepen te {L}: {I} te {L}
Bedankt voor {L}: {I} te {L}
Kardinaal {S} en bisschop {S} spraken over de kerk.
1. {P} (Ned) {N}
{N}. {P} {H}
Scheidsrechter: {S}
Doelpunten: {N}. {S} 1-0, {N}. {S} 1-1
Wissels: {N}. {S} voor {S}
{S} wint van {S} in drie sets.
Door een fout van {S} kwam {S} alleen voor het doel.
Vooral {S} en {S} maakten indruk.
De ploeg van trainer {P} verloor in {L}.
Volgens {P} van {O} is dat niet waar.
{S} vindt dat {L} meer geld moet krijgen.
{S} is het daar niet mee eens.
Maar {S} weet het niet zeker.
Toen {S} in {L} aankwam, was {S} al weg.
Staatssecretaris {S} ({O}) wil de wet veranderen.
Het kabinet-{S} viel in {M}.
De advocaat van {S}, {T} {S}, vraagt vrijspraak.
{P} ({M} {N} - {L}, {D}) was een Nederlands schilder.
{I} ({F}) {S} was burgemeester van {L}.
In {N} werd {S} opgevolgd door {P}.
Zij trouwde met {P} en kreeg een zoon, {F}.
De rol van {F} wordt gespeeld door {P}.
Regie: {P}. Met {P}, {P} en {P}.
{P} is een personage uit de strip van {P}.
Zie ook: {P}, {P}
De koning, {F}, was een zoon van {F} en {F}.
Keizer {F} en paus {F} ontmoetten elkaar in {L}.
Burgemeesters: {N}-{N} {I}, {N}-{N} {I}
""".strip().split("\n")

WITHOUT = """
Na het klikken op Verzenden verschijnt de melding 'Er is iets misgegaan'.
De gemeente {L} heeft het besluit op {D} genomen.
{O} heeft een offerte gestuurd.
De koppeling met {K} werkt niet in {K}.
Ik gebruik {K} op Windows.
Het formulier Aanvraag Parkeervergunning geeft een foutmelding.
Status: Open
Prioriteit: Hoog
Afdeling: Burgerzaken
Onderwerp: Storing {K}
Adres: {A}, {N} {L}
De {B} in {L} is afgesloten tot {M}.
De {B} wordt heringericht.
De lantaarnpaal aan de {A} is stuk.
Op het {B} staat een scheve boom.
In {M} en {M} is het loket gesloten.
Bezoekadres: {A}, {L}
Er ligt afval op de hoek van de {B} en de {B}.
Klik op Volgende en daarna op Opslaan.
Ga naar Instellingen > Gebruikers > Rollen.
De versie van {K} is {N}.
{O} en {O} werken samen in {L}.
Contact opnemen met {O} via {E}.
De eik en de linde bij de {B} moeten gekapt worden.
De wilg, de roos en de berk staan in bloei.
Van {O} hebben wij niets vernomen.
{C} is afgesloten.
Zaak {C} is in behandeling genomen.
{K}: NullPointerException in {U}Controller.java:{N}
{D} {H} INFO [{K}] Started in {N} seconds
{D} {H} WARN  {K} - Connection reset by peer
at nl.gemeente.zaak.{K}Service.verwerk({K}Service.java:{N})
GET /api/v1/zaken/{C} 200 OK
Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/{N}.0.0.0
Module {K} geladen
Team Sociaal Domein
Postbus {N}, {N} {L}
Met vriendelijke groet, Gemeente {L}
Met vriendelijke groet, Team {K}
Met vriendelijke groet, {O}
Beste collega,
Beste collega's,
Beste helpdesk,
Beste servicedesk,
Beste medewerker,
Beste team,
Geachte heer, mevrouw,
Geachte heer/mevrouw,
Geachte heer of mevrouw,
Goedemorgen allemaal,
Hallo allemaal,
Hoi allen,
Beste beheerder,
Alvast bedankt en groet
Aan: Gemeente {L}
Van: {O} <{E}>
Van: Servicedesk {K} <{E}>
Aan: Functioneel Beheer
Naam: {O}
Organisatie: {O}
Bedrijfsnaam: {O}
Product: {K}
Leverancier: {O}
{O}	{L}	Actief
{K}	Open	Hoog	{D}
{N}	{K}	Gesloten	{D}	{L}
Naam	Geboortedatum	Adres	Woonplaats
Voornaam;Achternaam;E-mailadres;Woonplaats
Aanvrager	Behandelaar	Status	Datum
{N};{O};{L};{D}
"module": "{K}",
"plaats": "{L}",
"organisatie": "{O}",
De trein van {L} naar {L} rijdt niet.
Kantoor {L} is op {D} gesloten.
Station {L} {L}
School {O} in {L} vraagt een uitbreiding aan.
De Tweede Kamer stemt in {M} over de wet.
De Europese Commissie en de Verenigde Naties zijn het eens.
{O} behaalde een omzet van {N} miljoen.
{O} opende een winkel in {L}.
Het Openbaar Ministerie eist een boete van {O}.
De club uit {L} won met {N}-{N} van {O}.
Ajax verloor in {L} van Feyenoord.
In {L} werd de Dag van de Zorg gehouden.
De Nederlanders en de Duitsers willen dat {L} meebetaalt.
Het weer in {L}: zon en wind.
Microsoft Teams start niet op na de update van {M}.
Google Chrome en Microsoft Edge geven dezelfde fout.
Outlook vraagt steeds om het wachtwoord.
Adobe Acrobat kan de PDF niet openen.
Vul bij Achternaam de achternaam in.
Het veld Voornaam is verplicht.
Formulier Verhuizing Doorgeven
Mijn Aanvragen
Nieuwe Melding Openbare Ruimte
Uittreksel Basisregistratie Personen
Rijbewijs verlengen
Wet Maatschappelijke Ondersteuning
Algemene Plaatselijke Verordening {L}
Bestemmingsplan {L} Noord
Wijk {B}
Sporthal De {W}
Basisschool De {W}
Zorgcentrum De {W}
Restaurant {W} & {W}
{W} {W} {w} {w}
{w} {w} {W} {w}
De {w} van het {w} is {w}.
{W}: {w} {w}
{W} {w}
Het {w} {w} niet meer sinds {D}.
Dear Sir or Madam,
Dear Sir, Madam,
Dear customer,
Wat is {K}?
Hoe kan ik in {K} een {w} maken?
Hoe kan ik {K} verwijderen van mijn computer?
Hoe stel ik {K} in op mijn telefoon?
Kan ik {K} gebruiken zonder {K}?
Kun je met {K} ook {w} delen?
Ik heb {K} gedownload maar het werkt niet.
Mijn {K} start steeds opnieuw op.
In {K} zie ik de {w} niet meer.
{K} speelt geen {w} af.
{K} is een programma voor het delen van {w}.
{K} opent niet.
{K}, {K} en {K} zijn bijgewerkt.
Open {K}, ga naar {W} > {W} en klik op {W}.
Verwijder {W} en herstart {K}.
Controleer of {K} aan staat.
Selecteer {W} in het menu {W}.
De website van {K} is onbereikbaar.
Ik wil mijn abonnement bij {K} opzeggen.
Bij {O} kun je {K} kopen.
Het bedrijf {O} neemt {O} over.
De aandelen van {O} stegen met {N} procent.
{O} verloor met {N}-{N} van {O}.
{O} speelde gelijk tegen {O}.
De fractie van {O} in {L} stemde tegen.
Het schip {W} voer naar {L}.
De plaats {L} ligt bij {L}.
In {L}, {L} en {L} is het druk.
De inwoners van {L} klagen over {O}.
De film "{W} {w} {W}" draait in {L}.
In {L} staat de {W}kerk.
Het toernooi in {L} werd gewonnen door {O}.
De {J}, {J} en {J} sporters staan klaar.
De website is er ook in het {J}.
Wij zoeken een tolk {J}.
Het schip de {W} van {O} ligt in {L}.
De {W}, een schip uit {L}, is gezonken.
Bestandstype .{Q} wordt niet ondersteund.
Vrij: {N} {Q}
Stack: {K} {N}.{N}, {K} {N}.{N}, {K} {N}
De pdf gebruikt {K} in plaats van {K}.
Beste {K},
Moi,
Onderwerp: Antw: {W} {w}
Onderwerp: Antw: Re: {V}
Servicedesk {K}
Helpdesk {O}
Van: Servicedesk {K}
Aan: {V}
{V}
{V}
{V}
{V}: {w}
{V}	{V}	{V}
{C}	{V}	Open
{C}	{V}	{D}	{V}
De {V} is niet gevonden.
Gewijzigd: {Q}-{w} accepteert alle landen.
{Q}-{w}
{Q}.{Q}	{Q}
Wat kost een {V}?
{L}
{L}	{L}
{N} in {L}
Beheer {K} in {L}
""".strip().split("\n")

TITLES = "de heer|mevrouw|dhr.|mw.|mevr.|Dhr.|Mw.|Mevr.|mr.|drs.|dr.|ing.|ir.|prof.|De heer|Mevrouw|meneer|mw. mr.|de heer drs.|dhr|mw|mevr|hr.|dhr. en mw.".split("|")
PRODUCTS = ("Windows Edge|Microsoft Teams|Open Forms|Suite Zaken|Zaaksysteem|Burgerzaken|Key2Burgerzaken|TopDesk|Zammad|Jira|"
            "Outlook|SharePoint|OneDrive|Excel|Word|Power BI|Chrome|Firefox|Safari|Edge|DigiD|eHerkenning|Suwinet|Citrix|"
            "Mijn Overheid|MijnGemeente|Squit|Rx.Mission|Djuma|Corsa|JOIN Zaak|Decos|Esuite|Open Zaak|Objects API|"
            "Kofax|Oracle Forms|SAP|Afas|AFAS InSite|Civision|Centric Leefomgeving|PinkRoccade|Atlassian Confluence|"
            "Django Admin|Spring Boot|Apache Tomcat|Red Hat|Ubuntu Linux|Docker Desktop|Visual Studio Code|Android Studio|"
            "Adobe Reader|Cisco AnyConnect|Global Protect|Google Drive|Google Maps|Amazon Web Services|Java Runtime|"
            "Parkeren|Belastingen|Vergunningen|Wmo-loket|Team Inkomen|Klant Contact Centrum|Openbare Ruimte|"
            "Jenkins|Jackson|MariaDB|Fira Sans|Times New Roman|Arial|Calibri|Verdana|Hibernate|Grafana|Kibana|Redis|Keycloak|"
            "Camunda|Gradle|Maven|Tomcat|Hazelcast|Kafka|Angular|React|Nginx|Formulator|Formdesk|Celery|Bootstrap|Selenium|"
            "Nessus|Splunk|Wireshark|Bitbucket|GitLab|Nexus|Sentry|Matomo|Drupal|Typo3|Umbraco|Siteimprove|Readspeaker").split("|")
CLASS_PARTS = "User Name Form Submission Person Zaak Document File Mail Login Session Token Payment Price Date Report Admin Auth Base Custom Default Error Event Factory Manager Service Controller Handler Helper Mapper Model Parser Repository Request Response Config Client Server View Widget Exception".split()
ORG_ENDS = "BV|B.V.|Bouw BV|Advies|Holding BV|NV|V.O.F.|& Zonen|Installatietechniek|Transport BV|Makelaardij|Advocaten|Groep|Schilderwerken|Accountants|Vastgoed|Autobedrijf|Uitzendbureau|Techniek B.V.|Hoveniers".split("|")
ORG_STARTS = "Stichting|Vereniging|Garage|Bakkerij|Slagerij|Autobedrijf|Installatiebedrijf|Bouwbedrijf|Firma|Fa.|Hotel|Notariskantoor|Huisartsenpraktijk|Tandartspraktijk|Kapsalon|Basisschool|Apotheek|Kinderdagverblijf|Uitgeverij|Loodgietersbedrijf".split("|")
ORGS = "Rabobank|ING|ABN AMRO|KPN|Ziggo|Philips|Shell|Belastingdienst|UWV|SVB|CAK|Rijkswaterstaat|Politie|GGD|Albert Heijn|Jumbo|NS|ProRail|Unilever|Randstad|Achmea|VNG|CDA|VVD|PvdA|D66|Vitens|Essent|Eneco|Woonbron|Vestia|Ymere|Ajax|PSV|Feyenoord|De Telegraaf|Trouw|de Volkskrant|NRC|TNO|CBS|RIVM|RDW|KvK|Kadaster|Erasmus MC|Universiteit Utrecht|Hogeschool Rotterdam".split("|")
STREET_ENDS = "straat laan weg plein plantsoen hof kade dijk singel gracht pad dreef steeg".split()
MONTHS = "januari februari maart april mei juni juli augustus september oktober november december".split()
SYLLABLES = "flo zi pix da to lo gra bi nex ra ko vi lu mi qo ti xa fly ka zen no ri snap ly go bo my hub wa ve dro cli que yo ma pri so net tra fi pho sky ne mo vo tex".split()
HEADERS = ("Naam|Status|Datum|Adres|Straat|Postcode|Woonplaats|Plaats|BSN|IBAN|Kenmerk|Zaaknummer|Omschrijving|Prioriteit|"
           "Afdeling|Team|Behandelaar|Aanvrager|Geboortedatum|Telefoon|E-mail|Kanaal|Onderwerp|Product|Versie|Bedrag|Leges|"
           "Type|Rol|Veld|Label|Verplicht|Max. lengte|Diagnose|Geslacht|Nationaliteit|Rijbewijsnummer|Paspoortnummer|"
           "Laatst gewijzigd|Aangemaakt op|Referentie|Inwoner|Klant|Correlatie-id|Sessieduur|Organisatie-id|uuid|url|method|"
           "Bron|Bijlage|Opmerkingen|Huisnummer|Toevoeging|Loonheffingennummer|Kenteken|Leeftijd|Gemeente|Wijk|Betaalwijze|"
           "Description|Name|Created|Owner|Subject|Priority|Assignee|Amount|Street|Vorname|Nachname|Straße|Ort|Zurück|Weiter|"
           "Speichern|Parkausweis|Naam organisatie|Functie|Burgerlijke staat|Oud rekeningnummer|Formulier|Stap|Personen|Zaken|"
           "Documenten|Taken|Blad1|Gereed|Overzicht|Formulierdefinities|Bezwaar maken|Gegevens wijzigen|Huidige stap").split("|")
STATES = ("Open|Gesloten|In behandeling|Afgerond|Nieuw|Wacht op klant|Doorgezet|Toegewezen|Concept|Post|Balie|Telefoon|Mail|Web|"
          "Hoog|Normaal|Laag|Kritiek|ICT|KCC|Burgerzaken|Sociaal Domein|Vergunningen|Actief|Inactief|Verlopen|Ingetrokken|Betaald|"
          "tekst|datum|getal|keuzelijst|iban|bsn|string|integer|boolean|GET|POST|PUT|Goedgekeurd|Afgewezen|Basis|Brons|Zilver|Goud|"
          "gehuwd|gescheiden|moslim|katholiek|zwanger|Nederlandse|Turkse|Leges|Parkeervergunning|Wmo-ondersteuning|Paspoort|Uittreksel|"
          "Verhuizing|Kapvergunning|Trouwen|Overlijden|Aangifte|Bijstand|Huishoudelijke hulp|max|min|ja|nee|pending|resolved").split("|")
# Peoples and languages; small letters in front of a noun, capitals all the same.
PEOPLES = ("Nederlandse|Turkse|Marokkaanse|Duitse|Belgische|Franse|Engelse|Britse|Amerikaanse|Russische|Poolse|Chinese|Syrische|"
           "Eritrese|Somalische|Afghaanse|Iraanse|Iraakse|Surinaamse|Antilliaanse|Friese|Groningse|Amsterdamse|Spaanse|Italiaanse|"
           "Tigrinya|Arabisch|Farsi|Dari|Pashto|Oekraïens|Oekraïense|Turks|Pools|Engels|Frans|Duits|Russisch|Mandarijn|Papiaments|"
           "Nederlanders|Duitsers|Fransen|Belgen|Turken|Polen|Amerikanen|Groningers|Friezen|Israëlische|Palestijnse|Palestijnen|"
           "Zweedse|Deense|Noorse|Oostenrijkse|Zwitserse|Japanse|Australische|Braziliaanse|Argentijnse|Zuid-Afrikaanse|Ghanese|"
           "Joegoslavische|Servische|Kroatische|Bosnische|Tsjechische|Hongaarse|Roemeense|Bulgaarse|Griekse|Portugese|Ierse|Schotse").split("|")
# Labels, buttons and states in German and English.
FOREIGN_UI = ("Widerspruch|Baugenehmigung|Übersicht|Geburtsdatum|Antrag|Anträge|Bescheid|Vorgang|Sachbearbeiter|Sachbearbeiterin|Erledigt|"
              "Fehlgeschlagen|Wartend|Abgelehnt|Genehmigt|Anmeldung|Abmeldung|Ummeldung|Reisepass|Personalausweis|Führerschein|"
              "Gewerbeanmeldung|Aktenzeichen|Bearbeitung|Einstellungen|Benutzer|Verwaltung|Zuständigkeit|Postleitzahl|Wohnort|Hausnummer|"
              "Staatsangehörigkeit|Familienstand|Geschlecht|Anlage|Anlagen|Bemerkung|Beschreibung|Priorität|Abteilung|Hundesteuer|"
              "Eheschließung|Namensänderung|Beglaubigung|Wohngeld|Kindergeld|Abfallentsorgung|Sperrmüll|Veranstaltung|Genehmigung|"
              "Suchen|Abbrechen|Löschen|Bearbeiten|Hinzufügen|Drucken|Herunterladen|Hochladen|Startseite|Hilfe|Abschicken|Nachricht|"
              "Search|Cancel|Delete|Edit|Submit|Settings|Overview|Dashboard|Download|Upload|Permit|Passport|Residence|Objection|"
              "Complaint|Request|Pending|Rejected|Approved|Attachment|Attachments|Remarks|Department|Municipality|Birthday|Birthplace|"
              "Citizen|Resident|Applicant|Caseworker|Handler|Reference|Summary|Category|Channel|Received|Assigned|Resolved|Reopened|"
              "Persönliche Angaben|Persönliche Daten|Meine Anträge|Neuer Antrag|Neue Aufgabe|Offene Vorgänge|Zugewiesen an|Eingegangen am|"
              "Allgemeine Angaben|Weitere Angaben|Angaben zum Haushalt|Personal details|Contact details|My requests|New request|Open cases|"
              "Assigned to|Received on|Current step|Date of birth|Form definitions|General information|House number|Next step").split("|")
COMPOUND_ENDS = ("vergunning aanvraag formulier nummer datum kaart melding afdeling beheer loket kosten gegevens overzicht wijziging "
                 "verklaring ontheffing subsidie toeslag regeling belasting heffing dienst systeem module koppeling scherm knop veld "
                 "lijst bestand map pagina code type soort status stap naam plaats adres beleid advies controle medewerker beheerder "
                 "gebruiker eigenschap procedure besluit brief zaak termijn bijlage bijdrage verlof keuring ondersteuning hulp "
                 "voorziening toestemming toestel pas document bewijs register portaal omgeving server export import log").split()
