"""What a closed dossier still gives: a paper for what was proven, and fragments that show what a level is."""

from __future__ import annotations

from collections.abc import Mapping

from leerlijn.domains.qualification.actions.fragments import take_fragment
from leerlijn.domains.qualification.demo.acts import COORDINATOR, Act, print_certificates
from leerlijn.domains.qualification.demo.world import World
from leerlijn.domains.qualification.queries.fragments import before_taking
from leerlijn.foundation.cases.actions.steps import take_step
from leerlijn.kernel.sentence import Text
from leerlijn.kernel.verdict import granted

FRAGMENTS: Mapping[str, Text] = {
    "matrix": Text(
        nl="De toetsmatrijs zet bij elk leerdoel hoeveel vragen erover gaan en op welk niveau. Doel 3 woog "
        "te zwaar: twee vragen zijn vervangen, en de nieuwe verdeling staat eronder.",
        en="The test matrix says of each goal how many questions are about it and at which level. Goal 3 "
        "weighed too much: two questions were replaced, and the new division stands below.",
    ),
    "one student": Text(
        nl="De student liep vast op de foutenanalyse. Ik vroeg eerst wat er wél lukte. We spraken één stap "
        "af voor de week erna, en die week keken we samen wat het had opgeleverd.",
        en="The student got stuck in the error analysis. I first asked what did work. We agreed on one step "
        "for the week after, and that week we looked together at what it had brought.",
    ),
    "groups only": Text(
        nl="Elke groep heeft wekelijks een gesprek van een kwartier. Vragen tussendoor gaan per mail, en die "
        "beantwoord ik dezelfde dag.",
        en="Every group has a talk of a quarter of an hour each week. Questions in between come by mail, and "
        "I answer those on the same day.",
    ),
    "no matrix": Text(
        nl="De toets heeft tien vragen over de hele stof. Vraag 7 werd slecht gemaakt; volgend jaar maak ik "
        "die makkelijker.",
        en="The test has ten questions about all of it. Question 7 went badly; next year I make it easier.",
    ),
}
"""None of them says whose it is."""


def gives_an_example(code: str, key: str) -> Act:
    """The coordinator takes a fragment of what was judged at a criterion; the candidate says yes."""

    def act(world: World, who: str) -> None:
        office, language = world.standing(COORDINATOR), world.language(who)
        dossier = world.facts(who, by=COORDINATOR)
        piece = next(each.key for each in before_taking(dossier).pieces if each.line.code == code)
        said = {"piece": piece, "language": language, "text": FRAGMENTS[key].in_language(language)}
        case = granted(take_fragment(dossier.situation.case, by=office, at=world.at, said=said))
        granted(take_step(case.pk, "consent", by=world.standing(who), at=world.at, version=case.version))

    return act


def gets_parts(*competences: str) -> Act:
    """The coordinator gives a partial certificate for each of these competences."""

    def act(world: World, who: str) -> None:
        world.step(who, "certify-part", by=COORDINATOR, competences=list(competences))
        print_certificates(world)

    return act
