"""Switching a rule off for one file, with a reason in the file itself."""

from pathlib import Path

import pytest

from conftest import Run
from reflectlib import Catalogue, Diagnostic
from reflectlib.checking import Collection
from reflectlib.reading.load import read
from reflectlib.reading.rulebook import EXAMPLE, RULES

OFF = "# reflect: off"
CLOSED = EXAMPLE.replace(
    "    purpose: Stilstaan", "    questions: [Wil je iets zeggen?]\n    purpose: Stilstaan"
)
NO_MARK = CLOSED.replace("?]", "]")


def checked(text: str | bytes) -> list[Diagnostic]:
    """What `reflect validate` finds in a text."""
    content = text.encode() if isinstance(text, str) else text
    return list(Collection([], beside=Catalogue([])).check(content, "f.yaml"))


def codes(text: str | bytes) -> list[str]:
    return [d.code for d in checked(text)]


def test_warning_is_switched_off_with_a_reason() -> None:
    """A line above the first key that names a code and a reason takes that warning away."""
    assert codes(CLOSED) == ["RFL302"]
    assert codes(f"{OFF} RFL302: ja of nee is genoeg\n{CLOSED}") == []


@pytest.mark.parametrize(
    "line",
    [
        "#reflect: off RFL302: zo gaat het",
        "  #  reflect:  off  rfl302 :  zo gaat het: ja of nee",
        f"# een ander\n\n{OFF} RFL302: zo gaat het\n# nog een",
        f"---\n{OFF} RFL302: zo gaat het",
        f"{OFF} RFL302: zo gaat het\n---",
        f"{OFF} RFL302: zo gaat het\n{OFF} RFL302: en zo ook",
        f"{OFF} 302: zo gaat het",
    ],
)
def test_line_may_stand_anywhere_above_the_first_key(line: str) -> None:
    """Spaces, other comments and the start of the document make no difference."""
    assert codes(f"{line}\n{CLOSED}") == []


def test_line_ends_of_windows_and_a_byte_order_mark() -> None:
    """A file of Notepad is read as any other."""
    text = f"{OFF} RFL302: zo gaat het\n{CLOSED}"
    for content in (text.replace("\n", "\r\n").encode(), text.encode("utf-8-sig")):
        assert codes(content) == []
    (found,) = checked(f"# x\n{OFF} RFL302\n{EXAMPLE}".replace("\n", "\r\n").encode("utf-8-sig"))
    assert (found.code, found.line, found.column) == ("RFL011", 2, 1)


@pytest.mark.parametrize(
    "below",
    [
        f"context: |\n  {OFF} RFL302: zo gaat het\n",
        f"context: >-\n\n\n  {OFF} RFL302: zo gaat het\n",
        f'context: "\n\n  {OFF} RFL302: zo gaat het"\n',
        f"{OFF} RFL302: zo gaat het\n",
    ],
)
def test_line_below_the_first_key_does_nothing(below: str) -> None:
    """What stands in a text, or further down, switches nothing off and is no fault."""
    first, rest = CLOSED.split("\n", 1)
    # A text that starts with # is warned of as well, since no page makes a heading of it.
    assert [c for c in codes(f"{first}\n{below}{rest}") if c != "RFL309"] == ["RFL302"]


def test_each_code_is_switched_off_by_itself() -> None:
    """Several lines switch off several rules, and no other."""
    text = NO_MARK.replace("sources:\n  - title: Reflecteren is leren\n", "")
    assert codes(text) == ["RFL305", "RFL207"]
    assert codes(f"{OFF} RFL207: geen teken\n{text}") == ["RFL305"]
    assert codes(f"{OFF} RFL207: geen teken\n{OFF} RFL305: van ons\n{text}") == []


@pytest.mark.parametrize(
    ("line", "message", "hint"),
    [
        ("off RFL302", "RFL302 is not switched off, since there is no reason", "Write why"),
        ("off RFL302:", "there is no reason", "`# reflect: off RFL302: the reason`"),
        ("off RFL302:   ", "there is no reason", "Write why"),
        ("off RFL302 zomaar", "switches nothing off", "a colon and the reason"),
        ("off", "switches nothing off", "the code, a colon"),
        ("", "switches nothing off", "the code, a colon"),
        ("of RFL302: zo gaat het", "switches nothing off", "`# reflect: off`"),
        ("off RFL3O2: zo gaat het", "no rule 'RFL3O2' to switch off", "Did you mean RFL302"),
        ("off RFL302, RFL303: zo", "switches nothing off", "one line per code"),
        ("off RFL302,303: zo", "switches nothing off", "one line per code"),
        ("off 302 en 303: zo", "switches nothing off", "one line per code"),
        ("off vraag: zo gaat het", "no rule 'vraag'", "`reflect explain` lists them."),
        ("off RFL203: die rol komt nog", "RFL203 is an error", "Mend the error."),
        ("off RFL011: ik weet het", "RFL011 cannot be switched off", "Take this line out."),
        ("off RFL012: ik weet het", "RFL012 cannot be switched off", "Take this line out."),
    ],
)
def test_line_that_does_nothing_is_a_warning(line: str, message: str, hint: str) -> None:
    """What is wrong with a line is said at its place, and the rule still finds."""
    mine, theirs = sorted(
        checked(f"# x\n  # reflect: {line}\n{CLOSED}"), key=lambda fault: fault.code
    )
    assert (mine.code, mine.severity, mine.line, mine.column) == ("RFL011", "warning", 2, 3)
    assert message in mine.message
    assert hint in mine.hint
    assert theirs.code == "RFL302"


@pytest.mark.parametrize(
    "line",
    [
        "# Reflect: off RFL302: zo gaat het",
        "# reflect off RFL302: zo gaat het",
        "# reflect : off RFL302: zo gaat het",
        "## REFLECT: OFF RFL302: zo gaat het",
    ],
)
def test_line_that_is_nearly_one_is_a_warning(line: str) -> None:
    """Who writes it almost right hears how it is written, since nothing is off."""
    mine, theirs = sorted(checked(f"{line}\n{CLOSED}"), key=lambda fault: fault.code)
    assert (mine.code, mine.line, mine.column, theirs.code) == ("RFL011", 1, 1, "RFL302")
    assert "`# reflect: off`" in mine.hint


def test_only_the_head_is_looked_at_for_near_misses() -> None:
    """Further down such a line is a comment like any other."""
    first, rest = EXAMPLE.split("\n", 1)
    line = "# Reflect: off RFL302: zo gaat het"
    assert codes(f"{first}\n{line}\n{rest}") == []
    assert codes(f"---\r\n\r\n  {line}\r\n{EXAMPLE}") == ["RFL011"]


@pytest.mark.parametrize("line", ["# Reflect on it", "# reflect of niet", "# reflectoff"])
def test_other_comments_are_left_alone(line: str) -> None:
    """A comment that only has the word is nobody's mistake."""
    assert codes(f"{line}\n{EXAMPLE}") == []


def test_switching_off_for_nothing_is_a_warning() -> None:
    """A rule that finds nothing in a file has not to be switched off there."""
    (found,) = checked(f"# x\n{OFF} RFL302: zo gaat het\n{EXAMPLE}")
    assert (found.code, found.severity, found.line) == ("RFL012", "warning", 2)
    assert "RFL302" in found.message


def test_rules_that_were_not_asked_are_not_switched_off_for_nothing() -> None:
    """Of a file with an error nobody knows yet what else would be found."""
    text = f"{OFF} RFL302: zo gaat het\n{OFF} RFL207: geen teken\n{EXAMPLE}"
    assert codes(text) == ["RFL012", "RFL012"]
    assert codes(f"{text}doel: x\n") == ["RFL101"]
    assert codes(f"{text}goals: [\n") == ["RFL002"]


def test_errors_stay(tmp_path: Path) -> None:
    """No line hides an error, not even beside a warning that it does hide."""
    lead = NO_MARK.replace("title: Ronde", "title: Ronde\n    lead: baas")
    assert sorted(codes(f"{OFF} RFL207: zo\n{lead}")) == ["RFL203"]
    assert sorted(codes(f"{OFF} RFL203: zo\n{lead}")) == ["RFL011", "RFL203", "RFL207"]


def test_reading_knows_what_is_off() -> None:
    """Who reads an entry without the rules on content gets no warning of those either way."""
    entry, report = read(f"{OFF} RFL207: zo\n{OFF} RFL302: zo\n{NO_MARK}".encode(), "f.yaml")
    assert entry is not None
    assert list(report) == []
    _, report = read(f"{OFF} RFL207: zo\n{EXAMPLE}".encode(), "f.yaml")
    assert [d.code for d in report] == ["RFL012"]


def test_render_and_validate_respect_it(reflect: Run, tmp_path: Path) -> None:
    """The warnings of `render FILE` are those of the file, as with `validate`."""
    file = tmp_path / "rondje.yaml"
    for text, warned in ((NO_MARK, True), (f"{OFF} RFL207: geen teken\n{NO_MARK}", False)):
        file.write_text(text, encoding="utf-8")
        assert (b"RFL207" in reflect("render", "rondje.yaml").stderr) is warned
        assert (b"RFL207" in reflect("validate", "rondje.yaml").stdout) is warned


# Rules of translations (RFL4) find nothing in a definition, so that none of its lines concern them.
WARNINGS = [c for c in RULES if RULES[c].severity == "warning" and not c.startswith("RFL4")]


@pytest.mark.parametrize("code", WARNINGS)
def test_any_warning_but_ours_can_be_switched_off(code: str) -> None:
    """There is no third kind of rule for a definition."""
    found = codes(f"{OFF} {code}: daarom\n{EXAMPLE}")
    assert found == ["RFL011" if code in {"RFL011", "RFL012"} else "RFL012"]
