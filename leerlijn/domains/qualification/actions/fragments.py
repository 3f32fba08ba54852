"""Taking a fragment from a closed dossier, and letting its text go."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from leerlijn.domains.qualification.anonymous import tells_who
from leerlijn.domains.qualification.models import Fragment
from leerlijn.domains.qualification.queries.fragments import PROCEDURE, FragmentFacts
from leerlijn.foundation.cases.actions.opening import open_case
from leerlijn.foundation.cases.models import Case
from leerlijn.foundation.dossiers.relations import CANDIDATE
from leerlijn.foundation.journal.actions import Actor
from leerlijn.kernel.policy import Standing
from leerlijn.kernel.procedure import Answer, catalogue, effect
from leerlijn.kernel.sentence import Sentence, Text
from leerlijn.kernel.verdict import Denied, Incomplete, Refusal, Refused


def take_fragment(
    dossier: Case, *, by: Standing, at: datetime, said: Mapping[str, object], channel: str = "page"
) -> Case | Refusal:
    """The case in which the candidate of this dossier is asked whether the fragment may be shown."""
    procedure = catalogue.current(PROCEDURE, on=by.on)
    if procedure is None or dossier.subject is None:
        return Denied(Sentence("This cannot be begun here."))
    return open_case(
        procedure,
        by=by,
        at=at,
        unit=dossier.unit,
        subject=dossier.subject,
        about=dossier,
        parties={CANDIDATE: [dossier.subject.pk]},
        said=said,
        channel=channel,
    )


@effect(Text(nl="de kandidaat leest het en zegt of het mag", en="the candidate reads it and says whether"))
def keep_fragment(facts: FragmentFacts, answers: Mapping[str, Answer], *, actor: Actor, at: datetime) -> None:
    """At the level that the assessors agreed on, never one that the office chooses. Raises Refused."""
    piece = next((each for each in facts.pieces if each.key == answers["piece"]), None)
    if piece is None or facts.dossier is None or facts.dossier.submission is None:
        raise Refused(Denied(Sentence("This piece of evidence is not in the dossier as it was judged.")))
    text = str(answers["text"])
    told = tells_who(text, facts.people, facts.places)
    if told:
        raise Refused(
            Incomplete({"text": Sentence("“{told}” says about whom this is. Leave it out.", told=told)})
        )
    Fragment.objects.create(
        case=facts.situation.case,
        framework_id=facts.dossier.submission.framework_id,
        criterion=piece.line.code,
        level=piece.level,
        taken_from=facts.dossier.submission,
        item=piece.item.order,
        language=str(answers["language"]),
        text=text,
    )


@effect(Text(nl="niemand leest het meer: de tekst is weg", en="nobody reads it any more: the text is gone"))
def let_fragment_go(
    facts: FragmentFacts, answers: Mapping[str, Answer], *, actor: Actor, at: datetime
) -> None:
    Fragment.objects.filter(case=facts.situation.case, gone_at=None).update(text="", gone_at=at)
