"""An agreement with people and measures, as the tables have them."""

from datetime import UTC, date, datetime

from leerlijn.domains.agreements.actions.ledger import grant_funds, post_budget
from leerlijn.domains.agreements.actions.measures import add_measure
from leerlijn.domains.agreements.actions.rounds import put_in_round
from leerlijn.domains.agreements.models import CouncilRequest, KeptFingerprint, Version
from leerlijn.domains.agreements.queries.fingerprints import manifest_of
from leerlijn.foundation.cases.models import Case
from leerlijn.foundation.people.models import Membership, Person, Unit
from leerlijn.foundation.people.queries import standing_of
from leerlijn.kernel.money import Money
from leerlijn.kernel.sentence import Text
from leerlijn.kernel.verdict import granted

AT = datetime(2018, 6, 4, 9, 0, tzinfo=UTC)
TODAY = date(2018, 6, 4)
LETTER = "Kaderbrief 2019, tabel 3"
HALVES = {"teacher-quality": 50, "guidance": 50}


def university(*faculties):
    """The institution and these faculties, by their codes; ET and BMS where none is named."""
    root = _unit("institution", "NU", None)
    return {"NU": root} | {code: _unit("faculty", code, root) for code in faculties or ("ET", "BMS")}


def _unit(kind, code, parent):
    unit = Unit.objects.create(
        kind=kind, code=code, name_nl=code, name_en=code, parent=parent, path="/", starts_on=date(1961, 1, 1)
    )
    unit.path = f"{parent.path if parent else '/'}{unit.pk}/"
    unit.save(update_fields=["path"])
    return unit


def somebody(unit, role, name="Bakker"):
    """Who they are on the day, with this role."""
    person = Person.objects.create(given_name="Noor", family_name=name)
    Membership.objects.create(person=person, unit=unit, role=role, starts_on=date(2017, 1, 1))
    return standing_of(person.pk, on=TODAY)


def agreement(unit, *, procedure="faculty-agreement", edition="2018", state="draft"):
    """As the tables have it: a case of which the course does not matter here."""
    case = Case.objects.create(
        procedure=procedure, edition=edition, state=state, unit=unit, path=unit.path, opened_at=AT, since=AT
    )
    put_in_round(case, at=AT)
    return case


def measure(case, by, *, title="Tutoraat", shares=None, **more):
    said = {"title": Text(nl=title, en=f"{title} (en)")} | more.pop("said", {})
    return granted(add_measure(case.pk, by=by, at=AT, said=said, shares=shares or HALVES, **more))


def granted_to(case, by, euros, *, year=2019):
    return granted(grant_funds(case.pk, {year: Money(euros * 100)}, by=by, at=AT, source=LETTER))


def budgeted(case, by, number, cents, *, year=2019, because=""):
    posted = post_budget(case.pk, number, {year: Money(cents)}, by=by, at=AT, source=LETTER, because=because)
    return granted(posted)


def consented_to(case, officer):
    """The council consented to text and figures as they are now."""
    council = Unit.objects.create(
        kind="council",
        code=f"council-{case.pk}",
        name_nl="Faculteitsraad",
        name_en="Faculty council",
        parent=case.unit,
        path=case.unit.path + "9/",
        starts_on=TODAY,
    )
    version = Version.objects.create(
        case=case, number=1, said={"agreement": "Tekst"}, made_at=AT, made_by_id=officer.person
    )
    manifest = manifest_of(case)
    CouncilRequest.objects.create(
        kind="consent-request",
        about=case,
        council=council,
        version=version,
        question="Stemt u in?",
        basis="promise",
        source_nl="toezegging",
        source_en="promise",
        sealed=manifest.canonical.decode(),
        fingerprint=manifest.fingerprint,
        asked_at=AT,
        put_at=AT,
        asked_by_id=officer.person,
        outcome="consented",
        in_favour=8,
        against=2,
        decided_at=AT,
    )
    KeptFingerprint.objects.filter(case=case).update(fingerprint=manifest.fingerprint)
