from hypothesis import given
from hypothesis import strategies as st

from carnet.clients.record import EMPTY, PARTS, STATE, difference, inverse, merged

BLANK = {**EMPTY, **dict.fromkeys(STATE), "inactive_reason": "", "inactive_note": ""}
SOPHIE = {
    **BLANK,
    "name": "Martin",
    "first_name": "Sophie",
    "phones": [{"id": 4, "number": "02 61 91 11 80", "label": ""}, {"id": 5, "number": "06 39 98 00 11", "label": ""}],
    "tags": ["fidèle"],
}


def test_a_draft_leaves_what_it_does_not_name() -> None:
    after = merged(SOPHIE, {"name": "Le Goff"})
    assert difference(SOPHIE, after) == {"name": ["Martin", "Le Goff"]}


def test_a_row_that_is_not_in_the_draft_goes_and_a_new_one_comes() -> None:
    after = merged(SOPHIE, {"phones": [{"id": 5, "number": "06 39 98 00 12"}, {"number": "01 99 00 11 22"}]})
    assert difference(SOPHIE, after) == {
        "phones": [
            {"id": 4, "was": {"number": "02 61 91 11 80", "label": ""}, "now": None},
            {"id": 5, "was": {"number": "06 39 98 00 11"}, "now": {"number": "06 39 98 00 12"}},
            {"id": None, "was": None, "now": {"number": "01 99 00 11 22", "label": ""}},
        ]
    }


def test_a_draft_cannot_take_the_row_of_another_client() -> None:
    after = merged(SOPHIE, {"phones": [{"id": 999, "number": "01 99 00 11 22"}]})
    assert after["phones"][0]["id"] is None


def test_undo_leaves_what_was_touched_since() -> None:
    changed = merged(SOPHIE, {"name": "Le Goff", "notes": "rappeler"})
    diff = difference(SOPHIE, changed)
    draft, touched = inverse(diff, merged(changed, {"name": "Legoff"}))
    assert draft == {"notes": ""}
    assert touched == ["Nom"]


def test_a_removed_row_comes_back_with_its_key() -> None:
    changed = merged(SOPHIE, {"phones": [SOPHIE["phones"][1]]})
    draft, touched = inverse(difference(SOPHIE, changed), changed)
    assert touched == []
    assert {row["id"] for row in draft["phones"]} == {4, 5}


_rows = st.lists(st.fixed_dictionaries({"number": st.sampled_from(["1", "2", "3"]), "label": st.just("")}), max_size=3)


@given(st.sampled_from(["Martin", "Le Goff"]), st.text(max_size=5), _rows, st.lists(st.sampled_from("ab"), max_size=2))
def test_the_inverse_of_any_change_gives_the_record_back(name: str, notes: str, phones: list, tags: list) -> None:  # type: ignore[type-arg]
    changed = merged(SOPHIE, {"name": name, "notes": notes, "phones": phones, "tags": tags})
    for key, row in enumerate(changed["phones"], 100):
        row["id"] = row["id"] or key
    draft, touched = inverse(difference(SOPHIE, changed), changed)
    back = {**changed, **draft}
    for part in PARTS:
        back[part] = sorted(back[part], key=lambda row: row["id"])
    assert touched == []
    assert difference(SOPHIE, back) == {}
