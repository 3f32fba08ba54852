"""From facts and rules to the outcome of one person on one day: states S1 to S12, transitions T1 to T11."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from leerlijn.domains.qualification.obligation.duty import duty_of
from leerlijn.domains.qualification.obligation.facts import HeldCertificate, PersonFacts
from leerlijn.domains.qualification.obligation.inputs import inputs_of
from leerlijn.domains.qualification.obligation.outcome import Outcome, State
from leerlijn.domains.qualification.obligation.ruleset import RuleSet
from leerlijn.domains.qualification.obligation.standings import Kind, held_on, standing_on
from leerlijn.domains.qualification.obligation.timeline import Stretch, Timeline, timeline
from leerlijn.kernel.sentence import Said, Sentence
from leerlijn.kernel.wrong import Wrong

CERTIFICATE, EXEMPTION, END = "certificate", "exemption", "end-of-duty"
"""What decided where it was no rule of the edition."""


def assess(facts: PersonFacts, rules: RuleSet, *, on: date) -> Outcome:
    """What was decided or issued after this day is not known yet; the same facts give the same outcome."""
    known = _known(facts, on)
    course = timeline(known, rules, on)
    state, rule, because = State.NOT_IN_SCOPE, "", tuple[Said, ...]()
    outcome = Outcome(state, on, rules.key, rules.edition, rule, because, inputs_of(known, on))
    if course.now is None:
        return _without_work(outcome, known, rules)
    if course.now.kind is Kind.OUT:
        return _out_of_scope(outcome, known, rules, course)
    if certificate := _certificate(known, course, on):
        return _by_certificate(outcome, certificate)
    if course.now.kind is Kind.EXCLUDED:
        return _as_it_stands(outcome, State.EXCLUDED, known, rules, course.now)
    if known.exemptions:
        return _by_exemption(outcome, known)
    if course.now.kind is Kind.UNCLEAR:
        return _as_it_stands(outcome, State.TO_BE_CONFIRMED, known, rules, course.now)
    return _obliged(outcome, known, rules, course)


def _known(facts: PersonFacts, on: date) -> PersonFacts:
    return replace(
        facts,
        certificates=tuple(each for each in facts.certificates if each.since.first <= on),
        parts=tuple(each for each in facts.parts if each.since.first <= on),
        exemptions=tuple(each for each in facts.exemptions if each.since.first <= on),
        confirmations=tuple(each for each in facts.confirmations if each.decided_on <= on),
        extensions=tuple(each for each in facts.extensions if each.decided_on <= on),
        track=facts.track if facts.track and facts.track.started_on <= on else None,
    )


def _without_work(outcome: Outcome, facts: PersonFacts, rules: RuleSet) -> Outcome:
    """Not employed on this day: no longer (T11), or not yet."""
    ends = [each.ends_on for each in facts.appointments if each.ends_on and each.ends_on < outcome.on]
    if ends:
        said = Sentence("The employment ended on {day}.", day=max(ends))
        return replace(outcome, state=State.ENDED, rule=END, because=(said,))
    said = Sentence("On {day} there is no appointment.", day=outcome.on)
    return replace(outcome, rule=rules.scope.key, because=(said,))


def _out_of_scope(outcome: Outcome, facts: PersonFacts, rules: RuleSet, course: Timeline) -> Outcome:
    """Never in scope (S1), or no longer: the profile changed (T11)."""
    state = State.ENDED if course.was_in_scope else State.NOT_IN_SCOPE
    assert course.now is not None
    return _as_it_stands(outcome, state, facts, rules, course.now)


def _as_it_stands(
    outcome: Outcome, state: State, facts: PersonFacts, rules: RuleSet, now: Stretch
) -> Outcome:
    """Told as of this day; in a short gap between appointments, as of the days before it."""
    here = bool(held_on(facts, outcome.on))
    standing = standing_on(facts, rules, outcome.on) if here else now.standing
    return replace(outcome, state=state, rule=standing.rule, because=standing.said)


def _certificate(facts: PersonFacts, course: Timeline, on: date) -> HeldCertificate | None:
    """The certificate that ended the duty. Once it did, no exclusion undoes it (T10); where there never was
    a duty, it ended none (T6): then the exclusion stays what is said."""
    assert course.now is not None
    until = course.last_obliged_day(on) if course.now.kind is Kind.EXCLUDED else on
    ended = [each for each in facts.certificates if until and each.since.first <= until]
    return min(ended, key=lambda each: (not each.own, each.since.first), default=None)


def _by_certificate(outcome: Outcome, certificate: HeldCertificate) -> Outcome:
    state = State.DISCHARGED_BY_CERTIFICATE if certificate.own else State.DISCHARGED_BY_RECOGNITION
    said: list[Said] = [
        Sentence(
            "A certificate of {issuer} from {since} ended the duty.",
            issuer=certificate.issuer,
            since=certificate.since.said,
        )
    ]
    if not certificate.own:
        said.append(Sentence("Dutch universities accept each other's certificates without a further test."))
    return replace(outcome, state=state, rule=CERTIFICATE, because=tuple(said))


def _by_exemption(outcome: Outcome, facts: PersonFacts) -> Outcome:
    first = min(facts.exemptions, key=lambda each: each.since.first)
    said = Sentence(
        "An exemption from {since} ended the duty. It is no qualification.", since=first.since.said
    )
    return replace(outcome, state=State.DISCHARGED_BY_EXEMPTION, rule=EXEMPTION, because=(said,))


def _obliged(outcome: Outcome, facts: PersonFacts, rules: RuleSet, course: Timeline) -> Outcome:
    """Days that cannot be counted with are missing data: somebody has to look (S3)."""
    assert course.now is not None
    told = _as_it_stands(outcome, State.OBLIGED, facts, rules, course.now)
    try:
        duty = duty_of(facts, rules, course, outcome.on)
    except Wrong as wrong:
        because: Sequence[Said] = (*told.because, wrong.sentence)
        return replace(told, state=State.TO_BE_CONFIRMED, because=tuple(because))
    return replace(
        told,
        state=duty.state,
        rule=duty.rule,
        because=(*told.because, *duty.said),
        clock_started_on=duty.run.starts_on,
        due_on=duty.due_on,
        explained=duty.explained,
    )
