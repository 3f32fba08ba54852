"""What is secret in a form is never kept for later, shown, or sent on after somebody signed in again."""

import inspect
import re

from django.contrib.sessions.models import Session

from leerlijn.foundation.people import forms
from leerlijn.foundation.people.urls import urlpatterns
from leerlijn.foundation.ui.sign_in import opened
from tests.foundation.people.colleagues import Role, account_of, holds
from tests.foundation.people.views.test_account import html, proof_in, sign_in
from tests.foundation.people.views.test_somebody_else import new_browser

SECRETS = {"SignInForm", "PasswordForm", "NewPasswordForm", "CodeForm", "PasskeyForm"}
"""The forms with a field that is secret."""
FIELDS = {"password", "code", "answer"}


def fields_named_in(view):
    """The secret fields that the code of a view reads, by its forms and out of the request."""
    told = inspect.getsource(inspect.unwrap(view))
    named = re.findall(r'POST(?:\.get\(|\[)"(secret|proof|answer)"', told)
    if "_enter(request)" in told:
        named.append("password")
    for form in SECRETS:
        if re.search(rf"(?<!\w){form}\(request", told):
            named += FIELDS & set(getattr(forms, form).base_fields)
    return set(named)


def test_every_form_with_a_password_or_a_code_says_that_it_is_secret():
    hidden = ("PasswordInput", "HiddenInput")
    found = {
        name
        for name, form in inspect.getmembers(forms, inspect.isclass)
        for field in getattr(form, "base_fields", {}).values()
        if type(field.widget).__name__ in hidden or field.widget.attrs.get("autocomplete") == "one-time-code"
    }
    assert found == SECRETS
    needed = {each.name: fields_named_in(each.callback) for each in urlpatterns}
    told = {each.name: getattr(each.callback, "secrets", set()) for each in urlpatterns}
    assert {name for name, fields in needed.items() if fields} == {
        "sign-in",
        "choose-password",
        "by-code",
        "by-passkey",
        "prove",
        "add-passkey",
        "add-codes",
        "replace-password",
    }
    assert {name: fields - told[name] for name, fields in needed.items() if fields - told[name]} == {}


KEPT = [
    ("/prove/", {"password": "MY SECRET"}, {}),
    ("/account/ways/codes/add/", {"code": "MY SECRET", "secret": "MY SECRET"}, {}),
    ("/account/ways/passkeys/add/", {"answer": "MY SECRET"}, {"label": "My laptop"}),
    ("/units/{}/add/", {}, {"code": "hydro"}),
]
"""An address, what is secret of what is sent there, and what is not."""


def test_a_secret_is_not_kept_by_who_was_signed_out_meanwhile(ilse, house):
    account_of(ilse, "ilse")
    holds(ilse, Role.ADMINISTRATOR, house.institution)
    sign_in(browser := new_browser())
    for address, secret, typed in KEPT:
        token = proof_in(html(browser.get("/account/")))
        Session.objects.all().delete()
        said = {"csrfmiddlewaretoken": token, **secret, **typed}
        page = html(browser.post(address.format(house.institution.pk), said))
        sealed = re.search(r'name="typed" value="([^"]+)"', page).group(1)
        assert dict(opened(sealed).values) == typed
        again = html(sign_in(browser, typed=sealed))
        assert "MY SECRET" not in page + again
        assert all(value in again for value in typed.values())
