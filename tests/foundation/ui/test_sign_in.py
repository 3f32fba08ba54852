"""What somebody typed, kept while they sign in."""

import pytest
from django.core import signing
from django.test import RequestFactory

from leerlijn.foundation.ui.sign_in import SALT, Typed, opened, typed_in


def test_what_was_typed_comes_back_as_it_was_with_several_values_of_one_name():
    request = RequestFactory().post(
        "/cases/1/submit/?tab=2",
        {"reason": "Because\nit is so.", "kind": ["a", "b"], "csrfmiddlewaretoken": "x"},
    )

    assert opened(typed_in(request).sealed()) == Typed(
        "/cases/1/submit/?tab=2", (("reason", "Because\nit is so."), ("kind", "a"), ("kind", "b"))
    )


@pytest.mark.parametrize("text", ["", "made:up", "a" * 100])
def test_what_is_not_ours_is_not_opened(text):
    assert opened(text) is None


def test_what_was_sealed_for_something_else_is_not_opened():
    said = {"address": "/", "values": [], "had_files": False}

    assert opened(signing.dumps(said, salt="another")) is None
    assert opened(signing.dumps(said, salt=SALT)) == Typed("/", ())


def test_only_what_was_written_in_words_is_shown_as_such():
    typed = Typed("/", (("version", "3"), ("reason", "Two words"), ("kind", "sufficient")))

    assert typed.texts == ("Two words",)


def test_what_it_was_written_for_is_known_apart_from_what_was_written():
    typed = Typed("/", (("written-for", "Grant it · Help · Lotte"), ("reason", "Two words")))

    assert (typed.about, typed.texts) == ("Grant it · Help · Lotte", ("Two words",))
