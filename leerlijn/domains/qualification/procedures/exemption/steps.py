"""What an exemption asks and lays on the table, and the steps that are open in more than one state."""

from __future__ import annotations

from collections.abc import Iterator

from leerlijn.domains.qualification.actions.exemptions import write_findings, write_letter
from leerlijn.domains.qualification.competences import COMPETENCES
from leerlijn.domains.qualification.procedures.exemption.states import (
    advisor,
    candidate,
    candidate_informed,
    dean,
    evidence_incomplete,
    hr,
    withdrawn,
)
from leerlijn.domains.qualification.queries.exemptions import ExemptionFacts
from leerlijn.domains.qualification.verdicts import ADVICE, SHOWN
from leerlijn.kernel.procedure import Choice, Day, Field, Line, Paragraph
from leerlijn.kernel.sentence import Said, Sentence, Text

TO_CANDIDATE = Text(nl="De kandidaat leest dit.", en="The candidate reads this.")
TO_FACULTY = Text(
    nl="De faculteit leest dit nu, de kandidaat na het besluit.",
    en="The faculty reads this now, the candidate after the decision.",
)


def grounds(facts: ExemptionFacts) -> list[tuple[str, Said | str]]:
    """Those in force where the candidate works."""
    return [(ground.key, ground.title) for ground in facts.grounds.grounds]


def what_it_rests_on(facts: ExemptionFacts) -> list[tuple[Said, Said | str]]:
    """What the candidate said of the diploma."""
    asked = facts.asked
    return [
        (Text(nl="Grond", en="Ground"), facts.ground.title),
        (Text(nl="Diploma of certificaat", en="Diploma or certificate"), asked.diploma),
        (Text(nl="Niveau", en="Level"), asked.level),
        (Text(nl="Uitgegeven door", en="Issued by"), asked.issuer),
        (Text(nl="Land", en="Country"), asked.country),
    ]


def the_findings(facts: ExemptionFacts) -> list[tuple[Said, Said | str]]:
    """Per competence what the evidence shows, and why."""
    found = facts.asked.findings
    return [
        (
            Sentence("{code} {title}", code=code, title=title),
            Sentence("{finding}: {why}", finding=SHOWN[found[code]["finding"]], why=found[code]["why"]),
        )
        for code, title in facts.competences.items()
        if code in found
    ]


def the_advice(facts: ExemptionFacts) -> list[tuple[Said, Said | str]]:
    """The advice with its reasons, and what it rests on."""
    asked = facts.asked
    return [
        (Text(nl="Advies", en="Advice"), ADVICE[asked.advice]),
        (Text(nl="Waarom", en="Why"), asked.advice_reasons),
        *what_it_rests_on(facts),
        *the_findings(facts),
    ]


def findings_asked() -> Iterator[Field]:
    for code, title in COMPETENCES.items():
        named = Text(nl=f"{code} {title.nl}", en=f"{code} {title.en}")
        yield Choice(name=f"finding_{code}", label=named, among=SHOWN)
        yield Paragraph(
            name=f"why_{code}",
            label=Text(nl=f"Waaruit blijkt dat bij {code}", en=f"How do you see that for {code}"),
            reader=TO_FACULTY,
            longest=2000,
        )


withdraw = candidate.may(
    "withdraw",
    Text(nl="Trek je aanvraag in", en="Withdraw your request"),
    to=withdrawn,
    told=Text(nl="De aanvraag is ingetrokken", en="The request was withdrawn"),
    asks=[Paragraph(name="reason", label=Text(nl="Waarom", en="Why"), required=False)],
    decides=True,
)
ask_for_more = advisor.may(
    "ask-for-more",
    Text(nl="Vraag wat er ontbreekt", en="Ask for what is missing"),
    to=evidence_incomplete,
    told=Text(nl="Gevraagd wat er ontbreekt", en="Asked for what is missing"),
    asks=[
        Paragraph(name="missing", label=Text(nl="Wat ontbreekt", en="What is missing"), reader=TO_CANDIDATE)
    ],
)
evaluate = advisor.may(
    "evaluate",
    Text(nl="Beoordeel elke competentie", en="Evaluate each competence"),
    to=None,
    told=Text(nl="Elke competentie is beoordeeld", en="Each competence was evaluated"),
    asks=list(findings_asked()),
    then=[write_findings],
    shows=what_it_rests_on,
)
WHEN_AND_WHERE: tuple[Field, ...] = (
    Day(name="day", label=Text(nl="Op welke dag", en="On which day"), reader=TO_CANDIDATE),
    Line(name="place", label=Text(nl="Hoe laat en waar", en="At what time and where"), reader=TO_CANDIDATE),
)
inform = hr.may(
    "inform",
    Text(nl="Stuur de kandidaat de brief", en="Send the candidate the letter"),
    to=candidate_informed,
    together_with=[dean],
    told=Text(nl="De kandidaat kreeg de brief", en="The candidate got the letter"),
    then=[write_letter],
)
