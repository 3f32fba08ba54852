"""Writing down hours of supervision: planned, granted, used; and taking an entry back by another one.

The case is locked first, so that of two who book at once the second sees what the first did.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from django.db import transaction
from django.db.models import Max, Min

from leerlijn.domains.qualification.models import SupervisionEntry, SupervisionNote
from leerlijn.domains.qualification.queries.dossiers import PROCEDURE, DossierFacts
from leerlijn.domains.qualification.queries.intakes import PROCEDURE as INTAKE
from leerlijn.domains.qualification.queries.supervision import hours_now
from leerlijn.domains.qualification.relations import BOOK_SUPERVISION, GRANT_SUPERVISION
from leerlijn.domains.qualification.supervision import CORRECTION, FIELDS, in_hours
from leerlijn.foundation.cases.models import Case
from leerlijn.foundation.cases.queries.situations import procedure_of, situation_of
from leerlijn.foundation.journal.actions import record
from leerlijn.foundation.people.queries import actor_of
from leerlijn.kernel.policy import Action, Standing, may
from leerlijn.kernel.procedure import Answer, read_fields
from leerlijn.kernel.sentence import Said, Sentence
from leerlijn.kernel.terms import day_of
from leerlijn.kernel.verdict import Denied, Incomplete, Refusal

type Typed = Mapping[str, object]
Kind = SupervisionEntry.Kind
ACTION_OF: Mapping[str, Action] = {
    Kind.PLANNED: BOOK_SUPERVISION,
    Kind.GRANTED: GRANT_SUPERVISION,
    Kind.USED: BOOK_SUPERVISION,
}
"""Who writes down what; the same people take it back."""
ACTS: Mapping[str, str] = {
    Kind.PLANNED: "plan-supervision",
    Kind.GRANTED: "grant-supervision",
    Kind.USED: "book-supervision",
}


@transaction.atomic
def book_hours(
    case_id: int, kind: str, said: Typed, *, by: Standing, at: datetime, channel: str = "page"
) -> SupervisionEntry | Refusal:
    """The new entry; a talk that goes beyond what was granted asks for one sentence that says why."""
    facts = _held(case_id, ACTION_OF[kind], by=by, at=at)
    if not isinstance(facts, DossierFacts):
        return facts
    if not facts.situation.case.is_open:
        return Denied(Sentence("This dossier is closed. You can still correct what was written down."))
    answers, errors = read_fields(FIELDS[kind], said, facts)
    if not errors:
        errors = _mistakes(facts, kind, answers)
    if errors:
        return Incomplete(errors)
    on = answers.get("on")
    entry = _write(
        facts,
        SupervisionEntry(
            kind=kind,
            minutes=int(str(answers["hours"])),
            on=on if isinstance(on, date) else facts.situation.on,
        ),
        about=str(answers.get("about") or ""),
        because=str(answers.get("because") or ""),
    )
    _record(facts, entry, ACTS[kind], channel)
    return entry


@transaction.atomic
def correct_hours(
    case_id: int,
    number: int,
    said: Typed,
    *,
    action: Action,
    by: Standing,
    at: datetime,
    channel: str = "page",
) -> SupervisionEntry | Refusal:
    """The counter-entry; what it corrects stays as it was written. `action` is that of who wrote it."""
    facts = _held(case_id, action, by=by, at=at)
    if not isinstance(facts, DossierFacts):
        return facts
    found = SupervisionEntry.objects.filter(case=case_id, number=number).first()
    if found is None or ACTION_OF[found.kind] != action:
        return Denied(Sentence("There is no such entry."))
    if found.corrects_id or SupervisionEntry.objects.filter(corrects=found).exists():
        return Denied(Sentence("This entry was corrected already. Write a new one."))
    answers, errors = read_fields(CORRECTION, said, facts)
    if errors:
        return Incomplete(errors)
    entry = _write(
        facts,
        SupervisionEntry(kind=found.kind, minutes=-found.minutes, on=facts.situation.on, corrects=found),
        because=str(answers["because"]),
    )
    _record(facts, entry, "correct-supervision", channel)
    return entry


def _held(case_id: int, action: Action, *, by: Standing, at: datetime) -> DossierFacts | Refusal:
    """The dossier, locked, for whoever may do this in it."""
    found = Case.objects.select_related("subject", "unit").select_for_update(of=("self",))
    situation = situation_of(found.get(pk=case_id), by=by, at=at)
    permitted = may(by, action, situation.thing)
    if isinstance(permitted, Denied):
        return permitted
    facts = procedure_of(situation.case).facts(situation)
    if situation.case.procedure != PROCEDURE or not isinstance(facts, DossierFacts):
        return Denied(Sentence("There is no dossier here."))
    return facts


def _mistakes(facts: DossierFacts, kind: str, answers: Mapping[str, Answer]) -> dict[str, Said]:
    if kind != Kind.USED:
        return {}
    on, began_on = answers["on"], _track_began_on(facts.situation.case)
    if isinstance(on, date) and on > facts.situation.on:
        return {"on": Sentence("This day is still to come. Write down a talk that was held.")}
    if isinstance(on, date) and on < began_on:
        return {"on": Sentence("The track began on {day}: choose that day or a later one.", day=began_on)}
    hours = hours_now(facts.situation.case.pk)
    used = hours.used + int(str(answers["hours"]))
    if used > hours.granted and not answers["because"]:
        said = Sentence(
            "With this talk {used} of the {granted} hours granted are used. Say in one sentence why.",
            used=in_hours(used),
            granted=in_hours(hours.granted),
        )
        return {"because": said}
    return {}


def _track_began_on(case: Case) -> date:
    """The first day of the first intake or dossier of this candidate; one statement."""
    theirs = Case.objects.filter(subject=case.subject_id, procedure__in=(INTAKE, PROCEDURE))
    return day_of(theirs.aggregate(first=Min("opened_at"))["first"])


def _write(
    facts: DossierFacts, entry: SupervisionEntry, *, about: str = "", because: str = ""
) -> SupervisionEntry:
    situation = facts.situation
    entry.case, entry.made_by_id, entry.made_at = situation.case, situation.by.person, situation.at
    last = SupervisionEntry.objects.filter(case=situation.case).aggregate(last=Max("number"))["last"]
    entry.number = (last or 0) + 1
    entry.save(force_insert=True)
    SupervisionNote.objects.create(entry=entry, about=about, because=because)
    return entry


def _record(facts: DossierFacts, entry: SupervisionEntry, act: str, channel: str) -> None:
    """The hours, and not the words: the journal is read by others too."""
    payload: dict[str, object] = {
        "number": entry.number,
        "kind": entry.kind,
        "minutes": entry.minutes,
        "on": entry.on.isoformat(),
    }
    record(
        f"dossier:{facts.opened.pk}",
        act,
        by=actor_of(facts.situation.by, channel),
        at=facts.situation.at,
        payload={**payload, "corrects": entry.corrects.number} if entry.corrects else payload,
    )
