"""The catalogue as anybody reads it: one statement for the cards, one for the days and seats on them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import reduce
from operator import and_
from typing import Any

from django.db.models import (
    Case,
    Count,
    DateField,
    Exists,
    F,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
    Window,
)
from django.db.models.functions import Coalesce

from leerlijn.domains.development.models import Edition, Offering
from leerlijn.domains.development.queries.editions import EDITION
from leerlijn.domains.development.queries.shipped import Expertise, shipped
from leerlijn.domains.development.queries.terms import SETTINGS, Terms, chosen, terms_from, values_in
from leerlijn.foundation.meetings.models import Place, Session
from leerlijn.foundation.meetings.queries import SessionLine
from leerlijn.foundation.meetings.queries.hours import hours_in
from leerlijn.foundation.meetings.waiting import OFFER, OFFER_IN_LAST_WEEK, Rule, rule_from
from leerlijn.foundation.people.queries import full_name
from leerlijn.kernel.money import Money
from leerlijn.kernel.procedure import catalogue
from leerlijn.kernel.sentence import Text
from leerlijn.kernel.terms import Length

PAGE = 8
NEVER = date(9999, 12, 31)
"""Where what has no day stands in the order: last."""
PUBLIC = ("planned", "open", "full", "closed", "confirmed", "running", "postponed")
"""The states in which an edition stands in the catalogue."""
TO_JOIN = ("planned", "open", "full")
MOST_WORDS = 8
IN_TITLE, ELSEWHERE = 0, 1
"""Where all the words of a search stand in a card, in the order of the list."""
KEY = re.compile(r"([01])\.([0-9]{4}-[0-9]{2}-[0-9]{2})\.([0-9]{1,18})")
FILTERS = ("subject", "level", "category", "form")


def searchable(*texts: str) -> str:
    """Small letters without accents: what a search looks at."""
    bare = unicodedata.normalize("NFKD", " ".join(texts).casefold())
    return "".join(letter for letter in bare if not unicodedata.combining(letter))


@dataclass(frozen=True, slots=True)
class Wanted:
    """What somebody looks for; the address of the page says the same."""

    words: str = ""
    chosen: Mapping[str, str] = field(default_factory=dict)
    month: str = ""


@dataclass(frozen=True, slots=True)
class EditionLine:
    """An edition with its days and seats."""

    case: int
    edition: int
    state: str
    state_title: Text
    seats: int
    taken: int
    waiting: int
    least: int
    opens_on: date
    general_from: date | None
    closes_on: date
    starts_on: date
    rule: Rule
    sessions: tuple[SessionLine, ...]

    @property
    def left(self) -> int:
        return max(self.seats - self.taken, 0)

    @property
    def is_full(self) -> bool:
        return self.left == 0 or self.waiting > 0

    @property
    def takes_enrolments(self) -> bool:
        return self.state in {"open", "full"}

    @property
    def minutes(self) -> int:
        """Of all its meetings together."""
        return sum(session.length for session in self.sessions)


@dataclass(frozen=True, slots=True)
class Card:
    """An offering in the list, with its editions by their days; `key` is where the next page begins."""

    id: int
    code: str
    title: Text
    summary: Text
    form: Text
    subject: Text
    level: Text
    category: str
    hours: int
    self_study: int
    price: Money
    by_appointment: bool
    place_of_words: int
    next_on: date
    editions: tuple[EditionLine, ...] = ()

    @property
    def key(self) -> str:
        return f"{self.place_of_words}.{self.next_on.isoformat()}.{self.id}"

    @property
    def next(self) -> EditionLine | None:
        """The first that one can still join; else the first at all."""
        joinable = (each for each in self.editions if each.state in TO_JOIN)
        return next(joinable, next(iter(self.editions), None))

    @property
    def contact(self) -> Text:
        """The hours of the meetings that are planned next; where none are, what its owner says."""
        return _hours(self._minutes)

    @property
    def in_all(self) -> Text:
        """The same with the hours of self-study."""
        return _hours(self._minutes + self.self_study * 60)

    @property
    def _minutes(self) -> int:
        return self.next.minutes if self.next else self.hours * 60


def _hours(minutes: int) -> Text:
    return Text(nl=hours_in(minutes, nl=True), en=hours_in(minutes, nl=False))


def matching(wanted: Wanted, *, on: date) -> QuerySet[Any, Any]:
    """The cards with the words and the choices; `place_of_words` is IN_TITLE where no words are asked for."""
    found: QuerySet[Any, Any] = Offering.objects.all()
    place_of_words: Case | Value = Value(IN_TITLE)
    if words := searchable(wanted.words).split()[:MOST_WORDS]:
        found = found.filter(*(Q(words__contains=word) for word in words))
        in_title = reduce(and_, (Q(title_words__contains=word) for word in words))
        place_of_words = Case(When(in_title, then=IN_TITLE), default=ELSEWHERE)
    known = {name: value for name, value in wanted.chosen.items() if name in FILTERS and value}
    if known:
        found = found.filter(**known)
    upcoming = Edition.objects.filter(offering=OuterRef("pk"), case__state__in=TO_JOIN, closes_on__gte=on)
    if wanted.month:
        year, month = (int(part) for part in wanted.month.split("-"))
        upcoming = upcoming.filter(starts_on__year=year, starts_on__month=month)
    first = Subquery(upcoming.order_by("starts_on").values("starts_on")[:1])
    if wanted.month:
        found = found.filter(Exists(upcoming))
    dated: QuerySet[Any, Any] = found.annotate(
        place_of_words=place_of_words, next_on=Coalesce(first, Value(NEVER), output_field=DateField())
    )
    return dated


type After = tuple[int, date, int]
"""Where a card stands in the list: the place of the words in it, its next day, and its key."""


def after_in(key: str) -> After | None:
    """As `Card.key` says it; None for what is no such key."""
    read = KEY.fullmatch(key)
    try:
        return (int(read[1]), date.fromisoformat(read[2]), int(read[3])) if read else None
    except ValueError:
        return None


def cards(wanted: Wanted, *, on: date, after: After | None = None) -> tuple[list[Card], int, bool]:
    """A page of the catalogue, how many there are in all, and whether more follow; two statements.

    First what has the words in its title, then what one can still join, by date.
    """
    found = matching(wanted, on=on)
    total = Window(Count("pk")) if after is None else Value(0)
    rest = found.annotate(total=total)
    if after is not None:
        place, day, last = after
        later = Q(next_on__gt=day) | Q(next_on=day, pk__gt=last)
        rest = rest.filter(Q(place_of_words__gt=place) | Q(later, place_of_words=place))
    in_order = rest.order_by("place_of_words", "next_on", "pk")
    rows = list(in_order.values(*COLUMNS, "place_of_words", "next_on", "total")[: PAGE + 1])
    shown = rows[:PAGE]
    lines = editions_of([row["id"] for row in shown], on=on) if shown else {}
    made = [_card(row, lines.get(row["id"], ())) for row in shown]
    return made, rows[0]["total"] if rows else 0, len(rows) > PAGE


COLUMNS = (
    "id",
    "code",
    "title_nl",
    "title_en",
    "summary_nl",
    "summary_en",
    "form",
    "subject",
    "level",
    "category",
    "hours",
    "self_study",
    "price",
    "by_appointment",
)


def _card(row: Mapping[str, Any], editions: Iterable[EditionLine]) -> Card:
    known = shipped()
    return Card(
        id=row["id"],
        code=row["code"],
        title=Text(nl=row["title_nl"], en=row["title_en"]),
        summary=Text(nl=row["summary_nl"], en=row["summary_en"]),
        form=known.forms[row["form"]],
        subject=known.subjects[row["subject"]],
        level=known.levels[row["level"]],
        category=row["category"],
        hours=row["hours"],
        self_study=row["self_study"],
        price=Money(row["price"]),
        by_appointment=row["by_appointment"],
        place_of_words=row["place_of_words"],
        next_on=row["next_on"],
        editions=tuple(editions),
    )


OF_EDITION = {
    "edition": "series__edition",
    "offering": "series__edition__offering",
    "case": "series__edition__case",
    "state": "series__edition__case__state",
    "procedure": "series__edition__case__edition",
    "least": "series__edition__least",
    "opens_on": "series__edition__opens_on",
    "general_from": "series__edition__general_from",
    "closes_on": "series__edition__closes_on",
    "starts_on": "series__edition__starts_on",
    "seats": "series__seats",
    "taken": "series__taken",
    "rule": "series__rule",
}
OF_SESSION = (
    "id",
    "number",
    "title_nl",
    "title_en",
    "starts_at",
    "ends_at",
    "place_nl",
    "place_en",
    "is_required",
)
LEADER = ("leader__given_name", "leader__prefix", "leader__family_name")


def editions_of(offerings: Iterable[int], *, on: date) -> dict[int, list[EditionLine]]:
    """What is still to come or goes on of these offerings, with every meeting; one statement."""
    waiting = (
        Place.objects.filter(series=OuterRef("series"), state=Place.State.WAITING)
        .order_by()
        .values("series")
        .annotate(number=Count("pk"))
        .values("number")
    )
    rows = (
        Session.objects.filter(
            series__edition__offering__in=list(offerings),
            series__edition__case__state__in=PUBLIC,
            series__edition__ends_on__gte=on,
        )
        .annotate(
            waiting=Coalesce(Subquery(waiting), 0), **{name: F(path) for name, path in _RENAMED.items()}
        )
        .order_by("series__edition__starts_on", "series__edition", "number")
        .values(*OF_SESSION, *LEADER, "waiting", *_RENAMED)
    )
    grouped: dict[int, list[dict[str, Any]]] = {}
    for row in rows:
        grouped.setdefault(row["e_edition"], []).append(row)
    found: dict[int, list[EditionLine]] = {}
    for sessions in grouped.values():
        found.setdefault(sessions[0]["e_offering"], []).append(_edition(sessions))
    return found


_RENAMED = {f"e_{name}": path for name, path in OF_EDITION.items()}


def _edition(rows: list[dict[str, Any]]) -> EditionLine:
    first = rows[0]
    return EditionLine(
        case=first["e_case"],
        edition=first["e_edition"],
        state=first["e_state"],
        state_title=catalogue.get(EDITION, first["e_procedure"]).state(first["e_state"]).title,
        seats=first["e_seats"],
        taken=first["e_taken"],
        waiting=first["waiting"],
        least=first["e_least"],
        opens_on=first["e_opens_on"],
        general_from=first["e_general_from"],
        closes_on=first["e_closes_on"],
        starts_on=first["e_starts_on"],
        rule=rule_from(first["e_rule"]),
        sessions=tuple(_session(row) for row in rows),
    )


def _session(row: Mapping[str, Any]) -> SessionLine:
    return SessionLine(
        id=row["id"],
        number=row["number"],
        title=Text(nl=row["title_nl"], en=row["title_en"]),
        starts_at=row["starts_at"],
        ends_at=row["ends_at"],
        place=Text(nl=row["place_nl"], en=row["place_en"]),
        leader=full_name(*(row[name] or "" for name in LEADER)),
        is_required=row["is_required"],
        has_minutes=False,
    )


@dataclass(frozen=True, slots=True)
class OfferingPage:
    """One card with all that is on it."""

    card: Card
    brings: tuple[Text, ...]
    expertise: Expertise
    terms: Terms
    offer: Length
    offer_in_last_week: Length
    least_presence: int
    confirmed_on: date


def offering_page(code: str, *, on: date) -> OfferingPage | None:
    """Two statements."""
    more = ("brings", "expertise", "cancellation", "least_presence", "confirmed_on")
    asked = (*SETTINGS, OFFER, OFFER_IN_LAST_WEEK)
    numbers = chosen("unit__path", on=on, settings=asked)
    found = Offering.objects.filter(code=code).annotate(**numbers)
    row = found.values(*COLUMNS, *more, *numbers).first()
    if row is None:
        return None
    known, values = shipped(), values_in(row, asked)
    editions = editions_of([row["id"]], on=on).get(row["id"], [])
    return OfferingPage(
        card=_card({**row, "place_of_words": IN_TITLE, "next_on": NEVER}, editions),
        brings=tuple(Text(**each) for each in row["brings"]),
        expertise=known.expertises[row["expertise"]],
        terms=terms_from(row["cancellation"], values),
        offer=Length.parse(values[OFFER.key]),
        offer_in_last_week=Length.parse(values[OFFER_IN_LAST_WEEK.key]),
        least_presence=row["least_presence"],
        confirmed_on=row["confirmed_on"],
    )
