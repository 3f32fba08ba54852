"""The style sheet that browsers get: built from our styles, small, and readable in light and dark."""

import gzip
import re
from pathlib import Path

import pytest

import leerlijn.foundation.ui
from leerlijn.foundation.ui.contrast import contrast

ROOM = Path(leerlijn.foundation.ui.__file__).parent
BUILT = (ROOM / "static/ui/leerlijn.css").read_text()
SOURCES = {path.name: path.read_text() for path in (ROOM / "styles").glob("*.css")}
PAIRS = re.findall(r"--ds-color-([\w-]+): light-dark\((#\w{6}), (#\w{6})\)", SOURCES["tokens.css"])
COLOURS = {
    "light": {name: light for name, light, _ in PAIRS},
    "dark": {name: dark for name, _, dark in PAIRS},
}
ON_PAPER = ["neutral-text-default", "neutral-text-subtle", "accent-text-subtle", "accent-base-default"]
TINTED = ["success", "warning", "danger", "info"]


@pytest.mark.parametrize("source", sorted(SOURCES))
def test_every_class_of_our_styles_is_in_the_built_sheet(source):
    named = set(
        re.findall(
            r"\.([a-z][\w-]*)(?=[^{}]*\{)", re.sub(r"/\*.*?\*/|url\([^)]*\)", "", SOURCES[source], flags=re.S)
        )
    )

    assert [name for name in sorted(named) if f".{name}" not in BUILT] == []


def test_every_class_that_a_page_writes_has_a_rule():
    pages = ROOM.parents[1].rglob("templates/**/*.html")
    written = {
        name
        for text in (path.read_text() for path in pages)
        for names in re.findall(r'class="([^"{]*)"', text)
        for name in names.split()
    }

    assert "preserved" in written
    assert [name for name in sorted(written) if f".{name}" not in BUILT] == []


def test_the_sheet_is_small_and_brings_no_pictures_that_the_content_policy_refuses():
    assert len(gzip.compress(BUILT.encode())) < 25_000
    assert "data:" not in BUILT


def test_every_file_the_sheet_names_is_there():
    named = set(re.findall(r"url\(\"?([^)\"]+)", BUILT))

    assert named
    assert [name for name in named if not (ROOM / "static/ui" / name).is_file()] == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_can_be_read_on_paper_cards_and_tints(scheme):
    colours = COLOURS[scheme]
    grounds = [
        colours[f"neutral-{name}"] for name in ("background-default", "surface-default", "surface-tinted")
    ]

    for name in ON_PAPER:
        assert min(contrast(colours[name], ground) for ground in grounds) >= 4.5, name
    for name in TINTED:
        assert contrast(colours[f"{name}-text-default"], colours[f"{name}-surface-tinted"]) >= 6.5, name
    assert contrast(colours["brand1-base-default"], colours["neutral-background-default"]) >= 4.5
    assert contrast(colours["accent-base-default"], colours["accent-base-contrast-default"]) >= 4.5
    assert contrast(colours["neutral-border-default"], colours["neutral-background-default"]) >= 3
