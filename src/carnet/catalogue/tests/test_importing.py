"""A price list comes in: verdicts, writing, undo; and what went out comes in again."""

import json
from io import BytesIO
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client as Browser
from hypothesis import given
from hypothesis import strategies as st

from carnet.accounts.actor import Source, system
from carnet.catalogue.models import Product
from carnet.catalogue.reading import READING, components_of, unit_of, vat_of
from carnet.catalogue.tests.shelf import alice, window_fitted
from carnet.exchange import exporting, works
from carnet.exchange.formats import FORMATS
from carnet.exchange.models import Import
from carnet.exchange.table import Line
from carnet.jobs.models import Job
from carnet.jobs.running import execute
from carnet.kernel.errors import Refused
from tests import cast

TARIFF = """Réf;Libellé;Famille;Unité;PV HT;Prix d'achat;Taux TVA;Composition
F-120;Fenêtre PVC;Fenêtres;u;412,50 €;260;10 %;
MO;Pose;Main-d'œuvre;heures;52;31;10;
OUV;Fenêtre posée;Ouvrages;ens;;;10;"1 x F-120 ; 2,5 × MO"
BAD;Sans prix lisible;;u;douze;;20;
F 120;Encore elle;;u;1;;20;
SEUL;Ouvrage bancal;;u;;;20;2 x INCONNU
"""


def test_units_and_rates_are_read_as_programs_write_them() -> None:
    assert [unit_of(cell) for cell in ("ML", "M²", "Heures", "pce", "Forfait", "HUR")] == [
        "MTR",
        "MTK",
        "HUR",
        "C62",
        "LS",
        "HUR",
    ]
    assert [vat_of(cell) for cell in ("20", "5,50 %", "TVA 10", "Exonéré", "autoliquidation", "0", "2.1")] == ["20", "5.5", "10", "E", "AE", "Z", "2.1"]  # fmt: skip
    for wrong in ("19,6", "vingt"):
        with pytest.raises(ValueError, match="taux"):
            vat_of(wrong)
    with pytest.raises(ValueError, match="unité"):
        unit_of("brasse")


def test_components_are_read_and_a_wrong_one_says_how_to_write_it() -> None:
    assert components_of("2 × F-120 ; 0,5 x MO 2") == [
        {"reference": "F-120", "quantity": "2"},
        {"reference": "MO 2", "quantity": "0.5"},
    ]
    for wrong in ("F-120", "0 x F", "-1 x F"):
        with pytest.raises(ValueError, match="Écrivez"):
            components_of(wrong)


def test_headings_are_recognised_typos_included() -> None:
    mapping = READING.recognise(["Référense", "Désignation", "Prix HT", "Bidule"], [])
    assert [column.field for column in mapping.columns] == ["reference", "name", "price", ""]
    assert "Référence" in READING.missing(READING.recognise(["Nom", "Prix"], []))


@given(st.lists(st.text(max_size=60), min_size=len(READING.fields), max_size=len(READING.fields)))
def test_no_cell_whatever_it_holds_stops_the_reading(cells: list[str]) -> None:
    """Each becomes a value that JSON holds, or an error that says where it is."""
    mapping = READING.recognise([field.title for field in READING.fields], [])
    found = READING.converter(mapping)(Line(2, list(cells)))
    json.dumps(found.record)
    assert all("2 (" in error for error in found.errors)


pytest_db = pytest.mark.django_db


def run(batch: Import) -> None:
    job = batch.job
    assert job is not None
    Job.objects.filter(pk=job.pk).update(state="running")
    job.refresh_from_db()
    execute(job, lambda: False)
    batch.refresh_from_db()


def received(content: str) -> Import:
    return Import.receive([content.encode()], "tarif.csv", "catalogue", by=alice())


def written(batch: Import) -> dict[int, str]:
    works.start_judging(batch, by=alice())
    run(batch)
    ahead = dict(batch.lines.values_list("line", "judgement"))
    works.start_writing(batch, by=alice())
    run(batch)
    assert dict(batch.lines.values_list("line", "judgement")) == ahead
    return ahead


@pytest_db
def test_each_line_has_its_verdict_which_the_writing_keeps() -> None:
    batch = received(TARIFF)
    assert written(batch) == {2: "created", 3: "created", 4: "created", 5: "refused", 6: "duplicate", 7: "refused"}
    assert str(Product.objects.get(reference="OUV").price) == "542.5000"
    reasons = dict(batch.lines.values_list("line", "reason"))
    assert "E5 (Prix HT)" in reasons[5] and "INCONNU" in reasons[7]
    works.start_undoing(batch, by=alice())
    run(batch)
    assert not Product.objects.exists() and batch.undone_count == 3


@pytest_db
def test_a_new_tariff_brings_prices_up_to_date_and_is_undone_but_for_what_was_touched_since() -> None:
    written(received(TARIFF))
    batch = received("Référence;Désignation;Prix HT\nF-120;Fenêtre PVC;450\nMO;Pose;52\nNEUF;Neuf;1\n")
    assert written(batch) == {2: "completed", 3: "duplicate", 4: "created"}
    assert str(Product.objects.get(reference="OUV").price) == "580.0000"
    Product.change({Product.objects.get(reference="NEUF").pk: {"price": "2"}}, by=alice())
    works.start_undoing(batch, by=alice())
    run(batch)
    assert Product.objects.get(reference="F-120").price == 412.5 and batch.kept_count == 1


@pytest_db
def test_what_goes_out_comes_in_again(tmp_path: Path) -> None:
    window_fitted()
    Product.deactivate([Product.objects.get(reference="OUV-F").pk], by=alice())
    for code in ("csv", "xlsx", "csv-rfc4180"):
        content = BytesIO()
        listing = exporting.open_listing("catalogue", "etat=tous&tri=prix", code, by=system(Source.COMMAND))
        exporting.write(listing, FORMATS[code], content, by=system(Source.COMMAND), source_code="catalogue")
        batch = Import.receive([content.getvalue()], f"articles.{FORMATS[code].extension}", "catalogue", by=alice())
        works.start_judging(batch, by=alice())
        run(batch)
        told = [(line.judgement, line.completes) for line in batch.lines.all()]
        assert told and all(judgement == "duplicate" and not completes for judgement, completes in told), (code, told)


@pytest_db
def test_the_screen_chooses_what_comes_in(client: Browser) -> None:
    client.force_login(cast.chloe())
    assert "Importer des articles" in client.get("/imports/?pour=catalogue").content.decode()
    sent = SimpleUploadedFile("tarif.csv", TARIFF.encode())
    answer = client.post("/imports/", {"pour": "catalogue", "file": sent}, follow=True)
    text = answer.content.decode()
    assert "Prix HT" in text and "Composants" in text and "Code postal" not in text
    assert Import.objects.get().target == "catalogue"


@pytest_db
def test_a_file_that_names_nothing_is_refused_with_its_columns() -> None:
    batch = received("Prix;Unité\n12;u\n")
    works.start_judging(batch, by=alice())
    with pytest.raises(Refused, match="Référence"):
        works.plan_of(batch)
