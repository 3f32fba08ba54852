import pytest

from leerlijn.foundation.credentials.guards import can_be_printed, tidy_name

PRINTABLE = [
    "Lotte Brinkhuis",
    "Anne-Fleur van ’t Hof",
    "Łukasz Šťastný",
    "Ngô Thị Hạnh",
    "Ώρα Ивановна",
    "Þóra Ægisdóttir",
]


@pytest.mark.parametrize("name", PRINTABLE)
def test_names_of_europe_and_beyond_can_be_printed(name):
    assert can_be_printed(tidy_name(name))


@pytest.mark.parametrize("name", ["", "   ", "李明", "Noor\u202ebieV", "Noor\x00", "N" * 121, "🎓"])
def test_a_name_without_a_shape_is_refused_with_a_sentence(name):
    verdict = can_be_printed(tidy_name(name))
    assert not verdict
    assert verdict.reason.key.endswith(".")


def test_accents_typed_apart_come_together():
    assert tidy_name(" Zoe\u0308  de\tWit ") == "Zoë de Wit"
