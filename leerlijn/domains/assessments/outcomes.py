"""What can come out of an assessment, and which degree which diploma opens."""

from __future__ import annotations

from collections.abc import Mapping

from leerlijn.kernel.sentence import Text

NOT_SUITABLE = "not-suitable"
SUITABLE = "suitable"
WITH_TRAINING = "suitable-with-training"
FULLY_SUITABLE = "fully-suitable"

SUITABILITY: Mapping[str, Text] = {
    NOT_SUITABLE: Text(nl="Niet geschikt", en="Not suitable"),
    SUITABLE: Text(nl="Geschikt", en="Suitable"),
    WITH_TRAINING: Text(
        nl="Geschikt, mits er opleiding wordt gevolgd", en="Suitable, provided that training is followed"
    ),
    FULLY_SUITABLE: Text(nl="Volledig geschikt", en="Fully suitable"),
}
"""The four values of the zij-instroomassessment, from low to high."""

NOT_ADMISSIBLE = "not-admissible"
ADMISSIBILITY: Mapping[str, Text] = {
    NOT_ADMISSIBLE: Text(nl="Niet toelaatbaar", en="Not admissible"),
    "admissible-on-conditions": Text(nl="Toelaatbaar onder voorwaarden", en="Admissible on conditions"),
    "admissible": Text(nl="Toelaatbaar", en="Admissible"),
}
"""Those of the toelatingsassessment; never the statutory suitability."""
NEGATIVE = frozenset({NOT_SUITABLE, NOT_ADMISSIBLE})
OUTCOMES: Mapping[str, Text] = {**SUITABILITY, **ADMISSIBILITY}

NEEDS: Mapping[str, Text] = {
    "training": Text(nl="Welke opleiding nodig is", en="Which training is needed"),
    "by_school": Text(nl="Begeleiding door de school", en="Guidance by the school"),
    "by_institute": Text(nl="Begeleiding door de opleiding", en="Guidance by the institute"),
    "attainable": Text(nl="Haalbaar binnen twee jaar", en="Can be reached within two years"),
}
"""What the outcome of a zij-instroomassessment says besides its value; pro-u.md F26."""
YES_OR_NO: Mapping[str, Text] = {"yes": Text(nl="ja", en="yes"), "no": Text(nl="nee", en="no")}


def needs_of(said: Mapping[str, str]) -> list[tuple[Text, Text | str]]:
    """What was said of them, with its name."""
    return [(name, YES_OR_NO.get(said[key], said[key])) for key, name in NEEDS.items() if said.get(key)]


DEGREES: Mapping[str, Text] = {
    "first": Text(nl="eerstegraads", en="first degree"),
    "second": Text(nl="tweedegraads", en="second degree"),
}
DIPLOMAS: Mapping[str, Text] = {
    "hbo": Text(nl="hbo (hogeschool)", en="hbo (university of applied sciences)"),
    "wo": Text(nl="wo (universiteit)", en="wo (university)"),
    "other": Text(nl="een andere opleiding", en="another education"),
}
DEGREE_OF_DIPLOMA: Mapping[str, str] = {"hbo": "second", "wo": "first"}
"""Which degree a diploma opens for a zij-instroomassessment."""
PAYERS: Mapping[str, Text] = {
    "self": Text(nl="Ik betaal zelf", en="I pay myself"),
    "school": Text(nl="Een school of schoolbestuur betaalt", en="A school or school board pays"),
}
TESTS: Mapping[str, Text] = {
    "none": Text(nl="geen", en="none"),
    "capacity": Text(nl="capaciteitentest", en="capacity test"),
    "personality": Text(nl="persoonlijkheidstest", en="personality test"),
    "subject": Text(nl="vakkennistoets", en="test of subject knowledge"),
}
KINDS_OF_TALK: Mapping[str, Text] = {
    "test": Text(nl="Test", en="Test"),
    "observation": Text(nl="Observatie", en="Observation"),
    "reflection": Text(nl="Reflectiegesprek", en="Reflection talk"),
    "interview": Text(nl="Criteriumgericht interview", en="Criterion-based interview"),
}
