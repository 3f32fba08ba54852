"""While the product cannot answer yet, a page on its port says so, and says how far it is."""

import socket
from contextlib import closing
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest

from leerlijn.site import waiting as room
from leerlijn.site.waiting import waiting


@pytest.fixture
def port(monkeypatch) -> int:
    monkeypatch.setattr(room, "LOOK_AGAIN", 0)
    with closing(socket.socket()) as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


def asked(port: int, path: str = "/") -> tuple[int, str]:
    try:
        with urlopen(f"http://127.0.0.1:{port}{path}", timeout=5) as answer:
            return answer.status, answer.read().decode()
    except HTTPError as refused:
        return refused.code, refused.read().decode()


@pytest.mark.parametrize("path", ["/", "/healthz", "/qualification/dossiers/1/"])
def test_whatever_is_asked_it_is_not_here_yet_and_how_far_it_is(port, path):
    with waiting(port, steps=4) as progress:
        progress.step()
        status, page = asked(port, path)
    assert status == 503
    assert 'value="1" max="4"' in page
    assert ">25 %<" in page
    assert "wordt gemaakt" in page
    assert "is being made" in page


def test_the_page_looks_like_the_product(port):
    with waiting(port, steps=1):
        assert asked(port, "/static/ui/leerlijn.css")[0] == 200


def test_more_steps_than_were_foreseen_are_not_more_than_all(port):
    with waiting(port, steps=1) as progress:
        progress.step()
        progress.step()
        assert ">100 %<" in asked(port)[1]


def test_afterwards_the_port_is_free_also_when_the_work_failed(port):
    with pytest.raises(LookupError), waiting(port, steps=1):
        raise LookupError
    with closing(socket.socket()) as next_one:
        next_one.bind(("127.0.0.1", port))


def test_nobody_holds_it_up_by_saying_nothing(port):
    with waiting(port, steps=1), socket.create_connection(("127.0.0.1", port)):
        assert asked(port)[0] == 503


def test_a_port_that_somebody_has_is_said_at_once(port):
    with waiting(port, steps=1), pytest.raises(OSError, match="in use"), waiting(port, steps=1):
        pass
