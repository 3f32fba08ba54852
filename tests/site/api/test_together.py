"""One step in several cases through the interface: looked at first, then taken in each by itself."""

from __future__ import annotations

from leerlijn.foundation.cases.actions.opening import open_case
from leerlijn.foundation.cases.models import Case, KeptAnswer, Party
from leerlijn.foundation.journal.models import Entry
from leerlijn.foundation.people.actions.memberships import appoint
from leerlijn.kernel.procedure import catalogue
from leerlijn.kernel.verdict import granted
from tests.stories.world import LONG_AGO, SETTING_UP

PATH = "/cases/together"


def naming(world, *cases, **said) -> dict:
    """A supervisor for each of these, as somebody looked at them first."""
    supervisor = str(world.people["supervisor"].pk)
    looked_at = [{"id": case.pk, "version": case.version} for case in cases]
    return {"step": "name-supervisor", "cases": looked_at, "fields": {"supervisor": supervisor}} | said


def test_a_program_looks_first_and_then_names_a_supervisor_in_each_that_can_have_one(world, call):
    one, other, gone = (world.begin(name) for name in ("candidate", "stranger", "hr"))
    world.step(gone, "withdraw", "hr")
    coordinator = call("coordinator")
    seen = coordinator.get(PATH, procedure="utq-dossier", step="name-supervisor").json()
    assert [(each["id"], each["version"]) for each in seen["ready"]] == [(one.pk, 1), (other.pk, 1)]
    assert seen["exceptions"] == [], "what is closed is not selected"
    named = {"case": [one.pk, gone.pk, 999_999]}
    seen = coordinator.get(PATH, step="name-supervisor", **named).json()
    assert (len(seen["ready"]), seen["absent"]) == (1, [999_999])
    [left] = seen["exceptions"]
    assert (left["id"], left["subject"]) == (gone.pk, "Hr Voorbeeld")
    assert left["reason"]["en"].startswith("This cannot be done now.")
    [field] = seen["fields"]
    supervisor = str(world.people["supervisor"].pk)
    assert (field["name"], [each["value"] for each in field["options"]]) == ("supervisor", [supervisor])

    world.step(other, "name-supervisor", "coordinator", supervisor=supervisor)
    said, key = naming(world, one, other), {"Idempotency-Key": "a"}
    refused = coordinator.post(PATH, said | {"fields": {}}, key)
    assert (refused.status_code, list(refused.json()["errors"])) == (422, ["supervisor"])
    done = coordinator.post(PATH, said, key)
    assert [each["id"] for each in done.json()["done"]] == [one.pk]
    assert [each["id"] for each in done.json()["exceptions"]] == [other.pk], "it moved on meanwhile"
    assert coordinator.post(PATH, said, key).json() == done.json(), "done once"
    assert Party.objects.filter(person=world.people["supervisor"], case__in=[one, other, gone]).count() == 2
    entry = Entry.objects.get(subject=f"case:{one.pk}", act="name-supervisor")
    assert (entry.channel, entry.pseudonym) == ("api", world.people["coordinator"].pseudonym)

    KeptAnswer.objects.update(status=None)
    broken_off = coordinator.post(PATH, said, key)
    assert broken_off.status_code == 409, "a key that was begun and has no answer does nothing twice"
    assert "is not done" in broken_off.json()["detail"]


def test_where_somebody_else_would_supervise_it_is_done_by_itself(world, call):
    """One form for all: of another faculty other supervisors can be chosen."""
    one, unit, name = world.begin(), world.units["TNW"], "assessor-3"
    for role, person in (("supervisor", "assessor-4"), ("coordinator", "coordinator")):
        appoint(world.people[person], role, unit, starts_on=LONG_AGO, by=SETTING_UP, at=world.at)
    procedure = catalogue.current("utq-dossier", on=world.at.date())
    subject, by = world.people[name], world.standing(name)
    elsewhere = granted(open_case(procedure, by=by, at=world.at, unit=unit, subject=subject))
    both = {"step": "name-supervisor", "case": [one.pk, elsewhere.pk]}
    seen = call("coordinator").get(PATH, **both).json()
    assert [each["id"] for each in seen["ready"]] == [one.pk]
    assert seen["exceptions"][0]["reason"]["en"].startswith("Here something else can be answered")
    done = call("coordinator").post(PATH, naming(world, one, elsewhere)).json()
    assert [each["id"] for each in done["done"]] == [one.pk]
    assert Case.objects.get(pk=elsewhere.pk).version == 1


def test_what_cannot_be_done_in_several_or_is_not_theirs_is_refused(world, call):
    case = world.begin()
    for name, step in (("coordinator", "withdraw"), ("coordinator", "nonsense"), ("hr", "name-supervisor")):
        answer = call(name).post(PATH, naming(world, case, step=step))
        done = answer.json().get("done")
        assert answer.status_code == 422 or done == [], (name, step)
    assert call("coordinator").get(PATH, step="name-supervisor").status_code == 422, "no list of everything"
    absent = naming(world, cases=[{"id": 999_999, "version": 1}])
    assert list(call("coordinator").post(PATH, absent).json()["errors"]) == ["case"]
    many = [{"id": number, "version": 1} for number in range(1, 502)]
    assert call("coordinator").post(PATH, naming(world, cases=many)).status_code == 422
    assert Case.objects.get(pk=case.pk).version == 1
