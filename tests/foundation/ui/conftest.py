"""A site with nothing but this room: its addresses, its templates, no database."""

from pathlib import Path

import pytest
from django.test import RequestFactory, override_settings

BARE_SITE = {
    "ROOT_URLCONF": "tests.foundation.ui.addresses",
    "STATIC_URL": "/static/",
    "MIDDLEWARE": ["leerlijn.foundation.ui.middleware.LanguageMiddleware"],
    "TEMPLATES": [
        {
            "BACKEND": "django.template.backends.jinja2.Jinja2",
            "DIRS": [Path(__file__).parent / "templates"],
            "OPTIONS": {
                "environment": "leerlijn.foundation.ui.environment.environment",
                "context_processors": ["leerlijn.foundation.ui.pages.surroundings"],
            },
        }
    ],
}


@pytest.fixture(autouse=True)
def bare_site():
    with override_settings(**BARE_SITE):
        yield


@pytest.fixture
def asked():
    """A request to this address, as the browser would send it."""
    return RequestFactory().get
