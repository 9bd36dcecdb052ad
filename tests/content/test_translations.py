"""The translations that stand beside the entries of the catalogue."""

import pytest
from babel.messages.pofile import read_po

from reflectlib import Catalogue
from reflectlib.resources import methods_dir
from reflectlib.translating import progress, updated

IN_ENGLISH = (
    "balint",
    "dilemmamethode",
    "heard-seen-respected",
    "incidentmethode",
    "intervisie-oplossingsgericht",
    "intervisie-probleemgericht",
    "kom",
    "kwaliteitskader-reflectie",
    "reflectiebijeenkomst",
    "socratische-keuze",
    "spiraalmodel",
    "vijf-vingers",
)


def test_these_are_in_english() -> None:
    """There is a file for each that is promised, and for no other."""
    files = methods_dir().rglob("translations/en/*.po")
    assert sorted(file.stem for file in files) == list(IN_ENGLISH)


@pytest.mark.parametrize("id", IN_ENGLISH)
def test_translation_is_whole(id: str, catalogue: Catalogue) -> None:
    """Every text of the entry as it is now has its English, and none waits to be looked at."""
    file = catalogue.file(id).parent / "translations" / "en" / f"{id}.po"
    with file.open("rb") as stream:
        catalog = updated(catalogue[id], "en", read_po(stream))
    done = progress(catalog)
    assert (done.translated, done.fuzzy) == (done.texts, 0)
