"""What both assessments do alike from the portfolio on: two look, each alone, agree, report and decide."""

from __future__ import annotations

from collections.abc import Mapping

from leerlijn.domains.assessments.actions.assessments import (
    comment_on_facts,
    drop_complaint,
    held,
    judge_by_others,
    keep_complaint,
    propose_outcome,
    write_report,
)
from leerlijn.domains.assessments.guards.assessments import (
    both_agree,
    did_not_complain_before,
    was_not_returned,
)
from leerlijn.domains.assessments.models import Talk
from leerlijn.domains.assessments.outcomes import OUTCOMES, needs_of
from leerlijn.domains.assessments.procedures.intake import (
    NOTES,
    SIDE,
    WITH_A_PANEL,
    another_judges,
    pool,
    replace,
    stop,
    withdraw,
)
from leerlijn.domains.assessments.procedures.states import (
    TO_CANDIDATE,
    TO_CENTRE,
    TO_JUDGES,
    assessor,
    candidate,
    complaint,
    consensus,
    coordinator,
    decided,
    fact_check,
    facts_checked,
    head,
    interviewed,
    no_consensus,
    portfolio_open,
    report_draft,
    scored,
    tests,
)
from leerlijn.domains.assessments.queries.assessments import AssessmentFacts
from leerlijn.foundation.dossiers.actions.judging import (
    agree_with_proposal,
    fix_judgement,
    open_judgements,
    refuse_proposal,
)
from leerlijn.foundation.dossiers.actions.sealing import seal_dossier
from leerlijn.foundation.dossiers.guards.dossiers import (
    all_judgements_are_in,
    covers_every_criterion,
    did_not_propose,
    everything_is_settled,
    no_assessor_is_related,
)
from leerlijn.foundation.notices.guards import letter_is_there
from leerlijn.foundation.notices.procedures.announcing import when_the_letter_came
from leerlijn.kernel.procedure import CLOCK, Choice, Extends, Field, OneOf, Paragraph, State, Step
from leerlijn.kernel.sentence import Said, Text

hold_interview = assessor.may(
    "interviewed",
    Text(nl="Noteer het interview", en="Write down the interview"),
    to=interviewed,
    told=Text(nl="Het criteriumgerichte interview is gehouden", en="The criterion-based interview was held"),
    asks=NOTES,
    then=[
        held(
            Talk.Kind.INTERVIEW,
            Text(
                nl="het interview ligt vast, en elk scoort voor zich",
                en="the interview is on record, and each scores alone",
            ),
            before_scoring=True,
        )
    ],
)
complain = candidate.may(
    "complain",
    Text(nl="Dien een klacht in", en="File a complaint"),
    to=complaint,
    told=Text(nl="De kandidaat diende een klacht in", en="The candidate filed a complaint"),
    when=[did_not_complain_before],
    asks=[
        Paragraph(
            name="complaint",
            label=Text(nl="Wat is er niet goed gegaan", en="What went wrong"),
            reader=TO_CENTRE,
            longest=4000,
        )
    ],
    then=[keep_complaint],
)


def the_proposal(facts: AssessmentFacts) -> list[tuple[Said, Said | str]]:
    """What one of the assessors proposed, with the training and the guidance that it takes."""
    proposal = facts.proposal
    if proposal is None:
        return []
    return [
        (Text(nl="Uitkomst", en="Outcome"), OUTCOMES[proposal.outcome]),
        (Text(nl="Motivering", en="Motivation"), proposal.motivation),
        *needs_of(proposal.more),
    ]


def the_outcome(facts: AssessmentFacts) -> list[tuple[Said, Said | str]]:
    """The same, and the report that the candidate looked at."""
    return [*the_proposal(facts), (Text(nl="Rapport", en="Report"), facts.registered.report)]


def portfolio_into(handed_in: State, checked: State) -> Mapping[State, tuple[Step, ...]]:
    """Making the portfolio, handing it in, and the look of an assessor whether it is complete."""
    return {
        portfolio_open: (
            candidate.may(
                "hand-in",
                Text(nl="Lever je portfolio in", en="Hand in your portfolio"),
                to=handed_in,
                told=Text(
                    nl="Het portfolio is ingeleverd en verzegeld", en="The portfolio was handed in and sealed"
                ),
                when=[covers_every_criterion],
                asks=[
                    Choice(
                        name="own_work",
                        label=Text(nl="Is dit je eigen werk?", en="Is this your own work?"),
                        among={"yes": Text(nl="Ja, dit is mijn eigen werk", en="Yes, this is my own work")},
                    )
                ],
                then=[seal_dossier],
            ),
            coordinator.may(
                "extend",
                Text(nl="Geef vier weken langer", en="Give four more weeks"),
                to=None,
                told=Text(nl="De kandidaat kreeg vier weken langer", en="The candidate got four more weeks"),
                clock=Extends("P4W"),
            ),
            *WITH_A_PANEL,
        ),
        handed_in: (
            assessor.may(
                "complete",
                Text(nl="Het portfolio is compleet", en="The portfolio is complete"),
                to=checked,
            ),
            assessor.may(
                "return",
                Text(nl="Stuur terug: er ontbreekt iets", en="Return: something is missing"),
                to=portfolio_open,
                told=Text(nl="Teruggestuurd: er ontbrak iets", en="Returned: something was missing"),
                when=[was_not_returned],
                asks=[
                    Paragraph(
                        name="missing",
                        label=Text(nl="Wat ontbreekt", en="What is missing"),
                        reader=TO_CANDIDATE,
                    )
                ],
            ),
            *WITH_A_PANEL,
        ),
        tests: (
            coordinator.may(
                "record-test",
                Text(nl="Noteer de test", en="Write down the test"),
                to=checked,
                told=Text(nl="De test is gehouden", en="The test was held"),
                asks=NOTES,
                then=[
                    held(
                        Talk.Kind.TEST,
                        Text(nl="de assessoren lezen de uitslag", en="the assessors read the result"),
                    )
                ],
            ),
            *WITH_A_PANEL,
        ),
    }


def judging(
    outcomes: Mapping[str, Text], *, asks: tuple[Field, ...] = ()
) -> Mapping[State, tuple[Step, ...]]:
    """From two scores that do not see each other to a decision; `asks` is what the outcome says besides."""
    return {
        interviewed: (
            assessor.may(
                "score",
                Text(nl="Lever je scores in", en="Hand in your scores"),
                to=None,
                told=Text(nl="Scores ingeleverd", en="Scores were handed in"),
                then=[fix_judgement],
                settles=True,
                page="assessments:desk",
            ),
            CLOCK.may(
                "open-scores",
                Text(nl="Beide scores gaan open", en="Both scores open"),
                to=scored,
                when=[all_judgements_are_in],
                then=[open_judgements],
                at_once=True,
            ),
            replace,
            *SIDE,
        ),
        scored: (
            assessor.may(
                "propose",
                Text(nl="Stel een uitkomst voor", en="Propose an outcome"),
                to=consensus,
                told=Text(nl="Er is een uitkomst voorgesteld", en="An outcome was proposed"),
                when=[everything_is_settled],
                asks=[
                    Choice(
                        name="outcome", label=Text(nl="Uitkomst", en="Outcome"), among=outcomes, weighs=True
                    ),
                    Paragraph(
                        name="motivation", label=Text(nl="Motivering", en="Motivation"), reader=TO_CANDIDATE
                    ),
                    *asks,
                ],
                then=[propose_outcome],
                passes_on=True,
                page="assessments:difference",
                link=Text(nl="Leg de scores naast elkaar", en="Compare your scores"),
            ),
            assessor.may(
                "declare-no-consensus",
                Text(nl="We worden het niet eens", en="We do not agree"),
                to=no_consensus,
                told=Text(nl="De assessoren worden het niet eens", en="The assessors do not agree"),
                asks=[
                    Paragraph(
                        name="reason", label=Text(nl="Waarover niet", en="On what not"), reader=TO_CENTRE
                    )
                ],
            ),
            another_judges,
            withdraw,
            stop,
        ),
        consensus: (
            assessor.may(
                "agree",
                Text(nl="Eens", en="I agree"),
                to=None,
                told=Text(nl="De andere assessor is het eens", en="The other assessor agrees"),
                when=[did_not_propose],
                then=[agree_with_proposal],
                shows=the_proposal,
                decides=True,
            ),
            assessor.may(
                "disagree",
                Text(nl="Niet eens", en="I do not agree"),
                to=scored,
                told=Text(nl="De andere assessor is het niet eens", en="The other assessor does not agree"),
                when=[did_not_propose],
                asks=[Paragraph(name="reason", label=Text(nl="Waarom niet", en="Why not"), reader=TO_JUDGES)],
                then=[refuse_proposal],
                shows=the_proposal,
                decides=True,
            ),
            CLOCK.may(
                "conclude",
                Text(nl="De assessoren zijn het eens", en="The assessors agree"),
                to=report_draft,
                when=[both_agree],
                at_once=True,
            ),
            another_judges,
            withdraw,
            stop,
        ),
        no_consensus: (another_judges, withdraw, stop),
        report_draft: (
            assessor.may(
                "report",
                Text(nl="Lever het rapport in", en="Hand in the report"),
                to=fact_check,
                told=Text(nl="Het rapport is ingeleverd", en="The report was handed in"),
                asks=[Paragraph(name="report", label=Text(nl="Rapport", en="Report"), reader=TO_CANDIDATE)],
                then=[write_report],
            ),
            another_judges,
            withdraw,
            stop,
        ),
        fact_check: (
            candidate.may(
                "facts-are-right", Text(nl="De feiten kloppen", en="The facts are right"), to=facts_checked
            ),
            candidate.may(
                "comment",
                Text(nl="Er klopt iets niet", en="Something is not right"),
                to=facts_checked,
                told=Text(
                    nl="De kandidaat schreef wat er niet klopt", en="The candidate wrote what is not right"
                ),
                asks=[
                    Paragraph(
                        name="comments",
                        label=Text(nl="Welke feiten kloppen niet", en="Which facts are not right"),
                        hint=Text(
                            nl="Alleen feiten: over het oordeel gaat een klacht, na het besluit.",
                            en="Facts only: about the judgement you can file a complaint after the decision.",
                        ),
                    )
                ],
                then=[comment_on_facts],
            ),
            CLOCK.may(
                "no-comments",
                Text(nl="Geen opmerkingen", en="No comments"),
                to=facts_checked,
                when=[letter_is_there],
            ),
            *when_the_letter_came(coordinator),
            withdraw,
        ),
        complaint: (
            coordinator.may(
                "uphold",
                Text(nl="De klacht is terecht: twee anderen beoordelen", en="Uphold it: two others judge"),
                to=interviewed,
                told=Text(
                    nl="De klacht is terecht: twee anderen beoordelen",
                    en="The complaint was upheld: two others judge",
                ),
                asks=[
                    Paragraph(name="answer", label=Text(nl="Antwoord", en="Answer"), reader=TO_CANDIDATE),
                    OneOf(name="first", label=Text(nl="Eerste assessor", en="First assessor"), among=pool),
                    OneOf(name="second", label=Text(nl="Tweede assessor", en="Second assessor"), among=pool),
                ],
                then=[judge_by_others],
                decides=True,
            ),
            coordinator.may(
                "reject-complaint",
                Text(nl="De klacht is niet terecht", en="Reject it"),
                to=decided,
                told=Text(nl="De klacht is niet terecht", en="The complaint was rejected"),
                asks=[Paragraph(name="answer", label=Text(nl="Antwoord", en="Answer"), reader=TO_CANDIDATE)],
                decides=True,
            ),
            candidate.may(
                "drop-complaint",
                Text(nl="Trek je klacht in", en="Withdraw your complaint"),
                to=decided,
                told=Text(nl="De klacht is ingetrokken", en="The complaint was withdrawn"),
                then=[drop_complaint],
            ),
        ),
        facts_checked: (
            head.may(
                "decide",
                Text(nl="Besluit en maak bekend", en="Decide and make known"),
                to=decided,
                told=Text(nl="Het hoofd van het centrum besloot", en="The head of the centre decided"),
                when=[no_assessor_is_related],
                shows=the_outcome,
                releases=True,
            ),
            another_judges,
            withdraw,
            stop,
        ),
    }
