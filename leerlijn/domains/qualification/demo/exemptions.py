"""Requests for exemption on each ground: just requested, with a meeting ahead, advised on, and refused."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from leerlijn.domains.qualification.demo.acts import Act, Timed
from leerlijn.domains.qualification.demo.world import Held, World
from leerlijn.foundation.cases.actions.opening import open_case
from leerlijn.foundation.cases.actions.steps import take_step
from leerlijn.foundation.documents.demo.frame import Course, Section, paper
from leerlijn.foundation.dossiers.actions.evidence import add_item, keep_file
from leerlijn.foundation.people.queries import main_unit_of, person_of
from leerlijn.kernel.procedure import catalogue
from leerlijn.kernel.sentence import Text
from leerlijn.kernel.terms import Length
from leerlijn.kernel.verdict import granted

ADVISOR = "exemption-advisor"


@dataclass(frozen=True, slots=True)
class Diploma:
    """What somebody rests a request on; obtained so many years ago."""

    ground: str
    title: Text
    level: Text
    issuer: Text
    country: Text
    years: int


DIPLOMAS: Mapping[str, Diploma] = {
    "eline": Diploma(
        "g1",
        Text(nl="Educatieve master Psychologie en Onderwijs", en="Master of Education in Psychology"),
        Text(nl="eerstegraads", en="first degree"),
        Text(nl="Universiteit Overrijn", en="University of Overrijn"),
        Text(nl="Nederland", en="the Netherlands"),
        3,
    ),
    "pavel": Diploma(
        "g3",
        Text(nl="Hogeschooldidactisch certificaat", en="Certificate of University Pedagogy"),
        Text(nl="postdoctoraal", en="postgraduate"),
        Text(nl="Technische Universiteit Moravië", en="Moravian University of Technology"),
        Text(nl="Tsjechië", en="Czech Republic"),
        6,
    ),
    "hanneke": Diploma(
        "g2",
        Text(nl="Registratie als lerarenopleider", en="Registration as teacher educator"),
        Text(nl="lerarenopleider", en="teacher educator"),
        Text(nl="VELON", en="VELON"),
        Text(nl="Nederland", en="the Netherlands"),
        4,
    ),
    "sjoerd": Diploma(
        "g1",
        Text(nl="Lerarenopleiding Natuurkunde", en="Teacher training in Physics"),
        Text(nl="tweedegraads", en="second degree"),
        Text(nl="Hogeschool Overrijn", en="Overrijn University of Applied Sciences"),
        Text(nl="Nederland", en="the Netherlands"),
        12,
    ),
}
SHOWS = Text(
    nl="De situatie in dit deel van het verslag laat het zien.",
    en="The situation in this part of the report shows it.",
)
FOUND = Text(
    nl="Het diploma en de bijlagen noemen dit onderdeel, met een praktijkopdracht.",
    en="The diploma and its supplement name this part, with an assignment from practice.",
)
NOT_FOUND = Text(
    nl="Evalueren van het eigen onderwijs komt in de bijlagen niet voor.",
    en="The supplement does not mention evaluating one's own teaching.",
)
CONTEXT = (
    "We spraken over haar werk als lerarenopleider, over toetsen in projectonderwijs en over de "
    "examenregeling van de universiteit. Zij gaf drie voorbeelden uit haar eigen vak."
)
ADVICE = (
    "Ontwerpen, uitvoeren, toetsen en professionaliseren zijn aangetoond. Evalueren is dun; in het gesprek "
    "was het voorbeeld van de bijgestelde toets overtuigend. Ik adviseer vrijstelling."
)

AT_SCHOOL = (
    "Hij vertelde over zijn jaren voor de klas. Over toetsen en evalueren in de academische context had hij "
    "nog geen voorbeelden; die komen in zijn dossier."
)
NOT_YET = (
    "Uitvoeren en begeleiden zijn ruim aangetoond. Toetsen, evalueren en professionaliseren zijn dat in de "
    "academische context nog niet. Ik adviseer het gewone traject, waarin veel al klaar ligt."
)
REFUSED = (
    "Beste Sjoerd, je ervaring op school waarderen we zeer. Voor drie competenties is het bewijs uit de "
    "academische context er nog niet. Je dossier is bijna compleet; maak het af, dan is het een kwalificatie."
)


def ask() -> Act:
    """The lecturer asks, on the page of the duty."""

    def act(world: World, who: str) -> None:
        procedure, unit = (
            catalogue.current("utq-exemption", on=world.on),
            main_unit_of(world.people[who], on=world.on),
        )
        if procedure is None or unit is None:
            raise LookupError(f"{who} cannot ask for an exemption on {world.on}")
        diploma, language = DIPLOMAS[who], world.language(who)
        opened = granted(
            open_case(
                procedure,
                by=world.standing(who),
                at=world.at,
                unit=unit,
                subject=person_of(world.people[who]),
                said={
                    "ground": diploma.ground,
                    "diploma": diploma.title.in_language(language),
                    "level": diploma.level.in_language(language),
                    "issuer": diploma.issuer.in_language(language),
                    "country": diploma.country.in_language(language),
                    "obtained_on": date(world.on.year - diploma.years, 7, 4).isoformat(),
                },
            )
        )
        world.exemptions[who] = Held(opened.pk, opened.version)

    return act


def attach(kind: str, title: Text, words: Text, *, claims: Sequence[str] = ()) -> Act:
    """The lecturer puts in a paper."""

    def act(world: World, who: str) -> None:
        language, by, issuer = world.language(who), world.standing(who), DIPLOMAS[who].issuer
        name = title.in_language(language)
        teacher = person_of(world.people[who]).name
        under = Course(kind, issuer, issuer, 0, teacher)
        made = paper(name, name, under, language, [Section(name, [words.in_language(language)])])
        granted(
            add_item(
                world.exemptions[who].case,
                by=by,
                at=world.at,
                title=name,
                kind=kind,
                document=granted(keep_file(io.BytesIO(made.content), name=made.name, by=by, at=world.at)),
                claims=dict.fromkeys(claims, SHOWS.in_language(language)),
            )
        )

    return act


def step(key: str, *, by: str, **said: str) -> Act:
    def act(world: World, who: str) -> None:
        held = world.exemptions[who]
        taken = granted(
            take_step(held.case, key, by=world.standing(by), at=world.at, version=held.version, said=said)
        )
        held.version = taken.version

    return act


def evaluate(*, thin: Sequence[str] = ()) -> Act:
    """The adviser says of each competence what the evidence shows."""

    def act(world: World, who: str) -> None:
        language, said = world.language(ADVISOR), {}
        for code in "12345":
            said[f"finding_{code}"] = "partly" if code in thin else "shown"
            said[f"why_{code}"] = (NOT_FOUND if code in thin else FOUND).in_language(language)
        step("evaluate", by=ADVISOR, **said)(world, who)

    return act


def plan(key: str = "plan-meeting", *, ahead: Length, place: str) -> Act:
    def act(world: World, who: str) -> None:
        day = ahead.after(world.on).isoformat()
        step(key, by=ADVISOR, day=day, place=place)(world, who)

    return act


def report(words: str, attendees: str) -> Act:
    def act(world: World, who: str) -> None:
        said = {"held_on": world.on.isoformat(), "attendees": attendees, "report": words}
        step("hold-meeting", by=ADVISOR, **said)(world, who)

    return act


DIPLOMA = attach(
    "certificate",
    Text(nl="Diploma met bijlagen", en="Diploma with supplement"),
    Text(
        nl="Gewaarmerkte kopie van het diploma, met de lijst van vakken en studielast.",
        en="Certified copy of the diploma, with the list of courses and their study load.",
    ),
)
REFLECTION = attach(
    "reflection",
    Text(nl="Reflectieverslag", en="Reflection report"),
    Text(
        nl="Wat ik op school leerde, gebruik ik hier anders: de groepen zijn groter en de toetsen zwaarder. "
        "Per competentie beschrijf ik één situatie, wat ik deed, waarom, en wat ik sindsdien anders doe.",
        en="What I learned at school I use differently here: groups are larger and tests weigh more. "
        "For each competence I describe one situation, what I did, why, and what I do differently since.",
    ),
    claims=("1.2", "2.1", "3.1", "4.1", "5.1"),
)

EXEMPTIONS: Sequence[tuple[str, Timed]] = (
    ("sjoerd", (70, ask())),
    ("sjoerd", (70, DIPLOMA)),
    ("sjoerd", (69, REFLECTION)),
    ("sjoerd", (66, step("request", by="hr"))),
    ("sjoerd", (63, step("begin-review", by=ADVISOR))),
    ("sjoerd", (58, evaluate(thin="345"))),
    ("sjoerd", (57, plan(ahead=Length(weeks=1), place="9.00 uur, kamer 2.14"))),
    ("sjoerd", (52, report(AT_SCHOOL, "Sjoerd Wiarda en de adviseur"))),
    ("sjoerd", (48, step("advise", by=ADVISOR, advice="refuse", reasons=NOT_YET))),
    ("sjoerd", (44, step("refuse", by="dean", reasons=REFUSED))),
    ("sjoerd", (43, step("inform", by="hr"))),
    ("eline", (8, ask())),
    ("eline", (8, DIPLOMA)),
    ("eline", (7, REFLECTION)),
    ("eline", (4, step("request", by="hr-bms"))),
    ("pavel", (11, ask())),
    ("pavel", (11, DIPLOMA)),
    ("pavel", (9, step("request", by="hr-eemcs"))),
    ("pavel", (7, step("begin-review", by=ADVISOR))),
    ("pavel", (5, evaluate(thin="4"))),
    ("pavel", (4, plan(ahead=Length(weeks=2), place="10.30 uur, kamer 2.14"))),
    ("hanneke", (36, ask())),
    ("hanneke", (32, step("request", by="hr"))),
    ("hanneke", (29, step("ask-for-more", by=ADVISOR, missing="Het certificaat zelf zit er nog niet bij."))),
    ("hanneke", (27, DIPLOMA)),
    ("hanneke", (27, step("complete", by="hanneke"))),
    ("hanneke", (22, evaluate(thin="4"))),
    ("hanneke", (21, plan(ahead=Length(weeks=1), place="15.00 uur, kamer 2.14"))),
    ("hanneke", (16, report(CONTEXT, "Hanneke Roelvink en de adviseur"))),
    ("hanneke", (7, step("advise", by=ADVISOR, advice="grant", reasons=ADVICE))),
)
"""By the name of who asks; one act after the other."""
