"""What came by mail, by phone or on paper, entered by an office for whom it came from."""

from __future__ import annotations

from collections.abc import Mapping

from leerlijn.foundation.cases.actions.entering import Brought, beginning_of, enter_opening, enter_step
from leerlijn.foundation.cases.came import HOW, ON
from leerlijn.foundation.cases.models import Case
from leerlijn.foundation.cases.queries.entering import NOBODY_OF_YOURS, ever_enters
from leerlijn.foundation.cases.queries.pages import CasePage
from leerlijn.foundation.documents.models import Document
from leerlijn.foundation.people.queries import person_known_as
from leerlijn.foundation.ui.asked import Request
from leerlijn.kernel.procedure import Procedure
from leerlijn.kernel.sentence import Sentence
from leerlijn.kernel.verdict import Denied, Refusal, Refused
from leerlijn.site.api.calls import CHANNEL
from leerlijn.site.api.problems import mend
from leerlijn.site.api.values import Asked, Exactly, Line, Name, Told, Words, words


class CameAsked(Asked):
    """How it came (mail, phone, letter or desk), on which day, and the letter as a document of one's own."""

    how: Name
    on: Line
    document: Exactly | None = None


class BeginningAsked(CameAsked):
    """`about` is the number of the case that the new one is about, where the procedure asks for one."""

    about: Exactly | None = None


class ForAnotherAsked(CameAsked):
    """`party` is the number of whom it came from, as `for_others` of the case gives it."""

    party: Exactly


class ForOtherTold(Told):
    """A step that whoever calls can enter for this party, when it came by mail, by phone or on paper."""

    name: str
    title: Words
    party: int
    whom: str


def for_others_told(seen: CasePage) -> list[ForOtherTold]:
    return [
        ForOtherTold(
            name=each.step.key,
            title=words(each.step.title),
            party=each.party.pk,
            whom=each.party.person.name,
        )
        for each in seen.for_others
    ]


def entered(
    request: Request,
    seen: CasePage,
    step: str,
    came: ForAnotherAsked,
    *,
    version: int,
    fields: Mapping[str, object],
) -> Case | Refusal:
    """The step of a party, entered by whoever calls."""
    whom = next((party for party in seen.parties if party.pk == came.party), None)
    if whom is None:
        raise mend({"party": Sentence("Nobody takes part here by this number.")})
    return enter_step(
        seen.case.pk,
        step,
        by=request.standing,
        whom=whom.person_id,
        at=request.at,
        version=version,
        brought=_brought(request, fields, came),
        channel=CHANNEL,
    )


def begun_for_another(
    request: Request,
    procedure: Procedure,
    step: str,
    came: BeginningAsked,
    *,
    whom: str,
    fields: Mapping[str, object],
) -> Case | Refusal:
    """What came from somebody by another way, opened for them; `whom` is their number or mail address."""
    by, at = request.standing, request.at
    opening, person = procedure.opening(step), person_known_as(whom)
    if opening is None or not ever_enters(by, opening, procedure):
        return Denied(Sentence("This cannot be entered for somebody else."))
    if person is None:
        raise mend({"subject": NOBODY_OF_YOURS})
    try:
        begun = beginning_of(procedure, opening, by=by, whom=person, at=at, about=came.about)
    except Refused as refused:
        return refused.refusal
    if begun is None:
        raise mend({"subject": NOBODY_OF_YOURS})
    return enter_opening(
        procedure,
        opening.key,
        by=by,
        whom=person.pk,
        at=at,
        unit=begun.unit,
        about=begun.about,
        brought=_brought(request, fields, came),
        channel=CHANNEL,
    )


def _brought(request: Request, fields: Mapping[str, object], came: CameAsked) -> Brought:
    """The letter is one that whoever calls kept before."""
    document = None
    if came.document is not None:
        document = Document.objects.filter(pk=came.document, owner=request.standing.person).first()
        if document is None:
            raise mend({"document": Sentence("You keep no document with this number.")})
    return Brought({**fields, HOW.name: came.how, ON.name: came.on}, document=document)
