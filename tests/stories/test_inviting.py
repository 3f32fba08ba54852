"""Asking assessors: one link, one button, no with a reason, the next one, and what begins when all agree.

Opening a link answers nothing.
"""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.test import Client

from leerlijn.foundation.cases.actions.time import let_terms_lapse
from leerlijn.foundation.cases.models import Case, Party, SettingValue
from leerlijn.foundation.journal.models import Entry
from leerlijn.foundation.notices.actions.reminding import remind
from leerlijn.foundation.notices.actions.telling import tell_about
from leerlijn.foundation.notices.letters import send_waiting
from leerlijn.foundation.panels import queries as panels
from leerlijn.foundation.panels.invited import token_of, waiting_for
from leerlijn.foundation.panels.models import Invitation
from leerlijn.foundation.people.links import token_from
from leerlijn.foundation.people.models import Person
from leerlijn.foundation.ui.words import render
from leerlijn.kernel.verdict import Denied
from tests.stories.world import LONG_AGO, PAIR
from tests.tools.budget import at_most


@pytest.fixture
def asked(world, monkeypatch):
    """A sealed dossier of which two people were asked to judge it; none of them answered."""
    monkeypatch.setattr("leerlijn.site.clock.now", lambda: world.at)
    for name in (*PAIR, "assessor-2", "assessor-4"):
        Person.objects.filter(pk=world.people[name].pk).update(email=f"{name}@noaber.example")
    return world.invite(world.sealed())


def state(case) -> str:
    return Case.objects.get(pk=case.pk).state


def owing(case) -> set[str]:
    owes = Party.objects.filter(case=case, owes=True).select_related("person")
    return {party.person.given_name.lower() for party in owes}


def letters(world, case) -> dict[str, str]:
    """The letters that went to assessors, by who got them."""
    mail.outbox.clear()
    for entry in Entry.objects.filter(subject=f"case:{case.pk}").order_by("seq"):
        tell_about(entry)
    send_waiting(at=world.at)
    return {letter.to[0].partition("@")[0]: str(letter.body) for letter in mail.outbox}


def link_in(letter: str) -> str:
    return re.search(r"/invitations/[0-9a-f]{40}/", letter)[0]


def link_for(world, case, name: str) -> str:
    return f"/invitations/{token_of(waiting_for(case.pk, world.people[name].pk))}/"


def test_one_link_and_one_button_without_signing_in_say_yes(world, asked):
    link = link_in(letters(world, asked)["assessor-1"])
    stranger = Client(headers={"accept-language": "en"})
    page = stranger.get(link).content.decode()
    assert "Will you judge the work of Candidate Voorbeeld?" in page
    assert owing(asked) == {"assessor-1", "assessor-3"}, "opening the link answers nothing"
    said = stranger.post(link, {"do": "accept"}, follow=True)
    assert "You said yes. Thank you." in said.content.decode()
    assert owing(asked) == {"assessor-3"}
    entry = Entry.objects.get(subject=f"case:{asked.pk}", act="accept-invitation")
    assert (entry.pseudonym, entry.channel) == (world.people["assessor-1"].pseudonym, "link")
    again = stranger.post(link, {"do": "decline", "reason": "no-time"})
    assert again.status_code == 403
    assert state(asked) == "assessors_asked"


def test_a_link_of_another_place_opens_nothing(world, asked):
    invited = waiting_for(asked.pk, world.people["assessor-1"].pk)
    strange = ("0" * 40, invited.nonce.ljust(40, "0"), invited.digest[:40], token_from("sign", invited.nonce))
    for token in strange:
        assert Client().get(f"/invitations/{token}/").status_code == 404
    assert Client().get(f"/invitations/{token_of(invited)}/").status_code == 200, "the control"
    for other in (f"/sign/{token_of(invited)}/", f"/assessments/confirm/{token_of(invited)}/"):
        assert Client().get(other).status_code == 404


def test_only_a_yes_is_a_yes(world, asked):
    link, stranger = link_for(world, asked, "assessor-1"), Client(headers={"accept-language": "en"})
    for said in ({}, {"do": "perhaps"}):
        answer = stranger.post(link, said)
        assert (answer.status_code, "Say yes or no." in answer.content.decode()) == (422, True)
    assert owing(asked) == {"assessor-1", "assessor-3"}


def test_the_link_asks_what_the_procedure_asks(world, asked):
    link, stranger = link_for(world, asked, "assessor-3"), Client(headers={"accept-language": "en"})
    with at_most(5):
        page = stranger.get(link).content.decode()
    for said in ("Who could do it, or a remark", "The coordinator reads this."):
        assert said in page
    assert "20 working days, from the day on which everybody has said yes" in page


def test_the_letter_says_where_how_much_time_it_takes_and_that_no_account_is_needed(world, asked):
    SettingValue.objects.create(
        key="utq-dossier.judge", value="P15D", unit=world.units["ET"], starts_on=LONG_AGO
    )
    letter = letters(world, asked)["assessor-1"]
    assert "Waar: ET." in letter
    assert "Tijd om te oordelen: 15 werkdagen, vanaf de dag waarop iedereen ja heeft gezegd." in letter
    assert "Je antwoordt met één knop, zonder in te loggen." in letter
    assert world.people["candidate"].name not in letter


def test_when_both_say_yes_the_judging_begins_with_its_key(world, asked):
    world.accept(asked, "assessor-1")
    assert panels.round_of(asked.pk) is None
    world.accept(asked, "assessor-3")
    assert state(asked) == "individual_judgement"
    round = panels.round_of(asked.pk)
    assert [judge.person for judge in round.judges] == [world.people[name].pk for name in PAIR]
    assert owing(asked) == set(PAIR)
    assert not Party.objects.filter(case=asked, relation__in=("invited-judge", "willing-judge")).exists()


def test_nobody_reads_the_dossier_before_the_judging_begins(world, asked, enter):
    world.accept(asked, "assessor-1")
    for name in PAIR:
        assert "Lesson plan" not in enter(name).get(f"/qualification/dossiers/{asked.pk}/").content.decode()
        assert enter(name).get(f"/qualification/dossiers/{asked.pk}/desk/").status_code == 404
    world.accept(asked, "assessor-3")
    assert "Lesson plan" in enter("assessor-1").get(f"/qualification/dossiers/{asked.pk}/").content.decode()


def test_no_needs_a_reason_and_brings_the_place_back_to_the_coordinator(world, asked, enter):
    link, stranger = link_for(world, asked, "assessor-3"), Client(headers={"accept-language": "en"})
    bare = stranger.post(link, {"do": "decline", "remark": "Ask Assessor-4."})
    assert bare.status_code == 422
    assert "Ask Assessor-4." in bare.content.decode()
    stranger.post(link, {"do": "decline", "reason": "no-time", "remark": "Ask Assessor-4."})
    assert state(asked) == "place_open"
    form = enter("coordinator").get(f"/cases/{asked.pk}/ask-next/").content.decode()
    assert "I have no time: Ask Assessor-4." in form
    assert f'value="{world.people["assessor-3"].pk}"' not in form, "who said no is not asked again"
    assert 'name="first"' not in form, "the other place is taken"
    for name in ("candidate", "dean", "auditor"):
        page = enter(name).get(f"/qualification/dossiers/{asked.pk}/").content.decode()
        assert "Ask Assessor-4." not in page
        assert enter(name).get(f"/cases/{asked.pk}/ask-next/").status_code == 403


def test_the_other_may_answer_while_a_place_is_open_and_the_next_one_completes_the_panel(world, asked):
    world.step(asked, "decline-invitation", "assessor-3", reason="no-expertise")
    world.accept(asked, "assessor-1")
    assert state(asked) == "place_open"
    world.step(asked, "ask-next", "coordinator", second=str(world.people["assessor-4"].pk))
    assert (state(asked), owing(asked)) == ("assessors_asked", {"assessor-4"})
    world.accept(asked, "assessor-4")
    assert state(asked) == "individual_judgement"
    judges = [judge.person for judge in panels.round_of(asked.pk).judges]
    assert judges == [world.people["assessor-1"].pk, world.people["assessor-4"].pk]


def test_the_next_one_answers_to_the_rule_of_the_whole_panel(world, asked):
    world.step(asked, "decline-invitation", "assessor-3", reason="other")
    refused = world.step(asked, "ask-next", "coordinator", second=str(world.people["assessor-2"].pk))
    assert render(refused.reason, "en").startswith("One from another faculty")


def test_who_knows_the_candidate_too_well_is_never_asked_about_them_again(world, asked):
    key = str(world.people["assessor-3"].pk)
    assert key in {each for each, _ in world.facts(asked, "coordinator").eligible_assessors}
    world.step(asked, "decline-invitation", "assessor-3", reason="knows-candidate")
    assert key not in {each for each, _ in world.facts(asked, "coordinator").eligible_assessors}


def test_a_conflict_that_appears_after_asking_stops_the_answer_and_names_nobody(world, asked):
    world.people["candidate"].appointments.update(manager=world.people["assessor-1"])
    refused = world.step(asked, "accept-invitation", "assessor-1")
    assert isinstance(refused, Denied)
    said = render(refused.reason, "en")
    assert said == "You cannot judge this candidate. Say no; nobody reads what keeps you from it."
    world.people["candidate"].appointments.update(manager=None)
    assert world.step(asked, "accept-invitation", "assessor-1")


def test_a_conflict_that_appears_after_yes_keeps_the_judging_from_beginning(world, asked):
    world.accept(asked, "assessor-1")
    world.people["candidate"].appointments.update(manager=world.people["assessor-1"])
    world.accept(asked, "assessor-3")
    assert (state(asked), panels.round_of(asked.pk)) == ("assessors_asked", None)
    world.at += timedelta(days=10)
    let_terms_lapse(at=world.at)
    assert state(asked) == "place_open"
    assert world.facts(asked, "coordinator").free_places == (1,)


def test_who_does_not_answer_in_time_loses_the_place(world, asked):
    world.accept(asked, "assessor-1")
    link = link_for(world, asked, "assessor-3")
    world.at += timedelta(days=10)
    let_terms_lapse(at=world.at)
    assert state(asked) == "place_open"
    assert world.facts(asked, "coordinator").free_places == (2,)
    late = Client(headers={"accept-language": "en"})
    assert "This invitation counts no more" in late.get(link).content.decode()
    assert late.post(link, {"do": "accept"}).status_code == 403
    assert Invitation.objects.get(place=2).answer == "lapsed"


def test_only_who_still_owes_an_answer_is_reminded(world, asked):
    letters(world, asked)
    world.at += timedelta(days=6)
    mail.outbox.clear()
    remind(at=world.at)
    world.accept(asked, "assessor-1")
    send_waiting(at=world.at)
    reminded = {letter.to[0].partition("@")[0]: str(letter.body) for letter in mail.outbox}
    assert set(reminded) == {"assessor-3"}
    assert link_in(reminded["assessor-3"]) == link_for(world, asked, "assessor-3")


def test_who_drops_out_while_judging_reads_no_more_and_is_replaced_by_an_invitation(world, asked, enter):
    world.accept(asked, *PAIR)
    world.judge(asked, "assessor-1")
    leaving, coming = (str(world.people[name].pk) for name in ("assessor-1", "assessor-2"))
    world.step(asked, "replace-assessor", "coordinator", leaving=leaving, coming=coming)
    assert (state(asked), owing(asked)) == ("assessors_asked", {"assessor-2"})
    assert enter("assessor-1").get(f"/qualification/dossiers/{asked.pk}/").status_code == 404
    world.accept(asked, "assessor-2")
    assert (state(asked), owing(asked)) == ("individual_judgement", {"assessor-2", "assessor-3"})


def test_who_has_handed_in_owes_nothing_when_another_takes_the_other_place(world, asked):
    world.accept(asked, *PAIR)
    world.judge(asked, "assessor-3")
    world.step(asked, "judge", "assessor-3")
    names = ("assessor-3", "assessor-1", "assessor-2")
    handed_in, leaving, coming = (str(world.people[name].pk) for name in names)
    refused = world.step(asked, "replace-assessor", "coordinator", leaving=handed_in, coming=coming)
    assert "has been handed in" in render(refused.errors["leaving"], "en")
    world.step(asked, "replace-assessor", "coordinator", leaving=leaving, coming=coming)
    world.accept(asked, "assessor-2")
    assert owing(asked) == {"assessor-2"}
    world.judge(asked, "assessor-2")
    world.step(asked, "judge", "assessor-2")
    assert state(asked) == "consensus_talk"
