"""The letter by which a candidate hears the verdict: the same in both languages, from one decision."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from leerlijn.domains.qualification.queries.dossiers import DossierFacts
from leerlijn.domains.qualification.verdicts import Outcome
from leerlijn.foundation.cases.queries.settings import setting
from leerlijn.foundation.ui.words import render
from leerlijn.kernel.procedure import INFERRED, Setting
from leerlijn.kernel.seal import short
from leerlijn.kernel.sentence import LANGUAGES, Language, Said, Sentence, Text
from leerlijn.kernel.terms import day_of

REMEDY = Setting(
    "utq-dossier.remedy",
    Text(
        nl="wat een kandidaat kan doen die het niet eens is met het besluit: objection of arbitration",
        en="what a candidate can do who does not agree with the verdict: objection or arbitration",
    ),
    "objection",
    INFERRED,
)
HEADINGS: Mapping[str, Said] = {
    Outcome.PASS: Sentence("You get the University Teaching Qualification (UTQ)"),
    Outcome.SUPPLEMENT: Sentence("Your dossier needs a supplement"),
    Outcome.FAIL: Sentence("You do not get the University Teaching Qualification (UTQ)"),
}
REMEDIES: Mapping[str, Said] = {
    "objection": Sentence(
        "Do you not agree? Within six weeks after the day of this letter you can object in writing to the "
        "executive board. Say which verdict it is about, why you do not agree, and sign it with the date."
    ),
    "arbitration": Sentence(
        "Do you not agree? Talk with the UTQ coordinator first. If you still do not agree, you can ask for "
        "arbitration in writing within six weeks after the day of this letter."
    ),
}


def verdict_letter(facts: DossierFacts, outcome: str, motivation: str) -> dict[str, Sequence[str]]:
    """Its paragraphs by language, the heading first. The day stands above it when it goes; one statement."""
    said = (HEADINGS[outcome], *_paragraphs(facts, outcome), motivation, _remedy(facts))
    return {
        language: [each if isinstance(each, str) else render(each, language) for each in said]
        for language in LANGUAGES
    }


def _paragraphs(facts: DossierFacts, outcome: str) -> Iterator[Said]:
    if facts.submission is None:
        raise LookupError("nothing was handed in")
    yield Sentence(
        "On {day} you handed in your dossier. Two assessors judged it, each alone, and agree on the verdict.",
        day=day_of(facts.submission.sealed_at),
    )
    not_yet = tuple(facts.not_yet_agreed)
    if outcome == Outcome.PASS:
        yield Sentence("Every criterion is sufficient. The certificate is made on the day of this letter.")
    elif outcome == Outcome.SUPPLEMENT:
        yield Sentence("Not yet sufficient: {codes}. You supplement these; the rest stays.", codes=not_yet)
    else:
        yield Sentence("Not sufficient: {codes}.", codes=not_yet)
    yield Sentence("The assessors write:")


def _remedy(facts: DossierFacts) -> Said:
    """By the rule that holds where the case is, on the day on which the letter is written."""
    case = facts.situation.case
    return REMEDIES[setting(REMEDY, path=case.path, on=facts.situation.on)]


@dataclass(frozen=True, slots=True)
class DatedLetter:
    """The letter on a day: that of its release, or the day on which somebody looks at it before."""

    on: date
    to: str
    number: str
    paragraphs: Mapping[str, Sequence[str]]
    assessors: tuple[str, ...]
    is_released: bool

    def signed(self, language: Language) -> str:
        words = Sentence("On behalf of the assessors {names}", names=self.assessors)
        return render(words, language)


def dated_letter(facts: DossierFacts) -> DatedLetter | None:
    """As the candidate gets it; None where no verdict has one."""
    proposal, subject = facts.proposal, facts.situation.case.subject
    if proposal is None or subject is None or not proposal.letter or proposal.refused_because:
        return None
    both = [each for each in (proposal.made_by, proposal.agreed_by) if each]
    return DatedLetter(
        on=day_of(proposal.released_at or facts.situation.at),
        to=subject.name,
        number=short(proposal.fingerprint),
        paragraphs=proposal.letter,
        assessors=tuple(sorted(each.name for each in both)),
        is_released=proposal.released_at is not None,
    )
