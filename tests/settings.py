"""The settings of a real server (DEBUG off), made fit for tests.

SQLite by default; `python -m tests.postgres -- pytest` sets TEST_DATABASE_URL for PostgreSQL.
"""

from __future__ import annotations

import atexit
import os
import shutil
import tempfile

FILES = tempfile.mkdtemp(prefix="kent-karnesi-test-")
atexit.register(shutil.rmtree, FILES, ignore_errors=True)

# Set before config.settings reads them, so that nobody's .env changes what is tested.
os.environ |= {
    "DEBUG": "off",
    "SECRET_KEY": "only-for-tests",
    "ALLOWED_HOSTS": "testserver,localhost,127.0.0.1",
    "CSRF_TRUSTED_ORIGINS": "",
    "DATABASE_URL": os.environ.get("TEST_DATABASE_URL", ""),
    "MEDIA_ROOT": FILES,
    "CACHE_URL": "",
    "EMAIL_URL": "memorymail://",
    "MFA_REQUIRED": "off",  # what asks for a second factor turns it on
    "OIDC_SERVER_URL": "",
    "SESSION_IDLE_MINUTES": "60",
    "TRUSTED_PROXY_COUNT": "0",
    "SETUP_TOKEN": "",
    "SECURE_SSL_REDIRECT": "off",
    "LOG_LEVEL": "WARNING",
    "TASK_BACKEND": "django_tasks.backends.immediate.ImmediateBackend",
}

from config.settings import *  # noqa: E402, F403
from config.settings import DATABASES  # noqa: E402

# What runs at once on one server of PostgreSQL has a database each.
DATABASES["default"]["TEST"] = {"NAME": os.environ.get("TEST_DATABASE_NAME")}

# The browser test speaks plain HTTP.
SESSION_COOKIE_SECURE = False
CSRF_COOKIE_SECURE = False
SECURE_HSTS_SECONDS = 0

PAGE_SECONDS = 0  # each page is made anew; what keeps pages turns it on

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]

# Files straight from the source folders: no `collectstatic` before a test.
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True
