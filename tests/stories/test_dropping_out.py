"""Whoever drops out, must not judge after all or is asked no more: nothing gets stuck, and they hear it."""

from __future__ import annotations

from datetime import timedelta
from smtplib import SMTPRecipientsRefused

import pytest
from django.core import mail
from django.core.mail import EmailMultiAlternatives
from django.test import Client

from leerlijn.foundation.cases.actions.time import let_terms_lapse
from leerlijn.foundation.cases.models import Case, Party
from leerlijn.foundation.journal.models import Entry
from leerlijn.foundation.panels import queries as panels
from leerlijn.foundation.panels.invited import invitations_of, token_of
from leerlijn.foundation.panels.letters import write_to_who_is_let_go
from leerlijn.foundation.panels.models import Invitation, Judgement
from leerlijn.foundation.people.actions.memberships import end_membership
from leerlijn.foundation.people.models import Membership, Person
from leerlijn.foundation.ui.words import render
from tests.stories.test_related import says_to_know
from tests.stories.world import PAIR, SETTING_UP


@pytest.fixture
def judging(world):
    """Assessor-1 handed in, and the other has yet to judge."""
    case = world.asked()
    world.judge(case, "assessor-1")
    return world.step(case, "judge", "assessor-1")


@pytest.fixture
def stranger(world, monkeypatch):
    monkeypatch.setattr("leerlijn.site.clock.now", lambda: world.at)
    return Client(headers={"accept-language": "en"})


def state(case) -> str:
    return Case.objects.get(pk=case.pk).state


def key(world, name: str) -> str:
    return str(world.people[name].pk)


def replace(world, case, leaving: str, coming: str):
    said = {"leaving": key(world, leaving), "coming": key(world, coming)}
    return world.step(case, "replace-assessor", "coordinator", **said)


def links(case) -> dict[str, str]:
    """Of every invitation there ever was, by whom it is for; the newest of each."""
    found = Invitation.objects.filter(case=case).select_related("person").order_by("pk")
    return {each.person.given_name.lower(): f"/invitations/{token_of(each)}/" for each in found}


def only_assessors(world, *names: str) -> None:
    """From today on nobody else is in the pool."""
    others = Membership.objects.filter(role="assessor").exclude(
        person__in=[world.people[name].pk for name in names]
    )
    for each in others:
        end_membership(each.pk, ends_on=world.at.date() - timedelta(days=1), by=SETTING_UP, at=world.at)


# Who handed in and turns out to know the candidate too well.


def test_who_handed_in_and_must_not_judge_after_all_makes_room(world, judging, enter):
    replace(world, judging, "assessor-3", "assessor-4")
    says_to_know(world, "candidate", "assessor-1")
    world.accept(judging, "assessor-4")
    assert state(judging) == "assessors_asked", "one of the two must not judge"
    world.at += timedelta(days=10)
    let_terms_lapse(at=world.at)
    assert state(judging) == "place_open"
    page = f"/qualification/dossiers/{judging.pk}/"
    assert enter("assessor-1").get(page).status_code == 404, "who lost the place reads no more"
    world.step(judging, "ask-next", "coordinator", first=key(world, "assessor-2"))
    world.accept(judging, "assessor-2")
    assert state(judging) == "individual_judgement"
    round = panels.round_of(judging.pk)
    assert [judge.person for judge in round.judges] == [
        world.people[name].pk for name in ("assessor-2", "assessor-4")
    ]
    assert panels.still_judging(round.id) == {judge.person for judge in round.judges}
    assert Entry.objects.filter(subject=f"round:{round.id}", act="hand-in").count() == 1, "it stays on record"


def test_the_coordinator_need_not_wait_for_the_term(world, judging):
    says_to_know(world, "candidate", "assessor-1")
    assert state(replace(world, judging, "assessor-1", "assessor-2")) == "assessors_asked"
    world.accept(judging, "assessor-2")
    assert state(judging) == "individual_judgement"


def test_without_the_relation_what_was_handed_in_stays(world, judging):
    """The control."""
    refused = replace(world, judging, "assessor-1", "assessor-2")
    assert "has been handed in" in render(refused.errors["leaving"], "en")
    assert Judgement.objects.get(judge=world.people["assessor-1"]).handed_in_at


@pytest.mark.parametrize("says_yes", [True, False])
def test_who_must_not_judge_after_all_does_not_block_the_place_that_is_open(world, says_yes):
    case = world.invite(world.sealed())
    world.step(case, "decline-invitation", "assessor-3", reason="no-time")
    assert world.facts(case, "coordinator").free_places == (2,), "the control"
    if says_yes:
        world.accept(case, "assessor-1")
    says_to_know(world, "candidate", "assessor-1")
    assert world.facts(case, "coordinator").free_places == (1, 2)
    said = {"first": key(world, "assessor-2"), "second": key(world, "assessor-4")}
    assert world.step(case, "ask-next", "coordinator", **said).state == "assessors_asked"
    world.accept(case, "assessor-2", "assessor-4")
    assert state(case) == "individual_judgement"


@pytest.mark.parametrize("answers", [False, True])
def test_while_the_other_place_is_open_the_desk_says_why_nobody_hands_in(world, enter, answers):
    case = world.asked()
    desk, why = f"/qualification/dossiers/{case.pk}/desk/", "once the other place on the panel is taken"
    world.judge(case, "assessor-3")
    before = enter("assessor-3").get(desk).content.decode()
    assert (why in before, "Hand in by" in before) == (False, True), "the control"
    replace(world, case, "assessor-1", "assessor-2")
    if answers:
        world.step(case, "decline-invitation", "assessor-2", reason="no-time")
    meanwhile = enter("assessor-3").get(desk).content.decode()
    assert (why in meanwhile, "Hand in by" in meanwhile) == (True, False)


# Nobody is left to ask.


def test_where_nobody_is_left_to_ask_it_says_so(world, enter):
    case = world.invite(world.sealed())
    only_assessors(world, *PAIR)
    browser, nobody = (
        enter("coordinator"),
        "Too few people may still be asked. Add assessors to the pool first.",
    )
    assert nobody in browser.get(f"/cases/{case.pk}/replace-assessor/").content.decode()
    world.step(case, "decline-invitation", "assessor-3", reason="no-time")
    assert nobody in browser.get(f"/cases/{case.pk}/ask-next/").content.decode()


def test_while_somebody_is_left_it_does_not(world, enter):
    """The control."""
    case = world.invite(world.sealed())
    page = enter("coordinator").get(f"/cases/{case.pk}/replace-assessor/").content.decode()
    assert "Too few people" not in page


def test_who_did_not_answer_in_time_may_be_asked_again_but_is_not_suggested(world):
    case = world.invite(world.sealed())
    world.accept(case, "assessor-1")
    world.at += timedelta(days=10)
    let_terms_lapse(at=world.at)
    facts = world.facts(case, "coordinator")
    assert key(world, "assessor-3") in {each for each, _ in facts.assessors_to_ask}
    assert facts.suggested_for(2) == key(world, "assessor-4")
    world.step(case, "ask-next", "coordinator", second=key(world, "assessor-3"))
    world.accept(case, "assessor-3")
    assert state(case) == "individual_judgement"


def test_nor_once_somebody_else_was_asked_in_that_place(world):
    case = world.invite(world.sealed())
    world.accept(case, "assessor-1")
    world.at += timedelta(days=10)
    let_terms_lapse(at=world.at)
    world.step(case, "ask-next", "coordinator", second=key(world, "assessor-4"))
    world.step(case, "decline-invitation", "assessor-4", reason="no-time")
    facts = world.facts(case, "coordinator")
    assert key(world, "assessor-3") in {each for each, _ in facts.assessors_to_ask}
    assert facts.suggested_for(2) == "", "nobody else of another faculty is left"


def test_who_said_yes_and_was_replaced_is_not_suggested_again(world):
    case = world.invite(world.sealed())
    world.accept(case, "assessor-1")
    replace(world, case, "assessor-1", "assessor-2")
    world.step(case, "decline-invitation", "assessor-2", reason="no-time")
    assert world.facts(case, "coordinator").suggested_for(1) == key(world, "assessor-4")


@pytest.mark.parametrize("place_is_open", [False, True])
def test_a_candidate_withdraws_while_assessors_are_asked(world, stranger, place_is_open):
    case = world.invite(world.sealed())
    if place_is_open:
        world.step(case, "decline-invitation", "assessor-3", reason="no-time")
    world.step(case, "withdraw", "candidate")
    assert state(case) == "withdrawn"
    assert not Party.objects.filter(case=case, relation__in=("invited-judge", "willing-judge")).exists()
    assert "This invitation counts no more" in stranger.get(links(case)["assessor-1"]).content.decode()


def test_nobody_withdraws_once_somebody_judges(world, judging):
    replace(world, judging, "assessor-3", "assessor-4")
    refused = world.step(judging, "withdraw", "candidate")
    assert render(refused.reason, "en") == "The judging has begun. Ask the coordinator."


def test_others_are_others(world):
    """After "let others judge" the two who could not agree are offered no more, nor who said no."""
    case = world.invite(world.sealed(), "assessor-2", "assessor-3")
    assert {"assessor-1", "assessor-4"} <= names_to_ask(world, case), "the control"
    world.step(case, "decline-invitation", "assessor-2", reason="no-time")
    world.step(case, "ask-next", "coordinator", first=key(world, "assessor-1"))
    world.later(hours=1)
    world.accept(case, *PAIR)
    world.judge_both(case, {"c2_3": "not-yet"})
    anew = world.step(case, "judge-anew", "coordinator", reason="They do not agree.")
    assert (anew.state, names_to_ask(world, case)) == ("submitted", {"assessor-4"})


def names_to_ask(world, case) -> set[str]:
    keys = {each for each, _ in world.facts(case, "coordinator").assessors_to_ask}
    return {name for name, person in world.people.items() if str(person.pk) in keys}


# Who is asked no more.


def entries(case, act: str) -> set[str]:
    """About whom it was recorded that this happened to their invitation."""
    rows = [f"invitation:{pk}" for pk in Invitation.objects.filter(case=case).values_list("pk", flat=True)]
    about = Entry.objects.filter(subject__in=rows, act=act).values_list("about", flat=True)
    names = {f"person:{each.pseudonym}": each.given_name.lower() for each in Person.objects.all()}
    return {names[each] for each in about}


def test_who_is_asked_no_more_hears_it_once_and_reads_it_on_their_link(world, stranger):
    Person.objects.filter(pk=world.people["assessor-1"].pk).update(email="one@noaber.example")
    case = world.invite(world.sealed())
    world.accept(case, "assessor-1")
    replace(world, case, "assessor-1", "assessor-2")
    assert entries(case, "replace") == {"assessor-1"}
    write_to_who_is_let_go.func(list(Entry.objects.values_list("pk", flat=True)))
    (letter,) = mail.outbox
    assert (letter.to, letter.subject) == (["one@noaber.example"], "Je bent niet meer gevraagd: BKO-dossier")
    assert world.people["candidate"].name not in letter.body
    page = stranger.get(links(case)["assessor-1"]).content.decode()
    assert "This invitation counts no more" in page
    for gone in (world.people["candidate"].name, "You said yes", "Say so by"):
        assert gone not in page


def test_who_did_not_answer_or_must_not_judge_hears_it_too(world):
    case = world.invite(world.sealed())
    world.accept(case, "assessor-1")
    says_to_know(world, "candidate", "assessor-1")
    world.at += timedelta(days=10)
    let_terms_lapse(at=world.at)
    assert entries(case, "lapse") == set(PAIR)
    for name in PAIR:
        Person.objects.filter(pk=world.people[name].pk).update(email=f"{name}@noaber.example")
    write_to_who_is_let_go.func(list(Entry.objects.values_list("pk", flat=True)))
    assert {letter.to[0] for letter in mail.outbox} == {f"{name}@noaber.example" for name in PAIR}
    assert len({letter.body.replace(name.title(), "") for letter in mail.outbox for name in PAIR}) <= 4


def test_a_letter_that_is_refused_keeps_no_other_back_and_none_goes_twice(world, monkeypatch):
    for name in PAIR:
        Person.objects.filter(pk=world.people[name].pk).update(email=f"{name}@noaber.example")
    world.step(world.invite(world.sealed()), "withdraw", "candidate")
    entries, send = list(Entry.objects.values_list("pk", flat=True)), EmailMultiAlternatives.send

    def refuses_the_first(letter):
        if letter.to == ["assessor-1@noaber.example"]:
            raise SMTPRecipientsRefused({letter.to[0]: (550, b"nobody here")})
        return send(letter)

    with monkeypatch.context() as meanwhile:
        meanwhile.setattr(EmailMultiAlternatives, "send", refuses_the_first)
        with pytest.raises(ExceptionGroup):
            write_to_who_is_let_go.call(entries)
    assert [letter.to for letter in mail.outbox] == [["assessor-3@noaber.example"]]
    for _ in range(2):
        write_to_who_is_let_go.call(entries)
    assert [letter.to[0] for letter in mail.outbox] == [f"{name}@noaber.example" for name in PAIR[::-1]]


def test_who_judged_before_and_is_asked_again_is_not_let_go(world):
    case = world.judged({"c2_3": "not-yet"}, {"c2_3": "not-yet"})
    world.step(case, "propose", "assessor-1", outcome="supplement", motivation="More.")
    world.step(case, "agree", "assessor-3")
    world.step(case, "notify-supplement", "coordinator")
    world.evidence(case, "2.3", title="More")
    world.step(case, "hand-in", "candidate")
    world.invite(case)
    assert entries(case, "replace") == set()


def test_a_link_says_where_it_stands_from_the_question_to_the_judging(world, stranger):
    case = world.invite(world.sealed())
    link = links(case)["assessor-1"]
    assert world.people["candidate"].name in stranger.get(link).content.decode()
    world.accept(case, "assessor-1")
    assert "You hear from us when the judging begins" in stranger.get(link).content.decode()
    world.accept(case, "assessor-3")
    page = stranger.get(link).content.decode()
    assert "You said yes. Thank you." in page
    assert "You hear from us when the judging begins" not in page
    assert world.people["candidate"].name not in page
    assert len(invitations_of(case.pk)) == 2


# Each of two answers for themselves.


def test_a_yes_of_a_colleague_does_not_refuse_yours(world):
    case = world.invite(world.sealed())
    seen = Case.objects.get(pk=case.pk).version
    world.accept(case, "assessor-1")
    assert (
        world.step_from(case, "accept-invitation", "assessor-3", version=seen).state == "individual_judgement"
    )


def test_a_yes_of_a_colleague_does_not_refuse_your_no(world):
    case = world.invite(world.sealed())
    seen = Case.objects.get(pk=case.pk).version
    world.accept(case, "assessor-1")
    said = world.step_from(case, "decline-invitation", "assessor-3", version=seen, reason="no-time")
    assert said.state == "place_open"
