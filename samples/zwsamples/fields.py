# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: zwartlak maintainers
#
# The field catalogue: for each piece of data its labels in three languages and a way to write a
# marked value. Forms, tables, details, JSON, logs and sheets all draw from it, so that one value has
# one truth wherever it stands. Fields without an entity (status, amount, case number) are innocent.
import dataclasses
import datetime
import typing

from . import identifiers as ids
from . import names
from . import people
from .markup import FIXED, LABELLED, LABELLED_NAME, mark, optional


@dataclasses.dataclass(frozen=True)
class Field:
    key: str
    labels: dict  # language -> list of labels
    value: typing.Callable  # (rng, person, language) -> marked text


FIELDS = {}


def _field(key, nl, en, de, value):
    FIELDS[key] = Field(key, {"nl": nl.split("|"), "en": en.split("|"), "de": de.split("|")}, value)


def _simple(key, nl, en, de, entity, group, text):
    _field(key, nl, en, de, lambda rng, p, lang: mark(text(rng, p), entity, group))


def postcode_text(rng, person):
    code = person.postcode
    return code if rng.random() < 0.35 else f"{code[:4]} {code[4:]}"


def street_line(rng, person, group=LABELLED):
    return mark(f"{person.street} {person.number}", "ADDRESS", group)


def address_line(rng, person, group=LABELLED):
    """Street and number, postcode, town: one address as three marked pieces."""
    return f"{street_line(rng, person, group)}{rng.choice((', ', ' '))}" \
           f"{mark(postcode_text(rng, person), 'POSTCODE', FIXED)} {optional(person.town)}"


def iban_text(rng, person):
    return ids.grouped(person.iban) if rng.random() < 0.4 else person.iban


_simple("name", "Naam|Naam aanvrager|Volledige naam|Contactpersoon|Cliënt|Inwoner", "Name|Full name|Customer|Contact person",
        "Name|Antragsteller", "PERSON", LABELLED_NAME, lambda r, p: p.any_name(r))
_simple("surname", "Achternaam|Geslachtsnaam|Familienaam", "Last name|Surname|Family name", "Nachname|Familienname", "PERSON",
        LABELLED_NAME, lambda r, p: p.family_capital if r.random() < 0.85 else p.family.upper())
_simple("given", "Voornaam|Roepnaam|Voornamen", "First name|Given name|First names", "Vorname|Vornamen", "PERSON",
        LABELLED_NAME, lambda r, p: p.given if r.random() < 0.6 or not p.second_given else f"{p.given} {p.second_given}")
_simple("initials", "Voorletters|Voorletter(s)|Initialen", "Initials", "Initialen", "PERSON", LABELLED_NAME, lambda r, p: p.initials)
_simple("prefix", "Tussenvoegsel|Voorvoegsel", "Prefix", "Namenszusatz", "PERSON", LABELLED_NAME, lambda r, p: p.prefix or "van")
_simple("partner", "Naam partner|Partner|Medebewoner", "Partner name|Partner", "Name Partner", "PERSON", LABELLED_NAME,
        lambda r, p: people.make_person(r).any_name(r))
_simple("owner", "Behandelaar|Toegewezen aan|Medewerker|Eigenaar", "Owner|Assigned to|Handled by", "Sachbearbeiter", "PERSON",
        LABELLED_NAME, lambda r, p: people.make_person(r).any_name(r))
_simple("born", "Geboortedatum|Geb.datum|Geb. dat.", "Date of birth|Birth date|DOB", "Geburtsdatum|Geb.-Datum", "DATE_OF_BIRTH",
        LABELLED, lambda r, p: people.date_style(r, p.born))
_simple("birthplace", "Geboorteplaats", "Place of birth", "Geburtsort", "ADDRESS", LABELLED, lambda r, p: p.birthplace)
_simple("age", "Leeftijd", "Age", "Alter", "AGE", LABELLED, lambda r, p: str(2026 - p.born.year))
_simple("bsn", "BSN|Burgerservicenummer|Burgerservicenr.|BSN-nummer", "BSN|Citizen service number|BSN number", "BSN|Bürgernummer",
        "NL_BSN", FIXED, lambda r, p: ids.bsn_style(r, p.bsn))
_simple("email", "E-mailadres|E-mail|Mailadres|Email", "Email|E-mail address|Email address", "E-Mail|E-Mail-Adresse",
        "EMAIL_ADDRESS", FIXED, lambda r, p: p.email)
_simple("phone", "Telefoonnummer|Telefoon|Tel.|Tel. overdag", "Phone|Phone number|Telephone", "Telefon|Telefonnummer",
        "PHONE_NUMBER", FIXED, lambda r, p: people.phone_style(r, p.phone))
_simple("mobile", "Mobiel|Mobiel nummer|06-nummer|GSM", "Mobile|Cell phone", "Mobil|Handy", "PHONE_NUMBER", FIXED,
        lambda r, p: people.phone_style(r, p.mobile))
_simple("street", "Straat en huisnummer|Adres|Straat + nr", "Street and number|Address", "Straße und Hausnummer|Anschrift", "ADDRESS",
        LABELLED, lambda r, p: f"{p.street} {p.number}")
_simple("street_only", "Straat|Straatnaam", "Street|Street name", "Straße", "ADDRESS", LABELLED, lambda r, p: p.street)
_simple("house_number", "Huisnummer|Huisnr.|Nr. + toev.", "House number|House no.", "Hausnummer", "ADDRESS", LABELLED, lambda r, p: p.number)
_simple("postcode", "Postcode|PC", "Postal code|Postcode|ZIP code", "Postleitzahl|PLZ", "POSTCODE", FIXED, postcode_text)
_simple("town", "Woonplaats|Plaats", "City|Town|Place of residence", "Wohnort|Ort", "ADDRESS", LABELLED, lambda r, p: p.town)
_field("address", "Adres|Woonadres|Correspondentieadres|Verblijfadres", "Address|Home address", "Adresse|Anschrift",
       lambda r, p, lang: address_line(r, p))
_simple("iban", "IBAN|Rekeningnummer|IBAN/rekeningnr.|Bankrekening", "IBAN|Bank account|Account number", "IBAN|Kontonummer",
        "IBAN_CODE", FIXED, iban_text)
_simple("account", "Oud rekeningnummer|Girorekening", "Old account number", "Alte Kontonummer", "BANK_ACCOUNT", LABELLED,
        lambda r, p: ids.digits(r, 9))
_simple("card", "Creditcardnummer|Kaartnummer", "Card number|Credit card", "Kreditkartennummer", "CREDIT_CARD", FIXED,
        lambda r, p: ids.grouped(ids.luhn_card(r)) if r.random() < 0.6 else ids.luhn_card(r))
_simple("a_number", "A-nummer|Administratienummer|A-nr.", "A-number", "A-Nummer", "NL_A_NUMBER", FIXED, lambda r, p: ids.a_number(r))
_simple("v_number", "V-nummer|Vreemdelingennummer", "V-number", "V-Nummer", "NL_V_NUMBER", LABELLED, lambda r, p: ids.v_number(r))
_simple("passport", "Paspoortnummer|Paspoort nr.", "Passport number|Passport no.", "Reisepassnummer", "NL_PASSPORT", FIXED,
        lambda r, p: ids.passport(r))
_simple("id_card", "ID-kaartnummer|Identiteitskaart nr.|Documentnummer", "ID card number|Document number", "Ausweisnummer", "NL_ID_CARD",
        FIXED, lambda r, p: ids.id_card(r))
_simple("permit", "Verblijfsdocument|Nr. verblijfsdocument", "Residence permit", "Aufenthaltstitel", "NL_RESIDENCE_PERMIT", LABELLED,
        lambda r, p: ids.residence_permit(r))
_simple("licence", "Rijbewijsnummer|Rijbewijs nr.", "Driving licence number|Driver's licence", "Führerscheinnummer", "NL_DRIVING_LICENCE",
        LABELLED, lambda r, p: ids.driving_licence(r))
_simple("plate", "Kenteken|Kenteken voertuig", "Licence plate|Registration", "Kennzeichen", "NL_LICENSE_PLATE", FIXED, lambda r, p: ids.plate(r))
_simple("vat", "Btw-id|BTW-nummer|Btw-identificatienummer", "VAT number|VAT ID", "USt-IdNr.", "NL_VAT", FIXED, lambda r, p: ids.vat(r))
_simple("tax", "Aanslagnummer|Loonheffingennummer", "Tax number", "Steuernummer", "NL_TAX_NUMBER", FIXED, lambda r, p: ids.tax_number(r, p.bsn))
_simple("kvk", "KvK-nummer|KvK", "Chamber of Commerce no.|CoC number", "Handelskammernr.", "NL_KVK", LABELLED, lambda r, p: ids.kvk(r))
_simple("big", "BIG-nummer|BIG-registratie", "BIG number", "BIG-Nummer", "NL_BIG", LABELLED, lambda r, p: ids.big(r))
_simple("bag", "BAG-id|Nummeraanduiding", "BAG id", "BAG-ID", "NL_BAG_ID", LABELLED, lambda r, p: ids.bag_id(r))
_simple("ip", "IP-adres|IP", "IP address|Client IP", "IP-Adresse", "IP_ADDRESS", FIXED, lambda r, p: ids.ip_address(r))
_simple("mac", "MAC-adres|Hardware-adres", "MAC address", "MAC-Adresse", "MAC_ADDRESS", FIXED, lambda r, p: ids.mac_address(r))
_simple("geo", "Coördinaten|Locatie|GPS", "Coordinates|Location", "Koordinaten", "GEO_COORDINATE", FIXED, lambda r, p: ids.coordinates(r))
_simple("username", "Gebruikersnaam|Gebruiker|Login|Inlognaam", "Username|User|Login", "Benutzername", "USERNAME", LABELLED, lambda r, p: p.username)
_simple("password", "Wachtwoord|Tijdelijk wachtwoord", "Password", "Passwort|Kennwort", "PASSWORD", LABELLED, lambda r, p: ids.password(r))
_simple("secret", "API-sleutel|Token|Client secret", "API key|Token|Client secret", "API-Schlüssel", "SECRET_KEY", LABELLED, lambda r, p: ids.secret_key(r))
_simple("session", "Sessie-id|Sessie", "Session ID|Session", "Sitzungs-ID", "SESSION_ID", LABELLED, lambda r, p: ids.session_id(r))
_simple("health", "Diagnose|Beperking|Medische bijzonderheden", "Diagnosis|Medical condition", "Diagnose", "HEALTH", LABELLED,
        lambda r, p: r.choice(("diabetes type 2", "artrose", "PTSS", "epilepsie", "zwanger", "slechthorend", "astma")))
_simple("religion", "Geloof|Geloofsovertuiging|Religie", "Religion", "Religion", "RELIGION", LABELLED,
        lambda r, p: r.choice(("rooms-katholiek", "moslim", "protestants", "hindoe", "joods", "boeddhist")))
_field("gender", "Geslacht", "Gender|Sex", "Geschlecht", lambda r, p, lang: optional(r.choice(
    ("Man", "M") if p.gender == "M" else ("Vrouw", "V"))))
_field("nationality", "Nationaliteit", "Nationality", "Staatsangehörigkeit", lambda r, p, lang: optional(
    r.choice(("Nederlandse", "Poolse", "Marokkaanse", "Turkse", "Duitse"))))


def event_date(rng):
    return datetime.date(2024, 1, 1) + datetime.timedelta(days=rng.randint(0, 1000))


def case_number(rng):
    return rng.choice((f"ZAAK-{rng.randint(2023, 2026)}-{rng.randint(0, 99999):010d}", f"OF-{rng.choice('ABCDEF')}{rng.randint(10000, 99999)}",
                       f"Z{rng.randint(2023, 2026)}-{rng.randint(1000, 99999):06d}", f"Z/{rng.randint(23, 26)}/{rng.randint(10000, 99999)}"))


def amount(rng):
    return f"€ {rng.randint(5, 4800)},{rng.randint(0, 99):02d}"


PRODUCTS = {"nl": "Verhuizing doorgeven|Parkeervergunning|Uittreksel BRP|Kwijtschelding|Melding openbare ruimte|Evenementenvergunning|Rijbewijs verlengen|Bezwaar maken|Huwelijk melden|Subsidie sport|Geboorteaangifte|Omgevingsvergunning|Leerlingenvervoer|Wmo-ondersteuning".split("|"),
            "en": "Report a move|Parking permit|Extract BRP|Tax remission|Event permit|Renew driving licence|Objection|Sports grant".split("|"),
            "de": "Umzug melden|Parkausweis|Meldebescheinigung|Baugenehmigung|Widerspruch|Sportförderung".split("|")}
STATUSES = {"nl": "Nieuw|In behandeling|Afgehandeld|Wacht op klant|Mislukt|Doorgezet|Concept|Gesloten".split("|"),
            "en": "New|In progress|Completed|Waiting|Failed|Draft|Closed|Open".split("|"),
            "de": "Neu|In Bearbeitung|Erledigt|Wartend|Fehlgeschlagen|Entwurf".split("|")}

_field("case", "Zaaknummer|Zaak|Kenmerk|Referentie", "Case number|Reference", "Aktenzeichen", lambda r, p, lang: case_number(r))
_field("status", "Status", "Status|State", "Status", lambda r, p, lang: r.choice(STATUSES[lang]))
_field("product", "Product|Formulier|Zaaktype", "Product|Form", "Formular", lambda r, p, lang: r.choice(PRODUCTS[lang]))
_field("date", "Datum|Ontvangen|Aangemaakt op|Laatst gewijzigd", "Created|Received|Last modified", "Erstellt am|Eingang",
       lambda r, p, lang: r.choice((event_date(r).strftime("%d-%m-%Y"), event_date(r).isoformat())) + (f" {r.randint(7, 22):02d}:{r.randint(0, 59):02d}" if r.random() < .5 else ""))
_field("amount", "Bedrag|Leges", "Amount|Fee", "Betrag", lambda r, p, lang: amount(r))
_field("channel", "Kanaal", "Channel", "Kanal", lambda r, p, lang: r.choice(("Web", "Balie", "Post", "E-mail", "Telefoon")))
_field("team", "Team|Afdeling", "Team|Department", "Abteilung", lambda r, p, lang: r.choice(("Burgerzaken", "KCC", "Belastingen", "Vergunningen", "Sociaal domein", "ICT")))
_field("priority", "Prioriteit", "Priority", "Priorität", lambda r, p, lang: r.choice(("1 laag", "2 normaal", "3 hoog")))
_field("version", "Versie", "Version", "Version", lambda r, p, lang: f"{r.randint(1, 9)}.{r.randint(0, 20)}.{r.randint(0, 30)}")
_field("organisation", "Organisatie", "Organisation", "Organisation", lambda r, p, lang: f"Gemeente {r.choice(names.MUNICIPALITIES)}")

INNOCENT_KEYS = ("case", "status", "product", "date", "amount", "channel", "team", "priority")


def label(rng, key, language):
    return rng.choice(FIELDS[key].labels[language])


def value(rng, key, person, language="nl"):
    return FIELDS[key].value(rng, person, language)
