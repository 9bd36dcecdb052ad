"""Word on the command line: a template of somebody's own, and what is refused."""

import io
from pathlib import Path

import pytest
from docx import Document
from docx.shared import Mm

from conftest import Run


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """A template with paper of its own, in the folder where commands run."""
    made = Document()
    made.sections[0].page_width = Mm(180)
    made.save(str(tmp_path / "huisstijl.docx"))
    return tmp_path / "huisstijl.docx"


@pytest.mark.parametrize(
    "command", ["render kom", "agenda kom --people 14", "list", "quality kom", "suggest --people 6"]
)
def test_every_command_that_writes_word_takes_a_template(
    command: str, house: Path, program: Run
) -> None:
    """The document has the paper of the template."""
    done = program(*command.split(), "-o", "kom.docx", "--template", house.name)
    assert done.returncode == 0, done.stderr
    width = Document(str(house.parent / "kom.docx")).sections[0].page_width
    assert width == pytest.approx(Mm(180), abs=999)


def test_a_template_is_for_word_alone(house: Path, program: Run) -> None:
    """In another format it is refused, with what to do."""
    done = program("render", "kom", "-o", "kom.html", "--template", house.name)
    assert done.returncode == 2
    assert "--template is for Word, and not for html: add -o" in done.stderr.decode()


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("weg.docx", None, "cannot read weg.docx"),
        ("leeg.docx", b"", "the template cannot be read: it must be a Word document"),
        ("groot.docx", b"x" * 20_000_001, "the template is too large"),
    ],
)
def test_what_is_no_template_is_refused(
    name: str, content: bytes | None, message: str, tmp_path: Path, program: Run
) -> None:
    """In one line, and nothing is written."""
    if content is not None:
        (tmp_path / name).write_bytes(content)
    done = program("render", "kom", "-o", "kom.docx", "--template", name)
    assert done.returncode == 2
    assert message in done.stderr.decode()
    assert len(done.stderr.splitlines()) == 1
    assert not (tmp_path / "kom.docx").exists()


def test_a_template_is_never_written_over(house: Path, program: Run) -> None:
    """What the command read stays as it is."""
    before = house.read_bytes()
    done = program("render", "kom", "-o", house.name, "--template", house.name)
    assert done.returncode == 2
    assert house.read_bytes() == before


def test_cards_can_be_laid_out_in_word(tmp_path: Path, program: Run) -> None:
    """The options of cards are for Word as well."""
    done = program("render", "kom", "--card", "a6", "-o", "kaartjes.docx")
    assert done.returncode == 0, done.stderr
    cards = Document(io.BytesIO((tmp_path / "kaartjes.docx").read_bytes()))
    assert cards.tables[0].rows[0].height == pytest.approx(Mm(148), abs=999)
