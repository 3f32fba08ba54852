"""Reading the journal: all of it for the auditor, everybody their own part; and verifying that it holds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime, time, timedelta
from types import MappingProxyType
from urllib.parse import urlencode

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.timezone import make_aware
from django.views.decorators.http import require_http_methods, require_safe

from leerlijn.foundation.journal import queries
from leerlijn.foundation.journal.queries import EntryLine
from leerlijn.foundation.journal.verification import verify_subject
from leerlijn.foundation.people.queries import actor_of
from leerlijn.foundation.ui.access import opens
from leerlijn.foundation.ui.asked import Request, key_in
from leerlijn.foundation.ui.pages import page
from leerlijn.kernel.sentence import Said, Sentence, Text, from_data
from leerlijn.site.acts import how, subject_in, what_about, what_happened
from leerlijn.site.called import called_in
from leerlijn.site.relations import READ_JOURNAL, READ_TRAIL, VERIFY_JOURNAL, office_everywhere
from leerlijn.site.tasks import WHOLE, verify_journal
from leerlijn.site.views.access import opens_everywhere

PAGE = 25
HOLDS = Sentence("The journal is whole.")
CHANNEL = "page"


@dataclass(frozen=True, slots=True)
class Row:
    """An entry as a page shows it: never what was said, for that has readers of its own."""

    entry: EntryLine
    what: Said | str
    about: Said | str
    how: Said | str


def rows_of(entries: Sequence[EntryLine], called: Mapping[str, Text]) -> list[Row]:
    return [
        Row(entry, what_happened(entry), what_about(entry.subject, called), how(entry)) for entry in entries
    ]


@opens_everywhere(READ_JOURNAL)
@require_safe
def journal(request: Request) -> HttpResponse:
    """The newest first; subject and day stand in the address, and the number of the entry it goes on from."""
    subject, typed = subject_in(request.GET.get("subject", "")), request.GET.get("day", "").strip()
    day, mistake = _day(typed)
    found = queries.newest(subject=subject, before=key_in(request.GET.get("before", "")), **_within(day))
    entries = queries.lines_of(found, limit=PAGE + 1)
    context = {
        **_paged(request, entries, asked={"subject": subject, "day": typed}),
        "subject": subject,
        "day": typed,
        "mistake": mistake,
        "is_first": "before" not in request.GET,
        "errors_above": mistake is not None,
        "verified": _last_verification(),
    }
    return page(request, "site/journal.html", context, status=422 if mistake else 200)


@opens_everywhere(READ_JOURNAL)
@require_http_methods(["GET", "HEAD", "POST"])
def subject(request: Request, subject: str) -> HttpResponse:
    """All that happened to one subject, link by link; a POST verifies its chain now."""
    entries = queries.entries_of(subject)
    if not entries:
        raise Http404
    asked = request.method == "POST"
    rows = rows_of(entries, called_in([subject], request.standing))
    context = {
        "subject": subject,
        "about": rows[0].about,
        "rows": rows,
        "is_setting": subject.startswith("setting:"),
        "asked": asked,
        "broken": verify_subject(subject) if asked else None,
        "verified": _last_verification(),
    }
    return page(request, "site/subject.html", context)


@opens_everywhere(VERIFY_JOURNAL)
@require_http_methods(["GET", "HEAD", "POST"])
def verify_all(request: Request) -> HttpResponse:
    """What came of the last time; a POST has the whole journal read anew, in the background."""
    if request.method == "POST":
        by = actor_of(request.standing, CHANNEL, office_everywhere(request.standing, VERIFY_JOURNAL))
        verify_journal.enqueue(asdict(by), request.at.isoformat())
        return redirect(f"{request.path}?{urlencode({'asked': request.at.astimezone(UTC).isoformat()})}")
    verified = _last_verification()
    asked = request.GET.get("asked", "")
    waits = bool(asked) and (verified is None or verified.at.isoformat() < asked)
    return page(request, "site/verified.html", {"verified": verified, "waits": waits})


@opens(READ_TRAIL)
@require_safe
def trail(request: Request) -> HttpResponse:
    """What was recorded about whoever reads this, and by whom."""
    found = queries.trail_of(request.standing.pseudonyms, before=key_in(request.GET.get("before", "")))
    entries = queries.lines_of(found, limit=PAGE + 1)
    context = {
        **_paged(request, entries, called=called_in((each.subject for each in entries), request.standing)),
        "is_first": "before" not in request.GET,
        "whole": bool(request.standing.offices),
    }
    return page(request, "site/trail.html", context)


def _paged(
    request: Request,
    entries: list[EntryLine],
    *,
    asked: Mapping[str, str] = MappingProxyType({}),
    called: Mapping[str, Text] = MappingProxyType({}),
) -> dict[str, object]:
    where = request.path
    more = len(entries) > PAGE
    kept = {name: value for name, value in asked.items() if value}
    following = f"{where}?{urlencode({**kept, 'before': entries[PAGE - 1].id})}" if more else ""
    first = f"{where}?{urlencode(kept)}" if kept else where
    return {"rows": rows_of(entries[:PAGE], called), "next": following, "first": first}


def _day(typed: str) -> tuple[date | None, Said | None]:
    """The day, or what is wrong with what was typed."""
    try:
        return (date.fromisoformat(typed) if typed else None), None
    except ValueError:
        return None, Sentence("Write a day as 2026-11-24.")


def _within(day: date | None) -> dict[str, datetime | None]:
    """From midnight to midnight, as it is here."""
    if day is None or day in {date.min, date.max}:
        return {"since": None, "until": None}
    start = datetime.combine(day, time.min)
    return {"since": make_aware(start), "until": make_aware(start + timedelta(days=1))}


@dataclass(frozen=True, slots=True)
class Verified:
    """The last time that somebody verified the whole journal, and what came of it."""

    at: datetime
    by: str
    said: object
    holds: bool


def _last_verification() -> Verified | None:
    found = queries.lines_of(queries.newest(subject=WHOLE), limit=1)
    if not found:
        return None
    broken = found[0].payload.get("broken")
    return Verified(found[0].at, found[0].name, from_data(broken) if broken else HOLDS, not broken)
