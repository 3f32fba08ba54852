"""Something does not work: reported from the page itself, with page, case and version, and answered."""

from __future__ import annotations

import re
from html import unescape

from django.urls import get_resolver

from leerlijn.foundation.cases.models import Case
from leerlijn.foundation.notices.models import Notice
from leerlijn.site.inspection import addresses
from leerlijn.site.views.problem import SECRETS
from tests.foundation.notices.builders import tell_all
from tests.tools.budget import at_most

ADDRESS = "/problem/"


def on_page(answer) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", answer.content.decode())).split())


def begins_with(answer, name: str) -> str:
    return unescape(re.search(rf'name="{name}"[^>]*value="([^"]*)"', answer.content.decode())[1])


def test_whoever_reports_from_a_case_gets_an_answer_of_the_administrator_who_sees_no_dossier(world, enter):
    dossier = world.begin("candidate")
    candidate, page = enter("candidate"), f"/qualification/dossiers/{dossier.pk}/"
    assert f'href="{ADDRESS}"' in candidate.get(page).content.decode()
    before = {"referer": f"http://testserver{page}?done=begin"}
    with at_most(6):
        form = candidate.get(ADDRESS, headers=before)
    assert begins_with(form, "page") == page
    version = begins_with(form, "version")
    assert re.fullmatch(r"Leerlijn [0-9.]+, utq-dossier 2026, in_progress \(1\)", version)
    empty = candidate.post(ADDRESS, {"what": " ", "page": page, "version": version})
    assert (empty.status_code, begins_with(empty, "page")) == (422, page)
    sent = candidate.post(ADDRESS, {"what": "Nothing happens.", "page": page, "version": version})
    case = Case.objects.get(procedure="problem-report")
    assert sent.headers["Location"] == f"/cases/{case.pk}/?done=report"

    administrator = enter("administrator")
    assert administrator.get(page).status_code == 404
    assert f"On {page}, in version {version}: Nothing happens." in on_page(
        administrator.get(f"/cases/{case.pk}/")
    )
    administrator.post(
        f"/cases/{case.pk}/answer/",
        {**token_of(administrator, case), "answer": "Mended in the next version."},
    )
    case.refresh_from_db()
    assert case.state == "answered"
    assert "Mended in the next version." in on_page(candidate.get(f"/cases/{case.pk}/"))
    tell_all()
    assert Notice.objects.filter(case=case, person=world.people["candidate"]).exists()
    for name in ("supervisor", "hr", "dean", "coordinator"):
        assert enter(name).get(f"/cases/{case.pk}/").status_code == 404, name


def token_of(browser, case) -> dict[str, str]:
    """What the form of the step carries along unseen."""
    page = browser.get(f"/cases/{case.pk}/answer/").content.decode()
    return dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', page))


def secret_addresses() -> set[str]:
    """Every address that has a part which opens something, by its pattern."""
    patterns = {address for address, _ in addresses(get_resolver())}
    return {each for each in patterns if re.search(r"token|secret|nonce|uuid|hash|digest", each)}


def test_no_secret_of_an_address_comes_along(world, enter):
    found = secret_addresses()
    assert all(SECRETS & set(re.findall(r"<(?:\w+:)?(\w+)>", each)) for each in found)
    assert len(found) >= 5
    browser, secret = enter("candidate"), "0123456789abcdef" * 2 + "01234567"
    form = browser.get(ADDRESS, headers={"referer": f"http://testserver/invitations/{secret}/"})
    assert secret not in form.content.decode()
    assert begins_with(form, "page") == r"/^invitations/(?P<token>[0-9a-f]{40})/$"


def test_an_address_that_is_not_ours_or_not_open_to_them_tells_nothing(world, enter):
    dossier = world.begin("candidate")
    stranger = enter("stranger")
    for referer, page in (
        ("https://elsewhere.example/secret/", ""),
        (f"http://testserver/qualification/dossiers/{dossier.pk}/", f"/qualification/dossiers/{dossier.pk}/"),
        ("http://testserver/work/", "/work/"),
        ("", ""),
    ):
        form = stranger.get(ADDRESS, headers={"referer": referer} if referer else {})
        assert begins_with(form, "page") == page if page else 'name="page"' in form.content.decode()
        assert "utq-dossier" not in begins_with(form, "version")
