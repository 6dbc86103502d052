# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: zwartlak maintainers
#
# Sentences with people in them, Dutch and English: for mail, chat, notes, letters and the text corpus.
# Braces name what is filled in, {o:...} is a title before a name, which counts neither way, as do towns
# after an address; dates of events are innocent.
import re

from . import fields, people
from .markup import FIXED, RUNNING, RUNNING_NAME, mark, optional

SENTENCES = {
    "nl": (
        "Ik heb vanochtend met {title} {family} gebeld over de aanvraag van {event}.",
        "{full} krijgt een foutmelding bij stap 3 van het formulier.",
        "Mijn naam is {full} en ik woon op {street} in {town}.",
        "Kun je het dossier van {formal} nog eens nakijken?",
        "De aanvraag van {full} (BSN {bsn}) blijft hangen op 'in behandeling'.",
        "U kunt mij bereiken op {mobile} of via {email}.",
        "Het bedrag van {amount} is teruggestort op {iban} ten name van {formal}.",
        "{o:Mevrouw} {family} en haar zoon {given2} stonden vanmiddag aan de balie.",
        "Voor {title} {family} is op {event} een afspraak gemaakt door {given2}.",
        "Geboren op {born}, dus de leeftijdscontrole zou goed moeten gaan.",
        "Adres: {street}, {postcode} {town}.",
        "De auto met kenteken {plate} staat nog op naam van {full}.",
        "Volgens {given} {family} werkt het wel in een andere browser.",
        "Wil je {full2} in de cc zetten? {given2} weet hier meer van.",
        "Paspoort {passport} is als vermist opgegeven door {formal}.",
        "De bewindvoerder, {formal2}, heeft al twee keer gereageerd.",
        "Zaak {case} is toegewezen aan {full2}.",
        "Graag terugbellen: {phone}, vragen naar {given}.",
        "Namens {full}, {street}, {postcode} {town}, maak ik bezwaar.",
        "Er is ingelogd vanaf {ip} met het account van {given2} {family2}.",
        "{given2} had het gisteren ook al over deze klant.",
        "Volgens de administratie is {formal} verhuisd naar {street}, {postcode} {town}.",
        "{o:De heer} {family2} belde vanochtend boos op.",
        "{o:Mw.} {family} wil graag een bevestiging ontvangen op {email}.",
        "cc: {full}, {full2}",
        "Zou {given} dit vandaag nog kunnen oppakken?",
        "Op {event} is door {full2} een melding gedaan over het formulier.",
        "Het gaat om het kind van {full}, geboren op {born}.",
        "Ik, {full}, geef toestemming voor het inzien van mijn gegevens.",
        "Aanvrager {family} staat dubbel in het systeem.",
        "@{given2} kijk jij even naar de logging?",
        "Dit is hetzelfde probleem als bij {full2} vorige maand.",
        "Als {given} {family} inlogt met DigiD, ziet hij de gegevens van {full2}.",
        "Gesproken met {given2} van Burgerzaken; die stuurt het door naar {full}.",
        "Contactpersoon bij de gemeente is {full2} ({phone}).",
        "{o:Dhr. en mevr.} {family} hebben allebei dezelfde brief gekregen.",
        "{full} en {full2} delen één account.",
        "De machtiging van {formal} aan {formal2} is verlopen op {event}.",
        "We hebben {given2} {family2} gevraagd om nieuwe screenshots te maken.",
        "Getekend door {formal2}, wethouder.",
        "Testpersoon {full} met BSN {bsn} geeft dezelfde fout.",
        "Zijn moeder, {full}, woont op hetzelfde adres.",
        "Huisarts {family2} heeft de verklaring ondertekend.",
        "Met dank aan {given} voor het uitzoeken!",
    ),
    "en": (
        "I spoke to {full} this morning about the request of {event}.",
        "{given} {family} reports an error at step 3 of the form.",
        "Could you call {formal} back on {mobile}?",
        "Her e-mail address is {email}, citizen service number {bsn}.",
        "The refund of {amount} went to {iban}.",
        "{full2} took over the case, please keep {given2} informed.",
        "He lives at {street}, {postcode} {town}.",
        "According to {full2}, the form worked yesterday.",
        "{given2} from the service desk asked {given} for a screenshot.",
        "Please forward this to {full}.",
        "{o:Mrs} {family} received the wrong letter.",
        "Reported by {formal} on {event}.",
    ),
}
NEUTRAL = {
    "nl": ("De fout treedt op sinds de update van vorige week.", "Het formulier laadt, maar de knop Volgende reageert niet.", "Wij gebruiken Chrome en Edge, in beide gaat het mis.",
           "Zie de schermafdruk in de bijlage.", "Kunnen jullie hier met voorrang naar kijken?", "In de testomgeving werkt alles zoals verwacht.", "De betaling van de leges komt niet terug in het zaaksysteem.",
           "Na het uploaden van een bijlage verschijnt een witte pagina.", "Het gaat om het formulier Parkeervergunning, versie 2.4.1.", "Alvast bedankt voor de moeite.", "Wij horen graag wanneer dit is opgelost."),
    "en": ("The error occurs since last week's update.", "Please see the attached screenshot.", "It works as expected in the test environment.", "Thanks in advance for your help.", "The Next button does not respond."),
}
OPENINGS = {"nl": ("Beste {given},", "Geachte {title} {family},", "Hallo {given},", "Hoi {given},", "Beste collega's,", "Goedemiddag,", "Dag {title} {family},"),
            "en": ("Dear {given},", "Hi {given},", "Dear {o:Mr/Ms} {family},", "Hello team,")}
CLOSINGS = {"nl": ("Met vriendelijke groet,", "Groeten,", "Hoogachtend,", "Mvg,", "Groetjes,"), "en": ("Kind regards,", "Best,", "Regards,")}


def _pieces(rng, person, other):
    def name(text):
        return mark(text, "PERSON", RUNNING_NAME)
    return {
        "full": name(person.full), "formal": name(person.formal), "family": name(person.family_capital), "given": name(person.given),
        "full2": name(other.full), "formal2": name(other.formal), "given2": name(other.given), "family2": name(other.family),
        "title": optional(person.title), "street": fields.street_line(rng, person, RUNNING), "town": optional(person.town),
        "postcode": mark(fields.postcode_text(rng, person), "POSTCODE", FIXED), "born": mark(people.date_style(rng, person.born), "DATE_OF_BIRTH", RUNNING),
        "event": fields.event_date(rng).strftime("%d-%m-%Y"), "amount": fields.amount(rng), "case": fields.case_number(rng),
        **{key: fields.value(rng, key, person) for key in ("bsn", "mobile", "phone", "email", "iban", "plate", "passport", "ip")},
    }


def fill(rng, template, person, other):
    pieces = _pieces(rng, person, other)
    return re.sub(r"\{(o:)?([^}]+)\}", lambda match: optional(match[2]) if match[1] else pieces[match[2]], template)


def sentence(rng, person, other, language="nl"):
    return fill(rng, rng.choice(SENTENCES[language]), person, other)


def paragraph(rng, person, other, language="nl", count=4, personal=0.5):
    return " ".join(sentence(rng, person, other, language) if rng.random() < personal else rng.choice(NEUTRAL[language]) for _ in range(count))


def message(rng, person, other, language="nl", paragraphs=2):
    """A mail: (opening, paragraphs, closing, signature lines). Written by person to other."""
    opening = fill(rng, rng.choice(OPENINGS[language]), other, person)
    body = [paragraph(rng, person, other, language, rng.randint(2, 4)) for _ in range(paragraphs)]
    signature = [mark(rng.choice((person.full, person.formal, person.given)), "PERSON", RUNNING_NAME)]
    if rng.random() < 0.5:
        signature.append(rng.choice(("Medewerker Burgerzaken", "Functioneel beheerder", "KCC | Team Dienstverlening", "Applicatiebeheer")))
    if rng.random() < 0.6:
        signature.append(f"{rng.choice(('T', 'Tel.', 'M', 'telefoon:'))} {fields.value(rng, 'mobile', person)}")
    if rng.random() < 0.5:
        signature.append(f"{rng.choice(('E', 'E-mail:', 'mail:'))} {fields.value(rng, 'email', person)}")
    return opening, body, rng.choice(CLOSINGS[language]), signature
