"""The letter by which somebody hears whether they are exempted: the same in both languages."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from leerlijn.domains.qualification.queries.exemptions import ExemptionFacts
from leerlijn.domains.qualification.verdicts import ADVICE
from leerlijn.foundation.ui.words import render
from leerlijn.kernel.sentence import Language, Said, Sentence
from leerlijn.kernel.terms import day_of


@dataclass(frozen=True, slots=True)
class Letter:
    """`reasons` are those of the faculty, in its own words; empty where it followed the advice to grant."""

    on: date
    heading: Said
    paragraphs: tuple[Said, ...]
    reasons: str
    signed: Said

    def words(self, language: Language) -> tuple[str, ...]:
        return tuple(render(each, language) for each in (self.heading, *self.paragraphs, self.signed))


def letter_of(facts: ExemptionFacts) -> Letter | None:
    """As it was sent; None before."""
    asked = facts.asked
    if asked.informed_on is None or asked.decided_on is None:
        return None
    granted = asked.decision == asked.Decision.GRANTED
    return Letter(
        asked.informed_on,
        Sentence("You are exempted from the duty to qualify")
        if granted
        else Sentence("You are not exempted from the duty to qualify"),
        (*(_granted(facts) if granted else _refused(facts)), *_why(facts)),
        asked.decision_reasons,
        Sentence("Decided on {day} by {name}.", day=asked.decided_on, name=asked.decided_by),
    )


def _begin(facts: ExemptionFacts) -> Iterator[Said]:
    yield Sentence(
        "On {day} you asked to be exempted from the University Teaching Qualification (UTQ), "
        "on this ground: {ground}.",
        day=day_of(facts.situation.case.opened_at),
        ground=facts.ground.title,
    )
    yield Sentence("The adviser on exemptions advised: {advice}.", advice=ADVICE[facts.asked.advice])
    if facts.asked.deviates:
        yield Sentence("The faculty decides otherwise than this advice.")


def _granted(facts: ExemptionFacts) -> Iterator[Said]:
    yield from _begin(facts)
    yield Sentence("The faculty exempts you. Your duty to qualify is met.")
    yield Sentence(
        "No certificate follows from this. An exemption is not a qualification, and another university "
        "need not accept it."
    )


def _refused(facts: ExemptionFacts) -> Iterator[Said]:
    yield from _begin(facts)
    yield Sentence("The faculty does not exempt you. The normal way to the UTQ stays open to you.")
    if until := facts.asked.duty_until:
        yield Sentence(
            "Your duty to qualify stays: you have until {day}. The clock ran on during your request.",
            day=until,
        )
    yield Sentence("No certificate follows from this. Do you have a question? Ask your HR adviser.")


def _why(facts: ExemptionFacts) -> Iterator[Said]:
    """Leads to the reasons of the faculty, which stand below it as they were written."""
    if facts.asked.decision_reasons:
        yield Sentence("Why the faculty decided this:")
