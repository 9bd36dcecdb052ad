"""`reflect translate`, and pages in another language."""

from pathlib import Path

import pytest

from builders import YAML
from conftest import Run
from reflectlib import resources


@pytest.fixture
def rondje(tmp_path: Path) -> Path:
    """A definition in an own folder."""
    file = tmp_path / "eigen" / "rondje.yaml"
    file.parent.mkdir()
    file.write_text(YAML, encoding="utf-8")
    return file


def translate(po: Path, text: str, by: str) -> None:
    """Do as a translator does: fill in a text."""
    before = po.read_text(encoding="utf-8")
    mark = f'msgid "{text}"\nmsgstr ""'
    assert mark in before
    po.write_text(before.replace(mark, f'msgid "{text}"\nmsgstr "{by}"'), encoding="utf-8")


@pytest.mark.parametrize("names", [["eigen/rondje.yaml"], ["rondje", "--path", "eigen"]])
def test_translation_is_made_and_used(reflect: Run, rondje: Path, names: list[str]) -> None:
    """By file or by id: the file stands beside the definition, and a page is made of it."""
    name, *options = names
    done = reflect("translate", name, "en", *options)
    assert done.returncode == 0
    assert b"0 of " in done.stderr
    po = rondje.parent / "translations" / "en" / "rondje.po"
    translate(po, "Rondje", "Round")
    page = reflect("render", name, "--lang", "en", *options).stdout.decode()
    assert page.startswith("# Round\n")
    assert "What is not translated yet is in Dutch." in page
    again = reflect("translate", name, "en", *options)
    assert b"1 of " in again.stderr
    found = reflect("validate", "eigen")
    assert found.returncode == 0


def test_changed_text_is_to_be_looked_at(reflect: Run, rondje: Path) -> None:
    """What was translated of another text is told by validate, and fuzzy after an update."""
    reflect("translate", "eigen/rondje.yaml", "en")
    po = rondje.parent / "translations" / "en" / "rondje.po"
    translate(po, "Rondje", "Round")
    rondje.write_text(YAML.replace("title: Rondje", "title: Kring"), encoding="utf-8")
    assert b"warning[RFL403] title:" in reflect("validate", "eigen").stdout
    told = reflect("translate", "eigen/rondje.yaml", "en").stderr.decode()
    assert "1 text is to be looked at again" in told
    assert "#, fuzzy" in po.read_text(encoding="utf-8")


def test_definition_with_faults_has_no_second_fault(reflect: Run, rondje: Path) -> None:
    """While the definition cannot be read, nothing is said of its translation."""
    reflect("translate", "eigen/rondje.yaml", "en")
    rondje.write_text("title: [", encoding="utf-8")
    assert b"RFL4" not in reflect("validate", "eigen").stdout


def test_what_is_reckoned_is_reckoned_of_the_translation(reflect: Run) -> None:
    """What effort takes of a method says in which language it is."""
    page = reflect("effort", "leercoaches", "--lang", "en", "--to", "html")
    text = page.stdout.decode()
    assert '<html lang="en">' in text
    assert '<span lang="nl">De inzet van een leercoach, gemiddeld.</span>' in text


def test_page_is_in_no_language_that_is_none(reflect: Run) -> None:
    """What is no tag of a language is refused, wherever one is asked for."""
    done = reflect("render", "kom", "--lang", "Engels")
    assert done.returncode == 2
    assert b"'Engels' is no language; write a tag such as en or de" in done.stderr


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (["kom", "English"], "'English' is no language; write a tag such as en or de"),
        (["kom", "nl"], "kom is in nl already"),
        (["-", "en"], "there is no file to put the translation beside: use -o"),
    ],
)
def test_what_cannot_be_translated(reflect: Run, arguments: list[str], why: str) -> None:
    """What is no language, the own language, and what is in no file."""
    done = reflect("translate", *arguments, input=YAML.encode())
    assert done.returncode == 2
    assert why in done.stderr.decode()


def test_output_is_where_it_is_said(reflect: Run, tmp_path: Path) -> None:
    """With -o a translation goes anywhere, also of an entry that nobody can write beside."""
    done = reflect("translate", "-", "de", "-o", "there/x.po", input=YAML.encode())
    assert done.returncode == 0
    assert b'"Language: de\\n"' in (tmp_path / "there" / "x.po").read_bytes()


def test_bundled_entry_of_a_wheel(
    reflect: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """What came with the program is not written beside."""
    there = tmp_path / "compiled"
    there.touch()
    monkeypatch.setattr(resources, "compiled_file", lambda: there)
    done = reflect("translate", "incidentmethode", "en")
    assert done.returncode == 2
    assert b"say with -o where the translation goes" in done.stderr
