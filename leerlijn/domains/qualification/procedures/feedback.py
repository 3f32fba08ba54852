"""Feedback on one piece of evidence: shared, answered, revised, ready (domain/utq 2.3, a to e)."""

from __future__ import annotations

from datetime import date

from leerlijn.domains.qualification.actions.feedback import (
    begin_feedback,
    close_feedback,
    have_supervisors,
    keep_notes,
    share_new_version,
)
from leerlijn.domains.qualification.guards.feedback import (
    dossier_is_supervised,
    has_something_to_share,
    was_revised,
)
from leerlijn.domains.qualification.models import FeedbackRequest
from leerlijn.domains.qualification.queries.feedback import PROCEDURE as KEY
from leerlijn.domains.qualification.queries.feedback import FeedbackFacts, facts_of
from leerlijn.domains.qualification.queries.names import names_of_feedback
from leerlijn.domains.qualification.relations import SUPERVISOR
from leerlijn.foundation.dossiers.relations import CANDIDATE
from leerlijn.kernel.procedure import (
    CLOCK,
    Choice,
    Meaning,
    OneOf,
    Paragraph,
    Procedure,
    Role,
    Rows,
    State,
    usually,
)
from leerlijn.kernel.sentence import Said, Sentence, Text

PERSONAL_DATA = {
    FeedbackRequest.PersonalData.NONE.value: Text(nl="Nee", en="No"),
    FeedbackRequest.PersonalData.REMOVED.value: Text(nl="Die haalde ik eruit", en="I took those out"),
    FeedbackRequest.PersonalData.AGREED.value: Text(
        nl="Ja, en zij vinden het goed", en="Yes, and they agreed"
    ),
}


def items_to_share(facts: FeedbackFacts) -> list[tuple[str, Said | str]]:
    return [
        (str(item.order), Sentence("{item} {title}", item=item.code, title=item.title))
        for item in facts.to_share
    ]


def criteria_of_item(facts: FeedbackFacts) -> list[tuple[str, Said | str]]:
    """The anchors: what the item is said to prove."""
    claims = facts.item.claims if facts.item else {}
    return [
        (line.code, Sentence("{code} {title}", code=line.code, title=line.short))
        for line in facts.made.criteria
        if line.code in claims
    ]


def what_was_shared(facts: FeedbackFacts) -> list[tuple[Said, Said | str]]:
    shown: list[tuple[Said, Said | str]] = []
    if facts.item:
        shown.append((Text(nl="Bewijsstuk", en="Evidence"), f"{facts.item.code} {facts.item.title}"))
        shown += [
            (Sentence("{code}", code=code), said or Sentence("It does not say why yet."))
            for code, said in facts.item.claims.items()
        ]
    if facts.known.question:
        shown.append((Text(nl="Vraag", en="Question"), facts.known.question))
    return shown


candidate = Role("candidate", Text(nl="kandidaat", en="candidate"), Meaning.INITIATOR, CANDIDATE)
supervisor = Role("supervisor", Text(nl="BKO-begeleider", en="UTQ supervisor"), Meaning.ADVISER, SUPERVISOR)

shared = State(
    "shared",
    Text(nl="Gedeeld voor feedback", en="Shared for feedback"),
    owner=supervisor,
    within=usually(
        "utq-feedback.give",
        Text(nl="feedback geven op een bewijsstuk", en="giving feedback on a piece of evidence"),
        "P10D",
        if_passed=Text(
            nl="de kandidaat ziet dat het langer duurt, en kan het terugnemen.",
            en="the candidate sees that it takes longer, and can take it back.",
        ),
    ),
)
given = State(
    "given",
    Text(nl="Er is feedback", en="There is feedback"),
    owner=candidate,
    doing=Text(nl="Lees de feedback en verbeter", en="Read the feedback and revise"),
    within=usually(
        "utq-feedback.revise",
        Text(nl="een bewijsstuk herzien na feedback", en="revising a piece of evidence after feedback"),
        "P3M",
        if_passed=Text(nl="het bewijsstuk blijft bij jou.", en="the evidence stays with you."),
    ),
)
ready = State("ready", Text(nl="Klaar", en="Ready"), final=True)
taken_back = State("taken_back", Text(nl="Teruggenomen", en="Taken back"), final=True)
ended = State("ended", Text(nl="Het dossier ging verder", en="The dossier went on"), final=True)

ABOUT_PEOPLE = Choice(
    name="personal_data",
    label=Text(nl="Staan er gegevens van anderen in?", en="Does it hold data about others?"),
    hint=Text(nl="Zoals namen van studenten.", en="Such as names of students."),
    among=PERSONAL_DATA,
    weighs=True,
)
QUESTION = Paragraph(
    name="question",
    label=Text(nl="Wat wil je weten", en="What you want to know"),
    reader=Text(nl="Alleen je begeleider leest dit.", en="Only your supervisor reads this."),
    required=False,
    longest=1000,
)
share = candidate.may(
    "share",
    Text(nl="Vraag feedback op een bewijsstuk", en="Ask for feedback on evidence"),
    to=shared,
    told=Text(nl="Gedeeld voor feedback", en="Shared for feedback"),
    when=[has_something_to_share, dossier_is_supervised],
    asks=[
        OneOf(name="item", label=Text(nl="Welk bewijsstuk", en="Which evidence"), among=items_to_share),
        ABOUT_PEOPLE,
        QUESTION,
    ],
    then=[begin_feedback, have_supervisors],
)
give = supervisor.may(
    "give-feedback",
    Text(nl="Geef feedback", en="Give feedback"),
    to=given,
    told=Text(nl="Er is feedback gegeven", en="Feedback was given"),
    asks=[
        Rows(
            name="notes",
            label=Text(nl="Je feedback", en="Your feedback"),
            each=Text(nl="Opmerking", en="Note"),
            more=Text(nl="Nog een opmerking", en="One more note"),
            reader=Text(
                nl="Alleen de kandidaat leest dit. Het gaat niet mee in het verzegelde dossier.",
                en="Only the candidate reads this. It does not go into the sealed dossier.",
            ),
            at_first=2,
            columns=(
                OneOf(name="criterion", label=Text(nl="Criterium", en="Criterion"), among=criteria_of_item),
                Paragraph(name="text", label=Text(nl="Feedback", en="Feedback"), longest=2000),
            ),
        )
    ],
    then=[keep_notes],
    shows=what_was_shared,
)
share_again = candidate.may(
    "share-again",
    Text(nl="Leg de nieuwe versie voor", en="Share the new version"),
    to=shared,
    told=Text(nl="De nieuwe versie is gedeeld", en="The new version was shared"),
    when=[was_revised],
    asks=[ABOUT_PEOPLE, QUESTION],
    then=[share_new_version],
)
say_ready = candidate.may(
    "say-ready",
    Text(nl="Dit bewijsstuk is klaar", en="This evidence is ready"),
    to=ready,
    told=Text(nl="Het bewijsstuk is klaar", en="The evidence is ready"),
    then=[close_feedback],
)
take_back = candidate.may(
    "take-back",
    Text(nl="Neem het terug", en="Take it back"),
    to=taken_back,
    told=Text(nl="Het verzoek is teruggenomen", en="The request was taken back"),
    then=[close_feedback],
    decides=True,
)
end = CLOCK.may(
    "end",
    Text(nl="Het dossier ging verder", en="The dossier went on"),
    to=ended,
    then=[close_feedback],
)
follow_dossier = CLOCK.may(
    "name-supervisor",
    Text(nl="Er is een begeleider aangewezen", en="A supervisor was named"),
    to=None,
    then=[have_supervisors],
)

PROCEDURE = Procedure(
    key=KEY,
    edition="2026",
    title=Text(nl="BKO: feedback op een bewijsstuk", en="UTQ: feedback on evidence"),
    named=names_of_feedback,
    source=Text(
        nl="openbare BKO-pagina (feedback op het dossier door de onderwijskundig adviseur)",
        en="public UTQ page (feedback on the dossier by the educational consultant)",
    ),
    starts_on=date(2017, 9, 1),
    roles=(candidate, supervisor),
    openings=(share,),
    table={
        shared: (give, take_back, follow_dossier, end),
        given: (share_again, say_ready, follow_dossier, end),
        ready: (),
        taken_back: (),
        ended: (),
    },
    facts=facts_of,
    page="qualification:feedback",
)
