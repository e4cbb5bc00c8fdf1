"""Whatever is sent to the forms of accounts and of the firm: an answer, never a crash, never half a write."""

import pytest

from carnet.accounts import invitation
from carnet.accounts.models import User
from carnet.company.models import Company, Options
from carnet.config import setup_token
from tests.cast import PASSWORD, alice, chloe

HOSTILE = {
    "nul": "a\x00b",
    "control": "\x1b[31m",
    "sql": "'; DROP TABLE accounts_user; --",
    "markup": "<svg onload=alert(1)>",
    "formula": "=1+1",
    "right to left": "\u202egnp.exe",
    "emoji": "👩‍🔧" * 40,
    "huge number": "1" + "0" * 30,
    "infinity": "1e999",
    "not a number": "NaN",
    "deep": "[" * 100_000,
    "long": "x" * 1_000_000,
    "too long": "x" * 10_000_000,
    "blank": "\u00a0\u2003 ",
    "other digits": "١٢٣٤٥٦٧٨٩٠١٢٣٤",
    "template": "{{ settings.SECRET_KEY }}{% debug %}%(x)s{0}",
    "path": "../../etc/passwd",
    "lines": "a\r\nSet-Cookie: b=1\n",
}
HEAVY = {"deep", "long", "too long"}  # one field says as much as ten
SECRET = "un moulin près de la rivière"
PERSON = {"name": "Léa Roux", "username": "lea", "email": "lea@tilleuls.example", "role": "secretary"}
# What would be accepted, so that a hostile value meets the database when the form lets it through.
FORMS = {
    "/connexion/": {"identifier": "alice", "password": "faux", "next": "/"},
    "/mon-compte/": {"name": "Alice"},
    "/mon-compte/mot-de-passe/": {"current": PASSWORD, "new": SECRET, "again": SECRET},
    "/utilisateurs/nouveau/": PERSON,
    "/utilisateurs/{chloe}/": PERSON,
    "/invitation/{token}/": {"new": SECRET, "again": SECRET},
    "/premiere-installation/": {
        "starter": "",
        "firm-name": "Tilleuls",
        "firm-siret": "",
        "person-name": "Alice",
        "person-username": "alice",
        "person-new": SECRET,
        "person-again": SECRET,
    },
    "/reglages/": {
        "company-name": "Tilleuls",
        "company-siret": "",
        "company-vat_number": "",
        "company-street": "1 rue Haute",
        "company-city": "Cholet",
        "company-email": "",
        "company-website": "",
        "options-duplicate_control": "soft",
        "options-number_mask": "C{000}",
        "options-number_at": "creation",
        "options-portfolio_visibility": "all",
        "options-reassign_roles": "secretary",
        "options-backup_folder": "",
    },
}


def state():
    """All that these screens write; the counters of tries move on a refusal, that is their use."""
    return [list(model.objects.order_by("pk").values()) for model in (User, Company, Options)]


@pytest.mark.postgresql
@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.parametrize("form", FORMS)
def test_nothing_that_is_sent_breaks_a_form(client, db, form, name):
    key = {"cle": setup_token.issue()} if "premiere" in form else {}
    if form not in {"/premiere-installation/", "/connexion/"}:
        client.force_login(alice())
    fields = list(FORMS[form])[: 1 if name in HEAVY else None]
    for field in fields:
        address = form.replace("{chloe}", str(chloe().pk)) if "{chloe}" in form else form
        if "{token}" in form:
            address = invitation.path_for(chloe())
        before = state()
        answer = client.post(address, {**FORMS[form], **key, field: HOSTILE[name]})
        assert answer.status_code < 500, field
        assert answer.status_code < 400 or state() == before, field
        assert "Set-Cookie" not in answer.headers and "\n" not in answer.get("Location", "")


@pytest.mark.parametrize("name", HOSTILE)
def test_no_value_is_a_key_of_the_first_start(client, db, name):
    setup_token.issue()
    assert client.post("/premiere-installation/", {"cle": HOSTILE[name]}).status_code in {400, 403}
    assert not User.objects.exists()


@pytest.mark.parametrize(
    "kind", ["application/json", "text/plain", "", "multipart/form-data", "application/xml; charset=x"]
)
@pytest.mark.parametrize("address", ["/connexion/", "/reglages/", "/utilisateurs/nouveau/"])
def test_a_body_that_is_no_form_changes_nothing(client, db, address, kind):
    client.force_login(alice())
    before = state()
    for body in (b"[null,null]", b"\xff\xfe\x00", b'{"name": ["x"]}', b"--x\r\n", b""):
        assert client.generic("POST", address, body, content_type=kind).status_code < 500
    assert state() == before
