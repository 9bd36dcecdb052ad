"""Registers on the command line: listed, shown, and a series that is held against them."""

import json
from pathlib import Path

import pytest

from conftest import Run

FILE = "oost.series.yaml"
DECEMBER, LATER = "1796083200", "1900000000"
SERIES = (
    *("series", "intervisie-probleemgericht", "--start", "2027-01-12 09:30", "--every", "4w"),
    *("--times", "13", "--names", "An, Bo, Cas, Dee"),
)
OWN = """\
format: 1
kind: register
id: ons
title: Ons register
language: nl
summary: Wat ons register vraagt.
rules:
  - {id: uren, kind: hours, min: 20, years: 1}
sources:
  - {title: Een pagina, read: 2026-11-26}
"""


@pytest.fixture
def kept(reflect: Run, tmp_path: Path) -> Path:
    """A series that is kept."""
    assert reflect(*SERIES, "-o", FILE, SOURCE_DATE_EPOCH=DECEMBER).returncode == 0
    return tmp_path / FILE


def said(reflect: Run, *arguments: str, code: int = 2) -> str:
    """What is said of a command that is refused."""
    done = reflect(*arguments, SOURCE_DATE_EPOCH=DECEMBER)
    assert (done.returncode, done.stdout) == (code, b"")
    text: str = done.stderr.decode()
    return text


def test_register_has_a_page_and_a_list(reflect: Run) -> None:
    """Registers are listed by their kind, and each has a page."""
    assert b"\nvit " in reflect("list", "--kind", "register").stdout
    assert "**Voor wie:** Therapeuten" in reflect("render", "vit").stdout.decode()


def test_series_is_held_against_registers(reflect: Run, tmp_path: Path) -> None:
    """Below the dates stands what each register asks, and whether it is so."""
    done = reflect(*SERIES, "--register", "vit", "--register", "NVO", "--to", "markdown")
    assert (done.returncode, done.stderr) == (0, b"")
    text = done.stdout.decode()
    assert text.index("## Register: VIT") < text.index("## Register: NVO")
    assert "2027: 16,25 uur. Dat is genoeg." in text
    data = json.loads(reflect(*SERIES, "--register", "vit", "--to", "json").stdout)
    assert [each["register"] for each in data["registers"]] == ["vit"]
    (tmp_path / "ons.yaml").write_text(OWN, encoding="utf-8")
    own = reflect(*SERIES, "--register", "ons.yaml", "-o", "reeks.html")
    assert own.returncode == 0
    assert "Ons register" in (tmp_path / "reeks.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("to", ["csv", "ical", "yaml"])
def test_register_goes_on_a_page(reflect: Run, to: str) -> None:
    """Where it would be left out without a word it is refused."""
    assert "--register goes on the page of the dates" in said(
        reflect, *SERIES, "--register", "vit", "--to", to
    )


def test_file_of_a_series_is_held_against_registers(
    reflect: Run, kept: Path, tmp_path: Path
) -> None:
    """`check-series` exits 0 where nothing falls short, and 1 where a rule does."""
    done = reflect("check-series", FILE, "--register", "vit", SOURCE_DATE_EPOCH=DECEMBER)
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.decode().startswith("Langs je register: Probleemgerichte intervisie\n===")
    done = reflect("check-series", FILE, "--register", "vit", "--register", "mfn", "--to", "json")
    assert done.returncode == 1
    vit, mfn = json.loads(done.stdout)
    assert {rule["verdict"] for rule in vit["rules"]} == {"holds"}
    assert "fails" in {rule["verdict"] for rule in mfn["rules"]}
    page = reflect("check-series", FILE, "--register", "nvo", "-o", "nvo.html")
    assert page.returncode == 0
    assert b"Register: NVO" in (tmp_path / "nvo.html").read_bytes()


def test_file_says_the_same_as_its_series(reflect: Run, kept: Path) -> None:
    """Both commands hold the same meetings against a register."""
    one = reflect("series", FILE, "--register", "mfn", "--to", "json", SOURCE_DATE_EPOCH=DECEMBER)
    two = reflect("check-series", FILE, "--register", "mfn", "--to", "json")
    assert json.loads(one.stdout)["registers"] == json.loads(two.stdout)


def test_series_whose_method_is_gone_is_held_too(reflect: Run, kept: Path) -> None:
    """What its file has is enough for dates and hours, and its form is not known."""
    text = kept.read_text(encoding="utf-8").replace("intervisie-probleemgericht", "weg")
    kept.write_text(text, encoding="utf-8")
    done = reflect("check-series", FILE, "--register", "skj", SOURCE_DATE_EPOCH=DECEMBER)
    assert done.returncode == 0
    assert b"there is no method 'weg' here, so it is as the file says" in done.stderr
    assert "Welke vorm de methode heeft, is hier niet bekend." in done.stdout.decode()


def test_page_of_a_check_is_in_the_language_that_is_asked_for(reflect: Run, kept: Path) -> None:
    """What is ours is said in it, and what has no translation stays as it is."""
    done = reflect("check-series", FILE, "--register", "vit", "--lang", "en")
    assert b"Holds: At least 15 hours in a year." in done.stdout


def test_what_cannot_be_checked_is_refused(reflect: Run, kept: Path, tmp_path: Path) -> None:
    """Each mistake has one message, which says what to do."""
    assert "say which with --register; there are bemiddelaars-belgie, fgzpt" in said(
        reflect, "check-series", FILE
    )
    assert "'kom' is no file of a series; make one with: reflect series ID -o" in said(
        reflect, "check-series", "kom", "--register", "vit"
    )
    assert "cannot read weg.series.yaml" in said(
        reflect, "check-series", "weg.series.yaml", "--register", "vit"
    )
    assert "kom is a method, and no register" in said(
        reflect, "check-series", FILE, "--register", "kom"
    )
    assert "there is no register 'nv'. Did you mean nvo" in said(
        reflect, "check-series", FILE, "--register", "nv"
    )
    assert "there is no register 'xxxxxxxx'. There are bemiddelaars-belgie" in said(
        reflect, *SERIES, "--register", "xxxxxxxx"
    )
    (tmp_path / "stuk.series.yaml").write_text("format: 1\nkind: series\n", encoding="utf-8")
    assert "error[RFL102]" in said(
        reflect, "check-series", "stuk.series.yaml", "--register", "vit", code=1
    )


def test_file_says_in_which_language_its_pages_are(reflect: Run, tmp_path: Path) -> None:
    """A series that is kept in another language is checked in that language."""
    made = reflect(*SERIES, "-o", FILE, "--lang", "en", SOURCE_DATE_EPOCH=DECEMBER)
    assert made.returncode == 0
    done = reflect("check-series", FILE, "--register", "vit", SOURCE_DATE_EPOCH=DECEMBER)
    assert b"Holds: At least 15 hours in a year." in done.stdout


@pytest.mark.parametrize(
    ("typed", "offered"), [("v", ["venvn", "vfas", "vit"]), ("ons.y", ["ons.y"])]
)
def test_registers_are_completed(reflect: Run, typed: str, offered: list[str]) -> None:
    """Behind --register the shell offers registers, or files."""
    done = reflect(
        _REFLECT_COMPLETE="bash_complete",
        COMP_WORDS=f"reflect check-series x --register {typed}",
        COMP_CWORD="4",
    )
    assert [line.partition(",")[2] for line in done.stdout.decode().splitlines()] == offered


def test_nothing_is_completed_from_a_folder_that_is_not_there(reflect: Run) -> None:
    """What cannot be read offers files, and no traceback."""
    done = reflect(
        _REFLECT_COMPLETE="bash_complete",
        COMP_WORDS="reflect check-series x --path weg --register v",
        COMP_CWORD="6",
    )
    assert done.stdout == b"file,v\n"


def test_validate_warns_of_pages_that_nobody_read_for_a_year(reflect: Run, tmp_path: Path) -> None:
    """The day is that of --on, or of SOURCE_DATE_EPOCH, or today."""
    (tmp_path / "ons.yaml").write_text(OWN, encoding="utf-8")
    old = reflect("validate", "ons.yaml", "--on", "2027-11-27")
    assert (old.returncode, b"warning[RFL315]" in old.stdout) == (0, True)
    assert b"read more than a year ago, on Thursday, 26 November 2026" in old.stdout
    fresh = reflect("validate", "ons.yaml", "--on", "26-11-2027", SOURCE_DATE_EPOCH=LATER)
    assert (fresh.returncode, fresh.stdout) == (0, b"")
    later = reflect("validate", "ons.yaml", "--strict", SOURCE_DATE_EPOCH=LATER)
    assert later.returncode == 1


def test_new_register_is_valid_and_has_no_rule_of_ours(reflect: Run, tmp_path: Path) -> None:
    """What nobody gave stands as an example behind a #, so that nobody goes by it."""
    assert reflect("new", "ons", "--kind", "register").returncode == 0
    text = (tmp_path / "ons.yaml").read_text(encoding="utf-8")
    assert "\n#rules:\n" in text
    assert reflect("validate", "ons.yaml").returncode == 0
    given = reflect("new", "ander", "-", "--kind", "register", "--rule", "Meld de groep aan")
    assert b"\nrules:\n  - id: meld-de-groep-aan\n    kind: words\n" in given.stdout
