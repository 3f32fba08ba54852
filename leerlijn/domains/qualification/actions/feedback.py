"""What the steps of feedback do: an item is shared, notes are kept, and nobody waits for it any more."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from leerlijn.domains.qualification.models import FeedbackRequest, Note
from leerlijn.domains.qualification.queries.dossiers import DossierFacts
from leerlijn.domains.qualification.queries.feedback import PROCEDURE, FeedbackFacts, facts_of, open_feedback
from leerlijn.domains.qualification.relations import SUPERVISOR
from leerlijn.foundation.cases.actions.opening import open_case
from leerlijn.foundation.cases.actions.steps import take_step_of_clock
from leerlijn.foundation.cases.models import Case, Party
from leerlijn.foundation.dossiers.actions.evidence import hold_item
from leerlijn.foundation.journal.actions import Actor
from leerlijn.foundation.people.queries import person_of
from leerlijn.kernel.policy import Standing
from leerlijn.kernel.procedure import Answer, Table, catalogue, effect
from leerlijn.kernel.sentence import Sentence, Text
from leerlijn.kernel.verdict import Denied, Refusal, Refused


def share_item(
    dossier: Case, *, by: Standing, at: datetime, said: Mapping[str, object], channel: str = "page"
) -> Case | Refusal:
    """The case of the feedback on one item."""
    procedure = catalogue.current(PROCEDURE, on=by.on)
    if procedure is None:
        return Denied(Sentence("This cannot be begun here."))
    return open_case(
        procedure,
        by=by,
        at=at,
        unit=dossier.unit,
        subject=person_of(by.person),
        about=dossier,
        said=said,
        channel=channel,
    )


@effect(Text(nl="deze versie ligt voor", en="this version is shared"))
def begin_feedback(
    facts: FeedbackFacts, answers: Mapping[str, Answer], *, actor: Actor, at: datetime
) -> None:
    """Of the dossier as it is once we hold it: nobody hands it in or changes it meanwhile."""
    case, dossier = facts.situation.case, facts.made.situation.case
    case.about = Case.objects.select_for_update(of=("self",), no_key=True).get(pk=dossier.pk)
    case.save(update_fields=["about"])
    now = facts_of(facts.situation)
    item = next((item for item in now.to_share if str(item.order) == answers["item"]), None)
    if item is None:
        raise Refused(Denied(Sentence("We did not share this: the dossier was changed meanwhile.")))
    FeedbackRequest.objects.create(
        case=case,
        item_id=item.id,
        version=item.version,
        personal_data=str(answers["personal_data"]),
        question=str(answers.get("question") or ""),
    )


@effect(Text(nl="wie het dossier begeleidt, leest het", en="whoever supervises the dossier reads it"))
def have_supervisors(
    facts: FeedbackFacts, answers: Mapping[str, Answer], *, actor: Actor, at: datetime
) -> None:
    """The ball is theirs where it is with the supervisor."""
    case = facts.situation.case
    for each in facts.made.situation.people(SUPERVISOR):
        owes = case.owner_relation == SUPERVISOR.key
        Party.objects.get_or_create(
            case=case, person_id=each, relation=SUPERVISOR.key, defaults={"owes": owes}
        )


@effect(Text(nl="je begeleider leest de nieuwe versie", en="your supervisor reads the new version"))
def share_new_version(
    facts: FeedbackFacts, answers: Mapping[str, Answer], *, actor: Actor, at: datetime
) -> None:
    """We hold the evidence and not the dossier: whoever holds that may wait for this case."""
    item = hold_item(facts.made.opened.pk, facts.item.order) if facts.item else None
    if item is None:
        raise Refused(Denied(Sentence("This piece of evidence is no longer in the dossier.")))
    FeedbackRequest.objects.filter(pk=facts.known.pk).update(
        version=item.version,
        personal_data=str(answers["personal_data"]),
        question=str(answers.get("question") or ""),
    )


@effect(
    Text(
        nl="alleen de kandidaat en de begeleider lezen dit; het gaat niet mee in het verzegelde dossier",
        en="only the candidate and the supervisor read this; it does not go into the sealed dossier",
    )
)
def keep_notes(facts: FeedbackFacts, answers: Mapping[str, Answer], *, actor: Actor, at: datetime) -> None:
    notes = answers["notes"]
    assert isinstance(notes, Table)
    Note.objects.bulk_create(
        Note(
            request=facts.known,
            criterion=str(row["criterion"]),
            version=facts.known.version,
            text=str(row["text"]),
            made_by_id=facts.situation.by.person,
            made_at=at,
        )
        for row in notes.rows
    )


@effect(Text(nl="er wacht niemand meer op", en="nobody waits for it any more"))
def close_feedback(
    facts: FeedbackFacts, answers: Mapping[str, Answer], *, actor: Actor, at: datetime
) -> None:
    FeedbackRequest.objects.filter(pk=facts.known.pk).update(closed_at=at)


@effect(Text(nl="wat gedeeld was, is het niet meer", en="what was shared no longer is"))
def end_all_feedback(
    facts: DossierFacts, answers: Mapping[str, Answer], *, actor: Actor, at: datetime
) -> None:
    _each_takes("end", facts, at=at)


@effect(Text(nl="krijgt ook de open vragen om feedback", en="gets the open requests for feedback too"))
def let_supervisor_give_feedback(
    facts: DossierFacts, answers: Mapping[str, Answer], *, actor: Actor, at: datetime
) -> None:
    _each_takes("name-supervisor", facts, at=at)


def _each_takes(step: str, facts: DossierFacts, *, at: datetime) -> None:
    """Every case of feedback that is not over, each held by itself and with its own entry."""
    for case in open_feedback(facts):
        take_step_of_clock(case.pk, step, at=at)
