from pathlib import Path

import pytest

from builders import YAML, method
from reflectlib import CannotReadError, InvalidEntryError, ReflectError, load, parse
from reflectlib.diagnostics import Diagnostic, Report, nearest


def test_load_reads_a_file(tmp_path: Path) -> None:
    """A definition in a file is an entry."""
    file = tmp_path / "rondje.yaml"
    file.write_text(YAML, encoding="utf-8")
    assert load(file) == load(str(file)) == method()


def test_parse_reads_text_and_bytes() -> None:
    """A definition in memory is an entry, whatever it is called."""
    assert parse(YAML) == parse(YAML.encode(), "ergens") == method()


def test_load_raises_all_faults_with_their_places(tmp_path: Path) -> None:
    """An invalid file raises one error that holds every fault, and shows them."""
    file = tmp_path / "kring.yaml"
    file.write_text(YAML.replace("Ronde", "[]").replace("id: ronde", "id: 7"), encoding="utf-8")
    with pytest.raises(InvalidEntryError) as raised:
        load(file)
    assert [(d.line, d.code) for d in raised.value.report] == [(10, "RFL103"), (11, "RFL103")]
    assert str(raised.value).count("error[RFL103]") == 2
    assert str(raised.value).startswith(f"{file}:10:9: error[RFL103] phases[0].id: expected")


def test_faults_beyond_the_schema_make_an_entry_invalid_too() -> None:
    """A reference to nothing is an error, though the schema cannot see it."""
    with pytest.raises(InvalidEntryError, match="RFL203"):
        parse(f"{YAML}    lead: wie\n")


def test_warnings_do_not_make_an_entry_invalid() -> None:
    """What can be used is given."""
    assert parse(f"{YAML}    questions: [Vertel]\n").kind == "method"


@pytest.mark.parametrize("name", ["er-niet.yaml", "."])
def test_unreadable_file_raises(tmp_path: Path, name: str) -> None:
    """A file that is missing, or is a folder, raises what says so."""
    with pytest.raises(CannotReadError, match="cannot read"):
        load(tmp_path / name)
    assert issubclass(CannotReadError, ReflectError)


def test_text_with_half_a_character_is_refused() -> None:
    """A lone surrogate, which no file can hold, is a fault like any other."""
    with pytest.raises(InvalidEntryError, match="RFL001"):
        parse("title: \ud800")


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("ending", [b"\n", b"\r", b"\r\n"])
def test_byte_that_is_no_text_is_pointed_at(mark: bytes, ending: bytes) -> None:
    """Lines are counted as for any other fault, however they end and however the file starts."""
    for before, place in ((b"", (1, 8)), (b"format: 1" + ending, (2, 8))):
        with pytest.raises(InvalidEntryError) as caught:
            parse(mark + before + b"title: \xeb")
        (fault,) = caught.value.report
        assert (fault.line, fault.column) == place


def test_report_is_sorted_and_split() -> None:
    """A report is in the order of places, and knows errors from warnings."""
    late = Diagnostic("error", "A", "x", "f", 2, 1)
    early = Diagnostic("warning", "B", "y", "f", 1, 9)
    report = Report([late, early])
    assert list(report) == [early, late]
    assert (report[0], len(report)) == (early, 2)
    assert (report.errors, report.warnings) == ((late,), (early,))


def test_diagnostic_without_a_place_names_its_file() -> None:
    """What has no text to point into is still said."""
    assert str(Diagnostic("error", "A", "x", "f")) == "f: error[A] x"


@pytest.mark.parametrize(
    ("word", "found"),
    [
        ("komm", ["kom"]),
        ("Spiraal Model", ["spiraal-model"]),
        ("grouping_s", ["grouping"]),
        ("q", []),
    ],
)
def test_nearest_forgives_typing(word: str, found: list[str]) -> None:
    """A slip, a capital, a space or an underscore does not hide what was meant."""
    assert nearest(word, ["kom", "spiraal-model", "grouping"]) == found
