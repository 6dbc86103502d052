# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: zwartlak maintainers
#
# PDF written by hand: text cut up as real producers cut it (kerning arrays, a glyph at a time, hex
# strings, Form XObjects), and every place of the file in which a value can hide.
import zlib

SIZE, LEADING, LEFT, TOP, WIDTH, HEIGHT = 10, 14, 50, 790, 595, 842
LINES_PER_PAGE = 50


def escape(raw):
    return raw.replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")


def encode(text):
    return text.encode("cp1252", errors="replace")


def plain(text):
    return b"(" + escape(encode(text)) + b") Tj"


def kerned(text):
    return b"[" + b" -12 ".join(b"(" + escape(encode(c)) + b")" for c in text) + b"] TJ"


def hexadecimal(text):
    return b"<" + encode(text).hex().encode() + b"> Tj"


def spread(text):
    return b"1.5 Tc 2 Tw (" + escape(encode(text)) + b") Tj 0 Tc 0 Tw"


def quoted(text):
    return b"0 0 (" + escape(encode(text)) + b') "'


SHOWN = (plain, kerned, hexadecimal, spread, quoted)


class Writer:
    def __init__(self):
        self.objects = {}

    def add(self, body, number=None):
        number = number or len(self.objects) + 1
        self.objects[number] = body if isinstance(body, bytes) else body.encode("latin-1")
        return number

    def stream(self, data, entries=b"", deflate=True):
        if deflate:
            data, entries = zlib.compress(data), entries + b" /Filter /FlateDecode"
        return self.add(b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(data), entries, data))

    def write(self, trailer):
        out, places = bytearray(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"), {}
        for number, body in sorted(self.objects.items()):
            places[number] = len(out)
            out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
        start = len(out)
        out += b"xref\n0 %d\n0000000000 65535 f \n" % (max(places) + 1)
        for number in range(1, max(places) + 1):
            out += b"%010d 00000 %s \n" % (places.get(number, 0), b"n" if number in places else b"f")
        out += b"trailer\n<< /Size %d %s >>\nstartxref\n%d\n%%%%EOF\n" % (max(places) + 1, trailer, start)
        return bytes(out)


def text_string(text):
    return b"<feff" + text.encode("utf-16-be").hex().encode() + b">"


def make(lines, rng, secrets=()):
    """PDF of `lines`; `secrets` are values to plant in hidden places as well."""
    pdf = Writer()
    catalog, pages, font = pdf.add(""), pdf.add(""), pdf.add(
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>")
    kids = []
    for first in range(0, max(len(lines), 1), LINES_PER_PAGE):
        content = b"BT /F1 %d Tf %d TL\n" % (SIZE, LEADING)
        forms = b""
        for i, line in enumerate(lines[first:first + LINES_PER_PAGE]):
            y = TOP - i * LEADING
            show = rng.choice(SHOWN)
            if show is quoted:
                y += LEADING
            if rng.random() < 0.12:
                form = pdf.stream(b"BT /F1 %d Tf %d TL 1 0 0 1 %d %d Tm %s ET" % (SIZE, LEADING, LEFT, y, show(line)),
                                  b"/Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources << /Font << /F1 %d 0 R >> >>" % font)
                forms += b"/X%d %d 0 R " % (form, form)
                content += b"ET /X%d Do BT /F1 %d Tf %d TL\n" % (form, SIZE, LEADING)
            else:
                content += b"1 0 0 1 %d %d Tm %s\n" % (LEFT, y, show(line))
        content += b"ET\n"
        extra = b""
        if secrets and not kids:
            content += hidden_content(secrets)
            extra = page_extras(pdf, secrets)
        stream = pdf.stream(content)
        kids.append(pdf.add(b"<< /Type /Page /Parent %d 0 R /MediaBox [0 0 %d %d] /Contents %d 0 R /Resources << /Font << /F1 %d 0 R >> /XObject << %s >> >> %s >>" % (
            pages, WIDTH, HEIGHT, stream, font, forms, extra)))
    pdf.add(b"<< /Type /Pages /Count %d /Kids [%s] >>" % (len(kids), b" ".join(b"%d 0 R" % k for k in kids)), pages)
    entries, trailer = catalog_extras(pdf, secrets, kids[0]) if secrets else (b"", b"")
    pdf.add(b"<< /Type /Catalog /Pages %d 0 R %s >>" % (pages, entries), catalog)
    data = pdf.write(b"/Root %d 0 R %s" % (catalog, trailer))
    return older_revision(data, secrets) if secrets and rng.random() < 0.5 else data


def hidden_content(secrets):
    one = escape(encode(secrets[0]))
    return (b"BT 3 Tr /F1 10 Tf 1 0 0 1 300 60 Tm (%s) Tj ET\n"                     # invisible
            b"BT 0 Tr 1 1 1 rg /F1 10 Tf 1 0 0 1 300 45 Tm (%s) Tj ET\n"            # white
            b"BT 0 g /F1 10 Tf 1 0 0 1 700 45 Tm (%s) Tj ET\n"                      # off the page
            b"BT /F1 10 Tf 1 0 0 1 300 30 Tm (%s) Tj ET 1 g 290 20 250 25 re f 0 g\n"  # painted over
            b"/Span << /ActualText (%s) >> BDC BT /F1 10 Tf 1 0 0 1 50 40 Tm (.) Tj ET EMC\n") % ((one,) * 5)


def page_extras(pdf, secrets):
    value = escape(encode(secrets[0]))
    thumbnail = pdf.stream(b"\x80" * 64, b"/Width 8 /Height 8 /ColorSpace /DeviceGray /BitsPerComponent 8")
    note = pdf.add(b"<< /Type /Annot /Subtype /Text /Rect [560 800 580 820] /F 2 /Contents %s /T (%s) >>" % (text_string(secrets[0]), value))
    link = pdf.add(b"<< /Type /Annot /Subtype /Link /Rect [10 10 20 20] /A << /S /URI /URI (https://example.nl/?bsn=%s) >> >>" % value)
    return b"/Annots [%d 0 R %d 0 R] /Thumb %d 0 R /PieceInfo << /App << /LastModified (D:2026) /Private (%s) >> >>" % (note, link, thumbnail, value)


def catalog_extras(pdf, secrets, page):
    value = escape(encode(secrets[0]))
    xmp = pdf.stream(b"<x:xmpmeta xmlns:x='adobe:ns:meta/'><dc:creator>%s</dc:creator></x:xmpmeta>" % secrets[0].encode(),
                     b"/Type /Metadata /Subtype /XML", deflate=False)
    file = pdf.stream(secrets[0].encode(), b"/Type /EmbeddedFile")
    names = b"/Names << /EmbeddedFiles << /Names [(%s.txt) << /Type /Filespec /F (%s.txt) /EF << /F %d 0 R >> >>] >> /JavaScript << /Names [(a) << /S /JavaScript /JS (var v = '%s';) >>] >> >>" % (value, value, file, value)
    item, outlines = len(pdf.objects) + 1, len(pdf.objects) + 2
    pdf.add(b"<< /Title %s /Parent %d 0 R /Dest [%d 0 R /Fit] >>" % (text_string(secrets[0]), outlines, page))
    pdf.add(b"<< /Type /Outlines /First %d 0 R /Last %d 0 R /Count 1 >>" % (item, item))
    field = pdf.add(b"<< /FT /Tx /T (veld) /V (%s) /DV (%s) >>" % (value, value))
    info = pdf.add(b"<< /Title (%s) /Author %s /Keywords (%s) >>" % (value, text_string(secrets[0]), value))
    entries = b"/Metadata %d 0 R %s /Outlines %d 0 R /AcroForm << /Fields [%d 0 R] >> /PageLabels << /Nums [0 << /P (%s) >>] >>" % (
        xmp, names, outlines, field, value)
    return entries, b"/Info %d 0 R" % info


def older_revision(data, secrets):
    """The file with an object in front that a second revision replaces."""
    old_start = int(data.rsplit(b"startxref\n", 1)[1].split()[0])
    root = data.rsplit(b"/Root ", 1)[1].split()[0]
    number = 900
    out = bytearray(data)
    place = len(out)
    out += b"%d 0 obj\n(%s)\nendobj\n" % (number, escape(encode(secrets[0])))
    start = len(out)
    out += b"xref\n%d 1\n%010d 00000 n \ntrailer\n<< /Size %d /Root %s 0 R /Prev %d >>\nstartxref\n%d\n%%%%EOF\n" % (
        number, place, number + 1, root, old_start, start)
    return bytes(out)
