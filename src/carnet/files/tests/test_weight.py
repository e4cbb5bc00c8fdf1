import pytest

from carnet.files.templatetags.files import weight


@pytest.mark.parametrize(
    ("size", "told"),
    [(1, "1 ko"), (77_400, "77 ko"), (1_400_000, "1,4 Mo"), (10_040_000, "10 Mo"), (20_000_000, "20 Mo")],
)
def test_a_weight_is_told_as_people_read_it(size: int, told: str) -> None:
    assert weight(size).replace("\xa0", " ") == told
