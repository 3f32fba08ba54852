"""The product's settings for tests: a data folder to throw away, and no slow hashing of passwords."""

import os
import tempfile

KEPT_BY = "LEERLIJN_TEST_FOLDER"

if KEPT_BY not in os.environ:  # the first process makes the folder, the others of this run share it
    os.environ[KEPT_BY] = tempfile.mkdtemp(prefix="leerlijn-tests-")
os.environ["LEERLIJN_DATA"] = os.environ[KEPT_BY]
os.environ.setdefault("LEERLIJN_SECRET_KEY", "only for tests")
if os.environ.get("LEERLIJN_TEST_ON") == "postgresql":
    os.environ["LEERLIJN_DATABASE_URL"] = os.environ["LEERLIJN_TEST_POSTGRESQL"]
# Playwright keeps an event loop in this thread; our tests are not asynchronous.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

from leerlijn.site.settings import *  # the environment above comes first

ALLOWED_HOSTS = [*ALLOWED_HOSTS, "testserver"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
DATABASES["default"]["OPTIONS"].pop("pool", None)
