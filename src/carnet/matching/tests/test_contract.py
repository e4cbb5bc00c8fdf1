from datetime import date

from carnet.matching import Context, Party, Place, Prepared, compare, keys, prepare, scan, strong_keys

HOME = Place("12 rue Victor Hugo", "49300", "Cholet")
JEAN = Party(1, "person", "M.", "Dupont", "Jean", phones=("02 61 91 00 01",), places=(HOME,))


def test_a_prepared_client_survives_its_text():
    full = Party(
        "x1",
        "person",
        "M. et Mme",
        "Dupont",
        "Jean",
        "Durand",
        "Marie",
        birth_date=date(1960, 2, 3),
        emails=("J@x.example",),
        places=(HOME,),
        contacts=("Paul Martin",),
    )
    assert Prepared.loads(prepare(full).dumps()) == prepare(full)


def test_the_same_client_typed_twice_is_found():
    again = Party(
        2, "person", "", "DUPOND", "J.", phones=("+33261910001",), places=(Place("12, r. V. Hugo", "49300", "CHOLET"),)
    )
    a, b = prepare(JEAN), prepare(again)
    assert keys(a) & keys(b)
    verdict = compare(a, b, Context())
    assert verdict.score > 0.9
    assert "même téléphone" in verdict.reasons


def test_the_spouse_is_another_client():
    spouse = Party(3, "person", "Mme", "Dupont", "Marie", phones=("02.61.91.00.01",), places=(HOME,))
    verdict = compare(prepare(JEAN), prepare(spouse))
    assert verdict.score < 0.05
    assert verdict.story == "household"
    assert not verdict.certain


def test_strong_keys_say_what_a_save_must_lock():
    twin = Party(4, "person", "", "DUPONT", "jean", places=(HOME,))
    assert strong_keys(prepare(JEAN)) & strong_keys(prepare(twin))


def test_a_scan_gives_the_pairs_of_a_file():
    file = [
        JEAN,
        Party(2, "", "", "Jean DUPONT", places=(HOME,)),
        Party(3, "company", name="Garage Martin", places=(HOME,)),
    ]
    assert [(pair.id_a, pair.id_b) for pair in scan(file) if pair.score > 0.5] == [(1, 2)]
