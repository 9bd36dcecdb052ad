"""`reflect fmt`: definitions in the one form."""

from pathlib import Path

from builders import YAML
from conftest import Run

SUMMARY = "summary: Ieder zegt iets.\n"
LOOSE = YAML.replace("title: Rondje", "title:   'Rondje'   # naam")
TIDY = (
    YAML.replace("title: Rondje", "# naam\ntitle: Rondje")
    .replace(SUMMARY, "")
    .replace("phases:", f"{SUMMARY}phases:")
)


def test_files_are_brought_in_form(reflect: Run, tmp_path: Path) -> None:
    """A file and those of a folder are changed in place, and a second time nothing is."""
    (tmp_path / "rondje.yaml").write_text(LOOSE, encoding="utf-8")
    done = reflect("fmt", "rondje.yaml", ".")
    assert (done.returncode, done.stdout) == (0, b"")
    assert done.stderr == b"rondje.yaml is changed\n"
    assert (tmp_path / "rondje.yaml").read_text(encoding="utf-8") == TIDY
    again = reflect("fmt", REFLECT_PATH=".")
    assert (again.returncode, again.stderr) == (0, b"")


def test_check_changes_nothing(reflect: Run, tmp_path: Path) -> None:
    """With --check the files that would change are named, and it exits 1."""
    (tmp_path / "rondje.yaml").write_text(LOOSE, encoding="utf-8")
    done = reflect("fmt", "--check", "rondje.yaml")
    assert (done.returncode, done.stderr) == (1, b"rondje.yaml would change\n")
    assert (tmp_path / "rondje.yaml").read_text(encoding="utf-8") == LOOSE
    (tmp_path / "rondje.yaml").write_text(TIDY, encoding="utf-8")
    assert reflect("fmt", "--check", "rondje.yaml").returncode == 0


def test_standard_input_goes_to_standard_output(reflect: Run) -> None:
    """What is piped in comes out in form."""
    done = reflect("fmt", "-", input=LOOSE.encode())
    assert (done.returncode, done.stdout) == (0, TIDY.encode())
    assert reflect("fmt", "--check", "-", input=LOOSE.encode()).returncode == 1


def test_file_with_errors_stays_as_it_is(reflect: Run, tmp_path: Path) -> None:
    """It is told with its report; the others are done all the same."""
    (tmp_path / "kring.yaml").write_text(LOOSE, encoding="utf-8")
    (tmp_path / "rondje.yaml").write_text(LOOSE, encoding="utf-8")
    done = reflect("fmt", "kring.yaml", "rondje.yaml")
    assert done.returncode == 1
    assert b"kring.yaml:3:5: error[RFL201]" in done.stderr
    assert (tmp_path / "kring.yaml").read_text(encoding="utf-8") == LOOSE
    assert (tmp_path / "rondje.yaml").read_text(encoding="utf-8") == TIDY


def test_path_is_needed(reflect: Run) -> None:
    """The bundled catalogue is never changed for want of a path."""
    assert reflect("fmt").returncode == 2
    assert reflect("fmt", "weg").returncode == 2
