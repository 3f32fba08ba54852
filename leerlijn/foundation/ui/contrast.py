"""Whether an institution's own two colours can carry the look: readable, and not mistaken for each other."""

from __future__ import annotations

from collections.abc import Iterator
from colorsys import rgb_to_hls
from dataclasses import dataclass

from leerlijn.kernel.sentence import Said, Sentence, Text

TEXT_RATIO = 4.5
LINE_RATIO = 3.0
HUE_APART = 60.0
PAPERS = {"light": ("#fbf9f5", "#ffffff"), "dark": ("#12191c", "#1b2528")}
LIGHT = Text(nl="licht", en="light")
DARK = Text(nl="donker", en="dark")


@dataclass(frozen=True, slots=True)
class Tokens:
    """What an institution may choose, as #rrggbb, once for light and once for dark."""

    action: str
    label: str
    line: str


def channels(colour: str) -> tuple[float, float, float]:
    """Red, green and blue of #rrggbb, each from 0 to 1."""
    if len(colour) != 7 or colour[0] != "#":
        raise ValueError(f"not a colour of the form #rrggbb: {colour!r}")
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return red, green, blue


def luminance(colour: str) -> float:
    """Relative luminance, WCAG 2.2."""
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Contrast ratio, WCAG 2.2: from 1 (the same) to 21 (black on white)."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def hue_apart(one: str, other: str) -> float:
    """Degrees between two hues on the colour wheel, 0 to 180; a grey has no hue and counts as 0."""
    first, second = (rgb_to_hls(*channels(colour)) for colour in (one, other))
    if not first[2] or not second[2]:
        return 0.0
    turn = abs(first[0] - second[0]) * 360
    return min(turn, 360 - turn)


def flaws(tokens: Tokens, papers: tuple[str, ...], where: Said) -> Iterator[Sentence]:
    """What is wrong with these colours on these backgrounds, one sentence each; nothing means good."""
    if min(contrast(tokens.action, paper) for paper in papers) < TEXT_RATIO:
        yield Sentence("In {where}: the colour of links and buttons is hard to read.", where=where)
    if contrast(tokens.action, tokens.label) < TEXT_RATIO:
        yield Sentence("In {where}: the label on the buttons is hard to read.", where=where)
    if min(contrast(tokens.line, paper) for paper in papers) < LINE_RATIO:
        yield Sentence("In {where}: the line is hard to see.", where=where)
    if hue_apart(tokens.action, tokens.line) < HUE_APART:
        yield Sentence("In {where}: the line looks like something you can click.", where=where)


def flaws_of_theme(light: Tokens, dark: Tokens) -> tuple[Sentence, ...]:
    """The guard on an institution's theme: it is used only if this is empty."""
    return (*flaws(light, PAPERS["light"], LIGHT), *flaws(dark, PAPERS["dark"], DARK))
