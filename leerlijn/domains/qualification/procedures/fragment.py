"""A fragment that shows assessors what a level looks like: taken, asked for, shown, withdrawn (utq 7)."""

from __future__ import annotations

from datetime import date

from leerlijn.domains.qualification.actions.fragments import keep_fragment, let_fragment_go
from leerlijn.domains.qualification.guards.fragments import dossier_is_closed
from leerlijn.domains.qualification.models import Fragment
from leerlijn.domains.qualification.queries.examples import CONSENTED
from leerlijn.domains.qualification.queries.fragments import PROCEDURE as KEY
from leerlijn.domains.qualification.queries.fragments import FragmentFacts, facts_of
from leerlijn.foundation.dossiers.relations import CANDIDATE
from leerlijn.foundation.panels.content import Finding
from leerlijn.foundation.people import relations as offices
from leerlijn.kernel.procedure import (
    CLOCK,
    Choice,
    Meaning,
    OneOf,
    Paragraph,
    Procedure,
    Role,
    State,
    usually,
)
from leerlijn.kernel.sentence import Said, Sentence, Text

candidate = Role("candidate", Text(nl="kandidaat", en="candidate"), Meaning.DECIDER, CANDIDATE)
coordinator = Role(
    "coordinator", Text(nl="BKO-coördinator", en="UTQ coordinator"), Meaning.HANDLER, offices.COORDINATOR
)
LANGUAGES = {
    Fragment.Language.DUTCH.value: Text(nl="Nederlands", en="Dutch"),
    Fragment.Language.ENGLISH.value: Text(nl="Engels", en="English"),
}


def pieces_to_take(facts: FragmentFacts) -> list[tuple[str, Said | str]]:
    return [
        (
            piece.key,
            Sentence(
                "{criterion} {title}: {item}, found {level}",
                criterion=piece.line.code,
                title=piece.line.short,
                item=piece.item.code,
                level=piece.level.in_words,
            ),
        )
        for piece in facts.pieces
    ]


def what_is_shown(facts: FragmentFacts) -> list[tuple[Said, Said | str]]:
    """Word for word what assessors read, and at which level."""
    fragment = facts.fragment
    if fragment is None:
        return []
    level = Finding(fragment.level).in_words
    return [
        (Text(nl="Criterium en niveau", en="Criterion and level"), _at(fragment.criterion, level)),
        (Text(nl="Wat assessoren lezen", en="What assessors read"), fragment.text),
        (
            Text(nl="Wat ze niet zien", en="What they do not see"),
            Text(
                nl="van wie het is, uit welk dossier het komt en wanneer dat was",
                en="whose it is, from which dossier it comes and when that was",
            ),
        ),
    ]


def _at(code: str, level: Text) -> Said:
    return Sentence("{criterion}, {level}", criterion=code, level=level)


asked = State(
    "asked",
    Text(nl="De kandidaat zegt of het mag", en="The candidate says whether it may"),
    owner=candidate,
    doing=Text(nl="Zeg of dit getoond mag worden", en="Say whether this may be shown"),
    within=usually(
        "utq-fragment.answer",
        Text(nl="zeggen of een fragment getoond mag worden", en="saying whether a fragment may be shown"),
        "P20D",
        if_passed=Text(nl="het wordt niet getoond.", en="it is not shown."),
        lapse="let-go",
    ),
)
consented = State(
    CONSENTED,
    Text(nl="Het fragment mag getoond worden", en="The fragment may be shown"),
    owner=CLOCK,
    within=usually(
        "utq-fragment.show",
        Text(nl="een fragment tonen", en="showing a fragment"),
        "P5Y",
        if_passed=Text(nl="het wordt niet meer getoond.", en="it is no longer shown."),
        lapse="let-go",
    ),
)
refused = State("refused", Text(nl="Het mag niet", en="It may not"), final=True)
withdrawn = State(
    "withdrawn", Text(nl="De toestemming is ingetrokken", en="Consent was withdrawn"), final=True
)
gone = State("gone", Text(nl="Het wordt niet getoond", en="It is not shown"), final=True)

take = coordinator.may(
    "take",
    Text(nl="Neem een voorbeeld uit dit dossier", en="Take an example from this dossier"),
    to=asked,
    told=Text(nl="Een voorbeeld uit het dossier genomen", en="An example was taken from the dossier"),
    when=[dossier_is_closed],
    asks=[
        OneOf(
            name="piece",
            label=Text(nl="Uit welk bewijsstuk, bij welk criterium", en="Which evidence, at which criterion"),
            among=pieces_to_take,
        ),
        Choice(name="language", label=Text(nl="In welke taal", en="In which language"), among=LANGUAGES),
        Paragraph(
            name="text",
            label=Text(nl="Het fragment", en="The fragment"),
            reader=Text(
                nl="Een paar zinnen, zonder namen van mensen, vakken en opleidingen. De kandidaat leest dit; "
                "assessoren pas als de kandidaat het goedvindt.",
                en="Some sentences, without names of people, courses or programmes. The candidate reads it; "
                "assessors only once the candidate agrees.",
            ),
            longest=1500,
            is_apart=True,
        ),
    ],
    then=[keep_fragment],
)
consent = candidate.may(
    "consent",
    Text(nl="Ja, dit mag getoond worden", en="Yes, this may be shown"),
    to=consented,
    told=Text(nl="De kandidaat vindt het goed", en="The candidate agrees"),
    shows=what_is_shown,
    decides=True,
)
refuse = candidate.may(
    "refuse",
    Text(nl="Nee, liever niet", en="No, rather not"),
    to=refused,
    told=Text(nl="De kandidaat wil het niet", en="The candidate does not want it"),
    then=[let_fragment_go],
    shows=what_is_shown,
    decides=True,
)
withdraw = candidate.may(
    "withdraw-consent",
    Text(nl="Trek je toestemming in", en="Withdraw your consent"),
    to=withdrawn,
    told=Text(nl="De toestemming is ingetrokken", en="Consent was withdrawn"),
    then=[let_fragment_go],
    shows=what_is_shown,
    decides=True,
)
take_away = coordinator.may(
    "take-away",
    Text(nl="Haal het fragment weg", en="Take the fragment away"),
    to=gone,
    told=Text(nl="Het fragment is weggehaald", en="The fragment was taken away"),
    then=[let_fragment_go],
    shows=what_is_shown,
    decides=True,
)
let_go = CLOCK.may(
    "let-go", Text(nl="De tijd is voorbij", en="The time is over"), to=gone, then=[let_fragment_go]
)

PROCEDURE = Procedure(
    key=KEY,
    edition="2026",
    title=Text(nl="BKO: een voorbeeld uit een dossier", en="UTQ: an example from a dossier"),
    named=Text(nl="Voorbeeld uit een dossier", en="Example from a dossier"),
    source=Text(
        nl="hoe assessoren leren gelijk te oordelen: met voorbeelden, na toestemming",
        en="how assessors learn to judge alike: with examples, after consent",
    ),
    starts_on=date(2017, 9, 1),
    roles=(candidate, coordinator),
    openings=(take,),
    table={
        asked: (consent, refuse, take_away, let_go),
        consented: (withdraw, take_away, let_go),
        refused: (),
        withdrawn: (),
        gone: (),
    },
    facts=facts_of,
)
