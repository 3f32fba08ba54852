"""One step in several cases through the interface: looked at first, then taken in each by itself."""

from __future__ import annotations

from leerlijn.foundation.cases.models import Case, KeptAnswer, Party
from leerlijn.foundation.journal.models import Entry

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


def test_what_cannot_be_done_in_several_or_is_not_theirs_is_refused(world, call):
    case = world.begin()
    for name, step in (("coordinator", "withdraw"), ("coordinator", "nonsense"), ("hr", "name-supervisor")):
        answer = call(name).post(PATH, naming(world, case, step=step))
        done = answer.json().get("done")
        assert answer.status_code == 422 or done == [], (name, step)
    assert call("coordinator").get(PATH, step="name-supervisor").status_code == 422, "no list of everything"
    many = [{"id": number, "version": 1} for number in range(1, 502)]
    assert call("coordinator").post(PATH, naming(world, cases=many)).status_code == 422
    assert Case.objects.get(pk=case.pk).version == 1
