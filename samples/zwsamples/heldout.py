# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: zwartlak maintainers
#
# The vocabulary of even seeds: other sentences, labels, names, streets, keys than those that rules were
# written against. A held-out set with the same words would only measure memory. Do not read misses of
# an even seed to tune rules; if you must, write new words here.
from . import fields, lines, names, prose

SENTENCES = {
    "nl": (
        "Gisteravond stuurde {full} ons een bericht dat de pagina leeg bleef.",
        "Collega {given2} dacht dat het aan de browser lag, maar {given} ziet hetzelfde op haar telefoon.",
        "Dit formulier is ingevuld door {o:mevr.} {family}, zie ook {case}.",
        "Bij {formal} (geb. {born}) komt het verkeerde adres terug: {street} in plaats van het nieuwe.",
        "Zij heeft nummer {mobile} opgegeven en als mail {email}.",
        "{o:Meneer} {family2} vroeg waarom zijn kenteken {plate} geweigerd wordt.",
        "In de lijst staan zowel {full} als {full2}, terwijl er maar een aanvraag is.",
        "Burgerservicenummer {bsn} hoort niet bij {formal2}.",
        "Post voor {full2} graag naar {street}, {postcode} {town}.",
        "Overgemaakt vanaf {iban} door {family}, bedrag {amount}.",
        "Hoi, {given} hier, lukt het jou wel?",
        "Sinds {event} kan {full} niet meer bij haar dossier.",
        "De zus van {given2} heet {full} en heeft een eigen account.",
        "Wie kan {full2} helpen met de inlogcode?",
        "Afgesproken met {formal}: opnieuw proberen op {event}.",
        "Het document {passport} is van {full}, niet van {full2}.",
        "Verzoek van {family}-{family2} is dubbel binnengekomen.",
        "Vanuit {ip} zijn tien pogingen gedaan, vermoedelijk door {given} zelf.",
        "Ter info aan {given2}, {given} en de leverancier.",
        "Naar aanleiding van het gesprek met {o:dhr.} {formal2} sluit ik een schermafdruk bij.",
        "Onze wijkteammedewerker {full2} ging langs bij {full}.",
        "Kunt u {phone} bellen? {formal} neemt op.",
    ),
    "en": (
        "{full} wrote that the page stays blank.",
        "We refunded {amount} to {iban}, please inform {given}.",
        "Number {mobile} belongs to {formal2}, not to {full}.",
        "Her colleague {given2} {family2} can reproduce it on {event}.",
        "Visitor {full}, citizen number {bsn}, was signed out twice.",
    ),
}
OPENINGS = {"nl": ("Goedendag {given},", "Beste {o:meneer} {family},", "Ha {given},", "Geacht college,", "L.S.,", "Beste {full},"), "en": ("Good morning {given},", "Dear {full},", "Hello,")}
CLOSINGS = {"nl": ("Vriendelijke groeten,", "Met groet,", "Alvast dank,", "Hartelijke groet,", "gr."), "en": ("Sincerely,", "Many thanks,", "Cheers,")}
LABELS = {
    "surname": "Eigen achternaam|Naam volgens paspoort|Achternaam aanvrager", "given": "Uw voornaam|Voornaam kind|Eerste voornaam", "initials": "Voorl.|Uw voorletters", "prefix": "Tussenv.|Voorvoegsels",
    "name": "Naam indiener|Aanvrager|Betrokkene|Uw naam|Bewoner", "partner": "Echtgenoot/echtgenote|Naam van uw partner", "owner": "Casemanager|Contactambtenaar|Opgepakt door|Regisseur",
    "born": "Geboren op|Datum van geboorte|Geb. datum", "birthplace": "Geboren te|Plaats van geboorte", "bsn": "BSN aanvrager|Uw burgerservicenummer|Sofi-/BSN-nummer", "street": "Straat + huisnummer|Adresregel 1|Uw adres",
    "street_only": "Naam van de straat|Str.", "house_number": "Huisnr. en toevoeging|Nummer", "postcode": "Postcode (1234 AB)|Uw postcode", "town": "Plaatsnaam|Woonachtig te|Uw woonplaats", "address": "Huidig adres|Postadres|Vestigingsadres",
    "phone": "Tel. privé|Telefonisch bereikbaar op|Vast nummer", "mobile": "Mobiele telefoon|Mob. nr.|Uw mobiele nummer", "email": "Uw e-mail|E-mailadres contactpersoon|Mail", "iban": "Rekening (IBAN)|IBAN-nummer|Uitbetalen op",
    "username": "Accountnaam|User ID|Aanmeldnaam", "password": "Eenmalig wachtwoord|Toegangscode", "session": "Sessienummer|JSESSIONID", "secret": "Sleutel|Access token", "licence": "Nummer rijbewijs|Rijbewijsnr.", "passport": "Nummer paspoort|Nr. reisdocument",
    "v_number": "V-nr.|Vreemdelingennr.", "permit": "Nummer verblijfsdocument", "kvk": "KvK nr.|Inschrijfnummer KvK", "health": "Aandoening|Medische reden", "religion": "Kerkgenootschap|Levensbeschouwing", "age": "Leeftijd aanvrager", "big": "BIG-reg.nr.", "account": "Rekeningnr. (oud)",
}
GIVEN = {"dutch": ("Reinier Floris Hugo Casper Gerrit Arend Berend", "Machteld Josine Liesbeth Wendy Hilde Saskia Carolien"), "prefixed": ("Ewout Laurens Roelof Stefan", "Margreet Annemiek Truus Dorien"), "frisian": ("Oebele Ruurd Foppe", "Baukje Doutzen Renske"),
         "moroccan": ("Soufiane Rachid Anouar", "Loubna Hanane Siham"), "turkish": ("Hakan Serkan Tolga", "Aylin Derya Hülya"), "surinamese": ("Orlando Sherwin Anand", "Sharda Priya Gwendolyn"), "polish": ("Marek Zbigniew Jarosław", "Jolanta Elżbieta Danuta"),
         "chinese": ("Xin Bo Zhihao", "Fang Jing Ruolan"), "vietnamese": ("Duc Hieu", "Ngoc Trang"), "indonesian": ("Bambang Yusril", "Ratna Fitri"), "arabic": ("Fadi Samir Bashar", "Dina Salma Yara"), "african": ("Dawit Mahad", "Rahel Efua")}
PARTS = {"dutch": ("Knol Sput Drie Weer Plag Tiel Olde Kraan Bie Wals", "mansveld boers ginkel stroet huisman kooten weghe toren"), "prefixed": ("Hulst Rijp Brem Zijp Lage Nieuw", "wetering hoek gracht bosch weide kolk"), "frisian": ("Hol Wier Boel Jep", "sinia gema stera kinga"),
         "moroccan": ("Ben El-H Ouz Kar", "achiri moussi ghribi douchi"), "turkish": ("Bay Ulu Çam Er", "kurtalan sevinçli tunçer dereliz"), "surinamese": ("Mah Soek Nand Girdh", "abiersing radjoe kewal opersad"), "polish": ("Wol Paw Jas Krup", "czyński lakowicz iński anowski"),
         "chinese": ("Cha Gu Lu Y", "onq uen anx oux"), "vietnamese": ("Du Ho V", "onghx anhp uongk"), "indonesian": ("Tam Rah Sir Man", "bunanlo ardjosu egarwo upassa"), "arabic": ("El-B Sab Qas", "arbaghi ounjira emlawi"), "african": ("Tek Ade Nkr", "lemichael bayowe umahene")}
STREETS = ("Hoofdstraat", "Pr. Beatrixlaan", "Van Speijkstraat", "Wilhelminaplein", "Oude Rijn", "Kromme Elleboog", "Haagweg", "'s-Gravenweg", "Ir. Lelykade", "Sint Jacobsgang", "Rode Kruislaan", "Achter de Kerk")
STREET_PARTS = ("Hazen Linden Meer Schelp Kleine Roze Achter Heide Paarden".split(), "wegelaan kampstraat poortpad erfdijk zoomhof gaardeweg marktgang vaartkade".split())
JSON_KEYS = (("firstName", "given"), ("lastName", "surname"), ("bsnAanvrager", "bsn"), ("birthDate", "born"), ("email", "email"), ("mobiel", "mobile"), ("postalCode", "postcode"), ("houseNumber", "house_number"), ("street", "street_only"), ("city", "town"),
             ("rekeningnummer", "iban"), ("licensePlate", "plate"), ("userName", "username"), ("clientIp", "ip"), ("a_nummer", "a_number"), ("documentNumber", "passport"), ("session_id", "session"), ("access_token", "secret"), ("naamPartner", "partner"), ("deviceMac", "mac"))

_development = None


def _tables():
    return {"origins": names.ORIGINS, "streets": names.STREETS, "first": names.STREET_FIRST, "last": names.STREET_LAST, "sentences": prose.SENTENCES, "openings": prose.OPENINGS, "closings": prose.CLOSINGS,
            "json": lines.JSON_KEYS, "fields": fields.FIELDS}


def _held_out(tables):
    origins = {key: (share, GIVEN[key][0].split(), GIVEN[key][1].split(), listed, PARTS[key][0].split(), PARTS[key][1].split())
               for key, (share, _, _, listed, _, _) in tables["origins"].items()}
    catalogue = {key: fields.Field(key, {**field.labels, "nl": LABELS[key].split("|")} if key in LABELS else field.labels, field.value) for key, field in tables["fields"].items()}
    return {"origins": origins, "streets": STREETS, "first": STREET_PARTS[0], "last": STREET_PARTS[1], "sentences": SENTENCES, "openings": OPENINGS, "closings": CLOSINGS, "json": JSON_KEYS, "fields": catalogue}


def use_vocabulary_of(seed):
    """Even seeds speak with this module's words, odd ones with those of the other modules."""
    global _development
    _development = _development or _tables()
    chosen = _held_out(_development) if seed % 2 == 0 else _development
    names.ORIGINS, names.STREETS, names.STREET_FIRST, names.STREET_LAST = (chosen[k] for k in ("origins", "streets", "first", "last"))
    prose.SENTENCES, prose.OPENINGS, prose.CLOSINGS = (chosen[k] for k in ("sentences", "openings", "closings"))
    lines.JSON_KEYS, fields.FIELDS = chosen["json"], chosen["fields"]
