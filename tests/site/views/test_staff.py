"""HR's list on a page: rehearsed, read, and taken over in one act."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from leerlijn.domains.qualification.actions.register import defer_duty
from leerlijn.foundation.cases.models import Case
from leerlijn.foundation.documents.models import Document
from leerlijn.foundation.journal.models import Entry
from leerlijn.foundation.notices.models import Notice
from leerlijn.foundation.notices.tasks import tell_what_waits
from leerlijn.foundation.people.models import Person
from tests.foundation.people.imports import exports
from tests.site.views.test_front import heading
from tests.stories.world import SETTING_UP

ADDRESS = "/staff/import/"


def upload(content: bytes, name: str = "staff.csv"):
    return {"file": SimpleUploadedFile(name, content), "day": "2026-11-24"}


def sealed_in(answer) -> str:
    return re.search(r'name="rehearsed" value="([^"]+)"', answer.content.decode())[1]


def taken(browser, sent):
    """Sent, and followed to where the browser is led."""
    return browser.post(f"{ADDRESS}take-over/", sent, follow=True)


def two_good_and_one_wrong() -> bytes:
    return exports.export(
        exports.line(),
        exports.line(
            Personeelsnummer="1002", Achternaam="Bakker", **{"E-mail werk": "b.bakker@noaber.example"}
        ),
        exports.line(Personeelsnummer="1003", Fte="much"),
    )


@pytest.fixture
def browser(enter, hr_of_all):
    return enter(hr_of_all)


def test_a_rehearsal_says_what_would_happen_and_writes_nothing(browser):
    people = Person.objects.count()
    answer = browser.post(ADDRESS, upload(two_good_and_one_wrong()))
    assert heading(answer) == "A rehearsal: nothing has been written yet"
    text = answer.content.decode()
    assert "2 lines are new," in text
    assert (
        '<th scope="row">4 · 1003</th><td data-label="Column">Fte</td><td data-label="Value">much</td>'
        in text
    )
    assert Person.objects.count() == people
    assert not Entry.objects.filter(act="import-staff").exists()


def test_the_same_file_is_then_taken_over_in_one_act_by_who_did_it(world, browser):
    sealed = sealed_in(browser.post(ADDRESS, upload(two_good_and_one_wrong())))
    answer = taken(browser, {"rehearsed": sealed})
    assert heading(answer) == "The list was taken over"
    assert set(
        Person.objects.filter(number__in=["1001", "1002", "1003"]).values_list("number", flat=True)
    ) == {
        "1001",
        "1002",
    }
    entries = Entry.objects.filter(act="import-staff")
    assert {entry.pseudonym for entry in entries} == {world.people["hr"].pseudonym}
    kept = Document.objects.get(name="staff.csv")
    assert (kept.confidentiality, kept.owner_id) == ("confidential", world.people["hr"].pk)


def test_taken_over_twice_is_once(browser):
    sealed = sealed_in(browser.post(ADDRESS, upload(two_good_and_one_wrong())))
    taken(browser, {"rehearsed": sealed})
    people, entries = Person.objects.count(), Entry.objects.count()
    again = taken(browser, {"rehearsed": sealed})
    assert again.status_code == 409
    assert (Person.objects.count(), Entry.objects.count()) == (people, entries)


def test_what_changed_since_the_rehearsal_is_shown_and_nothing_is_taken_over(browser):
    first = sealed_in(browser.post(ADDRESS, upload(exports.export(exports.line()))))
    other = sealed_in(browser.post(ADDRESS, upload(exports.export(exports.line(Fte="0,60")))))
    taken(browser, {"rehearsed": other})
    answer = taken(browser, {"rehearsed": first})
    assert (answer.status_code, heading(answer)) == (409, "A rehearsal: nothing has been written yet")
    text = answer.content.decode()
    assert "since the rehearsal something changed here" in text
    assert "one changed," in text
    done = taken(browser, {"rehearsed": sealed_in(answer)})
    assert heading(done) == "The list was taken over"


def test_another_change_of_as_many_lines_is_not_what_was_rehearsed(browser):
    """The counts are the same; what would be overwritten is not."""
    first = sealed_in(browser.post(ADDRESS, upload(exports.export(exports.line()))))
    taken(browser, {"rehearsed": first})
    rehearsed = sealed_in(browser.post(ADDRESS, upload(exports.export(exports.line(Fte="0,60")))))
    person = Person.objects.get(number="1001")
    person.appointments.update(fte="0.50")
    answer = taken(browser, {"rehearsed": rehearsed})
    assert answer.status_code == 409
    assert person.appointments.get().fte == Decimal("0.5")


@pytest.mark.parametrize("content", [b"no table at all", b"%PDF-1.7 nothing", b"\x00\x01\x02"])
def test_a_file_that_is_no_list_gets_one_sentence_beside_its_field(browser, content):
    answer = browser.post(ADDRESS, upload(content))
    assert answer.status_code == 422
    assert 'id="id_file-error"' in answer.content.decode()
    assert not Document.objects.filter(name="staff.csv").exists()


def test_without_a_file_or_a_day_nothing_happens(browser):
    answer = browser.post(ADDRESS, {"day": ""})
    text = answer.content.decode()
    assert (answer.status_code, "Choose the file." in text, "Fill in a day." in text) == (422, True, True)


def test_what_was_sealed_by_another_or_changed_is_refused(world, enter, browser):
    sealed = sealed_in(browser.post(ADDRESS, upload(exports.export(exports.line()))))
    assert browser.post(f"{ADDRESS}take-over/", {"rehearsed": f"{sealed}x"}).status_code == 422
    Document.objects.filter(name="staff.csv").update(owner=world.people["dean"])
    assert taken(browser, {"rehearsed": sealed}).status_code == 404


def test_hr_of_one_faculty_does_not_take_over_the_list_of_all(enter):
    browser = enter("hr")
    assert browser.get(ADDRESS).status_code == 404
    assert browser.post(ADDRESS, upload(b"x")).status_code == 404


def test_the_list_that_is_shipped_can_be_rehearsed(browser):
    answer = browser.post(ADDRESS, upload(exports.shipped()))
    assert heading(answer) == "A rehearsal: nothing has been written yet"


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"%PDF-1.7 nothing", "This is a PDF."),
        (b"\x89PNG\r\n\x1a\n", "This is a picture."),
        (b"no table at all", "The first line has no semicolons."),
    ],
)
def test_another_kind_of_file_is_called_what_it_is(browser, content, says):
    assert says in browser.post(ADDRESS, upload(content)).content.decode()


def without_address(*numbers: str) -> bytes:
    """Each of them with a question for HR: there is no address."""
    return exports.export(
        *(exports.line(Personeelsnummer=number, **{"E-mail werk": ""}) for number in numbers)
    )


def open_questions() -> set[str]:
    found = Case.objects.filter(procedure="staff-question", is_open=True)
    return set(found.values_list("subject__number", flat=True))


def test_who_is_not_in_the_list_keeps_their_question_and_the_rehearsal_names_what_it_settles(browser):
    taken(browser, {"rehearsed": sealed_in(browser.post(ADDRESS, upload(without_address("1001", "1002"))))})
    assert open_questions() == {"1001", "1002"}
    with_address = exports.line(Personeelsnummer="1001", **{"E-mail werk": "a@noaber.example"})
    rehearsed = browser.post(ADDRESS, upload(exports.export(with_address)))
    settles = rehearsed.content.decode().partition("Questions that this list settles")[2]
    assert "(1001)</a>: There is no e-mail address." in settles
    assert "(1002)</a>" not in settles
    done = taken(browser, {"rehearsed": sealed_in(rehearsed)})
    assert open_questions() == {"1002"}
    assert "(1001)</a>" in done.content.decode().partition("Questions that this list settled")[2]


def test_a_line_that_is_rejected_settles_nothing(browser):
    taken(browser, {"rehearsed": sealed_in(browser.post(ADDRESS, upload(without_address("1001"))))})
    wrong = exports.line(Personeelsnummer="1001", Fte="much", **{"E-mail werk": "a@noaber.example"})
    other = exports.line(Personeelsnummer="1003", **{"E-mail werk": "c@noaber.example"})
    rehearsed = browser.post(ADDRESS, upload(exports.export(wrong, other)))
    assert "Questions that this list settles" not in rehearsed.content.decode()
    taken(browser, {"rehearsed": sealed_in(rehearsed)})
    assert open_questions() == {"1001"}


def test_the_rehearsal_lists_who_is_new_and_folds_a_long_list_of_who_is_missing(world, browser):
    text = browser.post(ADDRESS, upload(two_good_and_one_wrong())).content.decode()
    new = text.partition("<h2>New</h2>")[2].partition("</section>")[0]
    assert '<th scope="row">3 · 1002</th>' in new
    assert "Bakker" in new
    assert f"Not in this list: {len(world.people)}" in text
    assert "<details><summary>Show who</summary>" in text


def test_taking_over_leads_on_so_that_going_back_sends_nothing_again(browser):
    sealed = sealed_in(browser.post(ADDRESS, upload(two_good_and_one_wrong())))
    answer = browser.post(f"{ADDRESS}take-over/", {"rehearsed": sealed})
    assert answer.status_code == 302
    page = browser.get(answer.headers["location"])
    assert heading(page) == "The list was taken over"
    assert "2 lines are new," in page.content.decode()
    assert '<th scope="row">4 · 1003</th>' in page.content.decode()


def test_a_list_that_came_by_a_command_says_so_in_words(browser):
    exports.taken_over(two_good_and_one_wrong())
    page = browser.get(ADDRESS).content.decode()
    assert "whoever runs the server (account set-up)" in page


def test_whose_duty_moves_and_who_hears_is_read_before_and_is_what_then_happens(browser):
    """HR corrects a first day backwards: the last day of the duty is over by it, and the dean has it."""
    first = exports.export(exports.line(Faculteit="ET", **{"Datum in dienst": "01-09-2025"}))
    taken(browser, {"rehearsed": sealed_in(browser.post(ADDRESS, upload(first)))})
    duty = Case.objects.get(procedure="utq-obligation", subject__number="1001")
    assert (duty.state, duty.due_on) == ("obliged", date(2028, 9, 1))
    tell_what_waits(at=timezone.now())
    heard, entries = Notice.objects.count(), Entry.objects.count()

    answer = browser.post(
        ADDRESS, upload(exports.export(exports.line(Faculteit="ET", **{"Datum in dienst": "01-09-2023"})))
    )
    row = re.search(
        rf'<tr><th scope="row"><a class="ds-link" href="/cases/{duty.pk}/".*?</tr>', answer.content.decode()
    )
    cells = [re.sub(r"<[^>]+>", "", cell) for cell in re.findall(r"<td[^>]*>(.*?)</td>", row[0])]
    assert cells[:2] == ["obliged, 1 September 2028", "overdue, 1 September 2026"]
    duty.refresh_from_db()
    assert (duty.due_on, Notice.objects.count()) == (date(2028, 9, 1), heard), "nobody heard of it yet"
    assert Entry.objects.filter(act__startswith="become-").count() == 0 < entries

    given = defer_duty(
        Person.objects.get(number="1001"),
        due_on=date(2030, 1, 1),
        decided_on=date(2026, 11, 1),
        decided_by="dean",
        reason="leave",
        actor=SETTING_UP,
        at=timezone.now(),
    )
    other = taken(browser, {"rehearsed": sealed_in(answer)})
    assert (other.status_code, "extended, 1 January 2030" in other.content.decode()) == (409, True)
    given.delete()
    assert heading(taken(browser, {"rehearsed": sealed_in(answer)})) == "The list was taken over"
    duty.refresh_from_db()
    assert (duty.state, duty.due_on) == ("overdue", date(2026, 9, 1))
    tell_what_waits(at=timezone.now())
    told = Notice.objects.filter(case=duty, state="overdue").select_related("person")
    assert sorted(notice.person.name for notice in told) == cells[2].split(", ") != [""]
