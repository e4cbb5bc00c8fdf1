"""What holds for any client, however typed."""

from datetime import date
from hashlib import blake2b

from hypothesis import given, settings
from hypothesis import strategies as st

from carnet.matching import Context, Party, Place, Prepared, compare, keys, prepare, strong_keys
from carnet.matching.prepared import VERSION

_words = st.sampled_from(
    ["Dupont", "MARTIN", "Jean", "Claire", "SARL", "Ets", "Menuiserie", "Mairie", "de", "Résidence", "Les", "Lilas",
     "St", "Le", "Goff", "M.", "Mme", "et", "&", "née", "12", "J.", "Œuf", "L'Haÿ"]
)  # fmt: skip
_names = st.lists(_words, max_size=4).map(" ".join) | st.text(max_size=12)
_digits = st.text("0123456789 .+", max_size=16)
_places = st.builds(
    Place,
    street=st.sampled_from(["12 rue Victor Hugo", "Le Bourg", "appt 4", ""]) | st.text(max_size=12),
    postcode=st.sampled_from(["49300", "1000", "75015.0", "", "2A004"]),
    city=st.sampled_from(["Cholet", "ST ETIENNE", "Paris 15", ""]),
)
parties = st.builds(
    Party,
    id=st.integers(0, 9) | st.text(max_size=3),
    kind=st.sampled_from(["", "person", "company", "public", "condominium", "association"]),
    civility=st.sampled_from(["", "M.", "Mme", "M. et Mme"]),
    name=_names, first_name=_names, partner_first_name=_names, birth_name=_names, trade_name=_names,
    legal_form=st.sampled_from(["", "SARL", "SCI"]),
    birth_date=st.none() | st.dates(date(1900, 1, 1), date(2026, 1, 1)),
    siren=_digits, siret=_digits,
    phones=st.lists(_digits | st.just("02 61 91 00 01"), max_size=2).map(tuple),
    emails=st.lists(st.sampled_from(["a@bois.example", "jean.dupont@gmail.example", "x@x.fr"]), max_size=2).map(tuple),
    places=st.lists(_places, max_size=2).map(tuple),
    contacts=st.lists(_names, max_size=2).map(tuple),
    syndic=_names,
)  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(parties)
def test_a_prepared_client_survives_its_text(party: Party) -> None:
    prepared = prepare(party)
    assert Prepared.loads(prepared.dumps()) == prepared


@settings(max_examples=60, deadline=None)
@given(parties)
def test_keys_are_signed_63_bit_numbers_and_do_not_change(party: Party) -> None:
    found = keys(prepare(party))
    assert found == keys(Prepared.loads(prepare(party).dumps()))
    assert all(-(2**62) <= key < 2**62 for key in found | strong_keys(prepare(party)))


@settings(max_examples=120, deadline=None)
@given(parties, parties)
def test_comparing_is_a_probability_and_does_not_depend_on_the_order(one: Party, other: Party) -> None:
    a, b = prepare(one), prepare(other)
    there, back = compare(a, b, Context(size=50_000)), compare(b, a, Context(size=50_000))
    assert 0 <= there.score <= 1
    assert abs(there.score - back.score) < 1e-9
    assert (there.story, there.certain) == (back.story, back.certain)


def test_what_databases_hold_changes_with_its_version_alone() -> None:
    """Fails when keys or prepared texts change: then raise VERSION, so that every base derives its own again at night."""
    known = [prepare(party) for party in KEPT]
    held = repr([(one.dumps(), sorted(keys(one))) for one in known])
    assert (VERSION, blake2b(held.encode(), digest_size=8).hexdigest()) == (3, "c80801c754956b59")


_HERE = (Place("12 bis rue des Tilleuls", "49300", "Cholet"),)
KEPT = (
    Party(kind="person", name="Maindron", first_name="Paul", phones=("02 61 91 00 01",)),
    Party(kind="person", name="Retailleau", first_name="Anne", birth_name="Guéguen", places=_HERE,
          birth_date=date(1960, 5, 3), emails=("anne@bois.example",)),
    Party(name="Le Goff", first_name="Jean", partner_first_name="Marie", civility="M. et Mme", places=_HERE),
    Party(kind="company", name="Menuiserie Maindron et fils", legal_form="SARL", siren="000000018",
          contacts=("Claire Abgrall",), places=_HERE, emails=("contact@maindron-bois.example",)),
    Party(kind="condominium", name="Résidence Les Lilas", syndic="Foncia", places=_HERE),
    Party(kind="public", name="Mairie de Cholet", places=(Place(city="Cholet"),)),
)  # fmt: skip
