"""An edition of an offering, from draft to archive; pro-u.md M1."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from leerlijn.domains.development.actions.editions import (
    invite_everybody,
    plan_again,
    release_everybody,
    set_rule,
    settle_enrolments,
)
from leerlijn.domains.development.actions.offerings import plan_edition
from leerlijn.domains.development.guards import editions as guards
from leerlijn.domains.development.models import Edition
from leerlijn.domains.development.procedures.planning import RULE, WHAT_IS_ASKED
from leerlijn.domains.development.queries.editions import EditionFacts, edition_facts
from leerlijn.domains.development.queries.names import names_of_editions
from leerlijn.domains.development.relations import EDITION_LEADER
from leerlijn.foundation.cases.queries.settings import setting
from leerlijn.foundation.people import relations as offices
from leerlijn.kernel.procedure import (
    CLOCK,
    LOOK_AND_DECIDE,
    Line,
    Meaning,
    Paragraph,
    Procedure,
    Role,
    Setting,
    State,
    Until,
    WholeNumber,
    usually,
)
from leerlijn.kernel.sentence import Said, Sentence, Text
from leerlijn.kernel.terms import Length

SOURCE = Text(
    nl="brochure van Pro-U: samen leren; hoe een uitvoering loopt is onze standaard, naar andere aanbieders",
    en="brochure of Pro-U: learning together; how an edition runs is our default, after other providers",
)

expert = Role(
    "expert", Text(nl="vakdidacticus", en="subject pedagogy expert"), Meaning.INITIATOR, EDITION_LEADER
)
office = Role("office", Text(nl="bureau Pro-U", en="Pro-U office"), Meaning.HANDLER, offices.PRO_U_OFFICE)
director = Role(
    "director", Text(nl="directeur Pro-U", en="director of Pro-U"), Meaning.OVERSEER, offices.PRO_U_DIRECTOR
)
auditor = Role("auditor", Text(nl="auditor", en="auditor"), Meaning.OVERSEER, offices.AUDITOR)

GO = Setting(
    "edition.go",
    Text(
        nl="zo lang voor de eerste bijeenkomst is zeker of het doorgaat",
        en="so long before the first meeting it is certain whether it goes on",
    ),
    "P10D",
    Text(
        nl="onze standaard; andere aanbieders sturen de uitnodiging twee weken voor het begin",
        en="our default; other providers send the invitation two weeks before the start",
    ),
)


def _on(
    day: Callable[[Edition], date], said: Callable[[date], Said]
) -> Callable[[EditionFacts], tuple[date, Said] | None]:
    """A day of the edition; none while there is no edition yet."""

    def found(facts: EditionFacts) -> tuple[date, Said] | None:
        if facts.edition is None:
            return None
        on = day(facts.edition)
        return on, said(on)

    return found


def it_is_certain(facts: EditionFacts) -> tuple[date, Said] | None:
    """So long before the first meeting as was chosen; never before enrolment closes."""
    if facts.edition is None:
        return None
    edition, path = facts.edition, facts.situation.case.path
    chosen = Length.parse(setting(GO, path=path, on=facts.situation.on))
    day = max(chosen.before(edition.starts_on), edition.closes_on)
    return day, Sentence("By {day} everybody knows whether it goes on.", day=day)


NO_HARM = Text(nl="het blijft op de lijst staan.", en="it stays on the list.")

draft = State(
    "draft",
    Text(nl="In concept", en="Draft"),
    expert,
    usually(
        "edition.draft", Text(nl="een concept afmaken", en="finishing a draft"), "P3M", if_passed=NO_HARM
    ),
)
review = State(
    "review",
    Text(nl="Wordt nagekeken", en="In review"),
    office,
    usually(
        "edition.review",
        Text(nl="nakijken van een uitvoering", en="review of an edition"),
        "P10D",
        if_passed=NO_HARM,
    ),
    doing=LOOK_AND_DECIDE,
)
planned = State(
    "planned",
    Text(nl="Gepland", en="Planned"),
    CLOCK,
    Until(
        day=_on(
            lambda edition: edition.opens_on - timedelta(days=1),
            lambda day: Sentence("Enrolment opens on the day after {day}.", day=day),
        ),
        if_passed=Text(nl="de inschrijving gaat vanzelf open.", en="enrolment opens by itself."),
        lapse="open",
    ),
)
CLOSES = Until(
    day=_on(
        lambda edition: edition.closes_on, lambda day: Sentence("Enrolment closes after {day}.", day=day)
    ),
    if_passed=Text(nl="de inschrijving sluit vanzelf.", en="enrolment closes by itself."),
    lapse="close",
)
open_ = State("open", Text(nl="Inschrijving open", en="Open for enrolment"), CLOCK, CLOSES)
full = State("full", Text(nl="Vol, met wachtlijst", en="Full, with a waiting list"), CLOCK, CLOSES)
closed = State(
    "closed",
    Text(nl="Inschrijving gesloten", en="Enrolment closed"),
    office,
    Until(
        day=it_is_certain,
        if_passed=Text(
            nl="de deelnemers wachten op zekerheid.", en="those who take part wait to be certain."
        ),
    ),
    doing=LOOK_AND_DECIDE,
)
confirmed = State(
    "confirmed",
    Text(nl="Gaat door", en="Goes on"),
    CLOCK,
    Until(
        day=_on(
            lambda edition: edition.starts_on - timedelta(days=1),
            lambda day: Sentence("The first meeting is on the day after {day}.", day=day),
        ),
        if_passed=Text(nl="de uitvoering begint.", en="it begins."),
        lapse="start",
    ),
)
running = State(
    "running",
    Text(nl="Bezig", en="Running"),
    expert,
    Until(
        day=_on(
            lambda edition: edition.ends_on + timedelta(days=14),
            lambda day: Sentence("Two weeks after the last meeting: {day}.", day=day),
        ),
        if_passed=Text(nl="de deelnemers wachten op hun verklaring.", en="people wait for their statements."),
    ),
)
finished = State(
    "finished",
    Text(nl="Afgelopen", en="Finished"),
    CLOCK,
    usually(
        "edition.evaluation",
        Text(nl="zo lang staat de evaluatie open", en="so long the evaluation is open"),
        "P2W",
        if_passed=Text(nl="de evaluatie sluit.", en="the evaluation closes."),
        lapse="evaluate",
    ),
)
evaluated = State(
    "evaluated",
    Text(nl="Geëvalueerd", en="Evaluated"),
    office,
    usually("edition.archive", Text(nl="in het archief leggen", en="archiving"), "P1M", if_passed=NO_HARM),
)
postponed = State(
    "postponed",
    Text(nl="Uitgesteld", en="Postponed"),
    office,
    usually("edition.plan-again", Text(nl="opnieuw plannen", en="planning again"), "P2M", if_passed=NO_HARM),
)
archived = State("archived", Text(nl="In het archief", en="Archived"), final=True)
cancelled = State("cancelled", Text(nl="Gaat niet door", en="Cancelled"), final=True)

WHY = Paragraph(name="reason", label=Text(nl="Waarom", en="Why"), longest=1000)
cancel = office.may(
    "cancel",
    Text(nl="Laat het niet doorgaan", en="Cancel it"),
    told=Text(nl="De uitvoering gaat niet door", en="The edition was cancelled"),
    to=cancelled,
    asks=[WHY],
    then=[release_everybody],
    decides=True,
)
close = office.may(
    "close",
    Text(nl="Sluit de inschrijving", en="Close enrolment"),
    told=Text(nl="De inschrijving is dicht", en="Enrolment was closed"),
    to=closed,
    together_with=[CLOCK],
)
set_rule_step = office.may(
    "set-rule",
    Text(nl="Stel in wie er eerst komt", en="Set who comes first"),
    told=Text(nl="Ingesteld wie er eerst komt", en="It was set who comes first"),
    link=Text(nl="Wie krijgt een plaats?", en="Who gets a seat?"),
    to=None,
    page="development:rule",
    asks=RULE,
    then=[set_rule],
)
postpone = office.may(
    "postpone",
    Text(nl="Stel het uit", en="Postpone it"),
    told=Text(nl="Uitgesteld", en="Postponed"),
    to=postponed,
    asks=[WHY],
    decides=True,
)

PROCEDURE = Procedure(
    key="edition",
    edition="2026",
    title=Text(nl="Uitvoering van een activiteit", en="Edition of an activity"),
    named=names_of_editions,
    source=SOURCE,
    starts_on=date(2020, 1, 1),
    roles=(expert, office, director, auditor),
    openings=(
        office.may(
            "draft",
            Text(nl="Plan een uitvoering", en="Plan an edition"),
            told=Text(nl="Een uitvoering is gepland", en="An edition was planned"),
            to=draft,
            when=[guards.is_at_pro_u],
            asks=WHAT_IS_ASKED,
            then=[plan_edition],
        ),
    ),
    page="development:edition",
    facts=edition_facts,
    table={
        draft: (
            expert.may(
                "submit",
                Text(nl="Laat het nakijken", en="Hand in for review"),
                told=Text(nl="De uitvoering wordt nagekeken", en="The edition is being reviewed"),
                to=review,
                when=[guards.has_a_session],
                together_with=[office],
            ),
            set_rule_step,
            cancel,
        ),
        review: (
            office.may(
                "approve",
                Text(nl="Neem het op in het aanbod", en="Put it in the catalogue"),
                told=Text(nl="Opgenomen in het aanbod", en="Put in the catalogue"),
                to=planned,
            ),
            office.may(
                "send-back",
                Text(nl="Stuur het terug", en="Send it back"),
                told=Text(nl="Teruggestuurd", en="Sent back"),
                to=draft,
                asks=[WHY],
            ),
            set_rule_step,
            cancel,
        ),
        planned: (
            office.may(
                "open",
                Text(nl="Open de inschrijving", en="Open enrolment"),
                told=Text(nl="De inschrijving is open", en="Enrolment was opened"),
                to=open_,
                together_with=[CLOCK],
            ),
            set_rule_step,
            cancel,
        ),
        open_: (
            CLOCK.may(
                "fill",
                Text(nl="Alles is bezet", en="All seats are taken"),
                to=full,
                when=[guards.is_full],
                at_once=True,
            ),
            set_rule_step,
            close,
            cancel,
        ),
        full: (
            CLOCK.may(
                "reopen",
                Text(nl="Er is weer plaats", en="There is room again"),
                to=open_,
                when=[guards.has_room],
                at_once=True,
            ),
            set_rule_step,
            close,
            cancel,
        ),
        closed: (
            office.may(
                "confirm",
                Text(nl="Laat het doorgaan", en="Let it go on"),
                told=Text(nl="Het gaat door", en="It goes on"),
                to=confirmed,
                when=[guards.has_enough],
                then=[invite_everybody],
            ),
            office.may(
                "confirm-all-the-same",
                Text(nl="Laat het toch doorgaan", en="Let it go on all the same"),
                told=Text(nl="Het gaat toch door", en="It goes on all the same"),
                to=confirmed,
                asks=[Line(name="reason", label=Text(nl="Waarom met zo weinig", en="Why with so few"))],
                then=[invite_everybody],
            ),
            postpone,
            cancel,
        ),
        confirmed: (
            office.may(
                "start",
                Text(nl="Laat het beginnen", en="Let it begin"),
                told=Text(nl="Begonnen", en="It began"),
                to=running,
                when=[guards.has_begun],
                together_with=[CLOCK],
            ),
            postpone,
            cancel,
        ),
        running: (
            expert.may(
                "finish",
                Text(nl="Rond af en geef de verklaringen uit", en="Finish, and issue the statements"),
                told=Text(
                    nl="Afgerond; de verklaringen zijn uitgegeven", en="Finished; the statements were issued"
                ),
                to=finished,
                when=[guards.attendance_is_complete],
                then=[settle_enrolments],
                together_with=[office],
            ),
            cancel,
        ),
        finished: (
            CLOCK.may(
                "evaluate", Text(nl="De evaluatie is dicht", en="The evaluation is over"), to=evaluated
            ),
            office.may(
                "close-evaluation",
                Text(nl="Sluit de evaluatie", en="Close the evaluation"),
                told=Text(nl="De evaluatie is gesloten", en="The evaluation was closed"),
                to=evaluated,
            ),
        ),
        evaluated: (
            office.may(
                "archive",
                Text(nl="Leg het in het archief", en="Archive it"),
                told=Text(nl="Opgeborgen in het archief", en="Archived"),
                to=archived,
            ),
        ),
        postponed: (
            office.may(
                "plan-again",
                Text(nl="Plan het opnieuw", en="Plan it again"),
                told=Text(nl="Opnieuw gepland", en="Planned again"),
                to=planned,
                asks=[
                    WholeNumber(
                        name="days",
                        label=Text(nl="Hoeveel dagen later", en="How many days later"),
                        least=1,
                        most=365,
                    )
                ],
                then=[plan_again],
            ),
            cancel,
        ),
        archived: (),
        cancelled: (),
    },
)
