"""The letter by which a candidate hears the verdict: the same in both languages, from one decision."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from leerlijn.domains.qualification.queries.dossiers import DossierFacts
from leerlijn.domains.qualification.verdicts import Outcome
from leerlijn.foundation.cases.queries.settings import settings_for
from leerlijn.foundation.dossiers.models import Proposal
from leerlijn.foundation.notices.queries.wordings import wording_at
from leerlijn.foundation.notices.texts import KINDS, Values
from leerlijn.foundation.ui.words import render
from leerlijn.kernel.procedure import INFERRED, Setting
from leerlijn.kernel.seal import short
from leerlijn.kernel.sentence import LANGUAGES, Language, Said, Sentence, Text
from leerlijn.kernel.terms import Length, day_of

REMEDY = Setting(
    "utq-dossier.remedy",
    Text(
        nl="wat een kandidaat kan doen die het niet eens is met het besluit",
        en="what a candidate can do who does not agree with the verdict",
    ),
    "objection",
    INFERRED,
)
OBJECTION = Setting(
    "utq-dossier.objection",
    Text(nl="bezwaar maken", en="objecting"),
    "P6W",
    Text(
        nl="openbare pagina van de gezamenlijke BKO-regeling: zes weken om bezwaar te maken",
        en="public page of the joint UTQ regulation: six weeks to object",
    ),
)
WAYS_TO_DISAGREE: Mapping[str, Text] = {
    "objection": Text(nl="bezwaar bij het college van bestuur", en="objection to the executive board"),
    "arbitration": Text(nl="eerst een gesprek, dan arbitrage", en="a talk first, then arbitration"),
}
TEXT_OF_VERDICT = "verdict"
"""The kind of letter whose text a unit can write."""
HEADINGS: Mapping[str, Said] = {
    Outcome.PASS: Sentence("You get the University Teaching Qualification (UTQ)"),
    Outcome.SUPPLEMENT: Sentence("Your dossier needs a supplement"),
    Outcome.FAIL: Sentence("You do not get the University Teaching Qualification (UTQ)"),
}


def remedy_said(remedy: str, within: Length) -> Said:
    """What a candidate can do who does not agree, and how long after the day of the letter."""
    if remedy == "arbitration":
        return Sentence(
            "Do you not agree? Talk with the UTQ coordinator first. If you still do not agree, you can ask "
            "for arbitration in writing within {length} after the day of this letter.",
            length=within.said(),
        )
    return Sentence(
        "Do you not agree? Within {length} after the day of this letter you can object in writing to the "
        "executive board. Say which verdict it is about, why you do not agree, and sign it with the date.",
        length=within.said(),
    )


def verdict_said(facts: DossierFacts, outcome: str, motivation: str) -> Mapping[Language, Values]:
    """What the letter says, for whatever text a unit wrote around it; one statement."""
    found, remedy = tuple(_paragraphs(facts, outcome)), _remedy(facts)
    return {
        language: {
            "verdict": render(HEADINGS[outcome], language),
            "found": "\n\n".join(render(each, language) for each in found),
            "motivation": motivation,
            "remedy": render(remedy, language),
        }
        for language in LANGUAGES
    }


def verdict_letter(facts: DossierFacts, says: Mapping[Language, Values]) -> dict[str, Sequence[str]]:
    """Its paragraphs by language, the heading first. The day stands above it when it goes; one statement."""
    case, kind = facts.situation.case, KINDS[TEXT_OF_VERDICT]
    written = wording_at(kind, case.path, on=facts.situation.on).written(kind)
    letters = {language: written.filled(language, says[language]) for language in LANGUAGES}
    return {language: [heading, *paragraphs] for language, (heading, paragraphs) in letters.items()}


def _paragraphs(facts: DossierFacts, outcome: str) -> Iterator[Said]:
    if facts.submission is None:
        raise LookupError("nothing was handed in")
    yield Sentence(
        "On {day} you handed in your dossier. Two assessors judged it, each alone, and agree on the verdict.",
        day=day_of(facts.submission.sealed_at),
    )
    before = facts.taken_over
    if before and before.criteria:
        yield Sentence(
            "{codes}: found sufficient before, taken over from {source} on {day}, and not judged again.",
            codes=before.criteria,
            source=before.source,
            day=before.on,
        )
    decided = tuple(sorted(code for code, each in facts.settled.items() if each.decided))
    if decided:
        yield Sentence("They did not agree on {codes}: a third assessor decided there.", codes=decided)
    not_yet = tuple(facts.not_yet_agreed)
    if outcome == Outcome.PASS:
        yield Sentence("Every criterion is sufficient. The certificate is made on the day of this letter.")
    elif outcome == Outcome.SUPPLEMENT:
        yield Sentence("Not yet sufficient: {codes}. You supplement these; the rest stays.", codes=not_yet)
    else:
        yield Sentence("Not sufficient: {codes}.", codes=not_yet)


def _remedy(facts: DossierFacts) -> Said:
    """By the rule that holds where the case is, on the day on which the letter is written; one statement."""
    case, on = facts.situation.case, facts.situation.on
    chosen = settings_for([REMEDY.key, OBJECTION.key], path=case.path, on=on)
    remedy, within = (chosen.get(each.key, each.default) for each in (REMEDY, OBJECTION))
    return remedy_said(remedy, Length.parse(within))


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
    proposal = facts.proposal
    return _dated(facts, proposal) if proposal and not proposal.refused_because else None


def earlier_letters(facts: DossierFacts) -> Mapping[int, DatedLetter]:
    """Those that went about what was handed in before, or about what was withdrawn, by its number.

    At most one statement: of a first submission nothing went before while its case is open.
    """
    submission, case = facts.submission, facts.situation.case
    if submission is None or (submission.number == 1 and case.is_open):
        return {}
    went = Proposal.objects.filter(case=case.pk, released_at__isnull=False)
    before = went if case.state == "withdrawn" else went.exclude(submission=submission)
    found = before.select_related("made_by", "agreed_by", "submission").order_by("-submission__number")
    letters = ((each.submission.number, _dated(facts, each)) for each in found)
    return {number: letter for number, letter in letters if letter}


def _dated(facts: DossierFacts, proposal: Proposal) -> DatedLetter | None:
    subject = facts.situation.case.subject
    if subject is None or not proposal.letter:
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
