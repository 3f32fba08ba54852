"""What changed since a dossier was judged, through the interface: as much as the pages tell, to the same."""

from __future__ import annotations

from tests.stories.test_changes import READERS, again, supplement

__all__ = ["again", "supplement"]  # fixtures of the story


def test_a_program_reads_three_of_fourteen_changed(call, again):
    address = f"/qualification/dossiers/{again.pk}/changes"
    told = call("assessor-1").get(address).json()
    assert (told["count"], told["all"]) == (3, 14)
    assert [(each["code"], each["how"]) for each in told["items"]] == [
        ("E2", "changed"),
        ("E3", "changed"),
        ("E4", "changed"),
    ]
    one = call("assessor-1").get(f"{address}/2").json()
    assert [(each["kind"], each["text"]) for each in one["words"]] == [
        ("kept", "Plan 2 for "),
        ("out", "('2.3',)\n"),
        ("in", "the week.\n"),
    ]
    assert list(one["claims"]) == ["2.3"]
    assert call("assessor-1").get(f"{address}/1").status_code == 404


def test_who_does_not_read_the_sealed_dossier_is_told_nothing(call, again):
    address = f"/qualification/dossiers/{again.pk}/changes"
    everybody = (*READERS, "hr", "dean", "auditor", "stranger", "assessor-2")
    assert {name for name in everybody if call(name).get(address).status_code == 200} == READERS
