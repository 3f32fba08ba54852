"""Programs that call the interface, each with the token of one of the people of a small university."""

from __future__ import annotations

import json
from dataclasses import dataclass, field

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from leerlijn.foundation.people.actions.accounts import open_account
from leerlijn.foundation.people.actions.tokens import make_token, note_use
from leerlijn.kernel.factors import Scope
from tests.stories.world import AT, CODES, SETTING_UP, UNCHECKED, World

ADDRESS = "/api/v1"


def token_of(world: World, name: str) -> str:
    """A key for a program of this person, who gets an account if they have none."""
    person = world.people[name]
    open_account(name, person, by=SETTING_UP, at=AT)
    made = make_token(person, scope=Scope.DECIDE, by=SETTING_UP, at=AT)
    note_use(made.token, on=world.at.date())  # as from the second call of a day on
    return made.secret


@dataclass
class Caller:
    """One program. Answers are JSON as data, with the status beside them."""

    secret: str
    client: Client = field(default_factory=Client)

    def headers(self, given) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.secret}", **(given or {})}

    def get(self, path, headers=None, **query):
        return self.client.get(ADDRESS + path, query, headers=self.headers(headers))

    def post(self, path, said=None, headers=None):
        return self._send(self.client.post, path, said, headers)

    def put(self, path, said=None, headers=None):
        return self._send(self.client.put, path, said, headers)

    def patch(self, path, said=None, headers=None):
        return self._send(self.client.patch, path, said, headers)

    def _send(self, method, path, said, headers):
        body = said if isinstance(said, (str, bytes)) else json.dumps(said)
        return method(ADDRESS + path, body, content_type="application/json", headers=self.headers(headers))

    def keep(self, content=b"A lesson plan.\n", name="plan.txt", headers=None, **more):
        file = SimpleUploadedFile(name, content)
        return self.client.post(f"{ADDRESS}/documents", {"file": file, **more}, headers=self.headers(headers))

    # What several tests need first.

    def begin(self) -> int:
        begun = self.post("/cases", {"procedure": "utq-dossier"})
        assert begun.status_code == 201, begun.content
        return begun.json()["id"]

    def put_in(self, dossier: int, *codes: str, content=b"A lesson plan.\n") -> dict:
        kept = self.keep(content).json()["id"]
        made = self.post(
            f"/qualification/dossiers/{dossier}/items",
            {
                "title": "Lesson plan",
                "kind": "lesson-plan",
                "period": "Statics, 2026",
                "document": kept,
                "criteria": {code: f"It shows {code}." for code in codes},
            },
        )
        assert made.status_code == 201, made.content
        return made.json()

    def step(self, case: int, name: str, **said):
        """The step, taken in the case as it is now."""
        version = self.get(f"/cases/{case}").json()["version"]
        return self.post(f"/cases/{case}/steps/{name}", {"version": version, "fields": said})

    def hand_in(self) -> int:
        """A dossier with evidence for every criterion, sealed."""
        dossier = self.begin()
        self.put_in(dossier, *CODES)
        taken = self.seal(dossier)
        assert taken.status_code == 200, taken.content
        return dossier

    def seal(self, dossier: int):
        """Handed in without a pre-check."""
        return self.step(dossier, "hand-in", **UNCHECKED)

    def judge(self, dossier: int, **findings) -> None:
        """Everything is sufficient, but for what is named: `c2_3="not-yet"`."""
        said = {key[1:].replace("_", "."): finding for key, finding in findings.items()}
        for code in CODES:
            judged = {"finding": said.get(code, "sufficient"), "seen": "E1 page 1", "why": f"why {code}"}
            saved = self.put(f"/qualification/dossiers/{dossier}/judgement/{code}", judged)
            assert saved.status_code == 200, saved.content


def chosen(field: dict, *words: str) -> str:
    """The option of a choice whose label holds these words."""
    return next(
        option["value"] for option in field["options"] if all(word in option["label"]["en"] for word in words)
    )
