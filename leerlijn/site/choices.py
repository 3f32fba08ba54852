"""What the institution can choose: every number and length that a procedure names, and the rules of duty."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from leerlijn.domains.agreements.queries.regulations import (
    DECISION_QUORUM,
    MAJORITIES,
    MAJORITY,
    MEETING_QUORUM,
    PERCENTS,
    SUPERVISION,
    SUPERVISIONS,
    TERM,
)
from leerlijn.domains.assessments.actions.assessments import LESSON_PLAN
from leerlijn.domains.development.actions.teams import ANSWERED
from leerlijn.domains.development.procedures.edition.states import GO
from leerlijn.domains.development.queries.requests import MANDATE, MANDATES
from leerlijn.domains.development.queries.terms import EARLY, FREE, LAST, LATE, NO_SHOW, REFLECTION
from leerlijn.domains.qualification.grounds import GROUNDS, editions_of_grounds
from leerlijn.domains.qualification.obligation import EDITIONS, shipped_rules
from leerlijn.domains.qualification.queries.courses import LEAST_PRESENCE
from leerlijn.domains.qualification.queries.dossiers import (
    CERTIFIED_WITHIN,
    CLOSING_FORM,
    HOW_LATELY,
    OPEN_CRITERIA,
    WAYS_TO_CLOSE,
    WAYS_WITHOUT,
    WHO_DECIDES,
    WITHOUT_PRECHECK,
)
from leerlijn.domains.qualification.queries.duties import LONGEST_EXTENSION, RULES
from leerlijn.domains.qualification.queries.verdict_letters import REMEDY, WAYS_TO_DISAGREE
from leerlijn.domains.qualification.tracks import ASSESSING, EACH
from leerlijn.foundation.cases.models import SettingValue
from leerlijn.foundation.cases.proven import FACTORS, MINUTES, WAYS, WITHIN
from leerlijn.foundation.meetings.waiting import OFFER, OFFER_IN_LAST_WEEK
from leerlijn.foundation.notices.queries.offsets import AFTER, BEFORE
from leerlijn.kernel.data_map import data_map
from leerlijn.kernel.procedure import Deadline, Setting, catalogue
from leerlijn.kernel.sentence import Said, Sentence, Text
from leerlijn.kernel.terms import Count, Length
from leerlijn.kernel.wrong import Wrong

ANY_DAY = date(2000, 1, 1)
"""From which two lengths are counted, to compare them."""
SHARES = {str(part): Text(nl=f"{part}%", en=f"{part}%") for part in range(0, 101, 5)}
DOSSIER = Text(nl="BKO-dossier", en="UTQ dossier")
REMINDERS = Text(nl="Herinneringen", en="Reminders")
DAYS_BEFORE = {
    days: Text(nl=f"{days.replace(',', ' en ')} dagen", en=f"{days.replace(',', ' and ')} days")
    for days in ("28,7", "14,3", "7,2", "7", "3")
}
DAYS_AFTER = {
    "1": Text(nl="1 dag", en="1 day"),
    "1,7": Text(nl="1 en 7 dagen", en="1 and 7 days"),
    "7": Text(nl="7 dagen", en="7 days"),
}
PRO_U = Text(nl="Inschrijven bij Pro-U", en="Enrolling at Pro-U")
SEATS = Text(nl="Plaatsen en wachtlijsten", en="Seats and waiting lists")
INSTITUTION = Text(nl="Instellingsbrede kwaliteitsafspraak", en="Quality agreement of the institution")
KEEPING = Text(nl="Bewaren van gegevens over mensen", en="Keeping data about people")
DECIDING = Text(nl="Laten zien dat jij het bent, als je beslist", en="Proving it is you when you decide")
COUNCILS = Text(nl="Vragen aan een raad", en="Requests to a council")


@dataclass(frozen=True, slots=True)
class Chooseable:
    """A setting, with what it belongs to; `among` names its values where it is no length.

    `least` is the shortest length that the law allows.
    """

    setting: Setting
    group: Text
    in_working_days: bool = False
    among: Mapping[str, Text] | None = None
    least: Length | None = None

    def read(self, typed: str) -> str:
        """The value as it is kept; raises `Wrong` with what is wrong with it."""
        if self.among is not None:
            return typed
        length = Length.read(typed, in_working_days=self.in_working_days)
        if self.in_working_days and not length.working_days:
            raise AssertionError("a length of no days is no length")
        if self.least and length.after(ANY_DAY) < self.least.after(ANY_DAY):
            raise Wrong(Sentence("The law asks for at least {length}.", length=self.least.said()))
        return str(length)

    def said(self, value: str) -> Said | str | tuple[object, ...]:
        """A value in words."""
        if self.among is not None:
            return self.among.get(value, value)
        try:
            length = Length.parse(value)
            return length.said_in_working_days() if self.in_working_days else length.said()
        except Wrong:
            return value


def chooseables() -> dict[str, Chooseable]:
    """By key, in the order of the procedures."""
    found = {
        setting.key: Chooseable(setting, procedure.title, deadline.count is Count.WORKING)
        for procedure in catalogue.procedures.values()
        for state in procedure.states
        if isinstance(deadline := state.within, Deadline) and isinstance(setting := deadline.length, Setting)
    }
    rules = {key: shipped_rules(key).title for key in EDITIONS}
    group = Text(nl="Plicht om de BKO te halen", en="Duty to qualify")
    lists = {key: edition.title for key, edition in editions_of_grounds().items()}
    chosen = (
        Chooseable(RULES, group, among=rules),
        Chooseable(LONGEST_EXTENSION, group),
        Chooseable(GROUNDS, group, among=lists),
        Chooseable(WITHOUT_PRECHECK, DOSSIER, among=WAYS_WITHOUT),
        Chooseable(CERTIFIED_WITHIN, DOSSIER, among=HOW_LATELY),
        Chooseable(CLOSING_FORM, DOSSIER, among=WAYS_TO_CLOSE),
        Chooseable(OPEN_CRITERIA, DOSSIER, among=WHO_DECIDES),
        Chooseable(REMEDY, DOSSIER, among=WAYS_TO_DISAGREE),
        Chooseable(LEAST_PRESENCE, Text(nl="BKO-cursus", en="UTQ course"), among=SHARES),
        *(Chooseable(each, Text(nl="BKO-intake", en="UTQ intake")) for each in (EACH, ASSESSING)),
        Chooseable(FREE, PRO_U),
        Chooseable(EARLY, PRO_U, among=SHARES),
        Chooseable(LAST, PRO_U),
        *(Chooseable(each, PRO_U, among=SHARES) for each in (LATE, NO_SHOW)),
        Chooseable(REFLECTION, PRO_U, least=Length.parse(REFLECTION.default)),
        *(Chooseable(each, PRO_U) for each in (ANSWERED, GO)),
        Chooseable(LESSON_PLAN, Text(nl="Zij-instroomassessment", en="Assessment for lateral entry")),
        Chooseable(MANDATE, Text(nl="Vraag op maat", en="Tailor-made request"), among=MANDATES),
        *(Chooseable(each, SEATS) for each in (OFFER, OFFER_IN_LAST_WEEK)),
        Chooseable(TERM, COUNCILS),
        *(Chooseable(part, COUNCILS, among=PERCENTS) for part in (MEETING_QUORUM, DECISION_QUORUM)),
        Chooseable(MAJORITY, COUNCILS, among=MAJORITIES),
        Chooseable(SUPERVISION, INSTITUTION, among=SUPERVISIONS),
        Chooseable(FACTORS, DECIDING, among=WAYS),
        Chooseable(WITHIN, DECIDING, among=MINUTES),
        Chooseable(BEFORE, REMINDERS, among=DAYS_BEFORE),
        Chooseable(AFTER, REMINDERS, among=DAYS_AFTER),
    )
    return {**{each.setting.key: each for each in (*chosen, *_keeping())}, **found}


def _keeping() -> Iterator[Chooseable]:
    """How long each kind of data about people is kept."""
    for processing in data_map.processings():
        if processing.kept.length:
            yield Chooseable(processing.kept.length, KEEPING, least=processing.kept.least)


def chosen_values(keys: Sequence[str]) -> Mapping[str, list[SettingValue]]:
    """Every value that was ever chosen, by key, the latest start first; one statement."""
    rows = SettingValue.objects.filter(key__in=keys).select_related("unit").order_by("-starts_on", "-pk")
    found: dict[str, list[SettingValue]] = {key: [] for key in keys}
    for row in rows:
        found[row.key].append(row)
    return found
