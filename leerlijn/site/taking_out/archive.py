"""The ZIP itself, written while it is sent: a page to begin at, pages, files, and the same for programs."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Mapping, Sequence
from typing import cast
from urllib.parse import quote
from zipfile import ZIP_DEFLATED, ZipFile

from django.contrib.staticfiles import finders
from django.http import FileResponse, HttpResponse, HttpResponseBase
from django.template.loader import render_to_string
from django.utils.safestring import mark_safe

from leerlijn.foundation.cases.models import Case
from leerlijn.foundation.journal import queries as journal
from leerlijn.foundation.people.queries import person_of
from leerlijn.foundation.ui.asked import Request
from leerlijn.foundation.ui.cells import harmless
from leerlijn.foundation.ui.words import current_language, render
from leerlijn.kernel.procedure import catalogue
from leerlijn.kernel.sentence import Text
from leerlijn.site.acts import what_happened
from leerlijn.site.api.cases import read_case
from leerlijn.site.api.me import read_me
from leerlijn.site.taking_out.gathering import Gathered, Page, as_a_visit, fetch, internal, let_go, starts
from leerlijn.site.taking_out.offline import read

CHUNK = 1 << 16


class Sent(io.RawIOBase):
    """Takes what is written to it, to be sent on; nobody can go back in it."""

    def __init__(self) -> None:
        self.waiting = bytearray()

    def writable(self) -> bool:
        return True

    def write(self, data: bytes, /) -> int:  # type: ignore[override]  # ZipFile only writes bytes
        self.waiting += data
        return len(data)

    def taken(self) -> bytes:
        taken = bytes(self.waiting)
        self.waiting.clear()
        return taken


def archive(request: Request, gathered: Gathered, cases: Sequence[Case]) -> Iterator[bytes]:
    """What is small was made before the first byte goes; files are read one by one."""
    small = dict(small_parts(request, gathered, cases))
    return sent(request, gathered, small)


def sent(request: Request, gathered: Gathered, small: dict[str, str]) -> Iterator[bytes]:
    target = Sent()
    with ZipFile(target, "w", ZIP_DEFLATED) as written:
        for name, text in small.items():
            written.writestr(name, text)
            yield target.taken()
        for name, address in gathered.files.items():
            answer = fetch(request, address)
            if isinstance(answer, FileResponse):
                with written.open(name, "w", force_zip64=True) as part:
                    for piece in answer:
                        part.write(piece)
                        yield target.taken()
                let_go(answer)
    yield target.taken()


def small_parts(request: Request, gathered: Gathered, cases: Sequence[Case]) -> Iterator[tuple[str, str]]:
    yield "index.html", index(request, gathered, cases)
    style = finders.find("ui/leerlijn.css")
    if isinstance(style, str):
        with open(style, encoding="utf-8") as file:
            yield "style.css", file.read()
    for page in gathered.pages.values():
        yield page.name, offline(request, gathered, page)
    asked = as_a_visit(request, "/api/v1/", "")
    yield "data/me.json", told(read_me(asked))
    yield "data/person.json", as_json({key: value for key, (_, value) in row_of(request).items()})
    for case in cases:
        yield f"data/cases/{case.pk}.json", told(read_case(asked, case.pk))
    recorded = list(recorded_about(request))
    yield "data/recorded.json", as_json(recorded)
    yield "data/recorded.csv", as_csv(recorded)


def index(request: Request, gathered: Gathered, cases: Sequence[Case]) -> str:
    account, trail, line = (gathered.pages.get(address) for address in starts())
    later = [
        page for page in gathered.pages.values() if trail and page.address.startswith(f"{trail.address}?")
    ]
    context = {
        "person": person_of(request.standing.person).name,
        "on": request.standing.on,
        "cases": [(called(case), gathered.cases.get(case.pk, [])) for case in cases],
        "others": [page for page in (line, trail, *later, account) if page],
        "files": gathered.files,
        "left_out": gathered.left_out,
        "row": row_of(request),
        "up": "",
        "language_of_it": current_language(),
    }
    return render_to_string("site/taken_out.html", context)


def row_of(request: Request) -> Mapping[str, tuple[Text, str]]:
    """Who they are as we keep it, also what no page shows them; each with what it is called."""
    person = person_of(request.standing.person)
    pension = person.state_pension_on.isoformat() if person.state_pension_on else ""
    return {
        "name": (Text(nl="Naam", en="Name"), person.name),
        "number": (Text(nl="Personeelsnummer", en="Personnel number"), person.number or ""),
        "email": (Text(nl="Mailadres", en="Mail address"), person.email),
        "state_pension_on": (Text(nl="AOW-datum", en="State pension date"), pension),
        "registration_said": (
            Text(nl="BKO-registratie volgens HR", en="UTQ registration as HR delivered it"),
            person.registration_said,
        ),
    }


def called(case: Case) -> Text:
    return catalogue.get(case.procedure, case.edition).title


def offline(request: Request, gathered: Gathered, page: Page) -> str:
    def leads(href: str) -> str | None:
        if href.startswith("#"):
            return href
        place = gathered.leads.get(internal(href, page.address))
        if place:
            return f"../{quote(place)}"
        return href if href.startswith(("https://", "http://", "mailto:")) else None

    content = read(page.html, leads)
    context = {
        "title": page.title,
        "content": mark_safe(content.html),  # our own page, its text escaped anew
        "up": "../",
        "language_of_it": current_language(),
    }
    return render_to_string("site/offline.html", context)


def recorded_about(request: Request) -> Iterator[dict[str, str]]:
    """What stands in the journal about them, as the page of it says it."""
    found = journal.trail_of(request.standing.pseudonyms)
    for entry in journal.lines_of(found, limit=100_000):
        yield {
            "at": entry.at.isoformat(),
            "act": entry.act,
            "what": render(what_happened(entry), current_language()),
            "by": entry.name,
            "on_behalf_of": entry.on_behalf_name,
            "channel": entry.channel,
        }


def told(answer: HttpResponseBase) -> str:
    """An answer of the interface for programs, as these get it."""
    return as_json(json.loads(cast("HttpResponse", answer).content))


def as_json(data: object) -> str:
    return json.dumps(data, ensure_ascii=False, indent=1)


def as_csv(rows: Sequence[dict[str, str]]) -> str:
    file = io.StringIO()
    writer = csv.writer(file)
    writer.writerow(rows[0].keys() if rows else ())
    writer.writerows([harmless(value) for value in row.values()] for row in rows)
    return file.getvalue()
