"""What is taken, as what, and what is not, with the reason that the person reads."""

import zlib
from pathlib import Path
from typing import Any

import pytest

from carnet.accounts.actor import Source, system
from carnet.files import names, store
from carnet.files.models import File
from carnet.files.taking import take
from carnet.files.tests import samples
from carnet.files.tests.samples import upload
from carnet.kernel.errors import Refused


def taken(name: str, content: bytes) -> File:
    return take(upload(name, content), by=system(Source.COMMAND))


@pytest.mark.parametrize(
    ("name", "content", "content_type", "kind"),
    [
        ("portail.jpg", samples.picture(), "image/jpeg", "photo"),
        ("plan.png", samples.picture("PNG"), "image/png", "plan"),
        ("photo.webp", samples.picture("WEBP"), "image/webp", "photo"),
        ("Devis signé 12.pdf", samples.PDF, "application/pdf", "signed"),
        ("RIB Martin.pdf", samples.PDF, "application/pdf", "bank"),
        ("note.txt", "Café noir\r\n".encode(), "text/plain", "other"),
        ("ancien.csv", "nom;ville\r\nGaël;Cholet".encode("cp1252"), "text/csv", "other"),
        ("lettre.docx", samples.docx(), "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "letter"),
        ("courrier.odt", samples.odt(), "application/vnd.oasis.opendocument.text", "letter"),
        ("maison.dwg", b"AC1032" + b"\0" * 200, "image/vnd.dwg", "plan"),
        ("maison.dxf", b"  0\nSECTION\n  2\nHEADER\n", "image/vnd.dxf", "plan"),
        ("archive.zip", samples.archive({"a.txt": b"a"}), "application/octet-stream", "other"),
        ("macros.docm", samples.docx(**{"word/vbaProject.bin": b"x"}), "application/octet-stream", "other"),
        ("logo.svg", samples.SVG, "application/octet-stream", "other"),
        ("page.html", samples.HTML, "application/octet-stream", "other"),
        ("page.txt", b"\xef\xbb\xbf \n" + samples.HTML, "application/octet-stream", "other"),
        ("inconnu", b"\x00\x01\x02", "application/octet-stream", "other"),
    ],
)  # fmt: skip
def test_a_file_is_what_its_content_says(name: str, content: bytes, content_type: str, kind: str) -> None:
    file = taken(name, content)
    assert (file.name, file.content_type, file.kind) == (name, content_type, kind)
    path = store.path_of(file.key)
    assert path.stat().st_size == file.size and store.print_of(path) == file.sha256
    assert path.stat().st_mode & 0o777 == 0o600 and path.parent.stat().st_mode & 0o777 == 0o700
    assert file.opens == (content_type in {"image/jpeg", "image/png", "image/webp", "application/pdf"})


def test_a_file_that_is_not_rewritten_is_kept_to_the_last_bit() -> None:
    content = samples.PDF + bytes(range(256)) * 5000
    assert store.path_of(taken("a.pdf", content).key).read_bytes() == content


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("vide.pdf", b"", "est vide"),
        ("faux.pdf", samples.HTML, "abîmé ou mal nommé"),
        ("faux.pdf", b"junk" + samples.PDF, "abîmé ou mal nommé"),
        ("faux.jpg", samples.PDF, "abîmé ou mal nommé"),
        ("faux.png", samples.SVG, "abîmé ou mal nommé"),
        ("faux.docx", samples.archive({"a": b"a"}), "abîmé ou mal nommé"),
        ("faux.dwg", b"\0" * 50, "abîmé ou mal nommé"),
        ("coupee.jpg", samples.picture(size=(900, 900))[:600], "abîmée ou incomplète"),
        ("coupee.png", samples.picture("PNG", size=(900, 900))[:60], "abîmée ou incomplète"),
        ("entete.webp", b"RIFF\x10\0\0\0WEBPVP8 " + b"\0" * 40, "abîmée ou incomplète"),
        ("coupe.docx", samples.docx()[:-30], "archive est abîmée"),
        ("glisse.docx", samples.archive({"../../etc/cron.d/x": b"x"}), "hors de son dossier"),
        ("glisse.zip", samples.archive({"C:\\Windows\\x": b"x"}), "hors de son dossier"),
        ("photo.heic", b"\0\0\0\x18ftypheic\0\0\0\0mif1heic", "HEIC ou AVIF"),
        ("photo.jpg", b"\0\0\0\x20ftypavif\0\0\0\0", "HEIC ou AVIF"),
        ("facture.exe", b"MZ\x90", "C’est un programme"),
        ("facture.pdf", b"MZ\x90\0\x03", "C’est un programme"),
        ("devis.pdf.JS", b"alert(1)", "C’est un programme"),
        ("script", b"#!/bin/sh\n", "C’est un programme"),
        ("facture\u202efdp.zip", samples.archive({"a": b"a"}), "caractères invisibles"),
        ("plan.pdf\0.exe", samples.PDF, "caractères invisibles"),
        ("a\ud800.pdf", samples.PDF, "caractères invisibles"),
        ("..", samples.PDF, "n’a pas de nom"),
        ("../", samples.PDF, "n’a pas de nom"),
        ("   ", samples.PDF, "n’a pas de nom"),
    ],
)  # fmt: skip
def test_what_is_not_taken_is_told_and_leaves_nothing(home: Path, name: str, content: bytes, told: str) -> None:
    with pytest.raises(Refused, match=told):
        taken(name, content)
    assert list(store.everything()) == []


def test_an_archive_that_unfolds_without_end_is_refused_without_being_unfolded() -> None:
    with pytest.raises(Refused, match="se déplie"):
        taken("plans.docx", samples.bomb())


def test_an_archive_whose_list_alone_would_fill_the_memory_is_refused() -> None:
    content = bytearray(samples.archive({"a": b"a"}))
    end = content.rfind(b"PK\x05\x06")
    content[end + 12 : end + 16] = (0x7FFFFFFF).to_bytes(4, "little")
    with pytest.raises(Refused, match="se déplie"):
        taken("plans.zip", bytes(content))


def test_a_picture_of_too_many_points_is_refused_by_its_first_bytes() -> None:
    """A PNG of 40,000 × 40,000 white points weighs a few hundred kilobytes and unfolds into gigabytes."""
    small = bytearray(samples.picture("PNG", mode="L"))
    small[16:24] = (40_000).to_bytes(4, "big") * 2
    small[29:33] = zlib.crc32(bytes(small[12:29])).to_bytes(4, "big")
    with pytest.raises(Refused, match="trop de points"):
        taken("mur.png", bytes(small))


def test_a_file_beyond_the_limit_is_refused_with_the_limit(settings: Any) -> None:
    settings.CARNET_FILE_LIMIT = 1_000_000
    with pytest.raises(Refused, match="dépasse 1 Mo"):
        taken("gros.pdf", samples.PDF + b"\0" * 1_000_000)


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("C:\\Users\\bob\\plan.pdf", "plan.pdf"),
        ("../../etc/plan.pdf", "plan.pdf"),
        ("/etc/plan.pdf", "plan.pdf"),
        (".htaccess.pdf", "htaccess.pdf"),
        ("  deux   mots .pdf", "deux mots .pdf"),
        ("e\u0301te\u0301.pdf", "été.pdf"),
        ("scan", "scan.pdf"),
        ("page.html", "page.html.pdf"),
        ("x" * 300 + ".pdf", "x" * 145 + "….pdf"),
    ],
)
def test_a_name_is_made_harmless(given: str, kept: str) -> None:
    name = taken(given, samples.PDF).name
    assert name == kept and len(name) <= names.LONGEST


def test_a_picture_named_after_another_format_takes_its_own() -> None:
    assert taken("IMG-2026.jpg", samples.picture("PNG")).name == "IMG-2026.png"


def test_a_rename_never_changes_what_a_file_is() -> None:
    assert names.renamed("a.pdf", "Plan de la cuisine") == "Plan de la cuisine.pdf"
    assert names.renamed("a.pdf", "plan.html") == "plan.html.pdf"
    assert names.renamed("a.PDF", "plan.pdf") == "plan.pdf"
    with pytest.raises(Refused, match="programme"):
        names.renamed("a.pdf", "plan.exe")


def test_a_key_never_leads_out_of_the_store() -> None:
    for key in ("../../../etc/passwd", "a" * 31, "A" * 32, "a" * 32 + "\n", ""):
        with pytest.raises(ValueError, match="not the key"):
            store.path_of(key)
