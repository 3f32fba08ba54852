"""What processes of their own do in the tests of erasing; Django must be set up before this is imported."""

from __future__ import annotations

import io
import sys
from collections import Counter
from datetime import timedelta

from django.contrib.sessions.backends.db import SessionStore
from django.core.mail import EmailMessage
from django.utils import timezone

from leerlijn.domains.qualification.models import Exemption, ExternalCertificate, FeedbackRequest, Leave
from leerlijn.domains.qualification.models import Note as FeedbackNote
from leerlijn.foundation.cases.models import Case, KeptAnswer, Letter, Pause
from leerlijn.foundation.documents.actions import store_document
from leerlijn.foundation.dossiers.actions.evidence import add_item, keep_file
from leerlijn.foundation.dossiers.models import Item, Proposal, Submission
from leerlijn.foundation.journal.actions import Actor, make_anchor
from leerlijn.foundation.notices.models import Mail, Notice
from leerlijn.foundation.people.actions.accounts import open_account
from leerlijn.foundation.people.actions.people import add_person
from leerlijn.foundation.people.actions.tokens import make_token
from leerlijn.foundation.people.models import Appointment, Mandate, Membership
from leerlijn.foundation.people.queries import actor_of, person_by_number
from leerlijn.kernel.data_map import data_map
from leerlijn.kernel.sentence import Sentence, to_data
from leerlijn.kernel.verdict import granted
from leerlijn.site.erasing import erasing
from leerlijn.site.tasks import verify_journal
from tests.stories.world import AT, CODES, LONG_AGO, SETTING_UP, UNCHECKED, World, build

NAME = ("Wilhelmien", "Zoekgeraakt")
FULL = " ".join(NAME)
ADDRESS = "wilhelmien@elders.example"
NUMBER = "6777123"
LEFT_ON = (AT - timedelta(days=30)).date()
TRACES = (
    *("wilhelmien", "zoekgeraakt", NUMBER),
    *("titlequartz", "periodquartz", "claimquartz", "contentquartz", "filequartz", "scanquartz"),
    *("questionquartz", "notequartz", "motivequartz", "letterquartz", "reasonquartz", "issuerquartz"),
    *("tokenquartz", "answerquartz", "noticequartz", "subjectquartz", "leavequartz", "mandatequartz"),
    *("mailquartz", "taskquartz", "listquartz"),
)


def prepare() -> None:
    """A university that somebody left, who stands in it in every way; and whom nobody waits for any more."""
    world = build()
    add_who_leaves(world)
    case = hand_in_and_withdraw(world)
    judge_on_paper(world, case)
    leave_traces_beside(world)
    Appointment.objects.filter(person=world.people["leaver"]).update(ends_on=LEFT_ON)
    make_anchor(AT.date(), at=AT)


def add_who_leaves(world: World) -> None:
    given, family = NAME
    leaver = add_person(
        number=NUMBER, given_name=given, family_name=family, email=ADDRESS, by=SETTING_UP, at=AT
    )
    world.people["leaver"] = leaver
    Appointment.objects.create(
        person=leaver,
        unit=world.units["ET"],
        profile="lecturer",
        contract="permanent",
        fte=1,
        fte_teaching=1,
        starts_on=LONG_AGO,
        manager=world.people["dean"],
    )


def hand_in_and_withdraw(world: World) -> Case:
    standing, at = world.standing("leaver"), world.at
    case = world.begin("leaver")
    kept = keep_file(io.BytesIO(b"contentquartz\n"), name="filequartz.txt", by=standing, at=at)
    claims = {code: f"claimquartz shows {code}" for code in CODES}
    about = {"title": "titlequartz", "kind": "lesson-plan", "period": "periodquartz"}
    granted(add_item(case.pk, by=standing, at=at, document=kept, claims=claims, **about))
    granted(world.step(case, "hand-in", "leaver", **UNCHECKED))
    granted(world.step(case, "withdraw", "leaver", reason="reasonquartz"))
    return case


def judge_on_paper(world: World, case: Case) -> None:
    """What a dossier can have besides, in the words of others."""
    dean = world.people["dean"]
    scan = store_document(io.BytesIO(b"scanquartz\n"), name="scan.txt", by=dean, actor=SETTING_UP, at=AT)
    Letter.objects.create(case=case, seq=2, document=scan)
    Pause.objects.create(case=case, starts_on=LONG_AGO, ends_on=LONG_AGO, reason="illness")
    Proposal.objects.create(
        case=case,
        submission=Submission.objects.get(dossier__case=case),
        made_by=dean,
        made_at=AT,
        outcome="sufficient",
        motivation="motivequartz",
        letter={"nl": ["letterquartz"]},
    )
    feedback = Case.objects.create(
        procedure="utq-feedback",
        edition=case.edition,
        state="closed",
        subject=case.subject,
        unit=case.unit,
        path=case.path,
        opened_at=AT,
        since=AT,
        is_open=False,
        about=case,
    )
    item = Item.objects.get(dossier__case=case)
    asked = FeedbackRequest.objects.create(
        case=feedback, item=item, question="questionquartz", closed_at=AT, version=1, personal_data="none"
    )
    FeedbackNote.objects.create(
        request=asked, criterion="1.1", text="notequartz", made_by=dean, made_at=AT, version=1
    )


def leave_traces_beside(world: World) -> None:
    leaver, dean = world.people["leaver"], world.people["dean"]
    account = granted(open_account("leaver", leaver, by=SETTING_UP, at=AT)).account
    make_token(leaver, label="tokenquartz", lasts=timedelta(days=9), by=SETTING_UP, at=AT)
    visit = SessionStore()
    visit["_auth_user_id"] = str(account.pk)
    visit.create()
    kept = {"digest": "0" * 64, "status": 200, "made_at": AT}
    KeptAnswer.objects.create(person=leaver, key="a", body="answerquartz", **kept)
    KeptAnswer.objects.create(person=dean, key="b", body=f"Of {FULL}", **kept)
    kept_for = {"keep_until": AT.date() + timedelta(days=30), "keep_because": "a list of staff"}
    for name, content in (
        ("list.csv", f"listquartz;{NUMBER}\n"),
        ("of-others.csv", "listsofothers;6000001\n"),
    ):
        sent = io.BytesIO(content.encode())
        store_document(sent, name=name, by=dean, actor=SETTING_UP, at=AT, **kept_for)
    notice = Notice.objects.create(
        person=leaver, kind="week", said=to_data(Sentence("noticequartz")), href="/", made_at=AT, week=LEFT_ON
    )
    Mail.objects.create(notice=notice, to=ADDRESS, language="nl", subject="subjectquartz", next_try_at=AT)
    Leave.objects.create(
        person=leaver, starts_on=LONG_AGO, ends_on=LONG_AGO, kind="sick", source="leavequartz", entered_at=AT
    )
    ExternalCertificate.objects.create(
        person=leaver, year=2019, source="list", issuer="issuerquartz", entered_at=AT
    )
    Exemption.objects.create(person=dean, year=2020, source="list", decided_by=FULL, entered_at=AT)
    Mandate.objects.create(
        giver=dean,
        deputy=leaver,
        role=Membership.Role.DEAN,
        unit=world.units["ET"],
        starts_on=LONG_AGO,
        ends_on=LONG_AGO,
        reason="mandatequartz",
    )
    by = actor_of(world.standing("leaver"), "page")
    verify_journal.enqueue({"pseudonym": by.pseudonym, "name": f"{FULL} taskquartz"}, AT.isoformat())
    EmailMessage("mailquartz", f"Beste {FULL}", to=[ADDRESS]).send()
    EmailMessage("another", "Beste dean", to=["dean@example.org"]).send()


def erase_without() -> None:
    """The control: some of what erases does nothing."""
    for name in sys.argv[1:]:
        place = erasing if hasattr(erasing, name) else erasing.beside
        setattr(place, name, lambda *_, name=name, **__: Counter() if name.startswith("erase_r") else 0)
    person = person_by_number(NUMBER)
    by = Actor(pseudonym="", name="operator", channel="command")
    erasing.erase(person, data_map, reason="asked", by=by, at=timezone.now())
