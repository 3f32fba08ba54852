"""A file that changes while it lies before a council: who has the ball, and what the council can do."""

from __future__ import annotations

from django.test import Client

from leerlijn.domains.agreements.actions import fingerprints
from leerlijn.domains.agreements.models import CouncilQuestion
from leerlijn.domains.agreements.queries.measures import measures_of
from leerlijn.domains.agreements.queries.votes import councils_that_vote_on
from leerlijn.foundation.cases.models import Case
from leerlijn.foundation.cases.queries.lines import waiting_for
from leerlijn.foundation.journal.models import Entry
from leerlijn.foundation.notices.models import Notice
from leerlijn.foundation.notices.tasks import tell_parties
from leerlijn.foundation.people.models import Account
from leerlijn.foundation.ui.words import render
from leerlijn.kernel.sentence import LANGUAGES
from leerlijn.kernel.verdict import Outdated
from tests.stories.agreements import MEMBERS, WHOLE, said
from tests.tools.entering import come_in


def asked(year) -> tuple[Case, Case]:
    """An agreement, and the request that its council consults about."""
    year.on(7, 2)
    year.passed()
    agreement = year.agreement()
    request = year.ask_consent(agreement, "holder-ET", "FR-ET")
    year.later(minutes=1)
    return agreement, request


def called(year) -> tuple[Case, Case]:
    agreement, request = asked(year)
    year.call(request, "FR-ET")
    year.does(request, "vote", "FR-ET-staff", choice="for")
    return agreement, request


def with_the_ball(year, request) -> set[str]:
    names = [each for each in year.people if each.startswith(("FR-ET", "holder-ET"))]
    return {name for name in names if waiting_for(year.standing(name)).filter(pk=request.pk).exists()}


def read_by(year, name: str, address: str) -> str:
    client = Client()
    account, _ = Account.objects.get_or_create(person=year.people[name], defaults={"name": name})
    come_in(client, account)
    client.cookies["language"] = "en"
    return client.get(address).content.decode()


def test_a_file_that_changes_stops_the_vote_and_the_ball_is_with_the_chair(year):
    agreement, request = called(year)
    year.one_euro(agreement, "holder-ET")
    assert year.state(request) == "changed_in_vote"
    assert with_the_ball(year, request) == {"FR-ET-chair"}
    assert isinstance(year.step(request, "vote", "FR-ET-student-1", choice="for"), Outdated), "409"
    page = read_by(year, "FR-ET-student-1", f"/agreements/requests/{request.pk}/")
    assert "Cast your vote" not in page
    assert "Nobody can decide now; the chair calls the vote off." in page


def changing(year, name: str, address: str, **said):
    """What the page answers to whoever changes a figure there."""
    client = Client()
    account, _ = Account.objects.get_or_create(person=year.people[name], defaults={"name": name})
    come_in(client, account)
    client.cookies["language"] = "en"
    return client.post(address, {"source": "Letter", "because": "A slip.", **said}, follow=True)


def test_whoever_would_stop_a_vote_reads_that_first_and_says_that_they_know(year):
    agreement, request = called(year)
    address, amount = f"/agreements/{agreement.pk}/measures/1/budget/", {"amount_2019": "1"}
    warning = "FR-ET votes on this now."
    for elsewhere in ("measures/add/", "measures/1/", "measures/1/drop/", "measures/1/budget/", "move/"):
        assert warning in read_by(year, "holder-ET", f"/agreements/{agreement.pk}/{elsewhere}"), elsewhere
    refused = changing(year, "holder-ET", address, overdraws="on", **amount)
    assert refused.status_code == 422
    assert "Say that you know that its vote stops." in refused.content.decode()
    assert year.state(request) == "vote_called"
    saved = changing(year, "holder-ET", address, overdraws="on", stops_vote="on", **amount)
    assert "The vote of FR-ET has stopped" in saved.content.decode()
    assert year.state(request) == "changed_in_vote"
    assert warning not in read_by(year, "holder-ET", address)


def test_whoever_saves_a_measure_as_it_was_stops_no_vote(year):
    agreement, request = called(year)
    (line, *_) = measures_of(agreement.pk)
    address = f"/agreements/{agreement.pk}/measures/1/"
    shares = {f"share_{theme}": part for theme, part in line.shares.items()}
    texts = {
        f"{name}_{language}": text.in_language(language)
        for name, text in line.said.items()
        for language in LANGUAGES
    }
    same = {"version": line.version, "owner": line.owner or "", **shares, **texts}
    saved = changing(year, "holder-ET", address, stops_vote="on", **same)
    assert saved.redirect_chain
    assert "has stopped" not in saved.content.decode()
    assert year.state(request) == "vote_called"


def test_every_member_and_whoever_asked_hear_that_the_vote_stopped(year):
    agreement, request = called(year)
    year.one_euro(agreement, "holder-ET")
    entries = Entry.objects.filter(subject=f"case:{request.pk}").order_by("pk")
    tell_parties.call(list(entries.values_list("pk", flat=True)))
    news = Notice.objects.filter(case=request, state="changed_in_vote")
    people = {person.pk: name for name, person in year.people.items()}
    heard = {people[key] for key in news.values_list("person", flat=True)}
    assert heard == {"holder-ET", *(f"FR-ET-{member}" for member in MEMBERS)}


def test_a_change_in_a_part_would_stop_the_vote_on_the_whole(year):
    year.on(7, 2)
    year.passed()
    part = year.consented()
    year.does(part, "submit", "holder-ET")
    year.does(part, "bundle", "uco")
    whole = year.proposed()
    request = year.ask_consent(whole, "board", "UR", WHOLE)
    assert councils_that_vote_on(part) == ()
    year.call(request, "UR")
    assert [render(each, "en") for each in councils_that_vote_on(part)] == ["UR"]


def test_once_all_have_voted_a_change_still_stops_the_vote(year):
    agreement, request = called(year)
    year.votes(request, "FR-ET", staff="")
    year.one_euro(agreement, "holder-ET")
    assert year.state(request) == "changed_in_vote"


def test_after_the_vote_was_called_off_the_new_file_is_with_whoever_asked(year):
    agreement, request = called(year)
    year.one_euro(agreement, "holder-ET")
    year.does(request, "call-off", "FR-ET-chair", reason="The file changed.")
    assert year.state(request) == "file_changed"
    assert with_the_ball(year, request) == {"holder-ET"}
    year.does(request, "take-present-file", "holder-ET")
    year.accepted(request, "FR-ET")
    year.decided(request, "FR-ET")
    assert year.state(agreement) == "consented"


def test_a_file_that_changes_before_the_vote_is_with_whoever_asked_until_it_is_as_it_was(year):
    agreement, request = asked(year)
    year.one_euro(agreement, "holder-ET")
    assert with_the_ball(year, request) == {"holder-ET"}
    year.one_euro_back(agreement, "holder-ET")
    assert year.state(request) == "consultation"
    assert with_the_ball(year, request) == {"FR-ET-chair"}


def test_whoever_changes_the_file_does_not_start_a_clock_that_stands_still(year):
    agreement, request = asked(year)
    year.does(request, "pause", "FR-ET-chair", reason="documents")
    year.one_euro(agreement, "holder-ET")
    assert Case.objects.get(pk=request.pk).stands_still
    year.does(request, "resume", "FR-ET-chair")
    assert year.state(request) == "file_changed"


def test_a_vote_that_somebody_casts_at_that_very_moment_looks_at_the_file_itself(year, monkeypatch):
    """Then the request is in other hands, and whoever changes the file does not wait for it."""
    agreement, request = called(year)
    monkeypatch.setattr(fingerprints, "move", lambda *_, **__: None)
    year.one_euro(agreement, "holder-ET")
    refused = year.step(request, "vote", "FR-ET-student-1", choice="for")
    assert isinstance(refused, Outdated), "somebody was first: 409"
    assert "went from €\N{NO-BREAK SPACE}420,000 to €\N{NO-BREAK SPACE}419,999" in said(refused)
    assert "the chair calls the vote off" in said(year.step(request, "close-vote", "FR-ET-chair"))
    year.does(request, "call-off", "FR-ET-chair", reason="The file changed.")
    assert year.state(request) == "file_changed"


def test_the_reason_of_the_change_stands_under_each_banner(year):
    agreement, request = asked(year)
    year.one_euro(agreement, "holder-ET")
    pages = ("/agreements/budget/", f"/agreements/{agreement.pk}/", f"/agreements/requests/{request.pk}/")
    assert all(
        "<strong>Why:</strong> A slip in the table." in read_by(year, "officer", each) for each in pages
    )
    year.does(request, "take-present-file", "holder-ET")
    year.later(minutes=1)
    year.moved(agreement, "holder-ET", giver=1, taker=None, because="Another slip.")
    page = read_by(year, "officer", f"/agreements/{agreement.pk}/")
    assert "Another slip." in page
    assert "A slip in the table." not in page, "the council has that change before it"


def test_the_line_of_a_request_keeps_what_happened_before_the_new_file(year):
    agreement, request = called(year)
    year.one_euro(agreement, "holder-ET")
    year.does(request, "call-off", "FR-ET-chair", reason="The file changed.")
    year.does(request, "take-present-file", "holder-ET")
    page = read_by(year, "officer", f"/agreements/requests/{request.pk}/")
    line = [
        "Consent was asked",
        "The file is complete",
        "The vote was called",
        "The vote was called off",
        "A new file lies before the council",
    ]
    places = [page.index(f">{each}<") for each in line]
    assert places == sorted(places)


def test_after_an_answer_the_ball_is_with_the_council_again(year):
    _, request = asked(year)
    year.does(request, "ask-question", "FR-ET-student-1", question="What does it cost?")
    year.does(request, "ask-question", "FR-ET-staff", question="And when?")
    assert with_the_ball(year, request) == {"holder-ET"}
    for question in CouncilQuestion.objects.filter(request__case=request):
        assert year.state(request) == "answer_awaited"
        year.does(request, "answer-question", "holder-ET", question=str(question.pk), answer="A ton, in May.")
    assert year.state(request) == "consultation"
    assert with_the_ball(year, request) == {"FR-ET-chair"}


def test_a_council_need_not_wait_for_the_answer(year):
    _, request = asked(year)
    year.does(request, "ask-question", "FR-ET-student-1", question="What does it cost?")
    assert year.call(request, "FR-ET").state == "vote_called"
