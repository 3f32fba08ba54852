"""What changed since a dossier was judged: how much, which evidence, which words; nothing else is shown."""

from __future__ import annotations

import io

import pytest
import typst

from leerlijn.foundation.cases.models import Case
from leerlijn.foundation.dossiers.actions.evidence import change_item, keep_file, take_out_item
from leerlijn.kernel.verdict import granted
from tests.foundation.documents.hostile import picture
from tests.stories.test_dossier_course import decided
from tests.stories.test_dossier_pages import read
from tests.stories.world import CODES
from tests.tools.budget import at_most

ALL = 14
READERS = {"candidate", "coordinator", "assessor-1", "assessor-3"}
EVERYBODY = (
    *("candidate", "supervisor", "coordinator", "hr", "dean", "auditor", "administrator", "stranger"),
    *("assessor-1", "assessor-2", "assessor-3", "assessor-4"),
)


def pdf(text: str) -> bytes:
    """On narrow pages, so that lines end wherever they must."""
    return typst.compile(f"#set page(width: 8cm)\n{text}".encode())


def renewed(world, case, order: int, content: bytes, **more):
    """A new version of an item, with the same words beside it unless others are given."""
    standing = world.standing("candidate")
    suffix = {b"%PDF": "pdf", b"\x89PNG": "png"}.get(content[:4], "txt")
    kept = keep_file(io.BytesIO(content), name=f"new.{suffix}", by=standing, at=world.at)
    said = {"title": f"Plan {order}", "kind": "lesson-plan", "claims": {"2.3": "It shows 2.3."}, **more}
    return granted(change_item(case.pk, order, by=standing, at=world.at, document=granted(kept), **said))


@pytest.fixture
def supplement(world) -> Case:
    """Fourteen pieces of evidence, judged and given back for 2.3."""
    case = world.begin()
    world.evidence(case, *CODES, title="Plan 1")
    for order in range(2, ALL + 1):
        world.evidence(case, "2.3", title=f"Plan {order}")
    renewed(world, case, 3, pdf("We watch the third group. " * 9 + "They work alone. " + "We talk. " * 40))
    not_yet = {"c2_3": "not-yet"}
    world.ask(world.hand_in(case))
    world.judge_both(case, not_yet, not_yet)
    decided(world, case, "supplement")
    return world.step(case, "notify-supplement", "coordinator")


@pytest.fixture
def again(world, supplement) -> Case:
    """Handed in again with three of fourteen changed, one of which is a PDF."""
    renewed(world, supplement, 2, b"Plan 2 for the week.\n", claims={"2.3": "Now it shows all of 2.3."})
    renewed(
        world,
        supplement,
        3,
        pdf("We watch the third group. " * 9 + "They work in pairs. " + "We talk. " * 40),
    )
    renewed(world, supplement, 4, b"Plan 4 for ('2.3',)\n", title="A better plan")
    granted(world.step(supplement, "hand-in", "candidate"))
    return world.ask(supplement)


def address(case, rest: str = "") -> str:
    return f"/qualification/dossiers/{case.pk}/{rest}"


def test_an_assessor_sees_three_of_fourteen_changed_on_the_desk_the_dossier_and_the_list(enter, again):
    browser = enter("assessor-1")
    for page in ("", "desk/", "changes/"):
        assert "3 of 14 changed" in read(browser.get(address(again, page))), page
    desk = browser.get(address(again, "desk/2.3/")).content.decode()
    linked = {order for order in range(1, ALL + 1) if f'/changes/{order}/"' in desk}
    assert linked == {2, 3, 4}
    listed = browser.get(address(again, "changes/")).content.decode()
    assert {order for order in range(1, ALL + 1) if f'/changes/{order}/"' in listed} == {2, 3, 4}


def test_only_what_changed_is_shown(enter, again):
    browser = enter("assessor-1")
    found = {
        order
        for order in range(1, ALL + 2)
        if browser.get(address(again, f"changes/{order}/")).status_code == 200
    }
    assert found == {2, 3, 4}
    assert browser.get(address(again, "changes/1/before/")).status_code == 404
    assert b"".join(browser.get(address(again, "changes/2/before/"))) == b"Plan 2 for ('2.3',)\n"


def test_the_words_of_a_claim_and_of_a_file_are_told_without_colour(enter, again):
    page = read(enter("assessor-1").get(address(again, "changes/2/")))
    assert "[taken out:] It [until here] [put in:] Now it [until here] shows" in page
    assert "Plan 2 for [taken out:] ('2.3',) [until here] [put in:] the week. [until here]" in page


def test_of_a_pdf_the_words_under_its_pages_are_compared_wherever_a_line_ends(enter, again):
    page = read(enter("assessor-1").get(address(again, "changes/3/")))
    assert "They work [taken out:] alone. [until here] [put in:] in pairs. [until here] We talk." in page
    assert "the rest of this part stayed as it was" in page
    assert page.count("[taken out:]") == 1


def test_another_name_is_told_and_the_same_file_is_not(enter, again):
    page = read(enter("assessor-1").get(address(again, "changes/4/")))
    assert "[taken out:] Plan 4 [until here] [put in:] A better plan [until here]" in page
    assert "The file is the same." in page


def test_what_is_new_and_what_is_gone_are_told_as_such(world, enter, supplement):
    world.evidence(supplement, "2.3", title="A talk")
    granted(take_out_item(supplement.pk, 5, by=world.standing("candidate"), at=world.at))
    granted(world.step(supplement, "hand-in", "candidate"))
    case = world.ask(supplement)
    browser = enter("assessor-1")
    assert "1 of 14 changed, one was taken out" in read(browser.get(address(case, "changes/")))
    assert "was not there when" in read(browser.get(address(case, "changes/15/")))
    assert "not in the dossier any more" in read(browser.get(address(case, "changes/5/")))
    assert b"Plan 5 for" in b"".join(browser.get(address(case, "changes/5/before/")))
    assert browser.get(address(case, "changes/15/before/")).status_code == 404


def test_a_picture_is_opened_and_not_compared(world, enter, supplement):
    renewed(world, supplement, 2, picture("PNG"))
    granted(world.step(supplement, "hand-in", "candidate"))
    world.ask(supplement)
    page = read(enter("assessor-1").get(address(supplement, "changes/2/")))
    assert "cannot be compared here" in page
    assert "As it was: Plan 2.txt" in page


def test_in_the_first_round_nothing_is_compared_also_when_it_came_back_unread(world, enter):
    case = world.sealed()
    world.step(case, "return", "coordinator", missing="The signature.")
    granted(world.step(case, "hand-in", "candidate"))
    world.ask(case)
    browser = enter("assessor-1")
    assert "changed" not in read(browser.get(address(case, "desk/")))
    assert browser.get(address(case, "changes/")).status_code == 404


def test_who_does_not_read_the_sealed_dossier_reads_no_change(enter, again):
    pages = [address(again, rest) for rest in ("changes/", "changes/2/", "changes/2/before/")]
    for page in pages:
        found = {name for name in EVERYBODY if enter(name).get(page).status_code == 200}
        assert found == READERS, page


def test_a_draft_that_was_never_handed_in_is_not_compared(world, enter, supplement):
    renewed(world, supplement, 2, b"A draft that nobody should read.\n")
    renewed(world, supplement, 2, b"What was handed in.\n")
    granted(world.step(supplement, "hand-in", "candidate"))
    world.ask(supplement)
    page = read(enter("assessor-1").get(address(supplement, "changes/2/")))
    assert "What was handed in." in page
    assert "A draft" not in page


@pytest.mark.parametrize("rest", ["", "desk/", "changes/", "changes/3/"])
def test_the_pages_keep_to_ten_statements_in_the_second_round(enter, again, rest):
    for name in READERS - (set() if rest != "desk/" else {"candidate", "coordinator"}):
        browser = enter(name)
        browser.get(address(again, rest))
        with at_most(10):
            assert browser.get(address(again, rest)).status_code == 200
