"""A programme in a site: its pages, and the ways from it to its methods and back."""

from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from builders import YAML, programme
from reflectlib import Catalogue, write_site

PROGRAMME = """\
format: 1
kind: programme
id: {id}
title: Draaiboek {id}
language: nl
summary: Samen.
blocks:
"""


def write(place: Path, id: str, *blocks: str) -> None:
    text = PROGRAMME.format(id=id) + "".join(f"  - {block}\n" for block in blocks)
    (place / f"{id}.yaml").write_text(text, encoding="utf-8")


@pytest.fixture
def own(tmp_path: Path) -> Path:
    place = tmp_path / "own"
    place.mkdir()
    for id in ("een", "twee", "drie"):
        text = YAML.replace("rondje", id).replace("Rondje", f"Rondje {id}")
        (place / f"{id}.yaml").write_text(text, encoding="utf-8")
    write(place, "avond", "een", "pause: 10", "parallel: [twee, een]")
    return place


def links(site: Path, id: str) -> set[str]:
    page = LexborHTMLParser((site / "entries" / f"{id}.html").read_text(encoding="utf-8"))
    return {node.attributes["href"] or "" for node in page.css("a[href]")}


def test_a_programme_has_the_pages_of_a_method(own: Path, tmp_path: Path) -> None:
    """Its views and its files are there, and lead to each other."""
    write_site(Catalogue.load(own), tmp_path / "site")
    there = {file.name for file in (tmp_path / "site" / "entries").glob("avond.*")}
    views = {
        f"avond{view}.html"
        for view in ("", ".full", ".flipchart", ".clock", ".handout", ".observer")
    }
    assert there == views | {"avond.md", "avond.json", "avond.yaml"}
    assert links(tmp_path / "site", "avond") >= there - {"avond.html"}


def test_a_programme_and_its_methods_lead_to_each_other(own: Path, tmp_path: Path) -> None:
    """Each method of a block is linked to once, and says in which programmes it is."""
    site = tmp_path / "site"
    write_site(Catalogue.load(own), site)
    assert {"een.html", "twee.html"} <= links(site, "avond")
    assert "drie.html" not in links(site, "avond")
    assert "avond.html" in links(site, "een") & links(site, "twee")
    assert "avond.html" not in links(site, "drie")


def test_a_programme_that_cannot_be_shown_is_not_linked_to(own: Path, tmp_path: Path) -> None:
    """Where a block names what is not there, the report says so, and no page leads to nowhere."""
    write(own, "fout", "een", "nergens")
    site = tmp_path / "site"
    report = write_site(Catalogue.load(own), site)
    assert [str(error).count(str(own / "fout.yaml")) for error in report.refused] == [1]
    assert "nergens" in str(report.refused[0])
    assert not (site / "entries" / "fout.html").exists()
    assert "fout.html" not in links(site, "een")
    assert "avond.html" in links(site, "een")


def test_a_programme_of_a_program_goes_by_its_id(tmp_path: Path) -> None:
    """Of one that is in no file, the report says by its id that it cannot be shown."""
    report = write_site(Catalogue.of(programme(*["nergens"], id="los")), tmp_path / "site")
    (error,) = report.refused
    (found,) = error.report
    assert (found.file, found.code) == ("los", "RFL203")
    assert "nergens" in found.message
