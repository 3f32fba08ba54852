"""Every type of page in a real browser: wide and narrow, light and dark, in Dutch and English."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.stories.browser.hands import Hands
from tests.stories.browser.neighbours import NEIGHBOURS, NO_NEIGHBOURS
from tests.stories.browser.pages import NO_PAGES, PAGES, names
from tests.tools.browser import axe, fits, press

pytestmark = [pytest.mark.races, pytest.mark.only_on("sqlite")]

WIDE, NARROW = {"width": 1280, "height": 900}, {"width": 360, "height": 740}
IS_UP_TO_THE_READER = "color-contrast"
"""The colours are theirs; axe still reads ours, from -webkit-text-fill-color."""
COLOURS_OF_OURS = """() => [...document.querySelectorAll('main :is(p, a, button, label, h1, h2, td, th)')]
    .filter(element => getComputedStyle(element).forcedColorAdjust === 'none' && element.innerText)
    .map(element => element.outerHTML)"""
SUBMIT = "form => form.submit()"
"""What a page without scripts does when somebody goes round its buttons."""


def test_every_address_of_ours_is_looked_at_here_or_is_no_page():
    looked_at = {page.name for page in (*PAGES, *NEIGHBOURS)}
    assert {*looked_at, *NO_PAGES, *NO_NEIGHBOURS} == set(names()) - {"livez", "readyz", "health", "metrics"}


def is_open_to_everybody(page, language: str) -> bool:
    """One heading, which the title holds, in the language asked for; nothing sticks out; axe agrees."""
    heading = " ".join(page.locator("h1").inner_text().split())
    assert heading
    assert heading.lower() in page.title().lower()
    assert page.locator("html").get_attribute("lang") == language
    assert (axe(page), fits(page)) == ([], True)
    return True


@pytest.mark.parametrize("kind", PAGES, ids=str)
def test_a_page_is_open_to_everybody(place, kind):
    for language, size, scheme in (("en", WIDE, "light"), ("nl", NARROW, "dark")):
        page = place.page_of(kind.who, language)
        page.set_viewport_size(size)
        page.emulate_media(color_scheme=scheme)
        assert page.goto(place.at(kind.address)).status == kind.status
        assert is_open_to_everybody(page, language)
    assert place.wrong == []


@pytest.mark.parametrize("kind", [kind for kind in PAGES if kind.is_rich], ids=str)
def test_a_rich_page_stays_readable_in_the_colours_somebody_forces(place, kind):
    page = place.page_of(kind.who)
    page.set_viewport_size({"width": 320, "height": 740})
    page.emulate_media(color_scheme="dark", forced_colors="active")
    page.goto(place.at(kind.address))
    found = [violation for violation in axe(page) if violation.rule != IS_UP_TO_THE_READER]
    ours = page.evaluate(COLOURS_OF_OURS)
    page.emulate_media(forced_colors="none")
    assert (found, fits(page), ours) == ([], True, [])


def opened(place, who: str, address: str):
    page = place.page_of(who)
    page.set_viewport_size(WIDE)
    page.emulate_media(color_scheme="light", forced_colors="none")
    page.goto(place.at(address))
    return page


def walked(page, most: int = 150) -> list[dict]:
    """Where Tab leads, stop by stop, until it comes round."""
    stops: list[dict] = []
    for _ in range(most):
        page.keyboard.press("Tab")
        stop = page.evaluate(STOP)
        if stop["tag"] == "BODY":
            return stops
        stops.append(stop)
    raise AssertionError("Tab does not come round")


STOP = """() => {
    const at = document.activeElement, style = getComputedStyle(at);
    const part = at.closest('.list, .evidence, main form');
    return {
        tag: at.tagName,
        words: (at.innerText || at.name || '').trim(),
        ring: style.outlineStyle === 'none' ? 0 : parseFloat(style.outlineWidth),
        part: part ? part.className || 'judgement' : '',
        href: at.getAttribute('href') || '',
    };
}"""


@pytest.mark.parametrize("kind", [kind for kind in PAGES if kind.is_rich], ids=str)
def test_whoever_uses_a_keyboard_can_skip_to_the_content_and_sees_where_the_focus_is(place, kind):
    page = opened(place, kind.who, kind.address)
    stops = walked(page)
    assert stops[0]["href"] == "#main"
    assert [stop for stop in stops if stop["ring"] < 2] == []
    page.goto(place.at(kind.address))
    Hands(page).skip_to_content()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main') !== null")


def test_on_the_desk_the_keyboard_goes_from_the_criteria_over_the_evidence_to_the_judgement(place):
    stops = walked(opened(place, "assessor-1", "/qualification/dossiers/{judging}/desk/"))
    parts = [stop["part"] for stop in stops if stop["part"]]
    order = ["list unfolds", "evidence", "judgement"]
    assert list(dict.fromkeys(parts)) == order
    assert parts == sorted(parts, key=order.index)
    assert [stop["words"][:3] for stop in stops if stop["part"] == order[0]][:3] == ["1.1", "1.2", "1.3"]


def test_a_form_that_was_refused_says_first_what_is_wrong_and_keeps_what_was_typed(place):
    page = opened(place, "halfway", "/qualification/dossiers/{halfway}/items/add/")
    page.locator("[name=title]").fill("Lesson plan of week 7")
    assert press(page.locator("main form button").first).status == 422
    expect(page.locator(".ds-error-summary")).to_be_focused()
    assert page.title().startswith("Mistake: ")
    assert page.locator("[name=title]").input_value() == "Lesson plan of week 7"
    assert is_open_to_everybody(page, "en")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    wanted = page.locator(".ds-error-summary a").first.get_attribute("href").removeprefix("#")
    assert page.evaluate("document.activeElement.id") == wanted or page.url.endswith(f"#{wanted}")


def test_a_step_that_is_not_open_now_is_refused_with_its_reason(place):
    page = opened(place, "assessor-1", "/cases/{proposed}/agree/")
    button = page.locator("main form button[aria-disabled]")
    reason = page.locator(f"#{button.get_attribute('aria-describedby')}").inner_text()
    status = answered_to_submit(page)
    assert (status, reason in page.locator("main").inner_text()) == (403, True)
    assert is_open_to_everybody(page, "en")


def answered_to_submit(page) -> int:
    with page.expect_navigation() as answered:
        page.locator("main form").first.evaluate(SUBMIT)
    return answered.value.status


def test_a_form_from_before_somebody_signed_in_is_refused_with_what_to_do(place):
    page = place.new_page()
    page.goto(place.at("/sign-in/"))
    page.context.clear_cookies()
    press(page.locator("main form button").first)
    assert "This form was open too long." in page.locator("main").inner_text()
    assert is_open_to_everybody(page, "en")


def test_what_does_not_exist_and_what_is_not_open_look_the_same(place):
    seen = {}
    for address in ("/cases/999999/", "/cases/{sealed}/", "/nowhere/"):
        page = opened(place, "stranger", address)
        assert is_open_to_everybody(page, "en")
        seen[address] = page.locator("main").inner_text()
    assert len(set(seen.values())) == 1


def test_a_case_that_moved_on_meanwhile_is_left_as_it_is(place):
    page = opened(place, "coordinator", "/cases/{sealed}/return/")
    page.locator("[name=missing]").fill("The observation of 3 March.")
    page.locator("[name=version]").evaluate("field => { field.value = 1 }")
    assert answered_to_submit(page) == 409
    assert page.locator("[name=missing]").input_value() == "The observation of 3 March."
    assert is_open_to_everybody(page, "en")


def test_more_text_than_a_page_takes_is_refused_with_what_to_do(place):
    page = opened(place, "halfway", "/qualification/dossiers/{halfway}/items/1/1.1/")
    page.locator("[name=sentence]").evaluate("field => { field.value = 'long '.repeat(700000) }")
    assert answered_to_submit(page) == 413
    assert "Put part of it in a file." in page.locator("main").inner_text()
    assert is_open_to_everybody(page, "en")


FAULTY = "Personeelsnummer;Achternaam;Voornaam\n1;Dam;Noor\n"


def test_what_the_buttons_of_an_office_lead_to_is_open_to_everybody(place):
    page = opened(place, "auditor", "/journal/")
    press(page.locator('main form[action="/journal/verify/"] button'))
    assert is_open_to_everybody(page, "en")
    page = opened(place, "hr", "/staff/import/")
    page.locator("[name=file]").set_input_files(
        {"name": "staff.csv", "mimeType": "text/csv", "buffer": FAULTY.encode()}
    )
    press(page.locator("main form button"))
    assert is_open_to_everybody(page, "en")
    page = opened(place, "dean", "/account/")
    press(page.get_by_role("button", name="Make a key"))
    assert is_open_to_everybody(page, "en")


def test_everything_works_without_scripts(place):
    page = place.new_page(java_script_enabled=False)
    place.enter(page, "starter", "en")
    page.goto(place.at("/qualification/dossiers/begin/"))
    press(page.locator("main form button"))
    press(page.locator('a[href$="/items/add/"]'))
    page.locator("[name=title]").fill("Plan")
    page.locator("[name=kind]").select_option("lesson-plan")
    page.locator("[name=document]").set_input_files(
        {"name": "plan.txt", "mimeType": "text/plain", "buffer": b"Week three.\n"}
    )
    page.locator('[name=criteria][value="1.1"]').check()
    press(page.locator("main form button"))
    press(page.locator('a[href$="/items/1/1.1/"]').first)
    page.locator("[name=sentence]").fill("Page 2.")
    press(page.locator("main form button"))
    assert page.locator("h1").inner_text() == "14 criteria still need evidence"
    assert "Page 2." in page.locator("main").inner_text()
