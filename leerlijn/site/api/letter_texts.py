"""The texts of letters: whose holds in a unit, how one reads on a real case, and writing one."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import Http404
from ninja import Router

from leerlijn.foundation.notices.actions.wordings import change_text
from leerlijn.foundation.notices.guards import text_can_go
from leerlijn.foundation.notices.queries.wordings import (
    InForce,
    cases_to_look_with,
    previews,
    versions_of,
    wording_at,
    wordings_at,
)
from leerlijn.foundation.notices.relations import CHANGE_TEXT, READ_TEXTS
from leerlijn.foundation.notices.texts import KINDS, Placeholder, TextKind, Written
from leerlijn.foundation.people.queries import tree
from leerlijn.foundation.ui.asked import Request
from leerlijn.kernel.policy import Action
from leerlijn.kernel.sentence import Sentence, Text
from leerlijn.site.api.calls import CHANNEL, asks
from leerlijn.site.api.problems import agreed, mend
from leerlijn.site.api.values import Asked, Code, Exactly, Line, Name, Paragraph, Told, Words, words

router = Router(tags=["letters"])


class TextAsked(Asked):
    """Both languages, or none: then the text of the unit above holds again. An empty subject is ours."""

    nl: Paragraph = ""
    en: Paragraph = ""
    subject_nl: Line = ""
    subject_en: Line = ""

    @property
    def text(self) -> Text:
        return Text(nl=self.nl, en=self.en)

    @property
    def subject(self) -> Text:
        return Text(nl=self.subject_nl, en=self.subject_en)


class LookedAtAsked(TextAsked):
    """`case` is a real case that whoever calls may see; without it, the newest such a letter can be about."""

    case: Exactly | None = None


class VersionAsked(TextAsked):
    """`note` says what this changes; it holds from `starts_on`, today or later."""

    note: Line
    starts_on: date


class PlaceholderTold(Told):
    """What stands in a text as `{key}`."""

    key: str
    says: Words
    required: bool


class KindTold(Told):
    """`unit` is the code of the unit whose text holds; null where it is ours. So is an empty subject."""

    kind: str
    title: Words
    unit: str | None
    text: Words
    subject: Words
    placeholders: list[PlaceholderTold]
    in_subject: list[PlaceholderTold]


class KindsTold(Told):
    kinds: list[KindTold]


class VersionTold(Told):
    id: int
    starts_on: date
    by: str
    note: str
    text: Words
    subject: Words


class WholeKindTold(KindTold):
    """With all that this unit ever wrote, the latest start first."""

    versions: list[VersionTold]


class PreviewTold(Told):
    """The letter as it would come to who gets it, in this language."""

    language: str
    subject: str
    body: str


class PreviewsTold(Told):
    """`case` is null where such a letter is about no case: then it is filled with examples."""

    case: int | None
    letters: list[PreviewTold]


@router.get("/letter-texts/{unit}", response=KindsTold)
@asks(READ_TEXTS)
def list_letter_texts(request: Request, unit: Code) -> KindsTold:
    """Every kind of letter, and the text that holds in this unit today."""
    place = _unit(request, unit, READ_TEXTS)
    kinds = KINDS.written_in(place)
    held = wordings_at(kinds, place.path, on=request.standing.on)
    return KindsTold(kinds=[KindTold(**_of(kind, held[kind.key])) for kind in kinds])


@router.get("/letter-texts/{unit}/{kind}", response=WholeKindTold)
@asks(READ_TEXTS)
def read_letter_text(request: Request, unit: Code, kind: Name) -> WholeKindTold:
    """One kind of letter, with every version of this unit."""
    place = _unit(request, unit, READ_TEXTS)
    return _whole(_kind(kind, place), place, on=request.standing.on)


@router.post("/letter-texts/{unit}/{kind}/preview", response=PreviewsTold)
@asks(CHANGE_TEXT)
def preview_letter_text(request: Request, unit: Code, kind: Name, said: LookedAtAsked) -> PreviewsTold:
    """How a text reads on a real case, or with examples. Nothing is kept and nothing is sent."""
    place, on = _unit(request, unit, CHANGE_TEXT), request.standing.on
    asked = _kind(kind, place)
    if flaws := text_can_go(asked, said.text, subject=said.subject, note="-", starts_on=on, today=on):
        raise mend(flaws)
    if not said.nl:
        raise mend({"nl": Sentence("Fill this in."), "en": Sentence("Fill this in.")})
    cases = cases_to_look_with(request.standing, place, asked)
    case = next((each for each in cases if said.case in {None, each.pk}), None)
    if case is None and not asked.has_examples:
        raise mend({"case": Sentence("There is no case here that such a letter can be about.")})
    written = Written(said.text, said.subject if said.subject_nl else asked.subject)
    letters = previews(asked, written, case, standing=request.standing)
    return PreviewsTold(
        case=case.pk if case else None,
        letters=[PreviewTold(language=one, subject=subject, body=body) for one, subject, body in letters],
    )


@router.post("/letter-texts/{unit}/{kind}", response={201: WholeKindTold})
@asks(CHANGE_TEXT, status=201)
def write_letter_text(request: Request, unit: Code, kind: Name, said: VersionAsked) -> WholeKindTold:
    """A new version of a text, in this unit and all below it; a missing placeholder is refused."""
    place = _unit(request, unit, CHANGE_TEXT)
    asked = _kind(kind, place)
    made = change_text(
        asked,
        place,
        said.text,
        subject=said.subject,
        note=said.note,
        starts_on=said.starts_on,
        by=request.standing,
        channel=CHANNEL,
        at=request.at,
    )
    agreed(made)
    return _whole(asked, place, on=request.standing.on)


def _kind(key: str, place: tree.Place) -> TextKind:
    """Of those that are written there."""
    found = KINDS.get(key)
    if found is None or found not in KINDS.written_in(place):
        raise Http404
    return found


def _unit(request: Request, code: str, action: Action) -> tree.Place:
    """For whoever may; for everybody else it does not exist."""
    found = tree.visible_to(request.standing, action).filter(code=code).first()
    if found is None:
        raise Http404
    return found


def _whole(kind: TextKind, place: tree.Place, *, on: date) -> WholeKindTold:
    versions = [
        VersionTold(
            id=each.pk,
            starts_on=each.starts_on,
            by=each.by.name,
            note=each.note,
            text=Words(nl=each.nl, en=each.en),
            subject=Words(nl=each.subject_nl, en=each.subject_en),
        )
        for each in versions_of(kind, place)
    ]
    return WholeKindTold(**_of(kind, wording_at(kind, place.path, on=on)), versions=versions)


def _of(kind: TextKind, held: InForce) -> dict[str, Any]:
    return {
        "kind": kind.key,
        "title": words(kind.title),
        "unit": held.unit.code if held.unit else None,
        "text": words(held.text),
        "subject": words(held.own_subject),
        "placeholders": _placeholders(kind.placeholders),
        "in_subject": _placeholders(kind.in_subject),
    }


def _placeholders(several: tuple[Placeholder, ...]) -> list[PlaceholderTold]:
    return [PlaceholderTold(key=each.key, says=words(each.says), required=each.required) for each in several]
