"""`leerlijn init` and `leerlijn token`, as they are typed."""

import json
from dataclasses import replace

import pytest

pytestmark = pytest.mark.races

SEEN = """
import django; django.setup()
from leerlijn.foundation.credentials.queries import current_key
from leerlijn.foundation.frameworks.queries import editions_of
from leerlijn.foundation.people.models import Account, Unit
from leerlijn.foundation.people.queries import standing_as, token_with
from leerlijn.kernel.terms import day_of
from leerlijn.site.clock import now
import sys
account = Account.objects.select_related("person").get()
roles = [office.role for office in standing_as(account.person, on=day_of(now())).offices]
fits, opens = account.check_password(sys.argv[1]), bool(token_with(sys.argv[2], at=now()))
ready = bool(current_key()), [edition.edition for edition in editions_of("utq")]
print(account.name, fits, roles, Unit.objects.count(), opens, *ready)
"""


def test_a_new_installation_begins_with_one_administrator(fresh_database):
    done = fresh_database.leerlijn("init", "--format", "json")
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)

    made = fresh_database.leerlijn("token", "administrator")
    assert made.returncode == 0, made.stderr
    seen = fresh_database.run("-c", SEEN, told["password"], made.stdout.strip())
    assert seen.stdout.strip() == "administrator True ['administrator'] 1 True True ['2017', '2010']", (
        seen.stderr
    )

    again = fresh_database.leerlijn("init")
    assert (again.returncode, "already" in again.stdout) == (1, True)
    unknown = fresh_database.leerlijn("token", "nobody")
    assert (unknown.returncode, unknown.stdout.strip()) == (1, "There is no account nobody.")
    assert fresh_database.leerlijn("journal", "verify").returncode == 0

    demonstration = replace(fresh_database, demo=True)
    checked = demonstration.leerlijn("check")
    assert (checked.returncode, "administrator" in checked.stdout) == (1, True)


def test_a_demonstration_is_not_begun_like_this(fresh_database):
    done = replace(fresh_database, demo=True).leerlijn("init")

    assert (done.returncode, "This is a demonstration" in done.stdout) == (1, True)
