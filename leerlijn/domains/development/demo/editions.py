"""Fifteen editions in every state, with two hundred enrolments and who was there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import cycle
from typing import Any

from leerlijn.domains.development.actions.editions import mark_list
from leerlijn.domains.development.actions.enrolments import enrol
from leerlijn.domains.development.actions.teams import REST_WAITS, enrol_team
from leerlijn.domains.development.demo.schools import TEACHERS_PER_SCHOOL, Region
from leerlijn.domains.development.queries.editions import (
    edition_of_case,
    offering_with,
    seats_in,
    version_of,
)
from leerlijn.domains.development.queries.teams import enrolment_of_member
from leerlijn.foundation.cases.actions.entering import Brought, enter_opening
from leerlijn.foundation.cases.actions.opening import open_case
from leerlijn.foundation.cases.actions.steps import take_step, take_step_of_clock
from leerlijn.foundation.meetings.actions.attendance import Mark
from leerlijn.foundation.meetings.queries import sessions_of
from leerlijn.foundation.meetings.queries.agenda import clashing_with
from leerlijn.foundation.people.queries import actor_of, standing_of
from leerlijn.kernel.policy import Standing
from leerlijn.kernel.procedure import catalogue
from leerlijn.kernel.terms import AMSTERDAM, day_of
from leerlijn.kernel.verdict import granted


@dataclass(frozen=True, slots=True)
class Story:
    """An edition: what, how many days from now it begins, its seats, who came, and how far it went."""

    code: str
    begins: int
    seats: int
    come: int
    reaches: str
    sessions: int = 3


STORIES = (
    Story("inspiratiemiddag-scheikunde", -150, 16, 12, "archived", 1),
    Story("formatief-handelen", -120, 16, 10, "archived", 4),
    Story("leerlingpractica-natuurkunde", -60, 8, 6, "evaluated", 1),
    Story("quantum-in-de-klas", -50, 12, 7, "finished", 3),
    Story("pln-scheikunde", -40, 24, 22, "running", 6),
    Story("taal-in-de-wiskundeles", -15, 16, 16, "running", 4),
    Story("starters-coachen", 9, 16, 14, "confirmed", 4),
    Story("pws-begeleiden", 16, 14, 11, "closed", 2),
    Story("taal-in-de-wiskundeles", 45, 24, 15, "open", 4),
    Story("formatief-handelen", 52, 32, 24, "open", 4),
    Story("quantum-in-de-klas", 38, 16, 21, "full", 3),
    Story("pln-quantum", 30, 24, 20, "open", 5),
    Story("se-constructiegroep", 80, 12, 0, "planned", 3),
    Story("examenbespreking-scheikunde", 170, 40, 0, "review", 1),
    Story("leerlingpractica-natuurkunde", 60, 16, 0, "draft", 1),
    Story("se-constructiegroep", 20, 12, 6, "cancelled", 3),
    Story("starters-coachen", 25, 14, 5, "postponed", 4),
)
PHONED = 45
"""In how many days the edition begins for which a teacher enrolled by phone."""
TEAM_IN = 30
"""In how many days the edition begins in which a school enrols a team."""
BUILDINGS = ("Horst", "Vrijhof", "Ravelijn", "Spiegel")


def room_of(story: Story, number: int) -> str:
    """A room of its own, for all meet on Wednesdays; the fourth time on a screen."""
    turn = STORIES.index(story)
    return "Online" if number == 3 else f"Noaber Universiteit, {BUILDINGS[turn % 4]} {201 + turn}"


class Telling:
    """Tells the stories: everything by actions, each on the day on which it would have happened."""

    def __init__(self, region: Region, now: datetime) -> None:
        self.region, self.now = region, now
        self.known: dict[tuple[int, object], Standing] = {}
        self.turns: Iterator[tuple[Any, Any]] = cycle(region.teachers)

    def standing(self, person: Any, at: datetime) -> Standing:
        key = person.pk, day_of(at)
        if key not in self.known:
            self.known[key] = standing_of(person.pk, on=day_of(at))
        return self.known[key]

    def step(self, case: Any, key: str, who: str, at: datetime, **said: object) -> Any:
        by = self.standing(self.region.people[who], at)
        version = version_of(case.pk)
        return granted(take_step(case.pk, key, by=by, at=at, version=version, said=said))

    def tell(self, story: Story) -> Any:
        """One edition as far as it came."""
        day = on_a_wednesday(day_of(self.now) + timedelta(days=story.begins))
        first = datetime.combine(day, time(14), AMSTERDAM)
        drafted = min(first - timedelta(days=110), self.now - timedelta(days=4))
        case = self._draft(story, first, drafted)
        self._walk(story, case, first, drafted)
        return case

    def _draft(self, story: Story, first: datetime, at: datetime) -> Any:
        procedure = catalogue.current("edition", on=day_of(at))
        assert procedure is not None
        days = [
            on_a_wednesday(day_of(first) + timedelta(days=14 * number)) for number in range(story.sessions)
        ]
        sessions = [
            {
                "day": day.isoformat(),
                "from": "14:00",
                "to": "17:00",
                "place": room_of(story, number),
                **_titles(number, story.sessions),
            }
            for number, day in enumerate(days)
        ]
        opens = max(day_of(first) - timedelta(days=90), day_of(at) + timedelta(days=3))
        if story.reaches in {"planned", "review", "draft"}:
            opens = day_of(self.now) + timedelta(days=12)
        said = {
            "offering": str(offering_with(story.code)),
            "leader": str(self.region.people["expert"].pk),
            "seats": story.seats,
            "least": max(story.seats // 3, 4),
            "opens_on": opens.isoformat(),
            "closes_on": max(day_of(first) - timedelta(days=14), opens).isoformat(),
            "sessions": sessions,
        }
        by = self.standing(self.region.people["office"], at)
        return granted(open_case(procedure, by=by, at=at, unit=self.region.pro_u, said=said))

    def _walk(self, story: Story, case: Any, first: datetime, drafted: datetime) -> None:
        if story.reaches == "draft":
            return
        self.step(case, "submit", "expert", drafted + timedelta(hours=3))
        if story.reaches == "review":
            return
        self.step(case, "approve", "office", drafted + timedelta(days=1))
        if story.reaches == "planned":
            return
        edition = edition_of_case(case.pk)
        opened = drafted + timedelta(days=2)
        self.step(case, "open", "office", opened)
        self._enrol(story, edition, opened)
        if story.reaches in {"open", "full"}:
            return
        closed = min(first - timedelta(days=13), self.now - timedelta(days=2))
        self.step(case, "close", "office", closed)
        if story.reaches == "closed":
            return
        if story.reaches in {"cancelled", "postponed"}:
            why = "Te weinig deelnemers om van elkaar te leren."
            key = "cancel" if story.reaches == "cancelled" else "postpone"
            self.step(case, key, "office", closed + timedelta(hours=5), reason=why)
            return
        self.step(case, "confirm", "office", min(first - timedelta(days=11), self.now - timedelta(days=1)))
        if story.reaches == "confirmed":
            return
        take_step_of_clock(case.pk, "start", at=first.replace(hour=6))
        self._attend(edition, all_of_it=story.reaches != "running")
        self._finish(story, case, edition)

    def _enrol(self, story: Story, edition: Any, opened: datetime) -> None:
        """One after the other; at a full edition somebody withdrew, and the next was offered the seat."""
        cases: list[tuple[Any, Any]] = []
        for number, (person, location) in enumerate(self._who_come(story, edition).items()):
            edition.case.refresh_from_db()
            at = min(opened + timedelta(hours=2 + 7 * number), self.now - timedelta(hours=3))
            said = {"school": str(location.pk)} | ({"payer": "school"} if edition.offering.price else {})
            if clashing_with(edition.series_id, person.pk):
                said["clash"] = "known"
            if story.begins == PHONED and number == 0:
                made = self._enter_by_phone(edition, person, at, said)
            else:
                made = enrol(edition, by=self.standing(person, at), at=at, said=said)
            cases.append((person, granted(made)))
        if story.reaches == "full":
            person, case = cases[3]
            version = version_of(case.pk)
            at = self.now - timedelta(hours=2)
            by = self.standing(person, at)
            granted(take_step(case.pk, "withdraw", by=by, at=at, version=version))
            self._let_partners_come_first(edition, at + timedelta(minutes=20))
        if story.begins == TEAM_IN:
            self._enrol_team(edition, [person for person, _ in cases])

    def _enter_by_phone(self, edition: Any, person: Any, at: datetime, said: Mapping[str, object]) -> Any:
        """The office enters what the teacher said on the phone; the teacher has a copy."""
        procedure = catalogue.current("enrolment", on=day_of(at))
        assert procedure is not None
        return enter_opening(
            procedure,
            "enrol",
            by=self.standing(self.region.people["office"], at),
            whom=person.pk,
            at=at,
            unit=edition.offering.unit,
            about=edition.case,
            brought=Brought({**said, "came_how": "phone", "came_on": day_of(at).isoformat()}),
        )

    def _who_come(self, story: Story, edition: Any) -> dict[Any, Any]:
        """So many teachers with their schools; of all but the first nobody has something else then."""
        came: dict[Any, Any] = {}
        if story.begins in {45, -120, -15}:
            came.update([self.region.teachers[0]])
        for _ in self.region.teachers:
            if len(came) >= story.come:
                break
            person, location = next(self.turns)
            if not clashing_with(edition.series_id, person.pk):
                came[person] = location
        return came

    def _let_partners_come_first(self, edition: Any, at: datetime) -> None:
        """The office says who comes first of those who wait, and why."""
        board = self.region.schools["Dinkellyceum"].parent_id
        why = "Afgesproken met het bestuur: het betaalt mee aan de ontwikkeling van deze reeks."
        self.step(edition.case, "set-rule", "office", at, first=[str(board)], reason=why)

    def _enrol_team(self, edition: Any, present: Sequence[Any]) -> None:
        """Three colleagues of the first school; one took the seat, the others have not answered."""
        at = self.now - timedelta(hours=2)
        here = self.region.teachers[:TEACHERS_PER_SCHOOL]
        free = [person for person, _ in here if person not in present]
        said = {
            "school": str(self.region.schools["Het Noordveld"].pk),
            "people": [str(person.pk) for person in free[-3:]],
            "rest": REST_WAITS,
            "goal": "Samen een lessenreeks over quantum geven in vwo 6.",
        }
        edition.case.refresh_from_db()
        leader = self.standing(self.region.people["school-leader"], at)
        team = granted(enrol_team(edition, by=leader, at=at, said=said))
        case = enrolment_of_member(team, free[-1])
        by, version = self.standing(free[-1], at), version_of(case)
        granted(take_step(case, "take-seat", by=by, at=at + timedelta(hours=1), version=version))

    def _attend(self, edition: Any, *, all_of_it: bool) -> None:
        """Most were there; one in nine came late, one in eleven could not come."""
        by = actor_of(self.standing(self.region.people["expert"], self.now), "page")
        seats = seats_in(edition)
        lines = sessions_of([edition.series_id])[edition.series_id]
        for session in [line for line in lines if line.ends_at < self.now]:
            marks = {place: _mark(turn + session.number) for turn, place in enumerate(seats)}
            at = session.ends_at + timedelta(minutes=5)
            granted(mark_list(edition, session.id, marks, by=by, at=at))

    def _finish(self, story: Story, case: Any, edition: Any) -> None:
        if story.reaches == "running":
            return
        last = sessions_of([edition.series_id])[edition.series_id][-1].ends_at
        ended = last + timedelta(days=1)
        if ended > self.now:  # around New Year a group may go on for longer
            return
        self.step(case, "finish", "expert", ended)
        if story.reaches == "finished":
            return
        take_step_of_clock(case.pk, "evaluate", at=ended + timedelta(days=15))
        if story.reaches == "archived":
            self.step(case, "archive", "office", ended + timedelta(days=20))


def _mark(turn: int) -> Mark:
    if turn % 9 == 4:
        return Mark("partial", 150)
    if turn % 11 == 7:
        return Mark("excused")
    return Mark("present")


def on_a_wednesday(day: date) -> date:
    """The Wednesday of that week, or of the second after it where schools are closed around New Year."""
    wednesday = day + timedelta(days=2 - day.weekday())
    is_closed = (wednesday.month, wednesday.day) >= (12, 20) or (wednesday.month, wednesday.day) <= (1, 6)
    return wednesday + timedelta(days=21) if is_closed else wednesday


TITLES = (
    ("Waar het begint", "Where it begins"),
    ("Wat er in de klas gebeurde", "What happened in class"),
    ("Samen verder", "Going on together"),
    ("Wat werkte, en voor wie", "What worked, and for whom"),
    ("Wat je collega’s ervan vinden", "What your colleagues think of it"),
)
LAST = ("Neem het mee naar je team", "Take it to your team")


def _titles(number: int, sessions: int) -> dict[str, str]:
    """Of this meeting of so many, in both languages; the last of several has a title of its own."""
    dutch, english = LAST if number + 1 == sessions > 1 else TITLES[number]
    return {"title": dutch, "title_en": english}
