"""Hostile and harmless files, made here in code: no binary lies in the repository."""

from __future__ import annotations

import io
import stat
import struct
import zlib
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import xlsxwriter
from PIL import Image
from pypdf import PdfWriter
from pypdf.generic import (
    ArrayObject,
    DictionaryObject,
    NameObject,
    NumberObject,
    StreamObject,
    TextStringObject,
)

DOCX_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"


# Building blocks


def zipped(members: dict[str, bytes | str], compression: int = ZIP_DEFLATED) -> bytes:
    target = io.BytesIO()
    with ZipFile(target, "w", compression) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return target.getvalue()


def docx(*, main: str = DOCX_MAIN, types: str = "", rels: str = "", **more: bytes | str) -> bytes:
    """A minimal Word document; `more` are further members, with `__` for `/` and `_DOT_` for `.`."""
    extra = {name.replace("__", "/").replace("_DOT_", "."): content for name, content in more.items()}
    return zipped(
        {
            "[Content_Types].xml": '<?xml version="1.0"?>'
            '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            f'<Override PartName="/word/document.xml" ContentType="{main}"/>{types}</Types>',
            "_rels/.rels": f'<Relationships xmlns="{RELATIONS}"><Relationship Id="r" '
            f'Type="{RELATION}/officeDocument" Target="word/document.xml"/></Relationships>',
            "word/_rels/document.xml.rels": f'<Relationships xmlns="{RELATIONS}">{rels}</Relationships>',
            "word/document.xml": "<document/>",
            **extra,
        }
    )


def outside(kind: str, target: str) -> str:
    return f'<Relationship Id="x" Type="{RELATION}/{kind}" Target="{target}" TargetMode="External"/>'


def odt(*, content: str = "<office/>", manifest: str = "<manifest/>", **more: bytes | str) -> bytes:
    extra = {name.replace("__", "/").replace("_DOT_", "."): value for name, value in more.items()}
    mimetype = "application/vnd.oasis.opendocument.text"
    return zipped({"mimetype": mimetype, "content.xml": content, "META-INF/manifest.xml": manifest, **extra})


def pdf(change=lambda writer: None) -> bytes:
    writer = PdfWriter()
    writer.add_blank_page(width=200, height=200)
    change(writer)
    target = io.BytesIO()
    writer.write(target)
    return target.getvalue()


def action(**entries) -> DictionaryObject:
    names = {NameObject(f"/{key}"): value for key, value in entries.items()}
    return DictionaryObject(names)


def opens_with(writer: PdfWriter, **entries) -> None:
    writer.root_object[NameObject("/OpenAction")] = writer._add_object(action(**entries))


def link_with(writer: PdfWriter, **entries) -> None:
    page = writer.pages[0]
    annotation = action(Subtype=NameObject("/Link"), A=action(**entries))
    page[NameObject("/Annots")] = ArrayObject([writer._add_object(annotation)])


def picture(kind: str, size: tuple[int, int] = (40, 30)) -> bytes:
    target = io.BytesIO()
    Image.effect_noise(size, 90).save(target, kind)
    return target.getvalue()


def png_of(width: int, height: int) -> bytes:
    """A PNG that claims a size, with next to nothing behind it."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    data = zlib.compress(b"\0" * 1000)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", data) + chunk(b"IEND", b"")


def mp4() -> bytes:
    boxes = [b"ftypisom\0\0\0\0isommp41", b"moov" + b"\0" * 20, b"mdat" + b"\1" * 50]
    return b"".join(struct.pack(">I", len(box) + 4) + box for box in boxes)


def workbook() -> bytes:
    target = io.BytesIO()
    with xlsxwriter.Workbook(target) as book:
        sheet = book.add_worksheet()
        sheet.write_column(0, 0, [1, 2, 3])
        sheet.write_url(0, 1, "https://a.example")
        chart = book.add_chart({"type": "column"})
        chart.add_series({"values": "=Sheet1!$A$1:$A$3"})
        sheet.insert_chart("D1", chart)
    return target.getvalue()


def symlink_zip() -> bytes:
    target = io.BytesIO()
    with ZipFile(target, "w") as archive:
        link = ZipInfo("notes.txt")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(link, "/etc/passwd")
    return target.getvalue()


def locked_zip() -> bytes:
    """Marks the only member as encrypted, in both places where a ZIP says so."""
    plain = bytearray(zipped({"notes.txt": "secret"}))
    plain[6] |= 1
    plain[plain.index(b"PK\1\2") + 8] |= 1
    return bytes(plain)


def lying_zip() -> bytes:
    """Says that its member is ten bytes when unpacked; it is ten million."""
    honest = bytearray(zipped({"notes.txt": b"a" * 10_000_000}))
    directory = honest.index(b"PK\1\2")
    honest[directory + 24 : directory + 28] = struct.pack("<I", 10)
    return bytes(honest)


def script_by_name(writer: PdfWriter) -> None:
    script = writer._add_object(action(S=NameObject("/JavaScript"), JS=TextStringObject(SCRIPT)))
    scripts = action(Names=ArrayObject([TextStringObject("a"), script]))
    writer.root_object[NameObject("/Names")] = action(JavaScript=scripts)


def xfa(writer: PdfWriter) -> None:
    stream = StreamObject()
    stream.set_data(b"<xdp/>")
    form = action(Fields=ArrayObject(), XFA=writer._add_object(stream))
    writer.root_object[NameObject("/AcroForm")] = writer._add_object(form)


def film(writer: PdfWriter) -> None:
    annotation = action(Subtype=NameObject("/RichMedia"), RichMediaContent=action())
    writer.pages[0][NameObject("/Annots")] = ArrayObject([writer._add_object(annotation)])


def hidden_script() -> bytes:
    """A script whose name is written with escapes, in an object that no table mentions."""
    return pdf() + b"\n99 0 obj <</S /J#61vaScript /J#53 (app.alert(1))>> endobj\n"


# The collection: name as uploaded, and content

SCRIPT = "app.alert('hello')"
EXE = b"MZ\x90\0\3\0\0\0\4\0\0\0\xff\xff" + b"\0" * 200
ELF = b"\x7fELF\2\1\1" + b"\0" * 200
PAGE = b"<!DOCTYPE html><html><script>alert(1)</script></html>"
SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
ENTITIES = '<!DOCTYPE t [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><t>&b;</t>'


def hostile_files() -> dict[str, tuple[str, bytes]]:
    """What it is → (name, content). None of these may come in."""
    whole_docx, whole_pdf, whole_jpg = docx(), pdf(), picture("JPEG")
    return {
        "zip bomb": ("data.zip", zipped({"zeros.txt": b"\0" * 60_000_000})),
        "zip with too many members": ("data.zip", zipped({f"{n}.txt": "a" for n in range(2_001)})),
        "zip of documents that are small bombs each": (
            "data.zip",
            zipped({f"{n}.docx": docx(word__a_DOT_xml=b" " * 9_000_000) for n in range(40)}),
        ),
        "zip in a zip": ("data.zip", zipped({"inner.zip": zipped({"a.txt": "a"})})),
        "other archive in a zip": ("data.zip", zipped({"inner.7z": b"7z\xbc\xaf\x27\x1c" + b"\0" * 60})),
        "programme in a zip": ("data.zip", zipped({"setup.exe": EXE})),
        "macro document in a zip": ("data.zip", zipped({"a.docx": docx(word__vbaProject_DOT_bin=b"x")})),
        "zip that climbs out": ("data.zip", zipped({"../../etc/cron.txt": "a"})),
        "zip with an absolute path": ("data.zip", zipped({"/etc/cron.txt": "a"})),
        "zip with a drive": ("data.zip", zipped({"C:\\windows\\a.txt": "a"})),
        "zip with a link": ("data.zip", symlink_zip()),
        "zip with a password": ("data.zip", locked_zip()),
        "zip that lies about its size": ("data.zip", lying_zip()),
        "zip without files": ("data.zip", zipped({})),
        "zip behind a programme": ("data.zip", EXE + zipped({"a.txt": "a"})),
        "docx with macros": ("plan.docx", docx(word__vbaProject_DOT_bin=b"x")),
        "docm renamed": ("plan.docx", docx(main="application/vnd.ms-word.document.macroEnabled.main+xml")),
        "docm": ("plan.docm", whole_docx),
        "docx with a template elsewhere": (
            "plan.docx",
            docx(rels=outside("attachedTemplate", "https://evil.example/a.dotm")),
        ),
        "docx with a picture elsewhere": (
            "plan.docx",
            docx(rels=outside("image", "https://evil.example/pixel.png")),
        ),
        "docx that links to a share": ("plan.docx", docx(rels=outside("hyperlink", r"\\evil\share\a"))),
        "docx that links to a script": ("plan.docx", docx(rels=outside("hyperlink", "javascript:alert(1)"))),
        "docx with an object": ("plan.docx", docx(word__embeddings__oleObject1_DOT_bin=b"\xd0\xcf\x11\xe0")),
        "docx with a control": ("plan.docx", docx(word__activeX__activeX1_DOT_xml="<ocx/>")),
        "docx with entities": ("plan.docx", docx(word___rels__other_DOT_xml_DOT_rels=ENTITIES)),
        "docx that is a plain zip": ("plan.docx", zipped({"a.txt": "a"})),
        "docx renamed xlsx": ("plan.xlsx", whole_docx),
        "docx cut short": ("plan.docx", whole_docx[:-40]),
        "odt with macros": ("plan.odt", odt(Basic__Standard__Module1_DOT_xml="<script/>")),
        "odt with a password": ("plan.odt", odt(manifest='<m:encryption-data xmlns:m="m"/>')),
        "odt with a picture elsewhere": (
            "plan.odt",
            odt(content='<image xmlns:x="x" x:href="https://evil.example/a.png"/>'),
        ),
        "odt with a script at an event": ("plan.odt", odt(content="<event-listener/>")),
        "odt with an entity": ("plan.odt", odt(content=ENTITIES)),
        "pdf with a script": ("plan.pdf", pdf(script_by_name)),
        "pdf with a script behind a link": (
            "plan.pdf",
            pdf(lambda w: link_with(w, S=NameObject("/JavaScript"), JS=TextStringObject(SCRIPT))),
        ),
        "pdf with a hidden script": ("plan.pdf", hidden_script()),
        "pdf that starts a programme": (
            "plan.pdf",
            pdf(lambda w: opens_with(w, S=NameObject("/Launch"), F=TextStringObject("cmd.exe"))),
        ),
        "pdf that opens a page": (
            "plan.pdf",
            pdf(lambda w: opens_with(w, S=NameObject("/URI"), URI=TextStringObject("https://evil.example"))),
        ),
        "pdf with a file inside": ("plan.pdf", pdf(lambda w: w.add_attachment("a.exe", EXE))),
        "pdf with a film": ("plan.pdf", pdf(film)),
        "pdf with an XFA form": ("plan.pdf", pdf(xfa)),
        "pdf with a password": ("plan.pdf", pdf(lambda w: w.encrypt("secret", algorithm="RC4-128"))),
        "pdf and page at once": ("plan.pdf", whole_pdf.replace(b"\n", b"\n%<html><script>a</script>\n", 1)),
        "pdf and zip at once": ("plan.pdf", whole_pdf + zipped({"a.txt": "a"})),
        "pdf cut short": ("plan.pdf", b"%PDF-1.7\n1 0 obj <<"),
        "page renamed pdf": ("plan.pdf", PAGE),
        "page": ("plan.html", PAGE),
        "page renamed text": ("plan.txt", PAGE),
        "svg with a script": ("plan.svg", SVG),
        "svg renamed text": ("plan.md", SVG),
        "programme": ("setup.exe", EXE),
        "programme renamed png": ("photo.png", EXE),
        "programme renamed text": ("notes.txt", ELF),
        "png of too many pixels": ("photo.png", png_of(100_000, 100_000)),
        "png that is a jpg": ("photo.png", whole_jpg),
        "png cut short": ("photo.png", picture("PNG")[:-30]),
        "jpg cut short": ("photo.jpg", whole_jpg[: len(whole_jpg) // 2]),
        "jpg and page at once": ("photo.jpg", whole_jpg[:20] + b"<script>alert(1)</script>" + whole_jpg[20:]),
        "mp4 without a film": ("lesson.mp4", mp4()[:24]),
        "mp4 with a box of exabytes": ("lesson.mp4", mp4() + struct.pack(">I4sQ", 1, b"mdat", 1 << 60)),
        "text in another encoding": ("notes.txt", "één".encode("latin-1")),
        "empty file": ("notes.txt", b""),
        "double extension": ("letter.exe.pdf", whole_pdf),
        "double extension the other way": ("letter.pdf.exe", EXE),
        "programme behind a NUL in the name": ("letter.exe\0.pdf", whole_pdf),
        "no extension": ("letter", whole_pdf),
        "only an extension": (".pdf", whole_pdf),
    }


def harmless_files() -> dict[str, tuple[str, bytes]]:
    """What it is → (name, content). All of these come in."""
    start = DictionaryObject({NameObject("/S"): NameObject("/GoTo"), NameObject("/D"): NumberObject(0)})
    return {
        "pdf": ("plan.pdf", pdf()),
        "pdf that opens on a page": (
            "plan.pdf",
            pdf(lambda w: w.root_object.__setitem__(NameObject("/OpenAction"), start)),
        ),
        "pdf with a link": (
            "plan.pdf",
            pdf(lambda w: link_with(w, S=NameObject("/URI"), URI=TextStringObject("https://a.example"))),
        ),
        "docx": ("plan.docx", docx()),
        "docx with a link": ("plan.docx", docx(rels=outside("hyperlink", "https://a.example"))),
        "docx with a link beside it": ("plan.docx", docx(rels=outside("hyperlink", "data/week 3.xlsx"))),
        "xlsx with a chart and a link": ("data.xlsx", workbook()),
        "odt": ("plan.odt", odt()),
        "png": ("photo.png", picture("PNG")),
        "jpg": ("photo.JPG", picture("JPEG")),
        "mp4": ("lesson.mp4", mp4()),
        "text": ("notes.txt", "één twee\n".encode()),
        "text that begins like another kind": ("notes.txt", b"BM is short for benchmark"),
        "markdown": ("notes.md", b"# A lesson\n"),
        "csv with a formula": ("data.csv", b'name;mark\n=HYPERLINK("https://evil.example");8\n'),
        "csv with a byte-order mark": ("data.csv", "﻿naam;cijfer\n".encode()),
        "zip": ("data.zip", zipped({"notes/a.txt": "a", "plan.docx": docx(), "plan.pdf": pdf()})),
        "zip made on a mac": (
            "data.zip",
            zipped({"a.txt": "a", "__MACOSX/._a.txt": b"\0\5\x16\7" + b"\0" * 30}),
        ),
        "NUL in the name": ("no\0tes.txt", b"hello"),
        "path in the name": ("../../notes.txt", b"hello"),
    }
