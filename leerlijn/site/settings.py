"""Settings, read from the environment in one place (the table in the manual is made from this file)."""

from __future__ import annotations

import os
from pathlib import Path

DATA = Path(os.environ.get("LEERLIJN_DATA", "data")).resolve()
SECRET_KEY = os.environ.get("LEERLIJN_SECRET_KEY", "only for development")
DEBUG = False
ALLOWED_HOSTS = ["127.0.0.1", "localhost", "testserver"]

ROOMS = [
    "leerlijn.foundation.ui",
    "leerlijn.foundation.journal",
    "leerlijn.foundation.people",
    "leerlijn.foundation.documents",
    "leerlijn.foundation.frameworks",
    "leerlijn.foundation.cases",
    "leerlijn.foundation.panels",
    "leerlijn.foundation.credentials",
    "leerlijn.foundation.notices",
    "leerlijn.domains.qualification",
]
INSTALLED_APPS = ["django.contrib.contenttypes", "django.contrib.auth", "django.contrib.sessions", *ROOMS]
AUTH_USER_MODEL = "people.Account"
ROOT_URLCONF = "leerlijn.site.urls"
DATABASES = {"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": DATA / "leerlijn.sqlite3"}}
USE_TZ = True
TIME_ZONE = "Europe/Amsterdam"
LANGUAGE_CODE = "nl"
LANGUAGES = [("nl", "Nederlands"), ("en", "English")]
