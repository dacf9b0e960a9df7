"""All settings; the environment (or a file named .env) says what differs between installations."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlsplit

import django_stubs_ext
import environ
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured

django_stubs_ext.monkeypatch()

BASE_DIR = Path(__file__).resolve().parent.parent
env = environ.Env()
env.read_env(BASE_DIR / ".env")

DEBUG = env.bool("DEBUG", default=False)


def secret(name: str, while_debugging: str) -> str:
    """Return a secret from the environment; only a debugging server may do without it."""
    value: str = env.str(name, default="") or (while_debugging if DEBUG else "")
    if not value:
        message = (
            f"{name} is not set. With DEBUG off it must come from the environment."
        )
        raise ImproperlyConfigured(message)
    return value


SECRET_KEY = secret("SECRET_KEY", "not-secret-this-is-a-debugging-server")
HOSTS = secret("ALLOWED_HOSTS", "localhost,127.0.0.1,[::1]")
ALLOWED_HOSTS = [host.strip() for host in HOSTS.split(",")]
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[])
# Who may make the first administrator in the browser while there is no user at all.
SETUP_TOKEN = env.str("SETUP_TOKEN", default="")

INSTALLED_APPS = [
    "django_tasks",
    "django_tasks_db",
    "plans",
    "indicators",
    "ingest",
    "reports",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "django.contrib.sitemaps",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "django_filters",
    "import_export",
]

MIDDLEWARE = [
    "config.hosts.plain_host",
    "django.middleware.security.SecurityMiddleware",
    "config.headers.ContentPolicyMiddleware",
    "config.headers.permissions_policy",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.http.ConditionalGetMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "reports.portal.language.AddressLanguageMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "config.uploads.small_from_strangers",
    # Who writes a version; it looks at the session only when one is written.  The app of the
    # same name stays out: its commands delete history.
    "simple_history.middleware.HistoryRequestMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "plans.signing_in.SigningInMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "config.busy.BusyDatabaseMiddleware",
]

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"
ASGI_APPLICATION = "config.asgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]

# SQLite in its default mode fails with "database is locked" as soon as two people write.
# Whoever waits asks again and again, in no order: with fifty at once somebody is last for long.
SQLITE_OPTIONS = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 60,
    "init_command": (
        "PRAGMA journal_mode=WAL;PRAGMA synchronous=NORMAL;PRAGMA busy_timeout=60000;"
        "PRAGMA cache_size=-64000;PRAGMA mmap_size=268435456;PRAGMA foreign_keys=ON;"
    ),
}
if env.str("DATABASE_URL", default=""):
    DATABASES = {"default": env.db_url("DATABASE_URL")}
else:
    DATABASES = {
        "default": {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": BASE_DIR / "db.sqlite3",
        }
    }
if "sqlite3" in DATABASES["default"]["ENGINE"]:
    DATABASES["default"]["OPTIONS"] = SQLITE_OPTIONS
else:
    DATABASES["default"].setdefault("CONN_MAX_AGE", 60)

# Shared by every process: what counts failed log-ins has to be.  plans/0005 makes the table.
CACHES = {
    "default": env.cache_url_config(
        env.str("CACHE_URL", default="") or "dbcache://shared_cache"
    )
}
if "db.DatabaseCache" in CACHES["default"]["BACKEND"]:
    CACHES["default"]["OPTIONS"] = {"MAX_ENTRIES": 10_000}

# Public pages as they were made last: a few hundred in each process, or one copy for all in
# Redis.  None is kept for longer than this.
PAGE_SECONDS = 0 if DEBUG else 300
CACHES["pages"] = {
    "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
    "LOCATION": "pages",
    "OPTIONS": {"MAX_ENTRIES": 400},
}
# Likewise the workbooks of open data: few, for they are large.
CACHES["files"] = {
    "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
    "LOCATION": "files",
    "OPTIONS": {"MAX_ENTRIES": 12},
}
if "redis" in CACHES["default"]["BACKEND"]:
    CACHES["pages"] = CACHES["files"] = CACHES["default"]

DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Who sits in an office, or administers, needs a second factor before anything else.
MFA_REQUIRED = env.bool("MFA_REQUIRED", default=not DEBUG)
# A session ends with the browser, after so long without a request, and twelve hours after log-in.
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_AGE = env.int("SESSION_IDLE_MINUTES", default=60) * 60
SESSION_LONGEST_SECONDS = 12 * 60 * 60
# Views of these modules are public: nobody's session is looked at on their pages.
SESSION_FREE_MODULES = (
    "reports.portal.",
    "reports.opendata",
    "reports.feeds",
    "reports.official",
)
CSRF_FAILURE_VIEW = "plans.views.csrf_failure"

AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}", "OPTIONS": options}
    for name, options in (
        ("UserAttributeSimilarityValidator", {}),
        ("MinimumLengthValidator", {"min_length": 12}),
        ("CommonPasswordValidator", {}),
        ("NumericPasswordValidator", {}),
    )
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "begin"
LOGOUT_REDIRECT_URL = "account_login"

ACCOUNT_ADAPTER = "plans.adapters.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"username", "email"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "email*", "password1*", "password2*"]
ACCOUNT_FORMS = {
    "login": "plans.forms.LogInForm",
    "reauthenticate": "plans.forms.ConfirmForm",
    "change_password": "plans.forms.NewPasswordForm",
    "reset_password": "plans.forms.ForgottenPasswordForm",
    "reset_password_from_key": "plans.forms.RenewedPasswordForm",
}
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_EMAIL_VERIFICATION = "none"  # accounts are given, nobody signs up
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
# The library's own keeps a copy of each address, and would go on believing an old one.
ACCOUNT_PASSWORD_RESET_TOKEN_GENERATOR = (
    "django.contrib.auth.tokens.PasswordResetTokenGenerator"  # noqa: S105 - a class
)
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
# A whole municipality may come from one address in the same minute; an account is locked alone.
ACCOUNT_RATE_LIMITS = {
    "login": "300/m/ip",
    "login_failed": "60/m/ip,5/10m/key",
    "reset_password": "60/m/ip,5/m/key",
}
# How many proxies of our own stand in front, each adding to X-Forwarded-For.
ALLAUTH_TRUSTED_PROXY_COUNT = env.int("TRUSTED_PROXY_COUNT", default=0)
NINJA_NUM_PROXIES = ALLAUTH_TRUSTED_PROXY_COUNT  # the API counts requests by sender

MFA_ADAPTER = "plans.adapters.SecondFactorAdapter"
MFA_FORMS = {
    "authenticate": "plans.forms.CodeForm",
    "reauthenticate": "plans.forms.ConfirmByCodeForm",
    "activate_totp": "plans.forms.FirstCodeForm",
}
MFA_ALLOW_UNVERIFIED_EMAIL = True  # addresses come from whoever gives the account
MFA_TOTP_ISSUER = "Kent Karnesi"
MFA_TOTP_TOLERANCE = 1  # a telephone's clock is seldom right to the second

# Single sign-on: there while OIDC_SERVER_URL is set; accounts are given all the same.
SOCIALACCOUNT_ADAPTER = "plans.adapters.SingleSignOnAdapter"
SOCIALACCOUNT_EMAIL_AUTHENTICATION = True
SOCIALACCOUNT_EMAIL_AUTHENTICATION_AUTO_CONNECT = True
SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"OAUTH_PKCE_ENABLED": True, "APPS": []}}
SIGN_ON_ORIGINS = []
if env.str("OIDC_SERVER_URL", default=""):
    provider = urlsplit(env.str("OIDC_SERVER_URL"))
    SIGN_ON_ORIGINS = [f"{provider.scheme}://{provider.netloc}"]
    SOCIALACCOUNT_PROVIDERS["openid_connect"]["APPS"] = [
        {
            "provider_id": "kurum",
            "name": env.str("OIDC_NAME", default="Kurum hesabı"),
            "client_id": env.str("OIDC_CLIENT_ID"),
            "secret": env.str("OIDC_CLIENT_SECRET"),
            "settings": {
                "server_url": env.str("OIDC_SERVER_URL"),
                # Mail domains whose addresses the provider vouches for without saying so.
                "verified_email": env.list("OIDC_VERIFIED_DOMAINS", default=[]),
            },
        }
    ]

# Pages hold what is ours and nothing within their tags; no nonce, so that caches may hold them.
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        # A form that leads on to single sign-on is followed there by the same rule.
        "form-action": [SELF, *SIGN_ON_ORIGINS],
    }
}

LANGUAGE_CODE = "tr"
LANGUAGES = [("tr", "Türkçe"), ("en", "English")]
LOCALE_PATHS = [BASE_DIR / "locale"]
FORMAT_MODULE_PATH = ["config.formats"]
TIME_ZONE = "Europe/Istanbul"
USE_TZ = True
USE_I18N = True

STATIC_URL = "static/"
STATIC_ROOT = BASE_DIR / "staticfiles"
STATICFILES_DIRS = [BASE_DIR / "static"]
# Uploads are never served from an address of their own: views decide who may see them.
MEDIA_ROOT = Path(env.str("MEDIA_ROOT", default=str(BASE_DIR / "media")))
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}

EMAIL_CONFIG = env.email_url("EMAIL_URL", default="consolemail://")
vars().update(EMAIL_CONFIG)
DEFAULT_FROM_EMAIL = env.str(
    "DEFAULT_FROM_EMAIL", default="Kent Karnesi <bilgi@localhost>"
)
EMAIL_TIMEOUT = 30  # a mail server that does not answer holds up nobody for ever
# Where letters say that the site is.
SITE_URL = env.str("SITE_URL", default="http://localhost:8000").rstrip("/")
# The name and the port that its pages call it by; "" where nobody said: those of the address.
SITE_HOST = urlsplit(env.str("SITE_URL", default="")).netloc
# Whom readers write to about the site itself: accessibility, personal data.
SITE_CONTACT = env.str("SITE_CONTACT", default="")

# What a child process may use while it reads a document (ingest.sandbox).
INGEST_MAX_BYTES = env.int("INGEST_MAX_BYTES", default=50 * 1024 * 1024)
INGEST_CPU_SECONDS = env.int("INGEST_CPU_SECONDS", default=120)
INGEST_MEMORY_BYTES = env.int("INGEST_MEMORY_BYTES", default=2 * 1024 * 1024 * 1024)
# Of one document, where Tesseract is installed; a page takes about five seconds.
INGEST_OCR_PAGES = env.int("INGEST_OCR_PAGES", default=40)
INGEST_OCR_SECONDS = env.int("INGEST_OCR_SECONDS", default=600)

# A card of many indicators, and the answers to a long preview, are forms of many fields.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000
DATA_UPLOAD_MAX_NUMBER_FILES = 500  # a folder, as many files as an archive may hold

SIMPLE_HISTORY_DATE_INDEX = False  # versions are asked for by their record

# Work that no request waits for; `manage.py work` does it, in as many processes as are started.
# What a worker does before it looks at the line: put in it what another left unfinished.
TAKEN_UP_AGAIN = ["ingest.tasks.resume", "reports.jobs.taking_up.resume"]
TASKS = {
    "default": {
        "BACKEND": env.str("TASK_BACKEND", default="django_tasks_db.DatabaseBackend")
    }
}

IMPORT_EXPORT_USE_TRANSACTIONS = True

if not DEBUG:
    SECURE_SSL_REDIRECT = env.bool("SECURE_SSL_REDIRECT", default=True)
    SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_HSTS_SECONDS = env.int("SECURE_HSTS_SECONDS", default=365 * 24 * 3600)
    SECURE_HSTS_INCLUDE_SUBDOMAINS = True
    SECURE_HSTS_PRELOAD = True
    SESSION_COOKIE_SECURE = True
    CSRF_COOKIE_SECURE = True

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": env.str("LOG_LEVEL", default="WARNING")},
}
