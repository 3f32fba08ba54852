"""Where a newer edition of the criteria holds: whether a dossier moves to it, and what counts there then."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from leerlijn.domains.qualification.queries.dossiers import DossierFacts
from leerlijn.foundation.dossiers.actions.carrying import MOVE, choose_edition
from leerlijn.foundation.dossiers.guards.dossiers import newer_criteria_hold
from leerlijn.kernel.procedure import Choice, Paragraph, Role, SeveralOf, Step
from leerlijn.kernel.sentence import Said, Sentence, Text

NOTHING = Text(nl="niets", en="nothing")
EDITIONS = {
    "keep": Text(nl="Het dossier houdt zijn criteria", en="The dossier keeps its criteria"),
    MOVE: Text(
        nl="Het dossier gaat over naar de nieuwe criteria", en="The dossier moves to the new criteria"
    ),
}


def parts_to_choose(facts: DossierFacts) -> list[tuple[str, Said | str]]:
    """Each part of a criterion that was accepted whole and is split now."""
    carrying = facts.carrying
    if carrying is None:
        return []
    titles = {line.code: line.short for line in carrying.criteria}
    return [
        (part, Sentence("{part} {title}", part=part, title=titles[part.rpartition(" ")[2]]))
        for part in carrying.parts
    ]


def what_carries_over(facts: DossierFacts) -> list[tuple[Said, Said | str]]:
    """The dossier beside the newer edition, before anything is chosen."""
    carrying, offered = facts.carrying, facts.offered
    if carrying is None or offered is None:
        return []
    preview = carrying.preview
    edition = Sentence("{title}, {edition}", title=offered.title, edition=offered.edition)
    return [
        (Text(nl="Nieuwe criteria", en="New criteria"), edition),
        (Text(nl="Blijft voldoende", en="Stays sufficient"), _pairs(preview.kept)),
        (Text(nl="Voldoende, en gesplitst", en="Sufficient, and split"), _codes(preview.to_choose)),
        (Text(nl="Voldoende, en vervallen", en="Sufficient, and dropped"), _codes(preview.dropped)),
        (Text(nl="Nog te laten zien", en="Still to show"), _codes(carrying.left_to_judge(()))),
    ]


def _pairs(kept: Mapping[str, str]) -> Said:
    """`1.1`, or `1.2 > 1.3` where the code is another one now."""
    return _codes([old if old == new else f"{old} > {new}" for old, new in kept.items()])


def _codes(codes: Iterable[str]) -> Said:
    found = tuple(codes)
    return Sentence("{codes}", codes=found) if found else NOTHING


def choosing(coordinator: Role) -> Step:
    return coordinator.may(
        "choose-criteria",
        Text(nl="Kies de editie van de criteria", en="Choose the edition of the criteria"),
        to=None,
        told=Text(
            nl="Over de editie van de criteria is beslist", en="The edition of the criteria was chosen"
        ),
        when=[newer_criteria_hold],
        asks=[
            Choice(
                name="edition",
                label=Text(nl="Welke criteria gelden", en="Which criteria count"),
                among=EDITIONS,
                weighs=True,
            ),
            SeveralOf(
                name="counts",
                label=Text(
                    nl="Deze delen tellen al als voldoende", en="These parts count as sufficient already"
                ),
                hint=Text(
                    nl="Het geheel was voldoende en is gesplitst. Wat je niet kiest, wordt nog beoordeeld.",
                    en="The whole was sufficient and is split now. What you do not choose is still judged.",
                ),
                among=parts_to_choose,
                required=False,
            ),
            Paragraph(
                name="reason",
                label=Text(nl="Wat je met de kandidaat afsprak", en="What you agreed with the candidate"),
                reader=Text(nl="De kandidaat leest dit.", en="The candidate reads this."),
            ),
        ],
        then=[choose_edition],
        shows=what_carries_over,
    )
