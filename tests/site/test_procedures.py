"""A procedure of somebody else, one file: it is there everywhere; a flawed one is nowhere, and says why."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from textwrap import dedent

import pytest

from tests.tools.databases import ROOT, Database

pytestmark = pytest.mark.races
FILE = '''
"""A grant for teaching, as an institution could add it."""

from datetime import date

from leerlijn.foundation.people import relations as offices
from leerlijn.kernel.procedure import Deadline, Meaning, Paragraph, Procedure, Role, State
from leerlijn.kernel.sentence import Text

handler = Text(nl="coördinator", en="coordinator")
coordinator = Role("coordinator", handler, Meaning.HANDLER, offices.COORDINATOR)
dean = Role("dean", Text(nl="decaan", en="dean"), Meaning.DECIDER, offices.DEAN)
FOUR_WEEKS = Deadline(length="P4W", if_passed=Text(nl="de decaan hoort het.", en="the dean is told."))
asked = State("asked", Text(nl="Aangevraagd", en="Applied for"), owner=dean, within=FOUR_WEEKS)
given = State("given", Text(nl="Toegekend", en="Awarded"), final=True)
award = dean.may(
    "award",
    Text(nl="Ken de beurs toe", en="Award the grant"),
    to=given,
    asks=[Paragraph(name="reason", label=Text(nl="Waarom", en="Why"))],
)
PROCEDURE = Procedure(
    key="teaching-grant",
    edition="2026",
    title=Text(nl="Onderwijsbeurs", en="Teaching grant"),
    source=Text(nl="bedacht voor de tests", en="invented for the tests"),
    starts_on=date(2026, 1, 1),
    roles=(coordinator, dean),
    openings=(coordinator.may("apply", Text(nl="Vraag aan", en="Apply"), to=asked),),
    table={asked: (award,), given: ()},
)
'''
FLAWED = FILE.replace("owner=dean, within", "within").replace("table={asked: (award,)", "table={asked: ()")
ASK = """
    import json, django; django.setup()
    from django.conf import settings
    from django.test import Client
    from leerlijn.kernel.policy import policy
    from leerlijn.kernel.procedure import catalogue, diagram
    from leerlijn.foundation.people.actions.tokens import make_token
    from leerlijn.site import clock
    from tests.foundation.people.colleagues import SETTING_UP, account_of, somebody
    reader = somebody("Ilse Wevers")
    account_of(reader, f"reader-{reader.pk}")
    key = make_token(reader, by=SETTING_UP, at=clock.now()).secret
    def page(address, **headers):
        answer = Client(headers={"host": "localhost", **headers}).get(address)
        return [answer.status_code, answer.content.decode()]
    grant = catalogue.procedures.get(("teaching-grant", "2026"))
    print(json.dumps({
        "page": page("/procedures/teaching-grant/"),
        "list": page("/procedures/"),
        "interface": page("/api/v1/procedures/teaching-grant", authorization=f"Bearer {key}"),
        "diagram": diagram(grant, "en") if grant else "",
        "matrix": {key: opens for key, opens in policy.matrix().items() if "teaching-grant" in key},
    }))
"""


@dataclass
class Product:
    """The product with a package beside it."""

    database: Database
    packages: Path

    def leerlijn(self, *arguments) -> subprocess.CompletedProcess:
        return self.run("-m", "leerlijn.site.commands", *map(str, arguments))

    def run(self, *arguments) -> subprocess.CompletedProcess:
        environment = {**self.database.environment, "PYTHONPATH": f"{self.packages}:{ROOT}"}
        return subprocess.run(
            [sys.executable, *arguments], env=environment, capture_output=True, text=True, check=False
        )

    def asked(self) -> dict:
        done = self.run("-c", dedent(ASK))
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)


@pytest.fixture
def product(fresh_database, tmp_path):
    """`product(FILE)`: with this file as a package that was installed."""

    def installed(file: str) -> Product:
        packages = tmp_path / "packages"
        about = packages / "teaching_grants-1.0.dist-info"
        about.mkdir(parents=True)
        (packages / "teaching_grants.py").write_text(file, encoding="utf-8")
        (about / "METADATA").write_text("Metadata-Version: 2.1\nName: teaching-grants\nVersion: 1.0\n")
        (about / "entry_points.txt").write_text("[leerlijn.procedures]\ngrant = teaching_grants\n")
        return Product(fresh_database, packages)

    return installed


def test_one_file_is_on_the_pages_in_the_diagram_the_matrix_and_the_manual(product, tmp_path):
    ours = product(FILE)
    assert ours.leerlijn("check").returncode == 0
    asked = ours.asked()
    status, page = asked["page"]
    assert status == 200
    for said in ("Onderwijsbeurs", "Ken de beurs toe", "Aangevraagd", "de decaan hoort het."):
        assert said in page
    assert "Onderwijsbeurs" in asked["list"][1]
    assert (asked["interface"][0], "Ken de beurs toe" in asked["interface"][1]) == (200, True)
    assert "asked --> given : Award the grant" in asked["diagram"]
    assert {key: [who for who, opens in row.items() if opens] for key, row in asked["matrix"].items()} == {
        "see teaching-grant 2026": ["coordinator", "dean"],
        "teaching-grant 2026: apply": ["coordinator"],
        "teaching-grant 2026: award": ["dean"],
        "teaching-grant 2026: nudge": ["coordinator"],
    }
    assert ours.leerlijn("manual", "--folder", tmp_path / "manual").returncode == 0
    written = (tmp_path / "manual/en/procedure-teaching-grant-2026.md").read_text()
    assert "Award the grant" in written
    assert "Award the grant" in (tmp_path / "manual/en/permissions.md").read_text()


def test_a_flawed_file_does_not_load_and_check_says_everything_that_is_wrong(product):
    ours = product(FLAWED)
    checked = ours.leerlijn("check", "--format", "json")
    assert checked.returncode == 1
    for said in ("teaching-grant 2026", "asked", "given"):
        assert said in checked.stdout
    asked = ours.asked()
    assert asked["page"][0] == 404
    assert asked["matrix"] == {}
