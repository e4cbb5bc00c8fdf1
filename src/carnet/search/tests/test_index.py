"""Writing the index: the difference only, the dictionary with it, and nothing left after an erasure."""

import pytest
from django.db import connection, transaction

from carnet.search import dictionary, engine, index
from carnet.search.models import Term, TermKey
from carnet.search.sources import SOURCES
from carnet.search.tokens import Entry, tokens_of

pytestmark = pytest.mark.postgresql

LE_GOFF = Entry(names=["Le Goff"], first_names=["Yann"], notes=["portail vert"])


def rows(source) -> set[tuple[int, int, str]]:
    return set(source.token_model.objects.values_list("subject_id", "field", "token"))


def test_the_index_says_exactly_what_is_wanted(write, source):
    write({1: LE_GOFF, 2: Entry(names=["Martin"])})
    assert rows(source) == {
        (pk, field, token)
        for pk, entry in ((1, LE_GOFF), (2, Entry(names=["Martin"])))
        for field, token in tokens_of(entry)
    }


def test_only_the_difference_is_written(write, source, django_assert_num_queries):
    write({1: LE_GOFF})
    changed = Entry(names=["Le Goff"], first_names=["Yann"], notes=["portail rouge"])
    with django_assert_num_queries(6) as queries:  # read, delete, insert; then the new word: asked, learnt, its keys
        index.refresh(source.token_model, {1: tokens_of(changed)})
    deleted = next(query["sql"] for query in queries if query["sql"].startswith("DELETE"))
    assert "vert" in deleted
    assert "goff" not in deleted
    assert (1, 9, "rouge") in rows(source)
    assert (1, 9, "vert") not in rows(source)


def test_a_save_without_a_new_word_asks_the_dictionary_nothing(write, source, django_assert_num_queries):
    write({1: LE_GOFF})
    dictionary.known.add({"goff", "yann", "legoff", "portail", "vert"})
    with django_assert_num_queries(1):
        index.refresh(source.token_model, {1: tokens_of(LE_GOFF)})


def test_a_new_subject_is_not_read_first(subjects, source, django_assert_num_queries):
    subjects([1])
    dictionary.known.add({"martin"})
    with django_assert_num_queries(1):
        index.refresh(source.token_model, {1: tokens_of(Entry(names=["Martin"]))}, new=True)


def test_a_thousand_subjects_are_written_in_few_queries(subjects, source):
    subjects(range(1, 1001))
    wanted = {pk: tokens_of(Entry(names=[f"Martin {pk}"])) for pk in range(1, 1001)}
    index.refresh(source.token_model, wanted, new=True)
    assert source.token_model.objects.count() == 2_000


def test_nothing_wanted_empties_a_subject(write, source):
    write({1: LE_GOFF})
    index.refresh(source.token_model, {1: frozenset()})
    assert not rows(source)


@pytest.mark.django_db(transaction=True)
def test_a_save_rolled_back_teaches_the_process_nothing(write, source):
    with pytest.raises(RuntimeError), transaction.atomic():
        write({1: LE_GOFF})
        raise RuntimeError
    assert not Term.objects.exists()
    write({1: LE_GOFF})
    assert Term.objects.filter(term="goff").exists()


def test_a_word_forgotten_is_nowhere_any_more(write, source):
    write({1: LE_GOFF, 2: Entry(names=["Yann"])})
    index.forget(source.token_model, [1])
    assert {pk for pk, _, _ in rows(source)} == {2}
    assert set(Term.objects.values_list("term", flat=True)) == {"yann"}
    assert not TermKey.objects.filter(key__contains="goff").exists()
    assert engine.find("goff", source=source).ids == []
    assert engine.find("gof", source=source).ids == []


def test_a_word_forgotten_then_written_again_is_rescued_again(write, source):
    write({1: LE_GOFF})
    index.forget(source.token_model, [1])
    write({1: LE_GOFF})
    assert engine.find("legooff", source=source).ids == [1]


def test_a_check_tells_what_is_missing_and_what_is_too_much(write, source):
    write({1: LE_GOFF, 2: LE_GOFF})
    source.token_model.objects.filter(subject_id=2, token="goff").delete()
    source.token_model.objects.create(subject_id=2, field=1, token="intrus")
    wanted = {1: tokens_of(LE_GOFF), 2: tokens_of(LE_GOFF)}
    assert index.check(source.token_model, wanted) == {2: (frozenset({(1, "goff")}), frozenset({(1, "intrus")}))}


def test_the_nightly_count_sets_the_dictionary_right(write, source):
    write({1: LE_GOFF, 2: Entry(names=["Goff"]), 3: Entry(names=["Parti"])})
    source.token_model.objects.filter(token="parti").delete()
    dictionary.remove(["yann"])
    with SOURCES.temporarily(source):
        index.recompute_frequencies()
    assert dict(Term.objects.values_list("term", "frequency")) == {
        "goff": 2,
        "legoff": 1,
        "portail": 1,
        "vert": 1,
        "yann": 1,
    }
    assert TermKey.objects.filter(term__term="yann").exists()


def test_words_of_digits_are_not_in_the_dictionary(write):
    write({1: Entry(names=["Martin 3000"], numbers=["C00412"], emails=["x@free.example"], phones=["0639981180"])})
    assert set(Term.objects.values_list("term", flat=True)) == {"martin", "free"}


@pytest.mark.parametrize(
    ("typed", "meant"), [("lefevbre", "lefebvre"), ("dupnt", "dupont"), ("duppont", "dupont"), ("gueguin", "gueguen")]
)
def test_a_near_word_is_reached_by_its_keys(write, typed, meant):
    write({1: Entry(names=["Lefebvre Dupont Guéguen Martin"])})
    assert dictionary.near([typed])[typed][0] == meant


def test_a_far_word_is_not_near(write):
    write({1: Entry(names=["Lefebvre Dupont"])})
    assert dictionary.near(["durand"]) == {"durand": []}


def test_the_part_of_a_word_reaches_it(write):
    write({1: Entry(names=["Legoff"])})
    assert dictionary.containing("goff") == ["legoff"]
    assert dictionary.containing("egof") == ["legoff"]
    assert dictionary.containing("go") == []


@pytest.mark.postgresql(only=True)
def test_every_table_of_the_index_sorts_byte_by_byte(db, source):
    """A prefix is read as a range: a French collation would lose words. SQLite always sorts so."""
    tables = [source.token_model._meta.db_table, Term._meta.db_table, TermKey._meta.db_table]
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT collation_name FROM information_schema.columns "
            "WHERE table_name = ANY(%s) AND column_name IN ('token', 'term', 'key')",
            [tables],
        )
        assert {name for (name,) in cursor.fetchall()} == {"C"}
