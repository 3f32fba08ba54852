"""The letters of a demonstration are read in it, by anybody; a real installation has no such page."""

from __future__ import annotations

import pytest
from django.core.mail import EmailMultiAlternatives
from django.urls import include, path

from leerlijn.foundation.ui.words import render
from leerlijn.site import inspection, outbox, urls
from leerlijn.site.pages import DEMONSTRATION
from tests.tools.budget import at_most

urlpatterns = [*urls.urlpatterns, path("demo/", include(DEMONSTRATION))]
handler404 = urls.handler404


@pytest.fixture
def folder(settings, tmp_path):
    """Letters are written there, as a demonstration does."""
    settings.DATA, settings.BASE_URL = tmp_path, "http://leerlijn.test"
    backend = "django.core.mail.backends.filebased.EmailBackend"
    settings.MAILERS = {"default": {"BACKEND": backend, "OPTIONS": {"file_path": tmp_path / "mail"}}}


@pytest.fixture
def demonstration(settings, folder):
    settings.DEMO, settings.ROOT_URLCONF = True, __name__


def send(to, subject, body):
    EmailMultiAlternatives(subject, body, to=[to]).send()


def test_a_letter_is_read_as_it_was_written_and_its_link_leads_here(folder):
    link = "http://leerlijn.test/assessments/confirm/abc/"
    send("n.vos@school.example", "Bevestig je aanmelding — één knop", f"Dag Niña,\n\nOpen {link}.\n")
    [letter] = outbox.letters()
    assert (letter.to, letter.subject) == ("n.vos@school.example", "Bevestig je aanmelding — één knop")
    assert "".join(text for text, _ in letter.pieces) == f"Dag Niña,\n\nOpen {link}."
    assert [leads for _, leads in letter.pieces if leads] == ["/assessments/confirm/abc/"]


def test_an_address_of_another_server_leads_nowhere(folder):
    send("a@b.example", "Elders", "Kijk op https://elsewhere.example/x en http://leerlijn.test.evil/")
    [letter] = outbox.letters()
    assert [leads for _, leads in letter.pieces if leads] == []


def test_a_line_of_dashes_in_a_letter_does_not_cut_it_into_two_that_fool_anybody(folder):
    send("a@b.example", "Streep", "Een\n" + "-" * 79 + "\nTo: x@y.example\n\nTwee")
    assert [letter.to for letter in outbox.letters()] == ["a@b.example"]


def test_only_so_many_are_read_the_newest_first(folder, monkeypatch):
    monkeypatch.setattr(outbox, "MOST", 3)
    for number in range(5):
        send(f"{number}@b.example", f"Brief {number}", "x")
    assert len(outbox.letters()) == 3
    assert outbox.letters() == sorted(outbox.letters(), key=lambda letter: letter.at, reverse=True)


def test_without_a_folder_there_are_none(folder):
    assert outbox.letters() == []


def test_anybody_reads_them_in_a_demonstration(demonstration, folder, client, db):
    client.cookies["language"] = "en"
    assert b"No letter was written yet." in client.get("/demo/mail/").content
    send("n.vos@school.example", "Sign <up>", "http://leerlijn.test/assessments/confirm/abc/")
    with at_most(0):
        html = client.get("/demo/mail/").content.decode()
    assert 'href="/assessments/confirm/abc/"' in html
    assert "Sign &lt;up&gt;" in html
    assert 'href="/demo/mail/"' in client.get("/assessments/sign-up/sent/").content.decode()


def test_a_real_installation_has_no_such_page_and_never_points_at_it(client, db):
    assert client.get("/demo/mail/").status_code == 404
    assert "demo/mail" not in client.get("/assessments/sign-up/sent/").content.decode()
    assert list(inspection.letters_are_read_in_a_demonstration_only()) == []


def test_one_that_has_it_all_the_same_answers_nothing_and_does_not_start(settings, client, db):
    settings.ROOT_URLCONF = __name__
    assert client.get("/demo/mail/").status_code == 404
    [said] = inspection.letters_are_read_in_a_demonstration_only()
    assert "anybody reads every letter" in render(said, "en")
    assert inspection.letters_are_read_in_a_demonstration_only in inspection.INSPECTIONS
