"""The reference of the command line, from the program."""

import inspect
from collections.abc import Iterator

import click
from reference_markdown import GENERATED, code, fenced, page, paragraphs, prose, table

from reflectlib.cli import COMMANDS, main

INTRODUCTION = """\
Where a command takes `ID_OR_FILE`, that is an id from `reflect list`, a title or another name
of an entry, a file with a definition, or `-` for standard input. Each command shows what is
below with `--help`."""


def cli_page() -> bytes:
    """Every command, with its usage, its help and its options."""
    root = click.Context(main, info_name="reflect", **main.context_settings)
    generated = GENERATED.format(source="the program")
    parts = ["# The command line", prose(f"{generated} {INTRODUCTION}"), *_command(root)]
    for name in COMMANDS:
        command = main.get_command(root, name)
        assert command is not None
        parts.append(f"## reflect {name}")
        parts += _command(click.Context(command, root, name))
    return page(parts)


def _command(context: click.Context) -> Iterator[str]:
    command = context.command
    pieces = command.collect_usage_pieces(context)
    yield fenced("text", " ".join([context.command_path, *pieces]))
    yield from paragraphs(inspect.cleandoc(command.help or ""))
    shown = [p for p in command.get_params(context) if not getattr(p, "hidden", False)]
    rows = [(_names(p, context), _meaning(p)) for p in shown]
    if context.parent:
        rows = [(names, meaning) for names, meaning in rows if "`--help`" not in names]
    if rows:
        yield table(("what to type", "what it does"), rows)


def _names(param: click.Parameter, context: click.Context) -> str:
    """`-o`, `--output FILE`: what to type, and the kind of value behind it."""
    if not isinstance(param, click.Option):
        return " ".join(map(code, param.get_usage_pieces(context)))
    names = [*param.opts, *param.secondary_opts]
    if not param.is_flag and not isinstance(param.type, click.Choice):
        names[-1] += f" {param.metavar or _kind(param.type)}"
    return ", ".join(map(code, names))


def _kind(type: click.ParamType) -> str:  # type: ignore[type-arg]  # generic only since click 8.4
    return "NUMBER" if isinstance(type, click.IntRange) else type.name.upper()


def _meaning(param: click.Parameter) -> str:
    """The help text, with the choices, the bounds and the default."""
    texts = [prose(getattr(param, "help", None) or "")]
    if isinstance(param.type, click.Choice):
        texts.append(f"One of {', '.join(map(code, param.type.choices))}.")
    if isinstance(param.type, click.IntRange):
        low, high = param.type.min, param.type.max
        texts.append(f"From {low}." if high is None else f"From {low} to {high}.")
    default = param.to_info_dict()["default"]
    if default and not getattr(param, "is_flag", False):
        texts.append(f"Default: {code(default)}.")
    if param.required:
        texts.append("Needed.")
    return " ".join(filter(None, texts))
