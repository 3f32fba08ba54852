"""Django's settings; what an installation can set stands in `environment.py`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.utils.csp import CSP

from leerlijn.site import environment
from leerlijn.site.database import database, use_library
from leerlijn.site.secret import key_in_use

use_library()

DATA = environment.DATA.value()
BASE_URL = environment.BASE_URL.value()
DEMO = environment.DEMO.value()
CONTACT = environment.CONTACT.value()
INSTITUTION_NL = environment.INSTITUTION_NL.value()
INSTITUTION_EN = environment.INSTITUTION_EN.value()
SECRET_KEY = key_in_use(DATA)
ALLOWED_HOSTS = environment.HOSTS.value()
DEBUG = False

ROOMS = [
    "leerlijn.foundation.ui",
    "leerlijn.foundation.journal",
    "leerlijn.foundation.people",
    "leerlijn.foundation.documents",
    "leerlijn.foundation.frameworks",
    "leerlijn.foundation.cases",
    "leerlijn.foundation.meetings",
    "leerlijn.foundation.panels",
    "leerlijn.foundation.dossiers",
    "leerlijn.foundation.credentials",
    "leerlijn.foundation.notices",
    "leerlijn.domains.qualification",
    "leerlijn.domains.agreements",
    "leerlijn.domains.development",
    "leerlijn.domains.assessments",
    "leerlijn.domains.partnerships",
]
INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "django_tasks_db",
    *ROOMS,
    "leerlijn.site.apps.SiteConfig",
]
MIDDLEWARE = [
    "leerlijn.site.clock.MomentMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.csp.ContentSecurityPolicyMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "leerlijn.foundation.people.middleware.StandingMiddleware",
    "leerlijn.foundation.people.middleware.ChosenLanguageMiddleware",
    "leerlijn.foundation.ui.middleware.LanguageMiddleware",
    "leerlijn.site.proving.ProvingMiddleware",
    "leerlijn.site.fetching.FetchingMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "leerlijn.site.intake.IntakeMiddleware",
]
TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "OPTIONS": {
            "environment": "leerlijn.foundation.ui.environment.environment",
            "context_processors": [
                "leerlijn.foundation.ui.pages.surroundings",
                "leerlijn.site.clock.surroundings",
                "leerlijn.site.navigation.navigation",
            ],
        },
    }
]
ROOT_URLCONF = "leerlijn.site.urls"
WSGI_APPLICATION = "leerlijn.site.wsgi.application"
AUTH_USER_MODEL = "people.Account"
AUTHENTICATION_BACKENDS = ["leerlijn.foundation.people.sessions.AccountBackend"]
LOGIN_URL = "people:sign-in"

DATABASES = {"default": database(environment.DATABASE_URL.value(), data=DATA)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

USE_TZ = True
TIME_ZONE = "Europe/Amsterdam"
LANGUAGE_CODE = "nl"
LANGUAGES = [("nl", "Nederlands"), ("en", "English")]

STATIC_URL = "/static/"
STATIC_ROOT: Path | None = None
# Static files are served from the rooms themselves: nobody needs to collect them before the first start.
WHITENOISE_USE_FINDERS = True
WHITENOISE_MAX_AGE = 300

OVER_HTTPS = BASE_URL.startswith("https://")
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = OVER_HTTPS
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "leerlijn.foundation.ui.errors.form_too_old"
CSRF_TRUSTED_ORIGINS = [BASE_URL]
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if OVER_HTTPS else None
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if OVER_HTTPS else 0
X_FRAME_OPTIONS = "DENY"
SECURE_CSP = {
    "default-src": [CSP.NONE],
    "script-src": [CSP.SELF],
    "style-src": [CSP.SELF],
    "img-src": [CSP.SELF],
    "font-src": [CSP.SELF],
    "connect-src": [CSP.SELF],
    "manifest-src": [CSP.SELF],
    "form-action": [CSP.SELF],
    "base-uri": [CSP.NONE],
    "frame-ancestors": [CSP.NONE],
    "object-src": [CSP.NONE],
}

DEFAULT_FROM_EMAIL = environment.MAIL_FROM.value()
WITNESSES = environment.WITNESSES.value()
FILES = environment.FILES.value()
S3_ENDPOINT = environment.S3_ENDPOINT.value()
S3_REGION = environment.S3_REGION.value()
S3_KEY = environment.S3_KEY.value()
S3_SECRET = environment.S3_SECRET.value()
BACKUPS = environment.BACKUPS.value()
BACKUPS_KEPT = environment.BACKUPS_KEPT.value()
CLAMD = environment.CLAMD.value()
METRICS_TOKEN = environment.METRICS_TOKEN.value()
OIDC_ISSUER = environment.OIDC_ISSUER.value()
OIDC_CLIENT = environment.OIDC_CLIENT.value()
OIDC_SECRET = environment.OIDC_SECRET.value()
OIDC_SCOPES = environment.OIDC_SCOPES.value()
OIDC_NUMBER = environment.OIDC_NUMBER.value()
OIDC_HOME = environment.OIDC_HOME.value()
OIDC_TWO_FACTORS = environment.OIDC_TWO_FACTORS.value()
TO_A_SERVER = {
    "BACKEND": "django.core.mail.backends.smtp.EmailBackend",
    "OPTIONS": {
        "host": environment.MAIL_HOST.value(),
        "port": environment.MAIL_PORT.value(),
        "username": environment.MAIL_USER.value(),
        "password": environment.MAIL_PASSWORD.value(),
        "use_tls": environment.MAIL_TLS.value(),
        "timeout": 20,
    },
}
TO_THE_FOLDER = {
    "BACKEND": "django.core.mail.backends.filebased.EmailBackend",
    "OPTIONS": {"file_path": DATA / "mail"},
}
# The demonstration world never sends mail outside.
MAILERS = {"default": TO_A_SERVER if environment.MAIL_HOST.value() and not DEMO else TO_THE_FOLDER}

LOGGING: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "line": {
            "()": "leerlijn.site.logs.Discreet",
            "format": "{asctime} {levelname} {name}: {message}",
            "style": "{",
        }
    },
    "handlers": {"errors": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["errors"], "level": "WARNING"},
    # Somebody who mistypes an address is no incident.
    "loggers": {"django.request": {"level": "ERROR"}},
}
