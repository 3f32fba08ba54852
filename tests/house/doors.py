"""Every address of the product, filled in for a small university, and what is expected of whom at each."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import Enum
from functools import cache

from django.test import Client
from django.urls import get_resolver

from leerlijn.foundation.cases.models import Case
from leerlijn.foundation.cases.queries.situations import parties_of
from leerlijn.foundation.cases.queries.visibility import thing_of, visible_to
from leerlijn.foundation.dossiers.actions.evidence import add_item, keep_file
from leerlijn.foundation.panels.invited import token_of
from leerlijn.foundation.panels.models import Invitation
from leerlijn.foundation.people.actions.tokens import make_token
from leerlijn.foundation.people.models import Account, Appointment, Membership, Merge, Unit
from leerlijn.kernel.factors import Scope
from leerlijn.kernel.policy import Action, Standing, Thing, may, may_ever
from leerlijn.site.inspection import WITHOUT_ACTION, addresses, name_of
from leerlijn.site.relations import may_everywhere
from tests.stories.world import ASSESSORS, PEOPLE, SETTING_UP, World
from tests.tools.entering import come_in

METHODS = ("GET", "POST", "PUT", "DELETE")
API = "api/v1/"
NOBODY = "nobody"
VISITORS = (NOBODY, *PEOPLE, *ASSESSORS)
"""Everybody of the world, and somebody whom nobody knows."""
OPEN = {"/api/v1/openapi.json", "/api/v1/"}
"""What the interface tells of itself without a token; at its root stands nothing."""
BODIES = {
    "api/v1/assessments/<number>/scores/<criterion>": '{"finding": "sufficient"}',
    "api/v1/cases/<number>/steps/<step>": '{"version": 1}',
    "api/v1/qualification/dossiers/<number>/items": '{"title": "Plan", "kind": "lesson-plan"}',
    "api/v1/qualification/dossiers/<number>/supervision": '{"kind": "used"}',
    "api/v1/qualification/dossiers/<number>/judgement/<criterion>": '{"finding": "sufficient"}',
}
"""What can be read, so that the answer is about permission."""
CASE = re.compile(
    r"^/(?:api/v1/)?(?:cases|qualification/(?:dossiers|duties|intakes)|assessments|others)/(\d+)(?:/|$)"
)
PARAMETER = re.compile(r"<(?:slug:|int:|path:|str:)?(\w+)>|\(\?P<(\w+)>(?:[^()\\]|\\.)*\)")


class Expected(Enum):
    """What permission says, before the state of the thing says anything."""

    SIGN_IN = "asked to sign in"
    NOTHING = "finds nothing"
    LET_THROUGH = "let through"


def places_of_person(number: int) -> tuple[str, ...]:
    """Where somebody works or has a role."""
    work = Appointment.objects.filter(person=number).values_list("unit__path", flat=True)
    roles = Membership.objects.filter(person=number).values_list("unit__path", flat=True)
    return (*work, *roles)


def place_of_role(number: int) -> tuple[str, ...]:
    return tuple(Membership.objects.filter(pk=number).values_list("unit__path", flat=True))


def place_of_unit(number: int) -> tuple[str, ...]:
    return tuple(Unit.objects.filter(pk=number).values_list("path", flat=True))


def place_of_code(code: str) -> tuple[str, ...]:
    return tuple(Unit.objects.filter(code=code).values_list("path", flat=True))


PLACE = re.compile(r"^/(?:(people|units/roles|units|letter-texts)/(\d+)/|api/v1/letter-texts/(\w+))")
PLACES_OF = {
    "people": places_of_person,
    "units/roles": place_of_role,
    "units": place_of_unit,
    "letter-texts": place_of_unit,
}


@dataclass(frozen=True)
class Door:
    """An address with values in it, and the actions of its methods."""

    pattern: str
    address: str
    action: Action | None
    by_method: dict[str, Action] = field(default_factory=dict, hash=False)
    everywhere: bool = False

    @property
    def is_of_the_interface(self) -> bool:
        return self.pattern.startswith(API)

    def action_for(self, method: str) -> Action | None:
        return self.by_method.get(method, self.action)

    @property
    def case(self) -> int | None:
        """The case that the address is about."""
        found = CASE.match(self.address)
        return int(found[1]) if found else None

    @property
    def places(self) -> tuple[str, ...]:
        """Where the unit, the role or the person is that the address is about."""
        found = PLACE.match(self.address)
        if found and found[3]:
            return place_of_code(found[3])
        return PLACES_OF[found[1]](int(found[2])) if found else ()


def doors(values: dict[str, dict[str, str]]) -> Iterator[Door]:
    """Each address once; `values` has what fills a parameter, by the beginning of the address."""
    seen = set()
    for pattern, view in addresses(get_resolver()):
        if pattern in seen or pattern.endswith("^.*$"):
            continue
        seen.add(pattern)
        by_method = dict(getattr(view, "actions", {}))
        action = getattr(view, "action", None)
        assert action or by_method or name_of(view) in WITHOUT_ACTION, pattern
        everywhere = getattr(view, "everywhere", False)
        yield Door(pattern, filled(pattern, values), action, by_method, everywhere)


def filled(pattern: str, values: dict[str, dict[str, str]]) -> str:
    """/cases/12/ for ^cases/(?P<number>[0-9]{1,18})/$; fails for a parameter that nobody gave a value."""
    bare = pattern.replace("^", "").removesuffix("$")
    nearest = max((begin for begin in values if bare.startswith(begin)), key=len)
    made = PARAMETER.sub(lambda found: values[nearest][found[1] or found[2]], bare)
    return "/" + made.replace("\\.", ".").replace("[.]", ".")


def link_about(case: Case) -> str:
    """Of an invitation to judge it; one that opens nothing where nobody was asked."""
    invitation = Invitation.objects.filter(case=case).order_by("pk").first()
    return token_of(invitation) if invitation else "0" * 40


def values_about(
    case: Case, *, document: int, certificate: str, token: int, merge: Merge | None = None
) -> dict[str, dict[str, str]]:
    """What stands in each address when it is about this case, and about whom the case is about."""
    role = Membership.objects.filter(unit=case.unit_id).order_by("pk").values_list("pk", flat=True)[0]
    about = {"number": str(case.pk), "order": "1", "code": "2.3", "criterion": "2.3", "version": "1"}
    return {
        "": {"language": "nl", "appearance": "dark"},
        "account/keys/": {"number": str(token)},
        "account/mandates/": {"number": "1"},
        "account/ways/": {"number": "1"},
        "account/acquaintances/": {"number": "1"},
        "units/": {"number": str(case.unit_id)},
        "letter-texts/": {"number": str(case.unit_id), "kind": "ball"},
        "units/roles/": {"number": str(role)},
        "people/": {"number": str(case.subject_id), "what": "second-step"},
        "people/doubles/": {"stays": str(case.subject_id), "gone": str(merge.stays_id if merge else 1)},
        "people/merges/": {"number": str(merge.pk if merge else 1)},
        "cases/": {**about, "key": "withdraw", "party": str(parties_of(case)[0].pk)},
        "others/": {"number": str(case.pk)},
        "procedures/": {"key": "utq-dossier", "step": "begin"},
        "criteria/": {"key": "utq", "edition": "2017"},
        "qualification/": {**about, "edition": "2017", "language": "nl", "key": "correct"},
        "qualification/intakes/": {**about, "section": "degrees", "code": "2"},
        "agreements/": {**about, "entry": "1", "kind": "csv"},
        "quality-agreements/": {"number": str(case.pk)},
        "assessments/": about,
        "catalogue/": {"code": "no-such-course", "number": "1"},
        "development/": about,
        "sign/": {"token": "0" * 40},
        "sign-in/link/": {"token": "0" * 40},
        "invitations/": {"token": link_about(case)},
        "assessments/confirm/": {"token": "0" * 40},
        "partnerships/": {"key": "pilots", "number": "1"},
        "calendar/": {"secret": "x" * 43},
        "verify/": {"reference": certificate},
        "journal/of/": {"subject": f"case:{case.pk}"},
        "staff/import/": {"number": "1"},
        "take-over/": {"kind": "csv"},
        "erasing/": {"number": str(case.subject_id)},
        "settings/": {"key": "utq-dossier.judge"},
        "api/v1/": {**about, "key": "utq-dossier", "step": "withdraw"},
        "api/v1/qualification/intakes/": {**about, "section": "degrees", "competence": "2"},
        "api/v1/partnerships/": {"key": "pilots", "number": "1"},
        "api/v1/criteria/": {"key": "utq", "edition": "2017"},
        "api/v1/letter-texts/": {"unit": Unit.objects.get(pk=case.unit_id).code, "kind": "ball"},
        "api/v1/documents/": {"number": str(document)},
        "api/v1/certificates/": {"number": certificate},
    }


def expected(door: Door, method: str, standing: Standing) -> Expected:
    """What the declared action and the relations of somebody say."""
    action = door.action_for(method)
    if action is None or door.address in OPEN:
        return Expected.LET_THROUGH
    if door.is_of_the_interface and not standing:
        return Expected.SIGN_IN
    if not may_ever(standing, action):
        return Expected.NOTHING if standing else Expected.SIGN_IN
    if door.everywhere and not may_everywhere(standing, action):
        return Expected.NOTHING
    if door.case is not None and not may_about_case(standing, action, door.case):
        return Expected.NOTHING
    if door.places and not any(may(standing, action, Thing(place)) for place in door.places):
        return Expected.NOTHING
    return Expected.LET_THROUGH


@cache
def may_about_case(standing: Standing, action: Action, number: int) -> bool:
    """Whether somebody sees the case and has a relation to it that opens the action."""
    case = visible_to(standing).filter(pk=number).first()
    return case is not None and bool(may(standing, action, thing_of(case, parties_of(case))))


@dataclass
class Visitor:
    """Somebody of the world at every door: in a browser, and by a program with their token."""

    name: str
    standing: Standing
    cookies: dict[str, str]
    token: str = ""
    client: Client = field(default_factory=Client)

    def asks(self, method: str, door: Door, address: str = ""):
        """The answer at this door, or at another address of it; nothing of it stays in the browser."""
        address = address or door.address
        if door.is_of_the_interface:
            headers = {"Authorization": f"Bearer {self.token}"} if self.token else {}
            body = BODIES.get(door.pattern, "") if method != "GET" else ""
            return self.client.generic(
                method, address, body, content_type="application/json", headers=headers
            )
        self.client.cookies.clear()
        for name, value in self.cookies.items():
            self.client.cookies[name] = value
        return self.client.generic(method, address, "", content_type="application/x-www-form-urlencoded")


def visitor_of(world: World, name: str) -> Visitor:
    """Somebody of the world, signed in, or somebody whom nobody knows."""
    if name == NOBODY:
        return Visitor(NOBODY, Standing(on=world.at.date()), {"language": "en"})
    person = world.people[name]
    account, _ = Account.objects.get_or_create(name=name, defaults={"person": person})
    client = Client()
    come_in(client, account)
    cookies = {key: morsel.value for key, morsel in client.cookies.items()} | {"language": "en"}
    token = make_token(person, scope=Scope.DECIDE, by=SETTING_UP, at=world.at).secret
    return Visitor(name, world.standing(name), cookies, token)


def visitors(world: World) -> list[Visitor]:
    return [visitor_of(world, name) for name in VISITORS]


def dossier_with_words(world: World, name: str, *, title: str, claim: str) -> Case:
    """A dossier that somebody is still writing, with words that stand nowhere else."""
    case, standing = world.begin(name), world.standing(name)
    kept = keep_file(io.BytesIO(f"{claim}\n".encode()), name=f"{title}.txt", by=standing, at=world.at)
    add_item(
        case.pk,
        by=standing,
        at=world.at,
        title=title,
        kind="lesson-plan",
        document=kept,
        claims={"2.3": claim},
    )
    return Case.objects.get(pk=case.pk)


def dossier_under_judgement(world: World, name: str, *, first: str, second: str) -> Case:
    """A dossier that was handed in, with two assessors who have not judged yet."""
    case = world.begin(name)
    world.evidence(
        case, *(f"{a}.{b}" for a, n in enumerate((5, 3, 2, 2, 3), 1) for b in range(1, n + 1)), name=name
    )
    return world.ask(world.hand_in(case, name), first, second)
