"""`leerlijn publish-criteria`: an edition from a file, once, or why not."""

import json

import pytest

from leerlijn.foundation.frameworks.actions import publish_framework
from leerlijn.foundation.frameworks.imports import shipped_frameworks
from leerlijn.foundation.frameworks.models import Framework
from leerlijn.site.commands import main
from tests.foundation.frameworks.conftest import AT
from tests.foundation.frameworks.editions import edition_2027
from tests.foundation.people.builders import actor


@pytest.fixture(autouse=True)
def editions(db, monkeypatch):
    monkeypatch.setenv("LC_ALL", "C")
    for data in shipped_frameworks():
        publish_framework(data, actor=actor(), at=AT)


def answered(capsys, tmp_path, content: bytes, *more: str) -> tuple[int, dict]:
    path = tmp_path / "edition.json"
    path.write_bytes(content)
    code = main(["publish-criteria", str(path), *more, "--format", "json"])
    return code, json.loads(capsys.readouterr().out)


def test_it_says_what_is_split_and_dropped_and_a_rehearsal_writes_nothing(capsys, tmp_path):
    content = json.dumps(edition_2027()).encode()
    code, said = answered(capsys, tmp_path, content, "--dry-run")
    assert (code, said["said"]) == (
        0,
        ["Edition 2027 of utq can be published.", "Split: 1.2.", "Dropped: 1.5."],
    )
    assert not Framework.objects.filter(edition="2027").exists()
    for _ in range(2):
        code, said = answered(capsys, tmp_path, content)
        assert (code, said["said"][0]) == (0, "Edition 2027 of utq is published.")
    assert Framework.objects.filter(edition="2027").count() == 1


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"no json", "This file is no JSON."),
        (
            json.dumps(edition_2027(continues=None)).encode(),
            "Say what becomes of criterion 1.1 of the edition before.",
        ),
    ],
)
def test_what_cannot_be_published_is_answered_with_no(capsys, tmp_path, content, said):
    assert answered(capsys, tmp_path, content) == (1, {"outcome": "no", "said": [said]})
