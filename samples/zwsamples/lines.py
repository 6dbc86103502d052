# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: zwartlak maintainers
#
# Lines of machines: log formats, JSON, stack traces, request headers, with marked values. Used on
# screens (escaped by the caller) and in the text corpus (as they are).
import datetime

from . import fields, identifiers, names, people
from .markup import FIXED, LABELLED, LABELLED_NAME, RUNNING, RUNNING_NAME, diagnostic, mark

ERRORS = (
    "TypeError: Cannot read properties of undefined (reading 'postcode')", "HTTP 500 Internal Server Error", "java.lang.NullPointerException: submission is null",
    "Error: connect ECONNREFUSED", "ORA-01400: cannot insert NULL", "django.db.utils.IntegrityError: duplicate key value violates unique constraint",
    "requests.exceptions.ReadTimeout: Read timed out", "SyntaxError: Unexpected token < in JSON at position 0", "Error 0x80070005: Access is denied",
    "ERR-4021: registratie in zaaksysteem mislukt", "SOAP fault: StUF058 Proces voor afhandelen bericht geeft fout", "net::ERR_CONNECTION_RESET")
DUTCH_ERRORS = ("Er is een onverwachte fout opgetreden", "Het formulier kon niet worden verzonden", "Uw sessie is verlopen", "De bijlage is te groot (max. 10 MB)",
                "De verbinding met DigiD is mislukt", "Fout bij het ophalen van gegevens uit de BRP", "Betaling afgebroken door gebruiker", "Geen rechten voor deze actie")
PATHS = ("/aanvraag/stap-2", "/formulieren/verhuizing/overzicht", "/api/v2/submissions", "/api/v1/zaken", "/admin/forms/form/12/change/", "/login/digid/callback", "/mijn/zaken", "/zaken/zoek", "/media/bijlagen")


def host(rng):
    return f"{rng.choice(('formulieren', 'mijn', 'zaken', 'beheer', 'loket'))}.{rng.choice(names.MUNICIPALITIES).lower()}.{rng.choice(('nl', 'example.nl'))}"


def browser_version(rng):
    return rng.choice((f"Chrome {rng.randint(118, 131)}.0.{rng.randint(5000, 6999)}.{rng.randint(10, 200)}", f"Firefox {rng.randint(115, 133)}.0",
                       f"Edge {rng.randint(118, 131)}.0.{rng.randint(2000, 2999)}.{rng.randint(10, 99)}", f"Safari {rng.randint(16, 18)}.{rng.randint(0, 6)}"))


def stamp(rng, style):
    moment = datetime.datetime(2025, 1, 1) + datetime.timedelta(seconds=rng.randint(0, 50_000_000))
    return moment.strftime(style)


def query(rng, person):
    """A query string in which values stand, some under their own name and some encoded."""
    parts = rng.sample((f"bsn={mark(person.bsn, 'NL_BSN', FIXED)}", f"email={mark(person.email, 'EMAIL_ADDRESS', FIXED)}",
                        f"postcode={mark(person.postcode, 'POSTCODE', FIXED)}", f"achternaam={mark(person.surname.replace(' ', '+'), 'PERSON', LABELLED_NAME)}",
                        f"geboortedatum={mark(person.born.isoformat(), 'DATE_OF_BIRTH', LABELLED)}", f"sessionid={mark(identifiers.session_id(rng), 'SESSION_ID', LABELLED)}",
                        f"token={mark(identifiers.secret_key(rng), 'SECRET_KEY', LABELLED)}", f"user={mark(person.username, 'USERNAME', LABELLED)}",
                        f"kenteken={mark(identifiers.plate(rng), 'NL_LICENSE_PLATE', FIXED)}"), rng.randint(1, 3))
    return "&".join(parts + rng.sample(["stap=2", "lang=nl", "page=1", "ref=mail"], 1))


def url(rng, person, scheme="https://"):
    return f"{scheme}{host(rng)}{rng.choice(PATHS)}?{query(rng, person)}"


def ip(rng):
    return mark(identifiers.ip_address(rng), "IP_ADDRESS", FIXED)


def access_line(rng):
    person = people.make_person(rng)
    user = mark(person.username, "USERNAME", RUNNING) if rng.random() < 0.25 else "-"
    path = rng.choice(PATHS) + (f"?{query(rng, person)}" if rng.random() < 0.55 else "")
    agent = f"Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/{rng.randint(110, 131)}.0.0.0 Safari/537.36"
    return f'{ip(rng)} - {user} [{stamp(rng, "%d/%b/%Y:%H:%M:%S +0200")}] "{rng.choice(("GET", "POST", "PUT"))} {path} HTTP/1.1" {rng.choice((200, 200, 302, 404, 500))} {rng.randint(200, 90000)} "-" "{agent}"'


def keyvalue_line(rng):
    p = people.make_person(rng)
    quoted = '"' if rng.random() < 0.5 else ""
    options = (f"user={mark(p.username, 'USERNAME', LABELLED)}", f"bsn={mark(p.bsn, 'NL_BSN', FIXED)}", f"email={mark(p.email, 'EMAIL_ADDRESS', FIXED)}",
               f"naam={quoted}{mark(p.full if quoted else p.surname.replace(' ', '_'), 'PERSON', LABELLED_NAME)}{quoted}", f"ip={ip(rng)}", f"session={mark(identifiers.session_id(rng), 'SESSION_ID', LABELLED)}",
               f"geboortedatum={mark(p.born.isoformat(), 'DATE_OF_BIRTH', LABELLED)}", f"postcode={mark(p.postcode, 'POSTCODE', FIXED)} huisnummer={mark(p.number.split()[0], 'ADDRESS', LABELLED)}",
               f"iban={mark(p.iban, 'IBAN_CODE', FIXED)}", f"telefoon={mark(p.mobile, 'PHONE_NUMBER', FIXED)}", f"password={mark(identifiers.password(rng), 'PASSWORD', LABELLED)}")
    level, area = rng.choice(("INFO", "INFO", "WARN", "ERROR", "DEBUG")), rng.choice(("auth", "prefill.stufbg", "registration.zgw", "payments.ogone", "submissions"))
    return f"{stamp(rng, '%Y-%m-%d %H:%M:%S,') }{rng.randint(100, 999)} {level:5} [{area}] {rng.choice(('login ok', 'prefill failed', 'submission received', 'retry 2/5', 'zaak aangemaakt'))} {' '.join(rng.sample(options, rng.randint(1, 4)))}"


def prose_line(rng):
    p = people.make_person(rng)
    return f"{stamp(rng, '%b %d %H:%M:%S')} web{rng.randint(1, 9)} {rng.choice(('sshd', 'postfix/smtp', 'openforms', 'keycloak'))}[{rng.randint(300, 30000)}]: " + rng.choice((
        f"Accepted password for {mark(p.username, 'USERNAME', RUNNING)} from {ip(rng)} port {rng.randint(20000, 60000)} ssh2",
        f"to=<{mark(p.email, 'EMAIL_ADDRESS', FIXED)}>, relay=mx.example.net, delay={rng.randint(1, 9)}.{rng.randint(0, 9)}, status=sent",
        f"Gebruiker {mark(p.full, 'PERSON', RUNNING_NAME)} heeft formulier {rng.choice(fields.PRODUCTS['nl'])} ingezonden",
        f"DHCPACK on {ip(rng)} to {mark(identifiers.mac_address(rng), 'MAC_ADDRESS', FIXED)} via eth0",
        f"session {mark(identifiers.session_id(rng), 'SESSION_ID', LABELLED)} expired after 900 s",
        f"worker {rng.randint(1, 8)} started, version {rng.randint(1, 4)}.{rng.randint(0, 20)}.{rng.randint(0, 9)}, queue length {rng.randint(0, 40)}",
        f"cache miss for template {rng.choice(('base.html', 'summary.html', 'email/confirm.html'))} ({rng.randint(2, 90)} ms)"))


def neutral_line(rng):
    return f"{stamp(rng, '%Y-%m-%dT%H:%M:%SZ')} {rng.choice(('INFO', 'WARN', 'ERROR'))} {rng.choice(('request', 'job', 'migration', 'healthcheck'))} id={identifiers.guid(rng)} status={rng.choice((200, 204, 500))} duration={rng.randint(2, 900)}ms version={rng.randint(1, 5)}.{rng.randint(0, 30)}.{rng.randint(0, 9)} zaak={fields.case_number(rng)}"


TRACES = (
    ("Traceback (most recent call last):", '  File "/app/src/openforms/submissions/tasks.py", line {}, in on_completion', "    result = registration.register_submission(submission)",
     '  File "/app/src/openforms/registrations/contrib/zgw_apis/plugin.py", line {}, in register_submission', "    zaak = create_zaak(options, existing_zaak)"),
    ("    at nl.zaken.submission.SubmissionService.complete(SubmissionService.java:{})", "    at nl.zaken.web.FormController.submit(FormController.java:{})",
     "    at org.springframework.web.servlet.FrameworkServlet.service(FrameworkServlet.java:{})", "    at java.base/java.lang.Thread.run(Thread.java:{})"),
    ("    at validatePostcode (https://cdn.example.net/static/bundle.js:{}:1871)", "    at onChange (https://cdn.example.net/static/bundle.js:{}:90)", "    at HTMLUnknownElement.callCallback (react-dom.production.min.js:{}:119)"),
)


def stack_trace(rng):
    """(lines, marked error line); the frames are innocent."""
    error = diagnostic(rng.choice(ERRORS), "error")
    return [line.format(rng.randint(11, 999)) for line in rng.choice(TRACES)], error


JSON_KEYS = (("voornamen", "given"), ("geslachtsnaam", "surname"), ("burgerservicenummer", "bsn"), ("geboortedatum", "born"), ("emailadres", "email"), ("telefoonnummer", "mobile"),
             ("postcode", "postcode"), ("huisnummer", "house_number"), ("straatnaam", "street_only"), ("woonplaats", "town"), ("iban", "iban"), ("kenteken", "plate"), ("username", "username"),
             ("ipAdres", "ip"), ("aNummer", "a_number"), ("paspoortnummer", "passport"), ("sessionId", "session"), ("apiKey", "secret"), ("partnerNaam", "partner"), ("macAddress", "mac"))


def json_lines(rng, person, count=10):
    """An object over several lines, innocent keys mixed in."""
    chosen = [JSON_KEYS[i] for i in sorted(rng.sample(range(len(JSON_KEYS)), count))]
    out = ["{", f'  "uuid": "{identifiers.guid(rng)}",', f'  "zaaknummer": "{fields.case_number(rng)}",', '  "aanvrager": {']
    out += [f'    "{key}": "{fields.value(rng, field, person)}"{"," if i < count - 1 else ""}' for i, (key, field) in enumerate(chosen)]
    return out + ["  },", f'  "formulier": "{rng.choice(fields.PRODUCTS["nl"])}",', f'  "versie": "{rng.randint(1, 9)}.{rng.randint(0, 20)}.{rng.randint(0, 9)}",', f'  "status": "{rng.choice(fields.STATUSES["nl"])}",',
                  f'  "ingediendOp": "{stamp(rng, "%Y-%m-%dT%H:%M:%S+02:00")}",', f'  "bedrag": {rng.randint(5, 200)}.{rng.randint(0, 99):02d}', "}"]


def json_record(rng):
    """The same on one line, as a structured log writes it."""
    p = people.make_person(rng)
    body = ", ".join(f'"{key}": "{fields.value(rng, field, p)}"' for key, field in rng.sample(JSON_KEYS, rng.randint(1, 4)))
    return f'{{"timestamp": "{stamp(rng, "%Y-%m-%dT%H:%M:%S.000Z")}", "level": "{rng.choice(("info", "error"))}", "event": "{rng.choice(("submission_created", "prefill_failed", "login"))}", "request_id": "{identifiers.guid(rng)}", {body}}}'


def header_lines(rng, person):
    return [f"Request URL: {diagnostic(url(rng, person), 'url')}", "Request Method: POST", f"Status Code: {rng.choice(('500 Internal Server Error', '403 Forbidden', '502 Bad Gateway', '200 OK'))}",
            f"Remote Address: {ip(rng)}:443", f"Authorization: Bearer {mark(identifiers.secret_key(rng), 'SECRET_KEY', LABELLED)}",
            f"Cookie: sessionid={mark(identifiers.session_id(rng), 'SESSION_ID', LABELLED)}; csrftoken={mark(identifiers.session_id(rng), 'SECRET_KEY', LABELLED)}; language=nl",
            f"User-Agent: Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 {diagnostic(f'Firefox/{rng.randint(115, 133)}.0', 'browser')}", "Content-Type: application/json", f"X-Request-Id: {identifiers.guid(rng)}"]
