"""What `leerlijn check` complains about, each with a planted fault."""

from datetime import date

import pytest
from django.http import HttpResponse
from django.urls import include, path

from leerlijn.foundation.ui.access import opens
from leerlijn.foundation.ui.words import render
from leerlijn.kernel.policy import ANYBODY, Action
from leerlijn.kernel.procedure import Flawed, Meaning, Procedure, Role, State, catalogue, flaws
from leerlijn.kernel.sentence import Text
from leerlijn.site import inspection
from tests.foundation.people.colleagues import account_of, card_of, somebody

LOOKING = Action("look", Text(nl="kijken", en="look"), frozenset({ANYBODY}))


def forgotten(request):
    return HttpResponse("secrets of everybody")


@opens(LOOKING)
def declared(request):
    return HttpResponse("what anybody may see")


def some_methods_forgotten(request):
    return HttpResponse("a call of the interface")


some_methods_forgotten.actions = {"GET": LOOKING, "POST": None}

urlpatterns = [
    path("declared/", declared),
    path("below/", include([path("forgotten/<int:number>/", forgotten)])),
    path("call/", some_methods_forgotten),
]


def said(complaints) -> list[str]:
    return [render(complaint, "en") for complaint in complaints]


def test_no_view_of_the_product_lacks_an_action():
    assert said(inspection.views_name_their_action()) == []


def test_a_view_that_names_no_action_is_found_also_below_another_address(settings):
    settings.ROOT_URLCONF = __name__
    assert said(inspection.views_name_their_action()) == [
        f"The address /below/forgotten/<int:number>/ ({__name__}.forgotten) says no action of the policy: "
        "anybody could reach it.",
        f"The address /call/ ({__name__}.some_methods_forgotten) says no action of the policy: "
        "anybody could reach it.",
    ]


def test_what_needs_no_action_is_reached_and_has_its_reason():
    """The table holds no view that is gone, nor one that has an action after all."""
    found = {inspection.name_of(view): view for _, view in inspection.addresses(inspection.get_resolver())}
    assert [name for name in inspection.WITHOUT_ACTION if name not in found] == []
    assert [name for name in inspection.WITHOUT_ACTION if inspection.names_an_action(found[name])] == []
    assert all(inspection.WITHOUT_ACTION.values())


def test_no_procedure_of_the_product_is_refused():
    assert said(inspection.procedures_hold_together()) == []


@pytest.fixture
def flawed():
    """Nobody can come to its end."""
    nobody = Role("nobody", Text(nl="niemand", en="nobody"), Meaning.SYSTEM)
    ends = State("ends", Text(nl="klaar", en="done"), final=True)
    return Procedure(
        key="nowhere",
        edition="1",
        title=Text(nl="Nergens", en="Nowhere"),
        source=Text(nl="bedacht voor de tests", en="made for this test"),
        starts_on=date(2026, 1, 1),
        roles=(nobody,),
        openings=(),
        table={ends: ()},
    )


def test_a_flawed_procedure_is_named_with_everything_that_is_wrong(flawed, monkeypatch):
    reasons = tuple(flaws(flawed))
    monkeypatch.setattr(catalogue, "refused", [Flawed("nowhere 1", reasons)])
    [complaint] = said(inspection.procedures_hold_together())
    assert complaint.startswith("The procedure nowhere 1 does not load: ")
    assert [reason for reason in said(reasons) if reason not in complaint] == []
    assert len(reasons) > 0


def test_check_asks_for_all_of_them():
    assert inspection.procedures_hold_together in inspection.INSPECTIONS
    assert inspection.views_name_their_action in inspection.INSPECTIONS
    assert inspection.demonstration_stands_alone in inspection.INSPECTIONS


def test_real_people_beside_a_demonstration_are_a_complaint(db, settings):
    settings.DEMO = True
    card_of(somebody("Card Holder"), "candidate")
    assert said(inspection.demonstration_stands_alone()) == []

    account_of(somebody("Real Person"), "real")

    assert said(inspection.demonstration_stands_alone()) == [
        "This is a demonstration (LEERLIJN_DEMO), but these accounts belong to real people: real."
    ]


def test_real_people_alone_are_none(db):
    account_of(somebody("Real Person"), "real")

    assert said(inspection.demonstration_stands_alone()) == []


def test_a_hub_of_many_institutions_needs_to_know_which_is_ours(settings):
    settings.OIDC_ISSUER, settings.OIDC_CLIENT, settings.OIDC_SECRET = (
        "https://connect.surfconext.nl",
        "c",
        "",
    )
    settings.OIDC_HOME = []
    heard = said(inspection.sign_on_lets_in_whom_it_should())
    assert [sentence.partition(":")[0] for sentence in heard] == [
        "LEERLIJN_OIDC_ISSUER is set",
        "At SURFconext people of every institution sign in",
    ]
    settings.OIDC_SECRET, settings.OIDC_HOME = "s", ["noaber.example"]
    assert said(inspection.sign_on_lets_in_whom_it_should()) == []
