"""Parts of the qualification: recognising one, and certifying one proven here (utq 2.4, 2.8)."""

from __future__ import annotations

from leerlijn.domains.qualification.actions.parts import certify_parts, recognise_part
from leerlijn.domains.qualification.issuers import issuers
from leerlijn.domains.qualification.models import PartialCertificate
from leerlijn.domains.qualification.procedures.dossier.states import coordinator
from leerlijn.domains.qualification.queries.dossiers import DossierFacts
from leerlijn.domains.qualification.queries.parts import parts_proven, parts_to_read, read_before
from leerlijn.kernel.procedure import OneOf, Paragraph, SeveralOf
from leerlijn.kernel.sentence import Said, Sentence, Text


def competences_proven(facts: DossierFacts) -> list[tuple[str, Said | str]]:
    return [
        (
            part.competence.code,
            Sentence("{code} {title}", code=part.competence.code, title=part.competence.short),
        )
        for part in parts_proven(facts)
    ]


def what_each_proves(facts: DossierFacts) -> list[tuple[Said, Said | str]]:
    return [
        (
            Sentence("{code} {title}", code=part.competence.code, title=part.competence.short),
            Sentence("{codes}", codes=tuple(line.code for line in part.criteria)),
        )
        for part in parts_proven(facts)
    ]


def called(part: PartialCertificate) -> Said:
    return Sentence(
        "{unit} of {issuer}, {year}",
        unit=part.unit,
        issuer=issuers().named(part.issuer),
        year=str(part.year),
    )


def certificates_to_read(facts: DossierFacts) -> list[tuple[str, Said | str]]:
    return [
        (
            str(part.pk),
            called(part),
        )
        for part in parts_to_read(facts)
    ]


def all_criteria(facts: DossierFacts) -> list[tuple[str, Said | str]]:
    return [
        (line.code, Sentence("{code} {title}", code=line.code, title=line.short)) for line in facts.criteria
    ]


def how_it_was_read_before(facts: DossierFacts) -> list[tuple[Said, Said | str]]:
    """What the same part of the same university covered for somebody else; one statement."""
    parts = parts_to_read(facts)
    before = read_before(parts)
    return [
        (
            called(part),
            Sentence("covered {codes} before", codes=tuple(before[part.pk]))
            if before[part.pk]
            else Sentence("was not recognised here before"),
        )
        for part in parts
    ]


recognise = coordinator.may(
    "recognise-part",
    Text(nl="Erken een deelcertificaat", en="Recognise a partial certificate"),
    to=None,
    told=Text(nl="Een deelcertificaat is erkend", en="A partial certificate was recognised"),
    asks=[
        OneOf(
            name="part",
            label=Text(nl="Welk deelcertificaat", en="Which partial certificate"),
            among=certificates_to_read,
        ),
        SeveralOf(
            name="criteria",
            label=Text(nl="Welke criteria het bewijst", en="Which criteria it proves"),
            hint=Text(
                nl="Voor deze criteria hoeft de kandidaat niets meer te laten zien.",
                en="For these criteria the candidate has nothing more to show.",
            ),
            among=all_criteria,
        ),
        Paragraph(
            name="how",
            label=Text(
                nl="Hoe je nakeek dat het echt is, en wat de begeleider adviseerde",
                en="How you checked that it is real, and what the supervisor advised",
            ),
            reader=Text(nl="De kandidaat leest dit.", en="The candidate reads this."),
        ),
    ],
    then=[recognise_part],
    shows=how_it_was_read_before,
    only_if=lambda facts: bool(parts_to_read(facts)),
    decides=True,
)
certify = coordinator.may(
    "certify-part",
    Text(nl="Geef een deelcertificaat", en="Give a partial certificate"),
    to=None,
    told=Text(nl="Een deelcertificaat is gegeven", en="A partial certificate was given"),
    asks=[
        SeveralOf(
            name="competences",
            label=Text(nl="Voor welke competenties", en="For which competences"),
            hint=Text(
                nl="Alle criteria hiervan zijn voldoende gevonden.",
                en="Every criterion of these was found sufficient.",
            ),
            among=competences_proven,
        )
    ],
    then=[certify_parts],
    shows=what_each_proves,
    only_if=lambda facts: bool(parts_proven(facts)),
    decides=True,
)
