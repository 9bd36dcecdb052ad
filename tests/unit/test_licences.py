"""Where a licence can be read."""

import pytest

from builders import method
from reflectlib import Catalogue, render
from reflectlib.model.licences import OTHERS, licence_name, licence_url

CC = "https://creativecommons.org/"


@pytest.mark.parametrize(
    ("id", "url"),
    [
        ("CC-BY-4.0", "licenses/by/4.0/"),
        ("CC-BY-SA-4.0", "licenses/by-sa/4.0/"),
        ("CC-BY-NC-4.0", "licenses/by-nc/4.0/"),
        ("CC-BY-ND-3.0", "licenses/by-nd/3.0/"),
        ("CC-BY-NC-SA-2.5", "licenses/by-nc-sa/2.5/"),
        ("CC-BY-NC-ND-2.0", "licenses/by-nc-nd/2.0/"),
        ("CC-BY-1.0", "licenses/by/1.0/"),
        ("CC-BY-NC-ND-1.0", "licenses/by-nd-nc/1.0/"),
        ("CC-BY-SA-3.0-NL", "licenses/by-sa/3.0/nl/"),
        ("CC-BY-3.0-IGO", "licenses/by/3.0/igo/"),
        ("CC-BY-SA-2.1-JP", "licenses/by-sa/2.1/jp/"),
        ("CC-BY-2.5-AU", "licenses/by/2.5/au/"),
        ("cc-by-sa-4.0 ", "licenses/by-sa/4.0/"),
        ("CC0-1.0", "publicdomain/zero/1.0/"),
        ("CC-PDM-1.0", "publicdomain/mark/1.0/"),
        ("CC-PDDC", "licenses/publicdomain/"),
    ],
)
def test_creative_commons_have_their_own_address(id: str, url: str) -> None:
    """Each version, kind and port has the address that Creative Commons gives it."""
    assert licence_url(id) == CC + url


@pytest.mark.parametrize(
    "id",
    [
        *("CC-BY-5.0", "CC-BY-4.0-NL", "CC-BY-2.1", "CC-BY-SA-NC-4.0", "CC-BY-SA-ND-4.0"),
        *("CC-SA-4.0", "CC-BY", "CC BY 4.0", "CC-BY-4.0 OR MIT", "xCC-BY-4.0", "CC-BY-4.0\u00a0x"),
        *("CC0-2.0", "CC-BY-3.0-NEDERLAND", "Vrij te gebruiken", "GPL", "https://x.nl", ""),
    ],
)
def test_what_is_no_licence_that_we_know_has_no_address(id: str) -> None:
    """A link that leads nowhere is worse than none."""
    assert licence_url(id) == ""


def test_other_licences_lead_to_their_page() -> None:
    """An SPDX id counts in capitals or not, and its page has it as SPDX writes it."""
    assert licence_url("MIT") == licence_url("mit") == "https://spdx.org/licenses/MIT.html"
    assert {licence_url(id.lower()) for id in OTHERS} == {
        f"https://spdx.org/licenses/{id}.html" for id in OTHERS
    }


def test_licence_is_called_as_people_do() -> None:
    """The hyphens of an id are not those of a name."""
    assert licence_name("CC-BY-NC-SA-4.0") == "CC BY-NC-SA 4.0"
    assert licence_name("cc-by-sa-3.0-nl") == "CC BY-SA 3.0 NL"
    assert licence_name("MIT") == "MIT"


@pytest.mark.parametrize("id", ["CC-BY-SA-4.0", "CC-BY-NC-ND-4.0", "CC0-1.0"])
def test_licence_is_a_link_in_every_format(id: str) -> None:
    """What others may do with a text can be read from its page."""
    entry = method(licence=id)
    for to in ("markdown", "html", "text", "jsonld"):
        assert licence_url(id) in render(entry, to, catalogue=Catalogue([])).decode()  # type: ignore[arg-type]
