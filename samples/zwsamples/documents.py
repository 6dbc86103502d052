# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: zwartlak maintainers
#
# Plain-text documents of a helpdesk, marked: tickets, mails, chats, logs of several kinds, CSV exports,
# form summaries, JSON, and documents without any personal data.
from . import fields, heldout, identifiers, lines, names, people, prose
from .markup import FIXED, LABELLED_NAME, RUNNING_NAME, diagnostic, mark
from .screens.details import RECORD
from .screens.plain import CODE, QUESTIONS
from .screens.tables import COLUMN_SETS


def mail(rng):
    language = rng.choice(("nl", "nl", "nl", "en"))
    writer, reader = people.make_person(rng), people.make_person(rng)
    opening, paragraphs, closing, signature = prose.message(rng, writer, reader, language, rng.randint(1, 4))
    head = []
    if rng.random() < 0.6:
        head = [f"{'Van' if language == 'nl' else 'From'}: {mark(writer.full, 'PERSON', LABELLED_NAME)} <{mark(writer.email, 'EMAIL_ADDRESS', FIXED)}>",
                f"{'Aan' if language == 'nl' else 'To'}: {mark(reader.full, 'PERSON', LABELLED_NAME)} <{mark(reader.email, 'EMAIL_ADDRESS', FIXED)}>; formulieren@{rng.choice(names.MUNICIPALITIES).lower()}.nl",
                f"{'Datum' if language == 'nl' else 'Date'}: {lines.stamp(rng, '%d-%m-%Y %H:%M')}", ""]
    return "\n".join(head + [opening, ""] + [p + "\n" for p in paragraphs] + [closing, ""] + signature) + "\n"


def ticket(rng):
    person, other = people.make_person(rng), people.make_person(rng)
    out = [f"Ticket#{rng.randint(10000, 99999)} {rng.choice(fields.PRODUCTS['nl'])} werkt niet", f"Gemeld door: {mark(person.full, 'PERSON', LABELLED_NAME)}",
           f"Browser: {diagnostic(lines.browser_version(rng), 'browser')}", f"URL: {diagnostic(lines.url(rng, person), 'url')}", f"Melding: {diagnostic(rng.choice(lines.DUTCH_ERRORS), 'error')}", "",
           "Stappen:", f"1. Log in met DigiD als {mark(person.full, 'PERSON', RUNNING_NAME)}", "2. Kies het formulier en klik op Volgende", f"3. Vul bij BSN {fields.value(rng, 'bsn', person)} in", "4. Klik op Versturen", "",
           prose.paragraph(rng, person, other, "nl", 4, 0.5), ""]
    return "\n".join(out)


def form(rng):
    language, person = rng.choice(("nl", "nl", "nl", "en", "de")), people.make_person(rng)
    keys = [k for k in RECORD if k in rng.sample(RECORD, 14)]
    style = rng.randrange(4)
    out = []
    for key in keys:
        label, text = fields.label(rng, key, language), fields.value(rng, key, person, language)
        out += [[f"{label}: {text}"], [f"{label:<28}{text}"], [label, f"  {text}"], [f"{label}\t{text}"]][style]
    return "\n".join([rng.choice(fields.PRODUCTS[language]), ""] + out) + "\n"


def chat(rng):
    a, b = people.make_person(rng), people.make_person(rng)
    out = []
    for _ in range(rng.randint(6, 14)):
        writer, other = (a, b) if rng.random() < 0.5 else (b, a)
        text = prose.sentence(rng, writer, other) if rng.random() < 0.6 else rng.choice(prose.NEUTRAL["nl"])
        out.append(f"[{rng.randint(8, 17):02d}:{rng.randint(0, 59):02d}] {mark(writer.full, 'PERSON', RUNNING_NAME)}: {text}")
    return "\n".join(out) + "\n"


def csv(rng):
    keys, separator = rng.choice(COLUMN_SETS), rng.choice((";", ";", ",", "\t"))
    quote = '"' if separator == "," or rng.random() < 0.3 else ""
    rows = [separator.join(f"{quote}{fields.label(rng, k, 'nl')}{quote}" for k in keys)]
    for _ in range(rng.randint(6, 25)):
        person = people.make_person(rng)
        rows.append(separator.join(f"{quote}{fields.value(rng, k, person)}{quote}" for k in keys))
    return "\n".join(rows) + "\n"


def log_of(maker):
    return lambda rng: "\n".join((maker if rng.random() < 0.85 else lines.neutral_line)(rng) for _ in range(rng.randint(8, 30))) + "\n"


def crash(rng):
    frames, error = lines.stack_trace(rng)
    return "\n".join([lines.keyvalue_line(rng), lines.prose_line(rng), *frames, error, lines.keyvalue_line(rng)]) + "\n"


def json_object(rng):
    return "\n".join(line for _ in range(rng.randint(1, 3)) for line in lines.json_lines(rng, people.make_person(rng), rng.randint(8, 14))) + "\n"


def request(rng):
    return "\n".join(lines.header_lines(rng, people.make_person(rng))) + "\n"


def travel_document(rng):
    person = people.make_person(rng)
    kind = rng.choice("PI")
    number = identifiers.passport(rng) if kind == "P" else identifiers.id_card(rng)
    zone = identifiers.mrz(kind, person.family, person.given, number, person.born.strftime("%y%m%d"), "F" if person.gender == "V" else "M", "320101")
    return "OCR-resultaat scan:\n" + "\n".join(mark(line, "MRZ", FIXED) for line in zone) + "\n"


def questions(rng):
    return "Vraag;Type;Verplicht;Validatie\n" + "\n".join(";".join(q) for q in rng.sample(QUESTIONS, 14)) + f"\n\nOntvanger: formulieren@{rng.choice(names.MUNICIPALITIES).lower()}.nl\nKleur knop: #154273\nDeadline: {fields.event_date(rng).strftime('%d-%m-%Y')}\n"


def neutral_log(rng):
    return "\n".join(lines.neutral_line(rng) for _ in range(25)) + "\n"


def helpdesk_text(rng):
    return " ".join(rng.choice(prose.NEUTRAL["nl"]) for _ in range(9)) + f"\n\nVersie {rng.randint(1, 5)}.{rng.randint(0, 30)}.{rng.randint(0, 9)}, {diagnostic(lines.browser_version(rng), 'browser')}, zaak {fields.case_number(rng)}, bedrag {fields.amount(rng)}.\n"


def code(rng):
    return "\n".join(rng.sample(CODE.splitlines(), 18)) + "\n"


KINDS = (("mail", mail, "txt", 45), ("ticket", ticket, "txt", 30), ("form", form, "txt", 35), ("chat", chat, "txt", 20), ("csv", csv, "txt", 24),
         ("access", log_of(lines.access_line), "log", 14), ("keyvalue", log_of(lines.keyvalue_line), "log", 14), ("jsonlines", log_of(lines.json_record), "log", 12),
         ("syslog", log_of(lines.prose_line), "log", 12), ("crash", crash, "log", 8), ("json", json_object, "txt", 12), ("request", request, "txt", 8), ("mrz", travel_document, "txt", 6),
         ("plain-questions", questions, "txt", 6), ("plain-log", neutral_log, "log", 6), ("plain-helpdesk", helpdesk_text, "txt", 6), ("plain-code", code, "txt", 4))


def documents(seed, stream):
    """(name, marked text) of the whole corpus; stream(key) gives a random stream."""
    heldout.use_vocabulary_of(seed)
    for kind, maker, suffix, count in KINDS:
        for i in range(count):
            yield f"{kind}-{i:03d}.{suffix}", maker(stream(f"{seed}/text/{kind}/{i}"))
