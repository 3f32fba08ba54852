"""Whether the server lives and can write, answered without asking the disk at every visit."""

import pytest

from leerlijn.site import health
from leerlijn.site.health import KEPT_FOR, Readiness

pytestmark = pytest.mark.django_db


def test_a_ready_server_says_so_in_a_word(client):
    answered = client.get("/readyz")
    assert (answered.status_code, answered.content) == (200, b"ready\n")


def test_a_folder_that_takes_no_writes_is_said_but_not_where_it_is(settings, tmp_path):
    settings.DATA = tmp_path / "gone"
    assert Readiness().current_problem(0) == "the disk does not take writes"


def test_an_answer_is_kept_for_seconds_and_no_longer(settings, tmp_path):
    readiness = Readiness()
    settings.DATA = tmp_path
    assert readiness.current_problem(0) == ""
    settings.DATA = tmp_path / "gone"
    assert readiness.current_problem(KEPT_FOR - 0.1) == ""
    assert readiness.current_problem(KEPT_FOR) == "the disk does not take writes"


def test_asking_often_costs_no_statements(client, django_assert_num_queries):
    health.readiness.asked_at = float("-inf")
    client.get("/readyz")
    with django_assert_num_queries(0):
        client.get("/readyz")


@pytest.mark.parametrize("address", ["/livez", "/readyz"])
def test_every_answer_carries_the_strict_policy(client, address):
    policy = client.get(address).headers["Content-Security-Policy"]
    assert policy.startswith("default-src 'none'; script-src 'self'; style-src 'self';")
    assert "unsafe" not in policy
