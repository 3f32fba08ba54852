"""From the talk about both judgements to a verdict that stands (domain/utq 2.5, S6 to S14)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from leerlijn.domains.qualification.actions.certificates import issue_utq_certificate
from leerlijn.domains.qualification.actions.dossiers import (
    change_proposal,
    make_proposal,
    make_room_for_others,
)
from leerlijn.domains.qualification.guards.dossiers import (
    agreed_on_fail,
    agreed_on_pass,
    agreed_on_supplement,
)
from leerlijn.domains.qualification.procedures.dossier.judging import COLLEAGUE
from leerlijn.domains.qualification.procedures.dossier.states import (
    assessor,
    consensus_talk,
    coordinator,
    final,
    no_consensus,
    notified,
    submitted,
    supplement,
    verdict_fail,
    verdict_pass,
    verdict_proposed,
    verdict_supplement,
)
from leerlijn.domains.qualification.queries.dossiers import DossierFacts
from leerlijn.domains.qualification.queries.interviews import summary_of_talk
from leerlijn.domains.qualification.verdicts import Outcome
from leerlijn.foundation.dossiers.actions.judging import countersign, refuse_proposal, release_verdict
from leerlijn.foundation.dossiers.guards.dossiers import (
    did_not_propose,
    everything_is_settled,
    no_assessor_is_related,
)
from leerlijn.foundation.notices.guards import letter_is_there
from leerlijn.kernel.changes import changes
from leerlijn.kernel.procedure import CLOCK, Choice, Paragraph
from leerlijn.kernel.seal import short
from leerlijn.kernel.sentence import Said, Sentence, Text
from leerlijn.kernel.terms import day_of

OUTCOMES: Mapping[str, Text] = {
    Outcome.PASS: Text(nl="Geslaagd", en="Pass"),
    Outcome.SUPPLEMENT: Text(nl="Aanvullen", en="Supplement"),
    Outcome.FAIL: Text(nl="Niet geslaagd", en="Fail"),
}


def the_proposal(facts: DossierFacts) -> list[tuple[Said, Said | str]]:
    """What was proposed, as the candidate will read it."""
    proposal = facts.proposal
    if proposal is None:
        return []
    said: list[tuple[Said, Said | str]] = [
        (Text(nl="Besluit", en="Verdict"), OUTCOMES[proposal.outcome]),
        (Text(nl="Motivering", en="Motivation"), proposal.motivation),
    ]
    if proposal.not_yet:
        said.append((Text(nl="Nog niet voldoende", en="Not yet sufficient"), ", ".join(proposal.not_yet)))
    return said


def what_is_signed(facts: DossierFacts) -> list[tuple[Said, Said | str]]:
    """The same, with what changed since the version before, and the fingerprint of judgement and letter."""
    said = the_proposal(facts)
    if facts.proposal is None:
        return said
    for before in facts.earlier_versions[:1]:
        label = Sentence("Changed since version {version}", version=before.version)
        changed = tuple(changes(before.motivation, facts.proposal.motivation))
        said.append((label, Sentence("{changes}", changes=changed)))
        if before.agreed_by:
            ended = Sentence(
                "{name}, ended on {day}", name=before.agreed_by.name, day=_day(before.changed_at)
            )
            said.append((Text(nl="Handtekening onder die versie", en="Signature under that version"), ended))
    said.append((Text(nl="Vingerafdruk", en="Fingerprint"), short(facts.proposal.fingerprint)))
    return said


def what_goes_out(facts: DossierFacts) -> list[tuple[Said, Said | str]]:
    """The verdict, and the letter whole in both languages."""
    said = the_proposal(facts)
    if facts.proposal:
        said += [(LETTERS[language], "\n\n".join(each)) for language, each in facts.proposal.letter.items()]
    return said


LETTERS: Mapping[str, Text] = {
    "nl": Text(nl="De brief in het Nederlands", en="The letter in Dutch"),
    "en": Text(nl="De brief in het Engels", en="The letter in English"),
}


def _day(at: datetime | None) -> date:
    assert at is not None
    return day_of(at)


propose = assessor.may(
    "propose",
    Text(nl="Stel een besluit voor", en="Propose a verdict"),
    to=verdict_proposed,
    told=Text(nl="Er is een besluit voorgesteld", en="A verdict was proposed"),
    when=[everything_is_settled],
    asks=[
        Choice(
            name="outcome",
            label=Text(nl="Besluit", en="Verdict"),
            among=OUTCOMES,
            weighs=True,
        ),
        Paragraph(
            name="motivation",
            label=Text(nl="Motivering", en="Motivation"),
            reader=COLLEAGUE,
            suggested=summary_of_talk,
        ),
    ],
    then=[make_proposal],
    passes_on=True,
    page="qualification:difference",
    link=Text(nl="Leg de oordelen naast elkaar", en="Compare your judgements"),
)
declare_no_consensus = assessor.may(
    "declare-no-consensus",
    Text(nl="We worden het niet eens", en="We do not agree"),
    to=no_consensus,
    told=Text(nl="De assessoren worden het niet eens", en="The assessors do not agree"),
    asks=[Paragraph(name="reason", label=Text(nl="Waarover niet", en="On what not"))],
)
talk_again = coordinator.may(
    "talk-again",
    Text(nl="Vraag nog een gesprek", en="Ask for another talk"),
    to=consensus_talk,
    told=Text(nl="Er komt nog een gesprek", en="Another talk was asked for"),
    asks=[Paragraph(name="reason", label=Text(nl="Waarom", en="Why"))],
)
judge_anew = coordinator.may(
    "judge-anew",
    Text(nl="Laat anderen oordelen", en="Let others judge"),
    to=submitted,
    told=Text(nl="Anderen gaan oordelen", en="Others are to judge"),
    asks=[Paragraph(name="reason", label=Text(nl="Waarom", en="Why"))],
    then=[make_room_for_others],
)
agree = assessor.may(
    "agree",
    Text(nl="Eens: teken mee", en="I agree: countersign"),
    to=None,
    told=Text(nl="De andere assessor tekende mee", en="The other assessor countersigned"),
    when=[did_not_propose, no_assessor_is_related],
    then=[countersign],
    shows=what_is_signed,
    decides=True,
)
change = assessor.may(
    "change-verdict",
    Text(nl="Wijzig de motivering", en="Change the motivation"),
    to=verdict_proposed,
    told=Text(nl="Er is een nieuwe versie van het besluit", en="There is a new version of the verdict"),
    asks=[
        Paragraph(
            name="motivation",
            label=Text(nl="Motivering", en="Motivation"),
            reader=COLLEAGUE,
            suggested=lambda facts: facts.proposal.motivation if facts.proposal else "",
        )
    ],
    then=[change_proposal],
    passes_on=True,
)
disagree = assessor.may(
    "disagree",
    Text(nl="Niet eens", en="I do not agree"),
    to=consensus_talk,
    told=Text(nl="De andere assessor is het niet eens", en="The other assessor does not agree"),
    when=[did_not_propose],
    asks=[
        Paragraph(
            name="reason",
            label=Text(nl="Waarom niet", en="Why not"),
            reader=Text(nl="Je collega leest dit.", en="Your colleague reads this."),
        )
    ],
    then=[refuse_proposal],
    shows=the_proposal,
    decides=True,
)
conclude = tuple(
    CLOCK.may(
        f"conclude-{outcome}",
        Text(nl="De assessoren zijn het eens", en="The assessors agree"),
        to=state,
        when=[agreed],
        at_once=True,
    )
    for outcome, state, agreed in (
        ("pass", verdict_pass, agreed_on_pass),
        ("supplement", verdict_supplement, agreed_on_supplement),
        ("fail", verdict_fail, agreed_on_fail),
    )
)
notify_pass = coordinator.may(
    "notify-pass",
    Text(nl="Maak het besluit bekend", en="Make the verdict known"),
    to=notified,
    told=Text(nl="Het besluit is bekendgemaakt", en="The verdict was made known"),
    then=[release_verdict, issue_utq_certificate],
    releases=True,
    shows=what_goes_out,
)
notify_supplement = coordinator.may(
    "notify-supplement",
    Text(nl="Maak het besluit bekend", en="Make the verdict known"),
    to=supplement,
    told=Text(nl="Het besluit is bekendgemaakt", en="The verdict was made known"),
    then=[release_verdict],
    releases=True,
    shows=what_goes_out,
)
notify_fail = coordinator.may(
    "notify-fail",
    Text(nl="Maak het besluit bekend", en="Make the verdict known"),
    to=notified,
    told=Text(nl="Het besluit is bekendgemaakt", en="The verdict was made known"),
    then=[release_verdict],
    releases=True,
    shows=what_goes_out,
)
become_final = CLOCK.may(
    "become-final",
    Text(nl="Het besluit staat vast", en="The verdict stands"),
    to=final,
    when=[letter_is_there],
)
