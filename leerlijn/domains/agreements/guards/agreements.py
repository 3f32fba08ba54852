"""What must be so before an agenda or agreement goes on; each says why not in one sentence."""

from __future__ import annotations

from leerlijn.domains.agreements.models import CouncilRequest
from leerlijn.domains.agreements.queries.agreements import (
    AgreementFacts,
    is_suspended,
)
from leerlijn.domains.agreements.queries.fingerprints import (
    changed_after_consent,
    consent_of,
    part_name,
    parts_in,
)
from leerlijn.domains.agreements.queries.planning import until_its_years_are_over
from leerlijn.domains.agreements.queries.texts import text_title
from leerlijn.foundation.people.queries import unit_name
from leerlijn.kernel.procedure import Guard, guard
from leerlijn.kernel.sentence import Sentence, Text
from leerlijn.kernel.verdict import ALLOWED, Denied, Verdict

Outcome = CouncilRequest.Outcome


def says(*parts: str, rule: Text) -> Guard:
    """The text has each of these parts."""

    def check(facts: AgreementFacts) -> Verdict:
        missing = next((part for part in parts if not facts.text(part).strip()), None)
        if missing is None:
            return ALLOWED
        return Denied(
            Sentence("This is missing: {part}. Write it first.", part=text_title(missing, facts.round))
        )

    return Guard("says_" + "_and_".join(parts), rule, check)


@guard(Text(nl="minstens één gesprek is vastgesteld", en="at least one talk was held and confirmed"))
def a_dialogue_was_confirmed(facts: AgreementFacts) -> Verdict:
    if any(talk.case.state in {"confirmed", "used"} for talk in facts.dialogues):
        return ALLOWED
    return Denied(
        Sentence(
            "No talk with students and teachers was held and confirmed yet. That comes before the advice."
        )
    )


@guard(Text(nl="de laatste dag van de afspraak is voorbij", en="the last day of the agreement is over"))
def its_years_are_over(facts: AgreementFacts) -> Verdict:
    last, runs = until_its_years_are_over(facts)
    return ALLOWED if facts.situation.on > last else Denied(runs)


@guard(Text(nl="er is een raad om te vragen", en="there is a council to ask"))
def there_is_a_council(facts: AgreementFacts) -> Verdict:
    if facts.councils:
        return ALLOWED
    return Denied(Sentence("No council is known here. Ask the functional administrator to add it."))


@guard(Text(nl="het gegeven advies heeft een antwoord", en="the advice that was given has an answer"))
def the_advice_has_an_answer(facts: AgreementFacts) -> Verdict:
    request = facts.request
    if request is not None and request.case is not None and request.case.state == "final":
        return ALLOWED
    return Denied(
        Sentence("The committee advised. Answer its points first; talk with it where you do not follow them.")
    )


def outcome_is(*outcomes: str, rule: Text) -> Guard:
    """What the council answered, told to the agenda or agreement by the request."""

    def check(facts: AgreementFacts) -> Verdict:
        if facts.outcome_is(*outcomes):
            return ALLOWED
        return Denied(Sentence("The council has not answered so."))

    return Guard("outcome_is_" + "_or_".join(outcomes).replace("-", "_"), rule, check)


@guard(Text(nl="minstens één agenda van een opleiding is er", en="at least one agenda of a programme is in"))
def the_agendas_are_in(facts: AgreementFacts) -> Verdict:
    if any(each.state == "passed_to_faculty" for each in facts.agendas):
        return ALLOWED
    return Denied(Sentence("No agenda of a programme was passed on to the faculty yet."))


@guard(Text(nl="elke opmerking heeft een antwoord", en="every remark has an answer"))
def every_remark_is_answered(facts: AgreementFacts) -> Verdict:
    if facts.open_remarks:
        return Denied(
            Sentence(
                "Remark {number} of the board has no answer yet: taken over, or why not.",
                number=str(facts.open_remarks[0].number),
            )
        )
    return ALLOWED


@guard(Text(nl="er is een opmerking zonder antwoord", en="there is a remark without an answer"))
def a_remark_waits(facts: AgreementFacts) -> Verdict:
    return ALLOWED if facts.open_remarks else Denied(Sentence("Every remark has an answer."))


@guard(Text(nl="de instemming geldt precies deze versie", en="the consent covers exactly this version"))
def consent_covers_this_version(facts: AgreementFacts) -> Verdict:
    if facts.consent is None:
        return Denied(
            Sentence(
                "The council has not consented. Without consent this cannot be done; silence is no consent."
            )
        )
    if facts.changed:
        return Denied(
            Sentence(
                "This was changed after the council consented: {what}. Ask for consent to this version.",
                what=facts.changed,
            )
        )
    return ALLOWED


@guard(
    Text(
        nl="buiten de tekst is alles zoals bij de instemming",
        en="apart from the text all is as it was at the consent",
    )
)
def the_consent_can_be_gone_back_to(facts: AgreementFacts) -> Verdict:
    """The step puts the text back; a euro or measure is put back by whoever moved it, with its source."""
    if facts.consent is None:
        return Denied(Sentence("The council has not consented to any version yet."))
    if facts.changed_besides_the_text:
        return Denied(
            Sentence(
                "This was changed after the council consented: {what}. Put it back first; the text comes "
                "back by itself.",
                what=facts.changed_besides_the_text,
            )
        )
    return ALLOWED


@guard(Text(nl="na de instemming is er iets veranderd", en="something changed after the consent"))
def was_changed_after_consent(facts: AgreementFacts) -> Verdict:
    if facts.changed:
        return ALLOWED
    return Denied(Sentence("The council consented to exactly this. There is nothing to ask again."))


@guard(Text(nl="een raad stemde ermee in", en="a council has consented to it"))
def a_council_consented(facts: AgreementFacts) -> Verdict:
    if facts.consent is not None:
        return ALLOWED
    return Denied(Sentence("The council has not consented to any version yet."))


@guard(Text(nl="geen raad stemde er ooit mee in", en="no council has ever consented to it"))
def nobody_rests_on_it(facts: AgreementFacts) -> Verdict:
    if facts.consent is None:
        return ALLOWED
    return Denied(
        Sentence(
            "A council consented to this agreement, so it is not withdrawn any more. Write a new version, or "
            "go back to the one with consent."
        )
    )


@guard(
    Text(
        nl="de raad van elke faculteit heeft ingestemd met haar afspraak",
        en="the council of each faculty has consented to its agreement",
    )
)
def every_faculty_has_consent(facts: AgreementFacts) -> Verdict:
    if not facts.parts:
        return Denied(Sentence("No faculty has an agreement yet."))
    for each in (part for part in facts.parts if part.state != "closed"):
        if is_suspended(each):
            return Denied(
                Sentence("The board suspended the agreement of {faculty}.", faculty=unit_name(each.unit))
            )
        if consent_of(each) is None:
            return Denied(
                Sentence("The council of {faculty} has not consented yet.", faculty=unit_name(each.unit))
            )
        if changed_after_consent(each):
            return Denied(
                Sentence(
                    "The agreement of {faculty} was changed after its council consented.",
                    faculty=unit_name(each.unit),
                )
            )
    return ALLOWED


@guard(
    Text(
        nl="het college schorste of vernietigde de afspraak van geen faculteit erin",
        en="the board suspended or annulled the agreement of no faculty in it",
    )
)
def no_faculty_was_stopped(facts: AgreementFacts) -> Verdict:
    consented = {item.name for item in facts.consent.manifest.items} if facts.consent else set()
    for part in parts_in(facts.version):
        if is_suspended(part):
            return Denied(
                Sentence("The board suspended the agreement of {faculty}.", faculty=unit_name(part.unit))
            )
        if part.state == "annulled" and part_name(part) in consented:
            return Denied(
                Sentence(
                    "The board annulled the agreement of {faculty}. Ask for consent to the whole without it.",
                    faculty=unit_name(part.unit),
                )
            )
    return ALLOWED


@guard(Text(nl="er is een meerjarenbegroting", en="there is a budget for several years"))
def there_is_a_budget_for_several_years(facts: AgreementFacts) -> Verdict:
    years = {year for _, year in facts.budgeted} & set(facts.round.term)
    if len(years) >= min(2, len(facts.round.term)):
        return ALLOWED
    if not facts.budgeted:
        return Denied(
            Sentence("There is no measure with a budget yet. Consent is asked on text and money together.")
        )
    return Denied(
        Sentence("The measures have no budget for several years of {years} yet.", years=facts.round.key)
    )


@guard(
    Text(
        nl="elk van de zes thema’s heeft een maatregel, of er staat waarom niet",
        en="each of the six themes has a measure, or it says why not",
    )
)
def every_theme_has_a_measure_or_a_reason(facts: AgreementFacts) -> Verdict:
    worked_on = {theme for theme, _ in facts.budgeted}
    left_out = next((theme for theme in facts.round.themes if theme.key not in worked_on), None)
    if left_out is None or facts.text("omitted").strip():
        return ALLOWED
    return Denied(
        Sentence(
            "No measure has money for “{theme}”. Write in the proposal why it is not worked on.",
            theme=left_out.name,
        )
    )


@guard(Text(nl="elke maatregel zegt wat er halverwege staat", en="each measure says what stands halfway"))
def every_measure_says_what_stands_halfway(facts: AgreementFacts) -> Verdict:
    silent = facts.measure_without_milestone
    if silent is None:
        return ALLOWED
    return Denied(
        Sentence(
            "Measure {number} of {unit} does not say what stands in {year}. The panel looks for that.",
            number=f"M{silent.number}",
            unit=unit_name(silent.case.unit),
            year=str(facts.round.milestone_year),
        )
    )


@guard(
    Text(
        nl="elke uitkomst van de gesprekken heeft een antwoord", en="each outcome of the talks has an answer"
    )
)
def every_talk_has_its_answers(facts: AgreementFacts) -> Verdict:
    waiting = next((talk for talk in facts.dialogues if talk.case.state == "confirmed"), None)
    if waiting is None:
        return ALLOWED
    return Denied(
        Sentence(
            "Outcomes of the talk “{subject}” have no answer yet. Say what becomes of each, and why.",
            subject=waiting.subject,
        )
    )
