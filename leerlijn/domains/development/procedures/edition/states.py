"""Who take part in an edition, where it can stand, and until when."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from leerlijn.domains.development.models import Edition
from leerlijn.domains.development.queries.editions import EditionFacts
from leerlijn.domains.development.relations import EDITION_LEADER
from leerlijn.foundation.cases.queries.settings import setting
from leerlijn.foundation.people import relations as offices
from leerlijn.kernel.procedure import CLOCK, LOOK_AND_DECIDE, Meaning, Role, Setting, State, Until, usually
from leerlijn.kernel.sentence import Said, Sentence, Text
from leerlijn.kernel.terms import Length

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
