# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: zwartlak maintainers
"""Text without people: strings of a user interface, answers of a helpdesk, source code, manuals, logs."""
import gzip
import pathlib
import re
import subprocess

SOURCE = re.compile(r"\.(py|h|c|hpp|js|sh|conf|cmake)$")
# People stand in these lines, or may.
PEOPLE = re.compile(r"copyright|author|written by|maintain|@|thanks|contribut|signed-off|credit|reported by|<[^>]*@", re.I)
NAME_LIKE = re.compile(r"\b[A-Z][a-z]+ (?:[A-Z]\. ?)?[A-Z][a-z]+\b")


def messages(data):
    path = next((data / "text/open-forms-ui").glob("*.po"))
    for match in re.finditer(r'^(msgid|msgstr) ((?:"[^\n]*"\n?)+)', path.read_text(encoding="utf-8"), re.M):
        text = "".join(re.findall(r'"([^\n]*)"', match.group(2)))
        for line in text.replace('\\"', '"').split("\\n"):
            if len(line) > 1 and not PEOPLE.search(line):
                yield line


def helpdesk(data):
    for path in sorted((data / "text/helpdesk-nl").glob("*.txt")):
        yield from path.read_text(encoding="utf-8", errors="replace").splitlines()


def files_of(*packages):
    """Files of Debian packages: what else is installed must not change the text."""
    listed = subprocess.run(["dpkg", "-L", *packages], check=True, capture_output=True, text=True).stdout
    return sorted({pathlib.Path(line) for line in listed.splitlines() if pathlib.Path(line).is_file()})


def code(rng, count):
    files = [p for p in files_of("libpython3.11-stdlib", "libc6-dev", "libstdc++-12-dev")
             if SOURCE.search(p.name) and 2000 < p.stat().st_size < 200000]
    for path in rng.sample(files, min(count, len(files))):
        lines = path.read_text(encoding="utf-8", errors="replace").splitlines()
        # The head of a file names its makers.
        body = [line for line in lines[40:] if line.strip() and len(line) < 300 and not PEOPLE.search(line)]
        at = rng.randrange(max(1, len(body) - 25))
        for line in body[at:at + 25]:
            # A comment may name somebody after all.
            yield NAME_LIKE.sub(lambda m: f"⟦*|{m.group(0)}⟧", line)


def manuals(rng, count):
    files = [p for p in files_of("manpages", "manpages-dev", "git-man") if p.suffix == ".gz"]
    for path in rng.sample(files, min(count, len(files))):
        try:
            text = gzip.decompress(path.read_bytes()).decode("utf-8", "replace")
        except (OSError, EOFError):
            continue
        body = [re.sub(r"\\f.|\\[-&]", lambda m: "-" if m.group(0) == "\\-" else "", line) for line in text.splitlines()
                if len(line) > 20 and line[0] not in ".'" and not PEOPLE.search(line)]
        for line in body[:40]:
            yield NAME_LIKE.sub(lambda m: f"⟦*|{m.group(0)}⟧", line)


def logs(rng, count, writer):
    parts = ["org.apache.catalina.core.StandardWrapperValve", "django.request", "nginx", "systemd[1]", "kernel", "sshd[2211]",
             "com.gemeente.zaken.ZaakService", "celery.worker", "postgres[812]", "dockerd", "CRON[991]", "nl.zaak.UserController"]
    says = ["Connection refused", "Started Session {n} of user root.", "Task finished in {n} ms", "GET /admin/forms/{n}/ HTTP/1.1\" 200 {n}",
            "Internal Server Error: /api/v2/submissions/{n}", "Retrying ({n} of 3)", "Listening on port {n}", "Cache miss for key user:{n}",
            "Caused by: java.lang.IllegalStateException: No Session found", "Exception in thread \"main\" java.lang.NullPointerException",
            "Status changed from Open to Closed", "Loaded plugin Zaaksysteem Koppeling", "Checkpoint complete: wrote {n} buffers",
            "Reached target Graphical Interface.", "Mounted Huge Pages File System.", "Finished Rotate Log Files.", "Queue Mail Delivery is empty"]
    for _ in range(count):
        n = rng.randint(1, 99999)
        yield (f"{rng.choice(['2025-03-11T10:22:01Z', 'Mar 11 10:22:01 srv-app-02', '[11/Mar/2025:10:22:01 +0100]', '10:22:01,331'])} "
               f"{rng.choice(['INFO', 'WARN', 'ERROR', 'DEBUG', ''])} {rng.choice(parts)}: {rng.choice(says).format(n=n)}")


def title_case(rng, count, writer):
    """Headings and menus: capitals everywhere, nobody there."""
    for _ in range(count):
        words = [rng.choice(writer.words) for _ in range(rng.randint(1, 4))]
        if rng.random() < 0.5:
            words = [w.capitalize() for w in words]
        else:
            words[0] = words[0].capitalize()
        yield rng.choice(["{}", "{}:", "- {}", "{}\t", "> {}", "{}.", "* {}\tOpen"]).format(" ".join(words))


def labels_alone(rng, count, writer):
    for _ in range(count):
        words = [writer.compound() for _ in range(rng.choice([1, 1, 1, 2, 3]))]
        yield rng.choice(["{}", "{}", "{}:", "- {}", "{}\t", "{} X", "{} >", "{}\tOpen", "{}\tNee", "+ {}"]).format(rng.choice(["\t", " ", " | "]).join(words))


def innocent_lines(data, rng, writer):
    out = list(messages(data)) + list(helpdesk(data)) + list(code(rng, 700)) + list(manuals(rng, 250))
    out += list(logs(rng, 3000, writer)) + list(title_case(rng, 4000, writer)) + list(labels_alone(rng, 5000, writer))
    return [line.strip("\r\n") for line in out if line.strip()]
