"""`reflect explain`: a rule by its code, however it is typed."""

import pytest

from conftest import Run, run_here
from reflectlib.diagnostics import SEVERITIES
from reflectlib.message import say
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


def test_explain_speaks_the_language_of_the_user(reflect: Run) -> None:
    """Title, level, reason and headings are in that language; the examples are as they are."""
    rule = RULES["RFL302"]
    text = reflect("explain", "RFL302", REFLECT_LANG="nl").stdout.decode()
    head = f"RFL302 ({say(SEVERITIES['warning'], 'nl')}): {say(rule.title, 'nl')}"
    assert [" ".join(part.split()) for part in text.split("\n\n")[:2]] == [
        head,
        say(rule.reason, "nl"),
    ]
    assert rule.title not in text
    for heading, example in (("Wrong:", rule.wrong), ("Right:", rule.right)):
        assert heading not in text
        assert "".join(f"    {line}\n" for line in example.splitlines()) in text


def test_explain_lists_in_the_language_of_the_user(reflect: Run) -> None:
    """In any language the titles stand below each other, behind the code and the level."""
    lines = reflect("explain", REFLECT_LANG="nl").stdout.decode().splitlines()
    (start,) = {
        line.index(say(rule.title, "nl"))
        for line, rule in zip(lines, RULES.values(), strict=True)
        if line.startswith(f"{rule.code}  {say(SEVERITIES[rule.severity], 'nl')} ")
    }
    assert start > len("RFL001  ")


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
        ("21", [f"RFL21{n}" for n in range(10)]),
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


def test_completion_speaks_the_language_of_the_user(reflect: Run) -> None:
    """What a shell shows beside a code is its title in that language."""
    done = reflect(
        "",
        _REFLECT_COMPLETE="zsh_complete",
        COMP_WORDS="reflect explain RFL207",
        COMP_CWORD="2",
        REFLECT_LANG="nl",
    )
    assert say(RULES["RFL207"].title, "nl") in done.stdout.decode()
