# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: zwartlak maintainers
#
# Terminals, log viewers, JSON, developer tools, debug pages.
from .. import lines, people
from ..markup import LABELLED, diagnostic, esc, mark
from ..screen import Screen
from ..style import theme

TERMINALS = (("#000000", "#cccccc"), ("#300a24", "#eeeeec"), ("#0c0c0c", "#cccccc"), ("#002b36", "#93a1a1"), ("#1e1e1e", "#d4d4d4"), ("#012456", "#eeedf0"))


def prompt(rng, person):
    return f"{mark(person.username, 'USERNAME', LABELLED)}@web{rng.randint(1, 9)}:~$ "


def terminal(rng, name, size=None, width=1280, height=720, colours=None, **options):
    style, person = theme(rng, dark=True), people.make_person(rng)
    background, ink = colours or rng.choice(TERMINALS)
    size, makers = size or rng.choice((12, 13, 14)), (lines.access_line, lines.keyvalue_line, lines.prose_line, lines.neutral_line, lines.json_record)
    maker = rng.choice(makers[:3])
    out = [prompt(rng, person) + rng.choice(("tail -n 40 /var/log/openforms/app.log", "journalctl -u openforms -n 30", "grep ERROR access.log | tail"))]
    rows = int((height - 60) / (size * 1.35)) - 8
    for _ in range(rows):
        out.append((maker if rng.random() < 0.7 else rng.choice(makers))(rng))
    frames, error = lines.stack_trace(rng)
    at = rng.randint(3, max(4, len(out) - 8))
    out[at:at] = [*frames, error]
    text = "\n".join(esc(line) for line in out)
    wrap = rng.choice(("pre", "pre-wrap"))
    title = f'<div style="background:#3c3c3c;color:#ddd;padding:5px 12px;font-size:13px">Terminal — bash — 160×48</div>'
    body = title + f'<pre style="white-space:{wrap};word-break:break-all;background:{background};color:{ink};font-size:{size}px;line-height:1.35;padding:8px 10px;height:100%;overflow:hidden">{text}</pre>'
    return Screen(name, body, style, width, height, flags=("dark", "terminal", *(("small",) if size < 12 else ())), **options)


def log_viewer(rng, name, dark=None, width=1440, height=820, **options):
    """A web log viewer: time, level badge, message, key=value pairs."""
    style = theme(rng, dark=dark, size=rng.choice((11, 12)))
    colours = {"INFO": "#0078d4", "WARN": "#b36b00", "ERROR": "#c62828"}
    rows = []
    for _ in range(24):
        maker = rng.choice((lines.keyvalue_line, lines.json_record, lines.prose_line, lines.neutral_line))
        level = rng.choice(tuple(colours))
        rows.append(f'<tr style="border-bottom:1px solid {style.line}"><td class="muted nowrap" style="padding:3px 8px">{lines.stamp(rng, "%H:%M:%S.")}{rng.randint(100, 999)}</td><td><span class=badge style="background:{colours[level]}">{level}</span></td><td class=mono style="padding:3px 8px;word-break:break-word">{esc(maker(rng))}</td></tr>')
    body = f'<div class=bar style="padding:8px 16px">Logs &nbsp; | &nbsp; Ontdekken &nbsp; Dashboards &nbsp; Meldingen</div><div class=row style="padding:8px 16px;gap:8px"><div class="input grow">service:openforms AND level:(ERROR OR WARN)</div><span class=button>Vernieuwen</span></div><table style="width:100%;background:{style.panel}">{"".join(rows)}</table>'
    return Screen(name, body, style, width, height, flags=("small", *(("dark",) if style.dark else ())), **options)


def json_viewer(rng, name, dark=None, width=1100, height=800, **options):
    style = theme(rng, dark=dark)
    key, text, number = ("#9cdcfe", "#ce9178", "#b5cea8") if style.dark else ("#a31515", "#0451a5", "#098658")
    out = []
    for _ in range(3):
        for line in lines.json_lines(rng, people.make_person(rng), rng.randint(8, 14)):
            name_part, colon, rest = line.partition(": ")
            out.append(f'<span style="color:{key}">{esc(name_part)}</span>{colon}<span style="color:{text if rest.startswith(chr(34)) else number}">{esc(rest)}</span>')
    numbered = "".join(f'<div style="white-space:pre"><span class=muted style="display:inline-block;width:34px;text-align:right;margin-right:14px">{i + 1}</span>{line}</div>' for i, line in enumerate(out))
    body = f'<div style="background:{style.header};padding:6px 14px">submission_{rng.randint(100, 9999)}.json &nbsp; × &nbsp; schema.json</div><div class=mono style="padding:8px;font-size:{rng.choice((12, 13, 14))}px">{numbered}</div>'
    return Screen(name, body, style, width, height, flags=("json", *(("dark",) if style.dark else ())), **options)


def developer_tools(rng, name, dark=None, **options):
    """A page with the browser's network panel below it: request URL, headers, cookie, payload."""
    style, person = theme(rng, dark=dark, size=12), people.make_person(rng)
    names_list = "".join(f'<div style="padding:2px 10px;{"background:" + style.header if i == 2 else ""}">{n}</div>' for i, n in enumerate(("overzicht", "main.4f2a1c.js", "submissions", "stap-2", "config.json", "logo.svg", "analytics", "fonts.css", "me", "registraties")))
    headers = []
    for line in lines.header_lines(rng, person):
        key, _, rest = line.partition(": ")
        headers.append(f'<div style="padding:2px 12px;word-break:break-all"><b>{esc(key)}:</b> {esc(rest)}</div>')
    payload = "".join(f'<div style="white-space:pre;padding:0 12px">{esc(line)}</div>' for line in lines.json_lines(rng, person, 8))
    error = diagnostic(rng.choice(lines.DUTCH_ERRORS), "error")
    body = f'<div style="height:170px;padding:24px"><h1 style="font-size:1.6em;color:#c62828">{error}</h1><p>Probeer het later opnieuw of neem contact op met uw gemeente.</p></div>' \
           f'<div style="border-top:2px solid {style.line};background:{style.panel};height:100%"><div style="background:{style.header};padding:5px 12px">Elements &nbsp; Console &nbsp; Sources &nbsp; <b>Network</b> &nbsp; Performance &nbsp; Application</div>' \
           f'<div class=row><div style="width:200px;border-right:1px solid {style.line}">{names_list}</div><div class=grow><div style="padding:4px 12px;border-bottom:1px solid {style.line}"><b>Headers</b> &nbsp; Payload &nbsp; Preview &nbsp; Response &nbsp; Timing</div>{"".join(headers)}<div style="padding:4px 12px"><b>Request Payload</b></div><div class=mono>{payload}</div></div></div></div>'
    return Screen(name, body, style, 1366, 768, flags=("small", *(("dark",) if style.dark else ())), **options)


def debug_page(rng, name, **options):
    """A framework's debug page: error, request, variables."""
    style, person = theme(rng, dark=False, size=13, font="Liberation Sans"), people.make_person(rng)
    frames, error = lines.stack_trace(rng)
    rows = (("Request Method:", "POST"), ("Request URL:", diagnostic(lines.url(rng, person), "url")), ("Framework Version:", "4.2.16"), ("Exception Value:", error), ("Server time:", lines.stamp(rng, "%a, %d %b %Y %H:%M:%S +0200")))
    table = "".join(f"<tr><th style='text-align:right;padding:2px 12px;color:#666;vertical-align:top' class=nowrap>{a}</th><td style='word-break:break-all'>{esc(b)}</td></tr>" for a, b in rows)
    local = "".join(f"<tr><td style='padding:2px 14px' class=mono>{esc(line.strip().rstrip(',').partition(': ')[0])}</td><td class=mono>{esc(line.strip().rstrip(',').partition(': ')[2])}</td></tr>" for line in lines.json_lines(rng, person, 12)[4:-6])
    trace = "\n".join(map(esc, frames))
    body = f"<div style='background:#ffc;padding:12px 20px'><h1 style='font-weight:400'>{esc(error)}</h1><table>{table}</table></div><div style='padding:12px 20px'><h2>Traceback</h2><pre style='font-size:12px;margin:6px 0'>{trace}</pre><h2>Local vars</h2><table><tr><th style='text-align:left;padding:2px 14px'>Variable</th><th style='text-align:left'>Value</th></tr>{local}</table></div>"
    return Screen(name, body, style, 1280, 800, **options)
