"""`reflect explain`: what a code means, why it is so, and an example."""

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

    from reflectlib.reading.rulebook import Rule

WIDTH = 80


def _complete(_: click.Context, __: click.Parameter, incomplete: str) -> "list[CompletionItem]":
    """Offer the codes that start with what is typed, each with its title."""
    from click.shell_completion import CompletionItem

    from reflectlib.reading.rulebook import RULES

    typed = incomplete.upper()
    return [
        CompletionItem(rule.code, help=rule.title)
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
        for rule in RULES.values():
            click.echo(f"{rule.code}  {rule.severity:7}  {rule.title}")
    elif found := find(code):
        click.echo(_text(found), nl=False)
    else:
        raise UnknownIdError(code, near(code), "rule")


def _text(rule: "Rule") -> str:
    parts = [f"{rule.code} ({rule.severity}): {rule.title}", rule.reason]
    text = "\n\n".join(click.wrap_text(part, WIDTH) for part in parts) + "\n"
    for name, example in (("Wrong", rule.wrong), ("Right", rule.right)):
        if example:
            lines = "".join(f"    {line}\n" for line in example.splitlines())
            text += f"\n{name}:\n\n{lines}"
    return text
