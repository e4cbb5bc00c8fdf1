"""What a secretary types, and the commune that must be offered."""

import pytest

from carnet.communes.engine import suggest


def first(query: str) -> str:
    found = suggest(query)
    return f"{found[0].postcode} {found[0].name}" if found else "nothing"


def names(query: str) -> list[str]:
    return [suggestion.name for suggestion in suggest(query)]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("39000", "39000 Lons-le-Saunier"),
        ("390", "39000 Lons-le-Saunier"),
        ("49 300", "49300 Cholet"),
        ("4930", "49300 Cholet"),
        ("49 chol", "49300 Cholet"),
        ("chol 49", "49300 Cholet"),
        ("493 ch", "49300 Cholet"),
        ("F-56100", "56100 Lorient"),
        ("56100 lorient", "56100 Lorient"),
        ("lorient 56100", "56100 Lorient"),
        ("lorient (56)", "56100 Lorient"),
        ("12 rue des Lilas 56100 Lorient", "56100 Lorient"),
        ("49000 cholet", "49300 Cholet"),
        ("65100 lorient", "56100 Lorient"),
    ],
)
def test_digits_and_letters_lead_to_the_same_commune(query: str, expected: str) -> None:
    assert first(query) == expected


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("st germain en l", "78100 Saint-Germain-en-Laye"),
        ("St Germ en Laye", "78100 Saint-Germain-en-Laye"),
        ("stgermainenlaye", "78100 Saint-Germain-en-Laye"),
        ("ste foy les lyon", "69110 Sainte-Foy-lès-Lyon"),
        ("hay les roses", "94240 L'Haÿ-les-Roses"),
        ("lhay les roses", "94240 L'Haÿ-les-Roses"),
        ("l’haÿ les roses", "94240 L'Haÿ-les-Roses"),
        ("la baule", "44500 La Baule-Escoublac"),
        ("rochelle (la)", "17000 La Rochelle"),
        ("la roche s/ yon", "85000 La Roche-sur-Yon"),
        ("rosny s/s bois", "93110 Rosny-sous-Bois"),
        ("gd quevilly", "76120 Le Grand-Quevilly"),
        ("pt l'abbe", "29120 Pont-l'Abbé"),
        ("mt de marsan", "40000 Mont-de-Marsan"),
        ("BÉZIERS", "34500 Béziers"),
        ("BesanÃ§on", "25000 Besançon"),
        ("villeneuve sur l", "47300 Villeneuve-sur-Lot"),
        ("aix en provence", "13100 Aix-en-Provence"),
    ],
)
def test_a_name_is_found_as_people_shorten_it(query: str, expected: str) -> None:
    assert first(query) == expected


def test_words_written_together_are_told_apart() -> None:
    assert "Saint-Germain-en-Laye" in names("StGermain")[:2]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("perigeux", "24000 Périgueux"),
        ("chollet", "49300 Cholet"),
        ("loreint", "56100 Lorient"),
        ("toulouze", "31000 Toulouse"),
        ("renes", "35000 Rennes"),
        ("kimper", "29000 Quimper"),
        ("besenson", "25000 Besançon"),
        ("monpel", "34000 Montpellier"),
        ("clermon ferran", "63000 Clermont-Ferrand"),
        ("verneuil sru seine", "78480 Verneuil-sur-Seine"),
        ("segre en qnjlu bleu", "49500 Segré-en-Anjou Bleu"),
        ("49300 chollet", "49300 Cholet"),
        ("82400 valance", "82400 Valence"),
    ],
)
def test_a_slip_of_the_finger_or_of_the_ear_is_forgiven(query: str, expected: str) -> None:
    assert first(query) == expected


@pytest.mark.parametrize(
    ("query", "expected", "via"),
    [
        ("Arbignieu", "Arboys en Bugey", "Arbignieu"),
        ("chalons sur marne", "Châlons-en-Champagne", "Châlons-sur-Marne"),
        ("seynod", "Annecy", "Seynod"),
        ("st florent le vieil", "Mauges-sur-Loire", "Saint-Florent-le-Vieil"),
        ("juan les pins", "Antibes", "Juan Les Pins"),
        ("la défense", "Courbevoie", "La Défense"),
    ],
)
def test_an_old_or_other_name_leads_to_the_commune_of_today_and_says_so(query: str, expected: str, via: str) -> None:
    found = suggest(query)[0]
    assert (found.name, found.via) == (expected, via)


def test_the_official_name_whole_or_shortened_needs_no_explanation() -> None:
    assert suggest("cholet")[0].via == ""
    assert (suggest("digne")[0].name, suggest("digne")[0].via) == ("Digne-les-Bains", "")


@pytest.mark.parametrize("query", ["nanterre prefecture", "ville de nanterre", "nanterre nord", "nanterre france"])
def test_what_is_said_around_a_city_does_not_hide_it(query: str) -> None:
    assert names(query)[0] == "Nanterre"


@pytest.mark.parametrize(
    ("query", "insee"),
    [
        ("lyon 3e arr", "69383"),
        ("lyon 3", "69383"),
        ("lyon VI", "69386"),
        ("lyon cedex 03", "69383"),
        ("marseille 8e", "13208"),
        ("marseille 13", "13213"),
        ("13288 marseille cedex 09", "13209"),
        ("paris 15", "75115"),
        ("paris15", "75115"),
        ("paris 2", "75102"),
        ("15 paris", "75115"),
        ("marseile 8", "13208"),
        ("PARIS XVIIIe", "75118"),
        ("paris dix-septième", "75117"),
        ("75 011 paris", "75111"),
        ("Paris 13ème (75013)", "75113"),
        ("20e arrondissement paris", "75120"),
        ("75116", "75116"),
    ],
)
def test_an_arrondissement_is_understood_in_any_writing(query: str, insee: str) -> None:
    assert suggest(query)[0].insee == insee


def test_a_city_alone_offers_its_arrondissements_in_order() -> None:
    assert [found.postcode for found in suggest("lyon")[:9]] == [f"6900{number}" for number in range(1, 10)]
    assert [found.postcode for found in suggest("75000 paris")][:3] == ["75001", "75002", "75003"]


def test_a_city_being_typed_leaves_room_for_the_others() -> None:
    assert "Le Mans" in names("ma")


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("bourg en bresse cedex", "01000 Bourg-en-Bresse"),
        ("01000 bourg en bresse cedex", "01000 Bourg-en-Bresse"),
        ("35042 rennes cedex", "35000 Rennes"),
        ("Rennes Cédex 9", "35000 Rennes"),
        ("49309 cholet cedex", "49300 Cholet"),
        ("35042", "35000 Rennes"),
        ("70019 la vaivre cedex", "70320 La Vaivre"),
    ],
)
def test_a_cedex_is_not_a_postcode_of_the_list_and_is_understood_all_the_same(query: str, expected: str) -> None:
    assert first(query) == expected


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("st denis reunion", "97400 Saint-Denis"),
        ("974 st pa", "97460 Saint-Paul"),
        ("noumea", "98800 Nouméa"),
        ("97150 st martin", "97150 Saint-Martin"),
        ("papeete tahiti", "98714 Papeete"),
        ("mayotte mamoudzou", "97600 Mamoudzou"),
        ("ajacio", "20000 Ajaccio"),
        ("bastia 2b", "20200 Bastia"),
        ("ile rousse", "20220 L'Île-Rousse"),
        ("2A", "20000 Ajaccio"),
        ("monaco", "98000 Monaco"),
    ],
)
def test_overseas_and_corsica_are_at_home(query: str, expected: str) -> None:
    assert first(query) == expected


def test_a_zero_lost_by_a_spreadsheet_comes_back() -> None:
    assert first("1000") == "01000 Bourg-en-Bresse"
    assert first("1000 bourg en bresse") == "01000 Bourg-en-Bresse"
    assert first("6000 nice") == "06000 Nice"
    assert "Troyes" in names("1000"), "1000 may also be the beginning of 10000"


@pytest.mark.parametrize(
    "query",
    [
        "londres", "chez mamie", "bruxelles", "n/a", "Genève", "new york", "1050 bruxelles", "inconnu", "à préciser",
        "valence espagne", "azertyuiop", "99999", "00000", "12345678", "06 39 98 00 12", "client@exemple.example",
        "", "   ", "-", "???", "🦊", "日本",
    ],
)  # fmt: skip
def test_nothing_is_guessed_from_what_is_no_commune(query: str) -> None:
    assert suggest(query) == []


def test_a_village_that_bears_the_name_of_a_foreign_city_is_found_in_full() -> None:
    assert names("saint martin de londres") == ["Saint-Martin-de-Londres"]
    assert names("bruges") == ["Bruges", "Bruges-Capbis-Mifaget"]


def test_a_whole_postcode_gives_all_its_communes_the_most_populated_first() -> None:
    found = suggest("51300")
    assert len(found) == 46
    assert found[0].name == "Vitry-le-François"
    assert [commune.population for commune in found] == sorted((c.population for c in found), reverse=True)


def test_an_article_begins_the_names_that_have_it() -> None:
    assert names("la")[0] == "La Rochelle"
    assert names("le")[:2] == ["Le Havre", "Le Mans"]


def test_a_beginning_shared_by_ten_names_does_not_hide_the_city_that_is_heard() -> None:
    assert "Laval" in names("lavale")


def test_the_limit_bears_on_everything_else() -> None:
    assert len(suggest("saint")) == 10
    assert len(suggest("saint", limit=3)) == 3
    assert len({found.insee for found in suggest("saint")}) == 10, "one line a commune while the name is being typed"


def test_a_commune_named_in_full_shows_its_postcodes() -> None:
    assert [found.postcode for found in suggest("toulouse")][:6] == [
        "31000", "31100", "31200", "31300", "31400", "31500",
    ]  # fmt: skip


def test_homonyms_come_by_population_with_their_departement() -> None:
    found = suggest("saint denis")
    assert {(found[0].department, found[0].name), (found[1].department, found[1].name)} == {
        ("974", "Saint-Denis"),
        ("93", "Saint-Denis"),
    }
    assert first("valence drome") == "26000 Valence"
    assert first("valence (82)") == "82400 Valence"


def test_a_suggestion_carries_what_a_form_stores_and_shows() -> None:
    found = suggest("ste foy les lyon")[0]
    assert (found.insee, found.department, found.department_name) == ("69202", "69", "Rhône")
    assert found.delivery_label == "STE FOY LES LYON"
    assert found.population > 20_000
