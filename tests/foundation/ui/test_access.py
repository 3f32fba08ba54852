"""What a view is for, and who is not even let in."""

from datetime import date

import pytest
from django.http import Http404, HttpResponse

from leerlijn.foundation.ui.access import opens
from leerlijn.kernel.policy import ANYBODY, SIGNED_IN, Action, Relation, Standing
from leerlijn.kernel.sentence import Text

NAME = Text(nl="iets doen", en="do something")
DEAN = Relation("dean", NAME, office="dean")
ON = date(2026, 10, 12)


def view_for(*relations):
    @opens(Action("do-something", NAME, frozenset(relations)))
    def view(request):
        return HttpResponse("done")

    return view


@pytest.fixture
def by(asked):
    def request(standing):
        made = asked("/here/")
        made.standing = standing
        return made

    return request


def test_a_view_names_its_action():
    assert view_for(ANYBODY).action.key == "do-something"


def test_what_is_open_to_anybody_needs_no_sign_in(by):
    assert view_for(ANYBODY)(by(Standing(on=ON))).content == b"done"


def test_whoever_could_never_do_it_finds_nothing(by):
    with pytest.raises(Http404):
        view_for(DEAN)(by(Standing(on=ON, person=1)))
    assert view_for(SIGNED_IN)(by(Standing(on=ON, person=1))).content == b"done"
