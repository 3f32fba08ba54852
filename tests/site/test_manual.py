"""The manual is made from the running product, says it in both languages, and is fresh."""

from __future__ import annotations

import os
import re
import shutil
from dataclasses import replace

import grimp
import pytest

from leerlijn.kernel.procedure import Meaning
from leerlijn.kernel.sentence import LANGUAGES
from leerlijn.site.command import Outcome
from leerlijn.site.commands.manual import this_product
from leerlijn.site.environment import TABLE
from leerlijn.site.manual.drawing import drawn
from leerlijn.site.manual.imports import House, Room, room_of
from leerlijn.site.manual.outcomes import EXITS
from leerlijn.site.manual.pages import pages, stale, write
from leerlijn.site.manual.procedures import MEANINGS, name_of
from leerlijn.site.manual.roles import EVERYBODY, PICTURES, picture_of
from tests.house.plan import ROOT, rooms
from tests.kernel.procedure.builders import SOUND
from tests.kernel.procedure.test_flaws import fresh_catalogue
from tests.tools.databases import Database

MANUAL = ROOT / "docs/manual"
NO_DATABASE = "postgresql://nobody@127.0.0.1:1/none"
LINE = re.compile(r'class="line" d="M(\d+) (\d+)V(\d+)H(\d+)"')


@pytest.fixture(scope="module")
def product():
    return this_product()


def leerlijn(*typed, data):
    """Away from any database: whoever asked for one would end with an error."""
    return Database(data, NO_DATABASE).leerlijn(*typed, cwd=ROOT)


def test_every_page_is_fresh(tmp_path):
    done = leerlijn("manual", "--check", "--folder", MANUAL, data=tmp_path)
    assert (done.stderr, done.stdout) == ("", "Every page of the manual is fresh.\n")
    assert done.returncode == Outcome.DONE


def test_a_stale_page_is_named_and_written_anew(tmp_path):
    folder = tmp_path / "manual"
    shutil.copytree(MANUAL, folder)
    with (folder / "en/settings.md").open("a") as page:
        page.write("Somebody knew better.\n")
    (folder / "nl/house.md").unlink()
    (folder / "nl/gone.md").write_text("Of a procedure that is no more.\n")
    wrong = "en/settings.md, nl/gone.md and nl/house.md"

    done = leerlijn("manual", "--check", "--folder", folder, data=tmp_path)
    assert done.returncode == Outcome.NO
    assert done.stdout == f"These pages are stale: {wrong}. Run leerlijn manual.\n"
    assert leerlijn("manual", "--folder", folder, data=tmp_path).stdout == "3 pages written anew.\n"
    assert leerlijn("manual", "--check", "--folder", folder, data=tmp_path).returncode == Outcome.DONE


def test_every_procedure_has_a_page_in_both_languages(product):
    made = pages(product)
    procedures = product.catalogue.procedures.values()
    wanted = {f"{language}/{name_of(each)}" for language in LANGUAGES for each in procedures}
    assert len(wanted) >= 8
    assert wanted - made.keys() == set()


def test_a_procedure_that_is_added_appears(product, tmp_path):
    write(tmp_path, pages(product))
    catalogue = fresh_catalogue()
    catalogue.add(SOUND)
    made = pages(replace(product, catalogue=catalogue, policy=catalogue.policy))
    page = made["en/procedure-question-1.md"]
    assert [f"{language}/procedure-question-1.md" in stale(tmp_path, made) for language in LANGUAGES] == [
        True
    ] * 2
    assert "[A question](procedure-question-1.md)" in made["en/README.md"]
    for said in ("| Asked `asked` | officer | ten days", "### Answer `answer`", "[*] --> asked : Ask"):
        assert said in page
    for said in ("Who: officer.", "Only if: there is a subject.", "Asks: The answer", "it is late"):
        assert said in page
    assert "`question 1: answer`" in made["en/permissions.md"]


def test_every_setting_of_the_environment_is_explained_in_both_languages(product):
    made = pages(product)
    for language in LANGUAGES:
        settings = made[f"{language}/settings.md"]
        assert [s.name for s in TABLE if s.about.in_language(language) not in settings] == []
        assert [s.name for s in TABLE if f"| `{s.name}` |" not in settings] == []


def test_every_command_call_and_permission_has_its_line(product):
    made = pages(product)
    assert "usage: leerlijn journal verify" in made["nl/commands.md"]
    paths = product.interface["paths"]
    assert [path for path in paths if f"{path}` |" not in made["nl/api.md"]] == []
    permissions = made["en/permissions.md"]
    assert [key for key in product.policy.actions if f"| `{key}` |" not in permissions] == []
    assert [key for key in product.policy.relations if f"| `{key}` |" not in permissions] == []


def test_everybody_of_the_demonstration_has_a_picture_of_their_first_page_and_nobody_else():
    shown = {path.relative_to(ROOT / "docs").as_posix() for path in (ROOT / "docs" / PICTURES).iterdir()}
    assert shown == {picture_of(part, language) for part in EVERYBODY for language in LANGUAGES}


def test_every_outcome_and_every_meaning_of_a_role_has_words():
    assert set(EXITS) == set(Outcome)
    assert set(MEANINGS) == set(Meaning)


def test_links_between_pages_lead_somewhere(product):
    made = pages(product)
    for name, said in made.items():
        folder = (MANUAL / name).parent
        links = [link for link in re.findall(r"\]\(([^)#]+)", said) if "://" not in link]
        found = {os.path.relpath((folder / link).resolve(), MANUAL.resolve()) for link in links}
        pictures = {link for link in found if link.startswith("../pictures/") and (MANUAL / link).is_file()}
        assert found - made.keys() - pictures == set(), name


def test_the_drawing_has_every_room(product):
    assert {room.name for room in product.house.rooms} == {room.name for room in rooms()}
    for language in LANGUAGES:
        picture = drawn(product.house, language)
        assert [room.name for room in rooms() if f">{room.name}</text>" not in picture] == []


def upward(picture):
    """The lines of a drawing that do not go down and to the right."""
    lines = [tuple(map(int, found)) for found in LINE.findall(picture)]
    assert lines
    return [line for line in lines if not (line[1] < line[2] and line[0] < line[3])]


def test_no_line_of_the_drawing_goes_up(product):
    assert upward(drawn(product.house, "en")) == []


def test_a_line_upwards_would_be_found():
    upper, lower = Room("upper", "site", ""), Room("lower", "kernel", "")
    assert len(upward(drawn(House([upper, lower], {("lower", "upper"): 1}), "en"))) == 1


def test_the_lines_are_those_that_grimp_finds(product):
    graph = grimp.build_graph("leerlijn", cache_dir=None)
    found = {
        (room_of(module), room_of(used))
        for module in graph.modules
        for used in graph.find_modules_directly_imported_by(module)
    }
    known = {room.name for room in product.house.rooms}
    assert {(a, b) for a, b in found if a != b and {a, b} <= known} == set(product.house.imports)
