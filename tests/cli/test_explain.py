"""`reflect explain`: a rule by its code, however it is typed."""

import pytest

from conftest import Run, run_here
from reflectlib.reading.rulebook import RULES

LAST_TWO = f"Did you mean {' or '.join([*RULES][-2:])}?"


def test_explain_prints_a_rule(reflect: Run) -> None:
    """Title, level, reason, wrong and right stand there, and the examples as they are."""
    done = reflect("explain", "RFL302")
    rule = RULES["RFL302"]
    text = done.stdout.decode()
    assert (done.returncode, done.stderr) == (0, b"")
    assert text.startswith(f"RFL302 (warning): {rule.title}\n\n")
    assert " ".join(text.split("\n\n")[1].split()) == rule.reason
    for name, example in (("Wrong", rule.wrong), ("Right", rule.right)):
        lines = "".join(f"    {line}\n" for line in example.splitlines())
        assert f"\n\n{name}:\n\n{lines}" in text


@pytest.mark.parametrize("typed", ["RFL007", "rfl007", "007", "7", " Rfl7 "])
def test_explain_forgives_how_a_code_is_typed(typed: str) -> None:
    """Small letters will do, and the number alone, with its zeros or without."""
    assert run_here("explain", typed).output.startswith("RFL007 (warning): ")


@pytest.mark.parametrize("code", RULES)
def test_explain_knows_every_rule(code: str) -> None:
    """Each rule is explained in lines that fit a terminal; one without example says no more."""
    done = run_here("explain", code)
    assert done.exit_code == 0
    assert ("Wrong:" in done.output) is bool(RULES[code].wrong)
    explained = done.output.split("\n\nWrong:")[0]
    assert max(map(len, explained.splitlines())) <= 80


def test_explain_lists_every_rule_in_a_line(reflect: Run) -> None:
    """Without a code there is a line for each: code, level and title."""
    lines = reflect("explain").stdout.decode().splitlines()
    assert [line.split(maxsplit=2) for line in lines] == [
        [rule.code, rule.severity, rule.title] for rule in RULES.values()
    ]


@pytest.mark.parametrize(
    ("code", "near"),
    [
        ("204", "Did you mean RFL203 or RFL205?"),
        ("RFL999", LAST_TWO),
        ("9" * 5000, LAST_TWO),
        ("RFL2O7", "Did you mean RFL207"),
        ("vraag", "there is no rule 'vraag'."),
    ],
)
def test_explain_offers_what_is_near(reflect: Run, code: str, near: str) -> None:
    """A code that is not there gives exit code 2, and the nearest ones where there are any."""
    done = reflect("explain", code)
    assert (done.returncode, done.stdout) == (2, b"")
    assert near in done.stderr.decode()
    assert b"Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("RFL30", [code for code in RULES if code.startswith("RFL30")]),
        ("rfl208", ["RFL208"]),
        ("21", ["RFL210", "RFL211", "RFL212"]),
        ("", list(RULES)),
        ("x", []),
    ],
)
def test_codes_are_completed(reflect: Run, typed: str, offered: list[str]) -> None:
    """A shell offers the codes that start with what is typed."""
    done = reflect(
        "", _REFLECT_COMPLETE="zsh_complete", COMP_WORDS=f"reflect explain {typed}", COMP_CWORD="2"
    )
    assert [line for line in done.stdout.decode().splitlines() if line in RULES] == offered
