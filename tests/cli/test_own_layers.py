"""An own entry in place of a bundled one, and the bundled ones left out."""

from pathlib import Path

import pytest

from builders import YAML
from conftest import Run


@pytest.fixture
def eigen(tmp_path: Path) -> Path:
    """A folder with an own kom and another method."""
    (tmp_path / "eigen").mkdir()
    for id in ("kom", "kring"):
        text = YAML.replace("rondje", id).replace("Rondje", f"Eigen {id}")
        (tmp_path / "eigen" / f"{id}.yaml").write_text(text)
    return tmp_path / "eigen"


def test_list_says_in_one_line_what_was_replaced(eigen: Path, reflect: Run) -> None:
    """Only where something was."""
    done = reflect("list", "kom", "--path", "eigen")
    assert "Eigen kom" in done.stdout.decode()
    assert done.stderr.decode() == "Yours stands in place of an earlier one: kom\n"
    assert reflect("list", "kom").stderr == b""


@pytest.mark.parametrize("arguments", [[], ["eigen"], ["eigen/kom.yaml"]])
def test_validate_lets_an_own_entry_replace_a_bundled_one(
    eigen: Path, reflect: Run, arguments: list[str]
) -> None:
    """An id that the catalogue has too is no fault, however the file is named."""
    done = reflect("validate", *arguments, "--path", "eigen")
    assert done.returncode == 0, done.stdout.decode()
    assert b"RFL211" not in done.stdout


def test_bundled_entries_can_be_left_out(eigen: Path, reflect: Run) -> None:
    """Then one's own are all that there is, wherever the option stands."""
    for arguments in (
        ["list", "--path", "eigen", "--no-bundled"],
        ["--no-bundled", "list", "--path", "eigen"],
    ):
        listed = reflect(*arguments, "--to", "csv").stdout.decode().splitlines()
        assert [line.partition(",")[0] for line in listed[1:]] == ["kom", "kring"]
    done = reflect("render", "incidentmethode", "--path", "eigen", "--no-bundled")
    assert done.returncode == 2
    assert b"there is no entry 'incidentmethode'" in done.stderr


def test_validate_and_site_leave_them_out_too(eigen: Path, reflect: Run, tmp_path: Path) -> None:
    """Only one's own files are checked, and only they have pages."""
    done = reflect("validate", "--no-bundled", REFLECT_PATH="eigen")
    assert done.returncode == 0
    assert done.stderr.decode().startswith("2 ")
    assert reflect("site", "web", "--no-bundled", "--path", "eigen").returncode == 0
    pages = {file.name.partition(".")[0] for file in (tmp_path / "web" / "entries").glob("*.html")}
    assert pages == {"kom", "kring"}


def test_nothing_left_is_an_error_that_says_so(eigen: Path, reflect: Run) -> None:
    """Without a folder there is nothing to look in; a file that is named can still be checked."""
    for command in (["list"], ["validate"], ["render", "kom"], ["site", "web"]):
        done = reflect(*command, "--no-bundled")
        assert done.returncode == 2
        assert b"--no-bundled leaves nothing: name a folder with --path" in done.stderr
    assert reflect("validate", "--no-bundled", "eigen/kring.yaml").returncode == 0


def test_no_id_is_completed_where_none_is_left(reflect: Run) -> None:
    """A mistake in the line is not told while it is typed."""
    completing = {"_REFLECT_COMPLETE": "bash_complete", "COMP_CWORD": "3"}
    done = reflect(COMP_WORDS="reflect render --no-bundled ko", **completing)
    assert (done.stdout, done.stderr) == (b"file,ko\n", b"")


def test_former_option_is_told_and_still_taken(reflect: Run) -> None:
    """`--format` does what `--to` does, and says what it is called now."""
    done = reflect("list", "kom", "--format", "csv")
    assert done.stdout == reflect("list", "kom", "--to", "csv").stdout
    assert b"--format is called --to now" in done.stderr
