import json
import logging

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from carnet.accounts.actor import Actor, Source, system
from carnet.accounts.security_log import disguised, note
from tests.cast import alice


def written(caplog):
    return [record.getMessage() for record in caplog.records if record.name == "carnet.security"]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(value=st.text())
def test_no_value_can_begin_a_line_or_a_key(caplog, value):
    caplog.clear()
    caplog.set_level(logging.INFO, "carnet.security")
    note("test", value=value)
    (line,) = written(caplog)
    assert line.isascii() and line.isprintable() and len(line.splitlines()) == 1
    rest = line.removeprefix("event=test value=")
    assert " " not in rest or json.loads(rest) == value[:200]


@pytest.mark.parametrize("forged", ["x\nevent=sign_in.ok", "x\revent=a", "x event=b", 'x" event="c', "x\u2028y"])
def test_a_forged_line_stays_a_value(caplog, forged):
    caplog.set_level(logging.INFO, "carnet.security")
    note("test", value=forged)
    assert written(caplog)[0].startswith('event=test value="x')


def test_who_did_it_is_a_person_or_the_system(caplog, db):
    caplog.set_level(logging.INFO, "carnet.security")
    note("test", by=Actor(alice(), Source.SCREEN), user=alice())
    note("test", by=system())
    assert written(caplog) == [f"event=test user={alice().pk} by={alice().pk}", "event=test by=command"]


def test_an_unknown_identifier_leaves_only_a_mark():
    assert disguised("mon mot de passe") == disguised("mon mot de passe") != disguised("autre")
    assert "passe" not in disguised("mon mot de passe")
