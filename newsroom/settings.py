"""One settings file: runs as cloned, and every value that differs between sites comes from the environment.

The names of the variables are listed in docs/operators-guide.md.
"""

import os
import secrets
from pathlib import Path

from csp.constants import NONCE, NONE, SELF
from environs import Env

from newsroom import database

env = Env()

BASE_DIR = Path(__file__).resolve().parent.parent
DATA_DIR = Path(env.str("NEWSROOM_DATA", "") or BASE_DIR / "var").resolve()


def stored_secret_key() -> str:
    """The key of this data folder, made on first use and readable by its owner only."""
    path = DATA_DIR / "secret-key.txt"
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        draft = path.with_name(f"{path.name}.{secrets.token_hex(4)}")
        draft.touch(mode=0o600)
        draft.write_text(secrets.token_urlsafe(64))
        try:
            os.link(draft, path)  # atomic: of several first starters one wins, and all read its key
        except FileExistsError:
            pass
        draft.unlink()
    return path.read_text().strip()


# PRODUCTION turns on everything that needs HTTPS in front; without it the site runs on http://127.0.0.1.
PRODUCTION = env.bool("NEWSROOM_PRODUCTION", False)
DEBUG = env.bool("NEWSROOM_DEBUG", False)
SECRET_KEY = env.str("NEWSROOM_SECRET_KEY", "") or stored_secret_key()
SITE_URL = env.str("NEWSROOM_SITE_URL", "http://127.0.0.1:8000").rstrip("/")
SITE_NAME = env.str("NEWSROOM_SITE_NAME", "Newsroom")
RELEASES = Path(env.str("NEWSROOM_RELEASES", "") or DATA_DIR / "releases").resolve()  # what `manage.py release` makes
DATA_LICENCE = env.str("NEWSROOM_DATA_LICENCE", "CC-BY-4.0")  # of downloads: an SPDX identifier, an address or words
ALLOWED_HOSTS = env.list("NEWSROOM_ALLOWED_HOSTS", ["127.0.0.1", "localhost", "[::1]", "testserver"])
CSRF_TRUSTED_ORIGINS = [SITE_URL] if PRODUCTION else []

INSTALLED_APPS = [
    "newsroom",
    "articles",
    "agreements",
    "newsroom.admin.apps.DeskConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "django.contrib.humanize",
    "django.forms",  # its own widget templates, as FORM_RENDERER looks through TEMPLATES
    "content_editor",
    "django_prose_editor",
    "imagefield",
    "translated_fields",
    "js_asset",
    "csp",
    "rest_framework",
    "django_filters",
    "drf_spectacular",
    "drf_spectacular_sidecar",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "newsroom.middleware.DeskPolicy",
    "django.contrib.sessions.middleware.SessionMiddleware",  # lazy: a page that asks for no session starts none and sets no cookie
    "newsroom.middleware.LanguageOfTheAddress",
    "newsroom.middleware.ReadersOnlyRead",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]

ROOT_URLCONF = "newsroom.urls"
WSGI_APPLICATION = "newsroom.wsgi.application"

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
                "newsroom.frame.frame",
            ]
        },
    }
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

DATABASES = {"default": database.default_database(BASE_DIR)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

LANGUAGE_CODE = "de"
LANGUAGES = [("de", "Deutsch"), ("en", "English")]
LOCALE_PATHS = [BASE_DIR / "newsroom" / "locale"]
TIME_ZONE = env.str("NEWSROOM_TIME_ZONE", "Europe/Berlin")
USE_TZ = True
FORMAT_MODULE_PATH = ["newsroom.formats"]

STATIC_URL = "/static/"
STATIC_ROOT = DATA_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
# How long, in seconds, a browser or a cache may keep a reader's page without asking; 0 means: ask each time, and get 304.
READER_MAX_AGE = env.int("NEWSROOM_READER_MAX_AGE", 0)
RELEASE = "1"  # part of every validator: raise it when templates of whole pages change
DEMO_PASSWORDS = DATA_DIR / "demo-passwords.txt"
MEDIA_URL = "/media/"
MEDIA_ROOT = DATA_DIR / "media"
WHITENOISE_USE_FINDERS = not PRODUCTION
WHITENOISE_MANIFEST_STRICT = False  # the page for errors must not fail for want of a style sheet
WHITENOISE_MAX_AGE = 31_536_000 if PRODUCTION else 60
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
        if PRODUCTION
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    },
}
IMAGEFIELD_BIN_DEPTH = 2
IMAGEFIELD_AUTOGENERATE = True
MAX_IMAGE_BYTES = 20 * 1024 * 1024
MAX_IMAGE_PIXELS = 50_000_000

DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5_000
FILE_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024

AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in ("UserAttributeSimilarityValidator", "MinimumLengthValidator", "CommonPasswordValidator", "NumericPasswordValidator")
]
LOGIN_URL = "admin:login"

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
    }
}
# The admin's import map is one inline script, so only the desk carries a nonce; reader pages stay identical for everybody.
DESK_CONTENT_SECURITY_POLICY_UPDATE = {"script-src": [NONCE], "img-src": ["data:", "blob:"]}
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
SECURE_CONTENT_TYPE_NOSNIFF = True
X_FRAME_OPTIONS = "DENY"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 12 * 3600
if PRODUCTION:
    SECURE_SSL_REDIRECT = True
    SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]  # whoever watches asks from inside, by plain HTTP
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_HSTS_SECONDS = env.int("NEWSROOM_HSTS_SECONDS", 31_536_000)
    SECURE_HSTS_INCLUDE_SUBDOMAINS = True
    SECURE_HSTS_PRELOAD = True
    SESSION_COOKIE_SECURE = True
    CSRF_COOKIE_SECURE = True

REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": [],
    "DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.IsAuthenticated"],
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_PARSER_CLASSES": ["rest_framework.parsers.JSONParser"],
    "DEFAULT_SCHEMA_CLASS": "drf_spectacular.openapi.AutoSchema",
    "EXCEPTION_HANDLER": "newsroom.rest.problems.problem_response",
    "UNAUTHENTICATED_USER": None,
}
SPECTACULAR_SETTINGS = {
    "TITLE": "Newsroom API",
    "VERSION": "1.0.0",
    "OAS_VERSION": "3.1.1",
    "SERVE_INCLUDE_SCHEMA": False,
    "SWAGGER_UI_DIST": "SIDECAR",
    "REDOC_DIST": "SIDECAR",
}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    # Strangers' host names are answered with 400; a traceback for each would bury what matters.
    "loggers": {"django.security.DisallowedHost": {"level": "CRITICAL"}},
    "root": {"handlers": ["console"], "level": env.str("NEWSROOM_LOG_LEVEL", "INFO")},
}
