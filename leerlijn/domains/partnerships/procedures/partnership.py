"""Partnership: intended, aspirant, recognised, and every six years a review by peers (domain/pro-u M14)."""

from __future__ import annotations

from datetime import date

from leerlijn.domains.partnerships.actions.partnerships import merge_on_1_august
from leerlijn.domains.partnerships.guards.groups import has_a_lead
from leerlijn.domains.partnerships.queries.names import names_of_partnerships
from leerlijn.domains.partnerships.queries.partnerships import LIFE, facts_of_life
from leerlijn.foundation.people.relations import AUDITOR, PARTNERSHIP_COORDINATOR, SCHOOL_TRAINER
from leerlijn.kernel.procedure import (
    Choice,
    Day,
    Deadline,
    Meaning,
    Paragraph,
    Procedure,
    Role,
    Setting,
    State,
    usually,
)
from leerlijn.kernel.sentence import Text

coordinator = Role(
    "coordinator",
    Text(nl="coördinator van het partnerschap", en="coordinator of the partnership"),
    Meaning.HANDLER,
    PARTNERSHIP_COORDINATOR,
)
trainer = Role(
    "trainer", Text(nl="schoolopleider", en="school-based trainer"), Meaning.ADVISER, SCHOOL_TRAINER
)
auditor = Role("auditor", Text(nl="auditor", en="auditor"), Meaning.OVERSEER, AUDITOR)

DAY = Day(name="day", label=Text(nl="Met ingang van", en="With effect from"))
WHY = Paragraph(name="reason", label=Text(nl="Waarom", en="Why"))
SIGNED = Choice(
    name="signed",
    label=Text(nl="Tekenden alle besturen?", en="Have all boards signed?"),
    among={"yes": Text(nl="ja, alle besturen", en="yes, all boards")},
)
LATER = Text(
    nl="het staat als te laat in de lijst; niemand anders handelt.",
    en="it stands as late in the list; nobody else acts.",
)

intended = State(
    "intended",
    Text(nl="Voorgenomen", en="Intended"),
    owner=coordinator,
    within=usually(
        "partnership.grant", Text(nl="aspirant worden", en="becoming aspirant"), "P1Y", if_passed=LATER
    ),
)
aspirant = State(
    "aspirant",
    Text(nl="Aspirant-opleidingsschool", en="Aspirant training school"),
    owner=coordinator,
    within=Deadline(
        length=Setting(
            "partnership.aspirant",
            Text(nl="beoordelende peerreview van een aspirant", en="assessing peer review of an aspirant"),
            "P4Y",
            Text(
                nl="openbare regeling: een beoordelende peerreview vier jaar na de toekenning",
                en="public scheme: an assessing peer review four years after the grant",
            ),
        ),
        if_passed=LATER,
    ),
)
assessed_ok = State(
    "assessed_ok",
    Text(nl="Goed beoordeeld", en="Assessed as good"),
    owner=coordinator,
    within=usually(
        "partnership.recognise", Text(nl="erkend worden", en="being recognised"), "P1Y", if_passed=LATER
    ),
)
recognised = State(
    "recognised",
    Text(nl="Erkende opleidingsschool", en="Recognised training school"),
    owner=coordinator,
    within=Deadline(
        length=Setting(
            "partnership.review",
            Text(nl="ontwikkelgerichte peerreview", en="developmental peer review"),
            "P6Y",
            Text(
                nl="openbare pagina van het platform: elke zes jaar een peerreview",
                en="public page of the platform: a peer review every six years",
            ),
        ),
        if_passed=LATER,
    ),
)
merging = State(
    "merging",
    Text(nl="Gaat op in een ander partnerschap", en="Merges into another partnership"),
    owner=coordinator,
    within=usually(
        "partnership.merge", Text(nl="opgaan in een ander", en="merging into another"), "P1Y", if_passed=LATER
    ),
)
merged = State("merged", Text(nl="Opgegaan", en="Merged"), final=True)
ended = State("ended", Text(nl="Beëindigd", en="Ended"), final=True)
lapsed = State("lapsed", Text(nl="Vervallen", en="Lapsed"), final=True)

end = coordinator.may(
    "end",
    Text(nl="Beëindig het partnerschap", en="End the partnership"),
    to=ended,
    told=Text(nl="Het partnerschap is beëindigd", en="The partnership was ended"),
    asks=[DAY, WHY],
    decides=True,
)

PROCEDURE = Procedure(
    key=LIFE,
    edition="2026",
    title=Text(nl="Partnerschap Samen Opleiden", en="Partnership for educating teachers together"),
    named=names_of_partnerships,
    source=Text(
        nl="openbare pagina’s over aspirant- en erkende opleidingsscholen, en over peerreview",
        en="public pages on aspirant and recognised training schools, and on peer review",
    ),
    starts_on=date(2017, 8, 1),
    roles=(coordinator, trainer, auditor),
    openings=(
        coordinator.may(
            "intend",
            Text(nl="Leg een voornemen vast", en="Record an intention"),
            told=Text(nl="Een voornemen is vastgelegd", en="An intention was recorded"),
            to=intended,
        ),
        coordinator.may(
            "record-aspirant",
            Text(nl="Leg een aspirant vast", en="Record an aspirant"),
            told=Text(nl="Een aspirant is vastgelegd", en="An aspirant was recorded"),
            to=aspirant,
        ),
        coordinator.may(
            "record-recognised",
            Text(nl="Leg een erkend partnerschap vast", en="Record a recognised one"),
            told=Text(nl="Een erkend partnerschap is vastgelegd", en="A recognised partnership was recorded"),
            to=recognised,
        ),
    ),
    table={
        intended: (
            coordinator.may(
                "become-aspirant",
                Text(nl="Leg vast dat het aspirant is", en="Record that it is aspirant"),
                told=Text(nl="Aspirant geworden", en="Became aspirant"),
                to=aspirant,
                when=[has_a_lead],
                asks=[DAY, SIGNED],
            ),
            end,
        ),
        aspirant: (
            coordinator.may(
                "assessed",
                Text(nl="Leg vast dat het goed is beoordeeld", en="Record that it was assessed as good"),
                told=Text(nl="Goed beoordeeld", en="Assessed as good"),
                to=assessed_ok,
                asks=[DAY],
            ),
            coordinator.may(
                "lapse",
                Text(nl="Leg vast dat het is vervallen", en="Record that it lapsed"),
                told=Text(nl="Vervallen", en="Lapsed"),
                to=lapsed,
                asks=[DAY, WHY],
            ),
            end,
        ),
        assessed_ok: (
            coordinator.may(
                "recognise",
                Text(nl="Leg de erkenning vast", en="Record that it is recognised"),
                told=Text(nl="Erkend", en="Recognised"),
                to=recognised,
                when=[has_a_lead],
                asks=[DAY],
            ),
            end,
        ),
        recognised: (
            coordinator.may(
                "reviewed",
                Text(nl="Noteer de peerreview", en="Write down the peer review"),
                to=recognised,
                told=Text(nl="De peerreview is gehouden", en="The peer review was held"),
                asks=[DAY, Paragraph(name="follow_up", label=Text(nl="Vervolgplan", en="Follow-up plan"))],
            ),
            coordinator.may(
                "merge",
                Text(nl="Ga op in een ander", en="Merge into another"),
                told=Text(nl="Het gaat op in een ander", en="It is to merge into another"),
                to=merging,
                asks=[DAY, SIGNED],
                then=[merge_on_1_august],
            ),
            end,
        ),
        merging: (
            coordinator.may(
                "merged",
                Text(nl="Leg vast dat het is opgegaan", en="Record that it merged"),
                told=Text(nl="Opgegaan", en="Merged"),
                to=merged,
                asks=[DAY],
            ),
            end,
        ),
        merged: (),
        ended: (),
        lapsed: (),
    },
    facts=facts_of_life,
)
