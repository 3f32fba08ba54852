"""The matrix of routes, relations and methods, made from the table of addresses and tried whole."""

from __future__ import annotations

from collections import defaultdict
from urllib.parse import quote, urlencode

import pytest
from django.conf import settings
from django.db import connection, transaction
from django.urls import get_resolver

from leerlijn.foundation.credentials.models import Certificate
from leerlijn.foundation.credentials.tasks import make_document
from leerlijn.foundation.documents.models import Document
from leerlijn.foundation.people.actions.merging import merge
from leerlijn.foundation.people.actions.people import add_person
from leerlijn.foundation.people.models import Merge, Token
from leerlijn.kernel.policy import policy
from leerlijn.kernel.verdict import granted
from leerlijn.site.inspection import addresses
from tests.house.doors import (
    METHODS,
    VISITORS,
    Expected,
    doors,
    expected,
    filled,
    values_about,
    visitor_of,
    visitors,
)
from tests.stories import world as worlds
from tests.stories.world import SETTING_UP

NOWHERE = defaultdict(lambda: "999999999", subject="case:999999999", key="no-such-thing", code="2.3")
NOWHERE |= {"criterion": "2.3", "version": "1", "order": "1", "step": "withdraw"}
THROUGH = {200, 201, 204, 302, 405, 409, 415, 422}
ITEM = r"^qualification/dossiers/(?P<number>[0-9]{1,18})/items/(?P<order>[0-9]{1,5})"
DEPENDS = {
    # What is found behind a door can depend on more than permission: then nothing is there, or it is refused.
    r"^cases/(?P<number>[0-9]{1,18})/(?P<key>[a-z-]{1,60})/$": {403, 404},  # a step of another state
    r"^erasing/(?P<number>[0-9]{1,18})/$": {403},  # whoever still works here is not erased
    r"^cases/(?P<number>[0-9]{1,18})/history/(?P<version>[0-9]{1,6})/$": set(),
    r"^cases/(?P<number>[0-9]{1,18})/(?P<key>[a-z-]{1,60})/for/(?P<party>[0-9]{1,18})/$": {403, 404},
    r"^cases/(?P<number>[0-9]{1,18})/entered/(?P<version>[0-9]{1,6})/$": {404},  # nobody entered it for them
    r"^cases/(?P<number>[0-9]{1,18})/entered/(?P<version>[0-9]{1,6})/letter/$": {404},
    "procedures/<slug:key>/for-others/<slug:step>/": {404},  # no office of theirs enters this
    r"^qualification/duties/(?P<number>[0-9]{1,18})/$": {404},  # this case is no duty
    r"^invitations/(?P<token>[0-9a-f]{40})/$": {403},  # it was answered
    r"^sign-in/link/(?P<token>[0-9a-f]{40})/$": {403},  # it counts no more
    "prove/card/": {404},  # in a demonstration only
    "health": {503},  # the clock of this world never ran
    "metrics": {404},  # no token is set
    "sign-in/institution/": {404},  # no provider is set
    "sign-in/institution/back/": {404},
    r"^account/ways/passkeys/(?P<number>[0-9]{1,18})/remove/$": {404},  # the passkey of somebody else
    "account/ways/codes/remove/": {404},  # there is no app with codes
    "account/ways/password/": {404},  # in a demonstration nobody has a password
    "account/ways/recovery/": {403},  # there is no second step
    r"^account/keys/(?P<number>[0-9]{1,18})/revoke/$": {404},  # the key of somebody else
    r"^people/doubles/(?P<stays>[0-9]{1,18})/(?P<gone>[0-9]{1,18})/$": {403},  # nobody said why
    r"^units/names/(?P<number>[0-9]{1,18})/drop/$": {404},  # no name is planned
    r"^account/mandates/(?P<number>[0-9]{1,18})/withdraw/$": {404},  # the mandate of somebody else
    r"^others/(?P<number>[0-9]{1,18})/ask/$": {403},  # nobody else has the ball, or it is not theirs to ask
    "api/v1/cases/<number>/nudge": {403},
    r"^account/acquaintances/(?P<number>[0-9]{1,18})/take-back/$": {404},  # what somebody else said
    "qualification/dossiers/begin/": {403},  # who has a dossier, or no appointment
    "qualification/exemptions/ask/": {403},  # who has no duty to qualify
    "qualification/intakes/begin/": {403},
    r"^qualification/intakes/times/(?P<number>[0-9]{1,18})/withdraw/$": {403},  # the time of somebody else
    r"^qualification/duties/(?P<number>[0-9]{1,18})/invite/$": {404},  # this case is no duty
    r"^qualification/dossiers/(?P<number>[0-9]{1,18})/items/add/$": {403},  # it was handed in
    rf"{ITEM}/$": {403},
    r"^qualification/dossiers/(?P<number>[0-9]{1,18})/interview/$": {404},  # it closed on paper
    "api/v1/qualification/dossiers/<number>/interview": {404},
    rf"{ITEM}/(?P<code>[0-9][0-9A-Za-z.]{{0,19}})/$": {403},
    r"^qualification/dossiers/(?P<number>[0-9]{1,18})/desk/$": {403},  # the judgements are open
    r"^qualification/dossiers/(?P<number>[0-9]{1,18})/desk/(?P<code>[0-9][0-9A-Za-z.]{0,19})/$": {403},
    "take-over/done/": {404},  # no sheet was taken over
    r"^staff/import/(?P<number>[0-9]{1,18})/$": {404},  # no list was taken over
    r"^staff/import/(?P<number>[0-9]{1,18})/undo/$": {404},  # no list was taken over
    r"^qualification/courses/(?P<number>[0-9]{1,18})/$": {404},  # this case is no course
    r"^qualification/courses/(?P<number>[0-9]{1,18})/seat/$": {404},
    r"^qualification/courses/(?P<number>[0-9]{1,18})/meetings/(?P<order>[0-9]{1,5})/$": {404},
    r"^qualification/seats/(?P<number>[0-9]{1,18})/$": {404},  # this case is no seat
    r"^qualification/seats/(?P<number>[0-9]{1,18})/statement/$": {404},
    r"^qualification/dossiers/(?P<number>[0-9]{1,18})/items/(?P<order>[0-9]{1,5})/share/$": {403},  # sealed
    r"^qualification/dossiers/(?P<number>[0-9]{1,18})/letter/(?P<order>[0-9]{1,5})/$": {
        404
    },  # none went before
    r"^qualification/dossiers/(?P<number>[0-9]{1,18})/letter/(?P<order>[0-9]{1,5})/(?P<language>nl|en)/$": {
        404
    },
    r"^qualification/dossiers/(?P<number>[0-9]{1,18})/example/$": {403},  # its verdict does not stand yet
    r"^qualification/feedback/(?P<number>[0-9]{1,18})/$": {404},  # this case is no feedback
    r"^qualification/dossiers/(?P<number>[0-9]{1,18})/supervision/^(?P<order>[0-9]{1,5})/correct/$": {
        404
    },  # no hours were booked
    r"^qualification/dossiers/(?P<number>[0-9]{1,18})/supervision/^granted/(?P<order>[0-9]{1,5})/correct/$": {
        404
    },
    r"^qualification/dossiers/(?P<number>[0-9]{1,18})/changes/$": {404},  # it was not judged before
    r"^qualification/dossiers/(?P<number>[0-9]{1,18})/changes/(?P<order>[0-9]{1,5})/$": {404},
    r"^qualification/dossiers/(?P<number>[0-9]{1,18})/changes/(?P<order>[0-9]{1,5})/before/$": {404},
    "api/v1/qualification/dossiers/<number>/changes": {404},
    "api/v1/qualification/dossiers/<number>/changes/<order>": {404},
    "api/v1/qualification/dossiers/<number>/supervision/<order>/correction": {403},
    "api/v1/qualification/dossiers/<number>/supervision/granted/<order>/correction": {403},
    "api/v1/qualification/courses/<number>": {404},
    "api/v1/qualification/courses/<number>/seats": {404},
    "api/v1/qualification/courses/<number>/meetings/<order>/attendance": {404},
    r"^calendar/(?P<secret>[A-Za-z0-9_-]{20,60})\.ics$": {404},  # an address that nobody made
    "^partnerships/groups/(?P<number>[0-9]{1,18})/$": {404},  # this case is no theme group
    "api/v1/partnerships/groups/<number>": {404},
    "partnerships/<slug:key>/": {404},  # no partnership has this name here
    "partnerships/<slug:key>/propose/": {404},
    "api/v1/partnerships/<key>": {404},
    "api/v1/assessments/<number>": {404},  # this case is no assessment
    "api/v1/assessments/<number>/scores": {404},
    "api/v1/assessments/<number>/scores/<criterion>": {404},
    "assessments/sign-up/": {403},  # this university has no assessment centre
    "development/editions/plan/": {404},  # nothing is offered here
    "api/v1/councils/requests/<number>": {404},  # this case is no request to a council
    "api/v1/": {404},  # nothing stands at the root
    "api/v1/documents/<number>": {404},  # the file of somebody else
    "api/v1/documents/<number>/file": {404},
    "api/v1/certificates/<number>": {404},  # the certificate of somebody else
    "api/v1/certificates/<number>/file": {404},
    "api/v1/cases/<number>/steps/<step>": {403},  # a step of another state
    "api/v1/qualification/dossiers/<number>/judgement/<criterion>": {403},  # the judgements are open
}

DEPENDS |= {
    pattern: {
        404
    }  # this case is no exemption, assessment, agreement or enrolment, and nothing is offered here
    for pattern, _ in addresses(get_resolver())
    if pattern.startswith(
        (
            "qualification/exemptions/^",
            "qualification/intakes/^",
            "^assessments/",
            "^agreements/",
            "^quality-agreements/",
            "^development/",
            "^catalogue/",
            "^sign/",
        )
    )
    or (
        pattern.startswith(("api/v1/development/", "api/v1/agreements/", "api/v1/qualification/intakes/"))
        and "<" in pattern
    )
}


pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def world(once, tmp_path_factory):
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(settings, "DATA", tmp_path_factory.mktemp("world"))
        made = worlds.build()
        patched.setattr("leerlijn.site.clock.now", lambda: made.at)
        yield made


@pytest.fixture(scope="module")
def certified(world):
    """A dossier that went all the way: certificate, evidence, judgements; and everybody came in once."""
    visitors(world)
    case = world.judged(first={"c2_3": "not-yet"})
    world.settle(case)
    world.step(case, "propose", "assessor-1", outcome="pass", motivation="Convincing throughout.")
    world.step(case, "agree", "assessor-3")
    told = world.step(case, "notify-pass", "coordinator")
    two = [add_person(given_name="Ada", family_name="Twee", by=SETTING_UP, at=world.at).pk for _ in range(2)]
    granted(merge(*two, reason="I asked.", by=world.standing("administrator"), at=world.at))
    make_document.call(Certificate.objects.get().pk, world.at.isoformat())
    return told


def values(case) -> dict[str, dict[str, str]]:
    return values_about(
        case,
        document=Document.objects.order_by("pk").first().pk,
        certificate=Certificate.objects.get().number,
        token=Token.objects.order_by("pk").first().pk,
        merge=Merge.objects.get(),
    )


def answered(visitor, method: str, door, address: str = "") -> tuple[int, str]:
    """What somebody gets; whatever it did is undone."""
    with transaction.atomic():
        response = visitor.asks(method, door, address)
        body = b"".join(response.streaming_content) if response.streaming else response.content
        transaction.set_rollback(True)
    return response.status_code, body.decode(errors="replace")


def without(body: str, address: str) -> str:
    """The page with its own address taken out, in each way in which it is written."""
    asked = urlencode({"next": address})
    for written in (asked, quote(address, safe=""), f'"{address}"'):
        body = body.replace(written, "ADDRESS")
    return body


def fits(wanted: Expected, door, method: str, status: int) -> bool:
    match wanted:
        case Expected.SIGN_IN if door.is_of_the_interface:
            return status == 401
        case Expected.SIGN_IN:
            return status == (302 if method == "GET" else 401)
        case Expected.NOTHING:
            return status in {403, 404, 405} or (status == 422 and door.is_of_the_interface)
        case Expected.LET_THROUGH:
            return status in THROUGH | DEPENDS.get(door.pattern, set())
    raise AssertionError(wanted)


def absent(door, places) -> str:
    """The same address about something that does not exist; one of nowhere where it is about nothing."""
    elsewhere = filled(door.pattern, dict.fromkeys(places, NOWHERE))
    return elsewhere if elsewhere != door.address else "/nowhere/"


def must_be_alike(wanted: Expected, door, method: str, status: int) -> bool:
    """Whether this answer may not tell what exists. Which calls an interface has is no secret."""
    if wanted is not Expected.NOTHING or status not in {404, 422}:
        return False
    return "<" in door.pattern if door.is_of_the_interface else method == "GET"


def tells_what_exists(visitor, method: str, door, body: str, places) -> bool:
    """Whether forbidden and absent are told apart, but for the address they stand at."""
    elsewhere = absent(door, places)
    _, other = answered(visitor, method, door, elsewhere)
    return without(body, door.address) != without(other, elsewhere)


@pytest.mark.parametrize("name", VISITORS)
def test_every_address_answers_everybody_as_its_action_and_their_relations_say(certified, world, name):
    visitor, places = visitor_of(world, name), values(certified)
    wrong, tries = [], 0
    # What may be done is decided without the database; what is seen is asked of it, so of each of both.
    tried = METHODS if connection.vendor == "sqlite" else ("GET",)
    for door in doors(places):
        for method in [method for method in door.by_method or METHODS if method in tried]:
            tries += 1
            wanted = expected(door, method, visitor.standing)
            status, body = answered(visitor, method, door)
            here = (door.address, visitor.name, method)
            if not fits(wanted, door, method, status):
                wrong.append((*here, wanted.value, status))
            if must_be_alike(wanted, door, method, status) and tells_what_exists(
                visitor, method, door, body, places
            ):
                wrong.append((*here, "tells what exists"))
    assert wrong == [], wrong
    assert tries > 100 * len(tried)


def test_every_kind_of_answer_is_expected_of_somebody(certified, world):
    found = {
        expected(door, method, visitor.standing)
        for door in doors(values(certified))
        for visitor in visitors(world)
        for method in door.by_method or METHODS
    }
    assert found == set(Expected)


def test_a_door_without_a_value_for_its_parameter_is_found():
    with pytest.raises(KeyError):
        filled(r"^new/(?P<thing>[0-9]+)/$", {"": {}})


def test_what_is_let_through_without_permission_is_found(certified, world):
    """The control: an address that declares less than it does."""
    stranger = next(each for each in visitors(world) if each.name == "stranger")
    door = next(each for each in doors(values(certified)) if each.pattern == "journal/")
    assert expected(door, "GET", stranger.standing) is Expected.NOTHING
    assert not fits(Expected.NOTHING, door, "GET", 200)
    assert tells_what_exists(stranger, "GET", door, "something else", values(certified))


def test_what_else_decides_stands_in_one_list():
    of_steps = {key for key in policy.actions if ": " in key}
    assert {key for key, action in policy.actions.items() if action.decides} - of_steps == {
        "appoint",
        "appoint-to-pool",
        "choose-settings",
        "erase-person",
        "give-mandate",
        "grant-funds",
        "make-key",
        "manage-accounts",
        "merge-people",
        "publish-criteria",
    }
