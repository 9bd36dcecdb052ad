"""`reflect quality`: methods held against the quality framework."""

import json
from pathlib import Path

import pytest

from builders import YAML
from conftest import Run


@pytest.mark.parametrize(
    ("to", "start"),
    [
        ("markdown", "# Korte Oplossingsgerichte Methode (KOM)\n"),
        ("text", "Korte Oplossingsgerichte Methode (KOM)\n==="),
        ("html", "<!DOCTYPE html>"),
    ],
)
def test_page_comes_in_every_format(reflect: Run, to: str, start: str) -> None:
    """The same page is written in each format."""
    done = reflect("quality", "kom", "--to", to)
    assert done.returncode == 0, done.stderr
    text = done.stdout.decode()
    assert text.lower().startswith(start.lower())
    assert "Wij bereiden de reflectie goed voor." in text


def test_data_has_codes_and_places(reflect: Run, tmp_path: Path) -> None:
    """JSON names each statement, its verdict, where it rests on, and what to add where."""
    done = reflect("quality", "kom", "supervisie", "-o", "q.json")
    assert done.returncode == 0, done.stderr
    kom, supervisie = json.loads((tmp_path / "q.json").read_text(encoding="utf-8"))
    assert (kom["id"], supervisie["id"]) == ("kom", "supervisie")
    assert len(kom["findings"]) == len(supervisie["findings"]) == 25
    (prepared,) = (f for f in kom["findings"] if f["key"] == "prepared")
    assert prepared["verdict"] == "said"
    assert prepared["section"] == "structuur"
    assert prepared["aspects"][0]["passages"][0]["path"] == "preparation[0].task"
    (wishes,) = (f for f in kom["findings"] if f["key"] == "form-for-wishes")
    assert wishes["aspects"][0]["add_to"] == ["preparation", "phases[0].questions"]
    assert wishes["aspects"][0]["add"].startswith("De vraag wat de deelnemer wil leren")


def test_several_and_own_methods_are_held_too(reflect: Run, tmp_path: Path) -> None:
    """Files are as good as ids, and a method that is named twice has one part."""
    (tmp_path / "rondje.yaml").write_text(YAML, encoding="utf-8")
    done = reflect("quality", "rondje.yaml", "kom", "kom", "--to", "markdown")
    assert done.returncode == 0, done.stderr
    text = done.stdout.decode()
    assert text.startswith("# Langs het kwaliteitskader\n")
    assert text.count("\n## ") == 2


@pytest.mark.parametrize(
    ("id", "kind"), [("kwaliteitskader-reflectie", "checklist"), ("basisprincipes", "framework")]
)
def test_only_methods_can_be_held_against_it(reflect: Run, id: str, kind: str) -> None:
    """Another kind of entry is refused, and the message says why."""
    done = reflect("quality", "kom", id)
    assert done.returncode == 2
    assert done.stdout == b""
    message = f"{id} is a {kind}; only a method can be held against the quality framework"
    assert message in done.stderr.decode()


def test_something_must_be_named(reflect: Run) -> None:
    """Without a method there is nothing to hold."""
    assert reflect("quality").returncode == 2
