"""Which languages there are, and which is meant."""

import pytest

from reflectlib.translations import base_of, cldr, languages, spoken


@pytest.mark.parametrize(
    ("tag", "base", "said"),
    [
        ("nl", "nl", "nl"),
        ("nl-BE", "nl", "nl"),
        ("nl_NL.UTF-8", "nl", "nl"),
        ("NL", "nl", "nl"),
        ("de@euro", "de", "de"),
        ("ja", "ja", "en"),
        ("../x", "en", "en"),
        ("", "en", "en"),
    ],
)
def test_language_of_a_tag(tag: str, base: str, said: str) -> None:
    """A tag is known by its language; what there is no catalogue of is said in English."""
    assert base_of(tag) == base
    assert spoken(tag) == said


def test_every_language_has_its_dates() -> None:
    """Twelve months and seven days, and the signs of numbers and lists."""
    assert languages() == ("de", "en", "nl")
    for language in languages():
        known = cldr(language)
        assert (len(known["months"]), len(known["weekdays"])) == (12, 7)
