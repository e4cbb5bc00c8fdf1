"""The script of the demonstration, without a base: the same everywhere, believable on any day."""

import hashlib
import os
import subprocess
import sys
from collections import Counter
from datetime import datetime, timedelta
from pathlib import Path
from random import Random

import pytest

from carnet.demo.build import write_book
from carnet.demo.fiction import Numbers, domain_of, mail_name
from carnet.demo.stage import Enters, Imported, Writes
from carnet.demo.workdays import PARIS, Workdays, is_worked

MOMENT = datetime(2026, 11, 24, 10, 30, tzinfo=PARIS)
DIGEST = """
import sys, hashlib, django
django.setup()
from datetime import datetime
from carnet.demo.build import write_book
from carnet.demo.workdays import PARIS
print(hashlib.sha256(repr(write_book(datetime(2026, 11, 24, 10, 30, tzinfo=PARIS)).scenes()).encode()).hexdigest())
"""


def test_the_script_is_the_same_in_another_process() -> None:
    here = hashlib.sha256(repr(write_book(MOMENT).scenes()).encode()).hexdigest()
    source = Path(__file__).resolve().parents[3]
    environment = {**os.environ, "PYTHONHASHSEED": "7", "PYTHONPATH": str(source)}
    there = subprocess.run([sys.executable, "-c", DIGEST], env=environment, capture_output=True, text=True, check=True)
    assert there.stdout.strip() == here


def test_people_and_their_order_hardly_depend_on_the_day() -> None:
    one, other = (_entered(write_book(MOMENT + timedelta(days=days))) for days in (0, 3))
    assert one == other


def _entered(book) -> dict[str, str]:
    scenes = [scene for scene in book.scenes() if isinstance(scene, Enters)]
    return {scene.key: f"{scene.draft['name']} {scene.draft.get('phones')}" for scene in scenes} | {
        key: draft["name"] for key, draft in book.old.items()
    }


@pytest.mark.parametrize(
    "now",
    [
        "2026-11-24T10:30",
        "2027-01-01T00:10",
        "2028-02-29T12:00",
        "2026-11-29T15:00",
        "2026-08-17T07:45",
        "2026-12-28T23:59",
    ],
)
def test_everything_happens_at_the_office_and_before_now(now: str) -> None:
    moment = datetime.fromisoformat(now).replace(tzinfo=PARIS)
    scenes = write_book(moment).scenes()
    assert all(scene.at < moment for scene in scenes)
    assert all(is_worked(scene.at.date()) and 8 <= scene.at.hour < 21 for scene in scenes if isinstance(scene, Writes))
    entered = Counter(scene.key for scene in scenes if isinstance(scene, Enters))
    assert set(entered.values()) == {1}


@pytest.mark.parametrize("days", [0, 1, 2, 3, 40])
def test_a_client_is_entered_before_anything_happens_to_it(days: int) -> None:
    known: set[str] = set()
    for scene in write_book(MOMENT + timedelta(days=days)).scenes():
        if isinstance(scene, Imported):
            known |= scene.drafts.keys()
        elif isinstance(scene, Enters):
            known.add(scene.key)
            assert {scene.draft.get(name) for name in ("payer", "syndic")} <= known | {None, ""}
        elif scene.key:
            assert scene.key in known


def test_no_text_keeps_a_blank_to_fill() -> None:
    said = [scene.text for scene in write_book(MOMENT).scenes() if isinstance(scene, Writes)]
    assert [text for text in said if "{" in text] == []


def test_a_moment_is_worked_and_past_even_on_a_monday_at_dawn() -> None:
    days, rng = Workdays(datetime(2026, 11, 23, 6, 0, tzinfo=PARIS)), Random(1)
    for _ in range(200):
        at = days.moment(0, rng)
        assert at.date().isoformat() == "2026-11-20"


def test_no_two_numbers_are_one_slip_apart() -> None:
    numbers = Numbers()
    phones = [numbers.phone() for _ in range(400)]
    assert len(set(phones)) == 400
    for one in phones[:80]:
        assert all(sum(a != b for a, b in zip(one, other, strict=True)) >= 2 for other in phones if other != one)


def test_names_become_addresses() -> None:
    assert mail_name("Jean-Noël", "Le Bœuf") == "jean-noel.le-boeuf"
    assert domain_of("Garage du Pont-Levis") == "garage-pont-levis.example"
