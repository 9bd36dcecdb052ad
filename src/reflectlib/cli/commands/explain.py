"""`reflect explain`: what a code means, why it is so, and an example."""

from typing import TYPE_CHECKING

import click

from reflectlib.cli.speaking import speak
from reflectlib.message import _, unmarked

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from click.shell_completion import CompletionItem

    from reflectlib.reading.rulebook import Rule

WIDTH = 80
HEAD = unmarked("{code} ({severity}): {title}")
WRONG, RIGHT = _("Wrong:"), _("Right:")


def _complete(
    _context: click.Context, _param: click.Parameter, incomplete: str
) -> "list[CompletionItem]":
    """Offer the codes that start with what is typed, each with its title."""
    from click.shell_completion import CompletionItem

    from reflectlib.reading.rulebook import RULES

    typed = incomplete.upper()
    return [
        CompletionItem(rule.code, help=speak(rule.title))
        for rule in RULES.values()
        if rule.code.startswith(typed) or (typed and rule.code[3:].startswith(typed))
    ]


@click.command("explain")
@click.argument("code", required=False, shell_complete=_complete)
def command(code: str | None) -> None:
    """Explain a code that `reflect validate` gives, such as RFL207.

    Without CODE all rules are listed. Small letters will do, and so does the number alone.
    """
    from reflectlib.errors import UnknownIdError
    from reflectlib.reading.rulebook import RULES, find, near

    if code is None:
        for line in _lines(RULES.values()):
            click.echo(line)
    elif found := find(code):
        click.echo(_text(found), nl=False)
    else:
        raise UnknownIdError(code, near(code), "rule")


def _lines(rules: "Iterable[Rule]") -> "Iterator[str]":
    """Each rule on a line, its title behind the longest name of a level."""
    from reflectlib.diagnostics import SEVERITIES

    levels = {severity: speak(name) for severity, name in SEVERITIES.items()}
    width = max(map(len, levels.values()))
    for rule in rules:
        yield f"{rule.code}  {levels[rule.severity]:{width}}  {speak(rule.title)}"


def _text(rule: "Rule") -> str:
    from reflectlib.diagnostics import SEVERITIES

    head = HEAD.filled(code=rule.code, severity=SEVERITIES[rule.severity], title=rule.title)
    parts = (click.wrap_text(speak(part), WIDTH) for part in (head, rule.reason))
    text = "\n\n".join(parts) + "\n"
    for label, example in ((WRONG, rule.wrong), (RIGHT, rule.right)):
        if example:
            lines = "".join(f"    {line}\n" for line in example.splitlines())
            text += f"\n{speak(label)}\n\n{lines}"
    return text
