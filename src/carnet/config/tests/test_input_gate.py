import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import RequestFactory

from carnet.accounts.models import User
from carnet.config.input_gate import refuse_unreadable_input
from tests.cast import PASSWORD, chloe

UNREADABLE = ["\x00", "a\x00b", "\x01", "\x08", "\x1b[31m", "\x7f"]


@pytest.fixture
def desk(client, db):
    client.force_login(chloe())
    return client


@pytest.mark.parametrize("text", UNREADABLE)
def test_unreadable_text_is_refused_before_anything_is_written(desk, text):
    assert desk.post("/mon-compte/", {"name": f"Chloé{text}"}).status_code == 400
    assert desk.get("/mon-compte/", {"q": text}).status_code == 400
    assert desk.get("/mon-compte/", {f"q{text}": "x"}).status_code == 400
    assert desk.post("/mon-compte/", {f"name{text}": "x"}).status_code == 400
    assert chloe().name == "Chloé Bernier"


def test_an_unreadable_address_is_refused(desk):
    assert desk.get("/utilisateurs/%00/").status_code == 400


def test_the_name_of_a_file_field_is_read_too(desk):
    body = b'--x\r\nContent-Disposition: form-data; name="f\x01"; filename="a.csv"\r\n\r\n1\r\n--x--\r\n'
    assert desk.post("/mon-compte/", body, content_type="multipart/form-data; boundary=x").status_code == 400


def test_a_lone_surrogate_smuggled_by_another_encoding_is_refused(desk):
    body = b'--x\r\nContent-Disposition: form-data; name="name"\r\n\r\n+2AA-\r\n--x--\r\n'
    kind = "multipart/form-data; boundary=x; charset=utf-7"
    answer = desk.generic("POST", "/mon-compte/", body, content_type=kind)
    assert answer.status_code == 400 and chloe().name == "Chloé Bernier"


def test_a_form_in_another_encoding_is_refused(desk):
    kind = "application/x-www-form-urlencoded; charset=utf-16"
    assert desk.post("/mon-compte/", b"name=x", content_type=kind).status_code == 400


@pytest.mark.parametrize("query", ["q=%ff%fe", "q=%ed%a0%80", "q=%", "&&&", "q=" + "x" * 100_000])
def test_bytes_that_are_not_text_never_break_the_page(desk, query):
    assert desk.get(f"/mon-compte/?{query}").status_code in {200, 400}


@pytest.mark.parametrize(
    "text",
    ["Zoé 👩‍🔧", "ligne\r\nautre\tsuite", "\u202eà l’envers", "\ufeffBOM", "=1+1", "<b>", "'; DROP TABLE", "\u00a0"],
)
def test_whatever_a_person_can_type_passes(rf, text):
    seen = []
    refuse_unreadable_input(lambda request: seen.append(request.POST["name"]))(rf.post("/", {"name": text}))
    assert seen == [text], "nothing is stripped"


def test_a_form_too_large_is_refused(desk):
    assert desk.post("/mon-compte/", {"name": "x" * 10_000_000}).status_code == 400
    assert desk.post("/mon-compte/", {f"n{number}": "x" for number in range(2_500)}).status_code == 400


def test_files_pass(rf: RequestFactory):
    seen = []
    request = rf.post("/", {"file": SimpleUploadedFile("clients.csv", b"\x00\x01")})
    refuse_unreadable_input(lambda request: seen.append(request.FILES["file"].read()))(request)
    assert seen == [b"\x00\x01"], "the content of a file is the business of who reads it"


def test_a_person_who_is_not_signed_in_is_refused_the_same(client, db):
    assert client.post("/connexion/", {"identifier": "a\x00", "password": PASSWORD}).status_code == 400
    assert not User.objects.exists()
