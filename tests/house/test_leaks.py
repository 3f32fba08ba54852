"""What only some may read stays with them: unmistakable words, looked for behind every door that exists."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from django.conf import settings
from django.db import transaction

from leerlijn.domains.qualification.actions.supervision import book_hours
from leerlijn.foundation.cases.models import Case
from leerlijn.foundation.documents.models import Document
from leerlijn.foundation.panels import queries as panels
from leerlijn.foundation.panels.actions.judgements import save_criterion
from leerlijn.kernel.verdict import granted
from tests.house.doors import (
    VISITORS,
    Visitor,
    doors,
    dossier_under_judgement,
    dossier_with_words,
    values_about,
    visitor_of,
)
from tests.stories import world as worlds
from tests.stories.intake_world import Intakes
from tests.stories.test_interview import WHEN, begin, choose_closing, report

DRAFT, CLAIM, ALONE, OPENED = "QUOKKAPLAN", "NUMBATCLAIM", "WOMBATWHY", "BILBYWHY"
ITSELF = "POTOROOSELF"  # a self-diagnosis
TALKED, BEYOND = "DUNNARTTALK", "KOWARIWHY"  # beside hours of supervision
ASKED, TOLD = "DINGOASK", "ECHIDNATOLD"  # in the talk with a candidate
READERS = {
    DRAFT: {"stranger", "supervisor"},
    CLAIM: {"stranger", "supervisor"},
    ALONE: {"assessor-2"},
    OPENED: {"assessor-1", "assessor-3"},
    ITSELF: {"hr"},
    TALKED: {"stranger", "supervisor"},
    BEYOND: {"stranger", "supervisor", "coordinator"},
    ASKED: {"assessor-1", "assessor-3"},
    TOLD: {"assessor-1", "assessor-3"},
}
"""Who may read each word: whom it was written by or for; both judges, once both judgements are in."""
LINK = re.compile(r'href="(/[^"#]*)"')
LEADS_AWAY = re.compile(r"^/(language|appearance|static|sign-out)/")
ENOUGH = 40
"""Pages that one person looks at by following links."""


@pytest.fixture(scope="module")
def world(once, tmp_path_factory):
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(settings, "DATA", tmp_path_factory.mktemp("world"))
        made = worlds.build()
        patched.setattr("leerlijn.site.clock.now", lambda: made.at)
        yield made


@pytest.fixture(scope="module")
def cases(world) -> list[Case]:
    """A draft, a dossier that one of two has begun to judge, and one of which both judgements are open."""
    draft = dossier_with_words(world, "stranger", title=DRAFT, claim=CLAIM)
    supervisor = str(world.people["supervisor"].pk)
    draft = world.step(draft, "name-supervisor", "coordinator", supervisor=supervisor)
    talk = {"on": "2026-11-24", "hours": "1", "about": TALKED, "because": BEYOND}
    granted(book_hours(draft.pk, "used", talk, by=world.standing("supervisor"), at=world.at))
    judging = dossier_under_judgement(world, "supervisor", first="assessor-2", second="assessor-4")
    round = panels.round_of(judging.pk)
    said = {"finding": "not-yet", "seen": f"{ALONE} page 1", "why": ALONE, "at": world.at}
    save_criterion(round.id, world.people["assessor-2"].pk, "2.3", **said)
    opened = judged_with_words(world)
    intakes = Intakes(world)
    preparing = granted(intakes.begin("hr"))
    granted(intakes.diagnosis(preparing, "hr", word=ITSELF))
    return [draft, judging, opened, preparing, talked_with_words(world)]


def talked_with_words(world) -> Case:
    """The talk was held and reported; there is no verdict yet."""
    choose_closing(world, "interview")
    case = world.asked("dean")
    for name in ("assessor-1", "assessor-3"):
        world.judge(case, name, c4_1="ask")
        said = {"finding": "ask", "why": "Later.", "question": ASKED, "at": world.at}
        granted(save_criterion(panels.round_of(case.pk).id, world.people[name].pk, "4.1", **said))
        case = world.step(case, "judge", name)
    granted(world.step(case, "plan-interview", "coordinator", **WHEN))
    begin(world)
    said = report(world, case, there=("dean", "assessor-1"), minutes=TOLD)
    said["answers"] = [{"criterion": "4.1", "answer": TOLD}]
    return granted(world.step(case, "report-interview", "assessor-1", **said))


def judged_with_words(world) -> Case:
    case = world.asked()
    round = panels.round_of(case.pk)
    for name in ("assessor-1", "assessor-3"):
        for code in round.criteria:
            finding = "not-yet" if (name, code) == ("assessor-1", "2.3") else "sufficient"
            said = {"finding": finding, "seen": "E1", "why": OPENED, "at": world.at}
            save_criterion(round.id, world.people[name].pk, code, **said)
        case = world.step(case, "judge", name)
    return case


def pages_of(visitor: Visitor, cases: list[Case]) -> Iterator[tuple[str, str]]:
    """Every address of the product as somebody gets it, about every case; and searching for the words."""
    for case in cases:
        for door in doors(places_of(case)):
            is_new = case is cases[0] or door.case is not None
            if is_new and "GET" in (door.by_method or {"GET"}):
                yield door.address, _body(visitor, door)
    for door in doors(places_of(cases[0])):
        for word in READERS if door.address in SEARCHED else ():
            asked = f"{door.address}?{SEARCHED[door.address]}={word[:6]}"
            yield asked, _body(visitor, door, asked)


def places_of(case: Case) -> dict[str, dict[str, str]]:
    document = Document.objects.order_by("-pk").first().pk
    return values_about(case, document=document, certificate="UTQ-2026-0001", token=1)


SEARCHED = {
    "/qualification/duties/": "name",
    "/qualification/dossiers/": "name",
    "/why/": "day=2026-11-24&about=1&person",
    "/journal/": "subject",
}


def followed_by(visitor: Visitor, door) -> Iterator[tuple[str, str]]:
    """What somebody finds by following links from the first page on."""
    waiting, known = ["/"], {"/"}
    while waiting and len(known) < ENOUGH:
        address = waiting.pop(0)
        body = _body(visitor, door, address)
        yield address, body
        for found in LINK.findall(body):
            if found not in known and not LEADS_AWAY.match(found):
                known.add(found)
                waiting.append(found.replace("&amp;", "&"))


def _body(visitor: Visitor, door, address: str = "") -> str:
    with transaction.atomic():
        response = visitor.asks("GET", door, address)
        body = b"".join(response.streaming_content) if response.streaming else response.content
        transaction.set_rollback(True)
    return body.decode(errors="replace")


@pytest.mark.django_db
@pytest.mark.parametrize("name", VISITORS)
def test_no_word_reaches_anybody_who_may_not_read_it(cases, world, name):
    """Whoever may read a word does find it: each of them could leak."""
    visitor, found = visitor_of(world, name), dict[str, str]()
    front = next(door for door in doors(places_of(cases[0])) if door.address == "/")
    for address, body in (*pages_of(visitor, cases), *followed_by(visitor, front)):
        found |= {word: address for word in READERS if word in body}
    assert found.keys() == {word for word, readers in READERS.items() if name in readers}, found
