"""Django's settings, driven by the environment (docs/configuration.md lists every variable)."""

from pathlib import Path
from urllib.parse import urlsplit

from csp.constants import NONE, SELF

from carnet.config import environment, log_files
from carnet.kernel.errors import ConfigurationError
from carnet.mail.server import read as read_smtp_address

CARNET_HOME = environment.home()
CARNET_DEMO = environment.flag("CARNET_DEMO")
# Where people reach the product: decides cookies, HSTS and allowed hosts.
CARNET_URL = environment.text("CARNET_URL", "http://localhost:8000").rstrip("/")
CARNET_BACKUP_DIR = Path(environment.text("CARNET_BACKUP_DIR") or CARNET_HOME / "backups").expanduser()
# Proxies whose X-Forwarded-For is believed: addresses, separated by commas.
CARNET_TRUSTED_PROXIES = frozenset(filter(None, environment.text("CARNET_TRUSTED_PROXIES").replace(" ", "").split(",")))
# The longest attachment, in bytes.
CARNET_FILE_LIMIT = environment.integer("CARNET_FILE_LIMIT", 20) * 1_000_000
if not 1_000_000 <= CARNET_FILE_LIMIT <= 500_000_000:
    raise ConfigurationError("CARNET_FILE_LIMIT va de 1 à 500 (en Mo).")
# The socket of an antivirus (clamd); whether a file is refused while it does not answer.
CARNET_CLAMD = environment.text("CARNET_CLAMD")
CARNET_CLAMD_REQUIRED = environment.flag("CARNET_CLAMD_REQUIRED", True)
# The server that sends messages: smtp://user:password@host:587. Empty: the one of the settings screen.
CARNET_SMTP = environment.text("CARNET_SMTP")
if CARNET_SMTP:
    read_smtp_address(CARNET_SMTP)
CARNET_TEST_SPEED = environment.flag("CARNET_TEST_SPEED")

_address = urlsplit(CARNET_URL)
if _address.scheme not in {"http", "https"} or not _address.hostname:
    raise ConfigurationError(f"CARNET_URL vaut « {CARNET_URL} » : écrivez une adresse comme https://carnet.mafirme.fr.")
_https = _address.scheme == "https"

DEBUG = environment.flag("CARNET_DEBUG")
SECRET_KEY = environment.secret_key()
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]", _address.hostname]
ALLOWED_HOSTS += [host for host in environment.text("CARNET_ALLOWED_HOSTS").split(",") if host]
CSRF_TRUSTED_ORIGINS = [CARNET_URL]

ROOT_URLCONF = "carnet.config.urls"
WSGI_APPLICATION = "carnet.config.wsgi.application"

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django_htmx",
    "csp",
    "carnet.ui",
    "django.forms",  # after ours, which has its own template for selects
    "carnet.accounts",
    "carnet.company",
    "carnet.jobs",
    "carnet.files",
    "carnet.upkeep",
    "carnet.mail",
    "carnet.search",
    "carnet.exchange",
    "carnet.lists",
    "carnet.clients",
    "carnet.catalogue",
    "carnet.duplicates",
    "carnet.sales",
    "carnet.invoices",
    "carnet.quotes",
    "carnet.orders",
    "carnet.deliveries",
    "carnet.appointments",
    "carnet.aftersales",
    "carnet.dashboard",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "carnet.config.request_log.RequestLog",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "carnet.config.input_gate.refuse_unreadable_input",
    "carnet.company.middleware.first_start_first",
    "carnet.company.middleware.modules_of_the_firm",
    "carnet.accounts.middleware.sign_in_required",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "OPTIONS": {
            "loaders": [
                (
                    "django.template.loaders.cached.Loader",
                    ["django.template.loaders.filesystem.Loader", "carnet.ui.compact.Loader"],
                )
            ],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "carnet.ui.shell.context",
            ],
            "builtins": ["carnet.ui.templatetags.ui"],
        },
    }
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

DATABASES = {"default": environment.database(CARNET_HOME)}
if CARNET_TEST_SPEED and not environment.text("CARNET_DATABASE_URL"):
    # A file, not memory: its locks are those of the real thing.
    DATABASES["default"]["TEST"] = {"NAME": str(CARNET_HOME / "test.sqlite3")}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["carnet.accounts.backend.Backend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("username", "name", "email")},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
    {"NAME": "carnet.accounts.passwords.NotCommonInFrench"},
]
if CARNET_TEST_SPEED:
    PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
LOGIN_URL = "accounts:sign_in"

LANGUAGE_CODE = "fr"
TIME_ZONE = "Europe/Paris"
USE_TZ = True
USE_I18N = True

STATIC_URL = "static/"
STATIC_ROOT = CARNET_HOME / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG or CARNET_TEST_SPEED
        else "carnet.ui.static_files.Storage"
    },
}
WHITENOISE_USE_FINDERS = DEBUG or CARNET_TEST_SPEED

if not CARNET_TEST_SPEED:
    LOGGING = log_files.configuration(CARNET_HOME / "logs")

SESSION_ENGINE = "carnet.accounts.sessions"
SESSION_COOKIE_AGE = 14 * 24 * 3600
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = _https
SESSION_COOKIE_NAME = "__Host-carnet" if _https else "carnet"
CSRF_COOKIE_NAME = "__Host-carnet-csrf" if _https else "carnet-csrf"
CSRF_FAILURE_VIEW = "carnet.ui.views.csrf_failure"
SECURE_HSTS_SECONDS = 31_536_000 if _https else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = False
SECURE_SSL_REDIRECT = False
# Subdomains and preloading are the firm's own choice (W005, W021); Carnet never listens on http beside https (W008).
SILENCED_SYSTEM_CHECKS = ["security.W005", "security.W008", "security.W021"]
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
MESSAGE_STORAGE = "carnet.ui.telling.Storage"

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
        "object-src": [NONE],
    }
}

# One megabyte of form is a hundred times the longest record; files have their own limit.
DATA_UPLOAD_MAX_MEMORY_SIZE = 1_048_576
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2_000
# Beyond these Django stops reading; before, carnet.files.uploads drops what is too much and says so.
DATA_UPLOAD_MAX_NUMBER_FILES = 300
UPLOAD_MOST_BYTES = max(500_000_000, CARNET_FILE_LIMIT)  # the longest list to import
FILE_UPLOAD_HANDLERS = [
    "carnet.files.uploads.Bounded",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]
FILE_UPLOAD_PERMISSIONS = 0o600
