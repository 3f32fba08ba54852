"""The guard on an institution's own colours."""

import pytest

from leerlijn.foundation.ui.contrast import Tokens, contrast, flaws_of_theme, hue_apart

LIGHT = Tokens(action="#005e66", label="#ffffff", line="#842868")
DARK = Tokens(action="#76c3cb", label="#02181a", line="#d89bc1")


def test_our_own_theme_passes():
    assert flaws_of_theme(LIGHT, DARK) == ()


@pytest.mark.parametrize(
    ("light", "flaw"),
    [
        (Tokens("#5fb0b8", "#000000", "#842868"), "the colour of links and buttons is hard to read"),
        (Tokens("#005e66", "#222222", "#842868"), "the label on the buttons is hard to read"),
        (Tokens("#005e66", "#ffffff", "#e8b8d8"), "the line is hard to see"),
        (Tokens("#005e66", "#ffffff", "#1b5f9e"), "the line looks like something you can click"),
        (Tokens("#005e66", "#ffffff", "#555555"), "the line looks like something you can click"),
    ],
)
def test_each_flaw_is_said_in_its_own_sentence(light, flaw):
    assert [flaw in said.key for said in flaws_of_theme(light, DARK)] == [True]


def test_contrast_and_hue_are_those_of_the_standard():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)
    assert hue_apart("#ff0000", "#0000ff") == pytest.approx(120)
    assert hue_apart("#ff0000", "#ff00ff") == pytest.approx(60)


def test_what_is_no_colour_is_refused():
    with pytest.raises(ValueError, match="not a colour"):
        contrast("red", "#ffffff")
