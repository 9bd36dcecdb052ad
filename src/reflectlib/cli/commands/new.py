"""`reflect new`: a definition of your own to go on writing."""

import os
import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from reflectlib.cli.answers import (
    AmountParam,
    FormParam,
    LanguageParam,
    Named,
    StepParam,
    Summary,
    WordsParam,
    forms,
)
from reflectlib.cli.asking import ask, ask_parts, at_a_terminal
from reflectlib.cli.choices import own_forms_here
from reflectlib.cli.inputs import PAUSE, complete_id, is_file, is_stream, pause_of, read_stream
from reflectlib.cli.options import open_catalogue, path_option
from reflectlib.cli.params import FilePath
from reflectlib.message import Message, _

if TYPE_CHECKING:
    from reflectlib.catalogue import Catalogue
    from reflectlib.kinds import Kind
    from reflectlib.model.entry import Entry
    from reflectlib.model.timing import Minutes
    from reflectlib.scaffold.fresh import EntryOutline, MethodBlock

FACILITATION = ("guided", "self-guided", "either")
# What is asked for each kind, by the names of the options.
FITTING = {
    "method": ("form", "facilitation", "people", "minutes", "step"),
    "programme": ("form", "facilitation", "people", "minutes", "step"),
    "checklist": ("section",),
    "framework": ("item",),
    "register": ("rule",),
}


@click.command("new")
@click.argument("id")
@click.argument("dash", type=click.Choice(["-"]), required=False, metavar="[-]")
@click.option("--kind", type=click.Choice(list(FITTING)), help="What to make; else a method.")
@click.option(
    "--from",
    "origin",
    metavar="ID_OR_FILE",
    shell_complete=complete_id,
    help="Start as this entry is, or as this definition of yours; a programme, with these methods.",
)
@click.option("--title", type=WordsParam(), help="Its name; else made from the ID.")
@click.option("--summary", type=Summary(), help="What one does, in a sentence or two.")
@click.option("--language", type=LanguageParam(), help="Of the texts: nl (as it is else), en …")
@click.option("--form", type=FormParam(), help="Such as intervisie or coaching; else oefening.")
@click.option("--facilitation", type=click.Choice(FACILITATION), help="Led or not; else either.")
@click.option("--people", type=AmountParam("people"), help="How many take part: 6, 3-8, 4+.")
@click.option("--minutes", type=AmountParam("minutes"), help="How long it takes: 60, 45-60, 60+.")
@click.option(
    "--step", type=WordsParam(), multiple=True, help='A step, such as "Opening 10"; repeatable.'
)
@click.option("--section", type=WordsParam(), multiple=True, help="Of a checklist; repeatable.")
@click.option("--item", type=WordsParam(), multiple=True, help="Of a framework; repeatable.")
@click.option("--rule", type=WordsParam(), multiple=True, help="Of a register; repeatable.")
@click.option("--bare", is_flag=True, help="Leave out comments and examples.")
@click.option(
    "-o", "--output", type=FilePath(), help="Write to this ID.yaml, or to ID.yaml in this folder."
)
@path_option
@click.pass_context
def command(
    ctx: click.Context,
    /,
    id: str,
    dash: str | None,
    kind: str | None,
    origin: str | None,
    title: str | None,
    summary: str | None,
    language: str | None,
    bare: bool,
    output: str | None,
    **asked: Any,
) -> None:
    """Start a definition of your own: ID.yaml, with an explanation of the fields you need first.

    On a terminal you are asked what you do not say by an option. The file is valid at once;
    `reflect validate` says what is still to be written. A file that is there is never
    overwritten. With - behind the ID the text goes to standard output.

    A step is a name, perhaps with its minutes behind it: "Opening 10", "Opening, 3", "Opening
    10-15 min", "Wandelen 1,5 uur". A number without comma or unit is minutes from 5 up, and
    below that part of the name: "Ronde 2". A comma at the end makes all of it the name: "Ronde
    8,". How each step was understood is said.

    A programme starts with methods, in their order, with commas between them and "pauze" or
    "pauze=20" for a break: --kind programme --from "heard-seen-respected, pauze, kom".
    """
    from reflectlib.cli.commands.schema import put_beside
    from reflectlib.cli.output import say, say_why, write
    from reflectlib.errors import InvalidEntryError
    from reflectlib.reading.load import read

    catalogue = open_catalogue(ctx)
    _refuse_id(id, catalogue)
    if dash and output:
        raise click.UsageError(_("choose one: - or --output"))
    file = None if dash or output == "-" else _target(id, output)
    given = [name for name, value in asked.items() if value]
    methods = _methods(catalogue, origin) if origin and kind == "programme" else ()
    if methods:
        _refuse_options(
            [name for name in given if name == "step"],
            _("--{option} does not go with --from, which says what the blocks are"),
        )
        language = language or "nl"
        outline = _outline("programme", id, title, summary, language, given, asked, methods)
        text = _fresh(outline, bare, catalogue, file)
    elif origin is not None:
        kept = {"summary": summary, "language": language, "bare": bare}
        given += [name for name, value in kept.items() if value]
        text = _adapted(catalogue, origin, id, title, kind, given, file)
    else:
        outline = _outline(kind or "method", id, title, summary, language or "nl", given, asked)
        text = _fresh(outline, bare, catalogue, file)
    content = text.encode()
    entry, report = read(content, str(file or f"{id}.yaml"), stem=id)
    if entry is None:
        raise InvalidEntryError(report)
    say_why(*report.warnings)
    if file is None:
        write(content, None)
        return
    _refuse_file(id, file)  # somebody may have made it while we were asking
    write(content, str(file))
    if not _in_the_catalogue(file):
        put_beside(file, entry.kind)
    say(
        _("Wrote {file}. Open it in an editor for text and go on. Then:", file=str(file)),
        _("  reflect validate {file}  # what is wrong or missing", file=str(file)),
        _("  reflect render {file} -o {id}.html  # the sheet", file=str(file), id=id),
    )


def _refuse_id(id: str, catalogue: "Catalogue") -> None:
    from reflectlib.model.record import is_slug
    from reflectlib.slugs import slug

    if not is_slug(id):
        near = slug(re.sub(r"\.ya?ml$", "", Path(id).name)) or "rondje"
        raise click.UsageError(
            _(
                "'{given}' cannot be an id: a short name of a-z, 0-9 and single hyphens. "
                "Try {near}.",
                given=id,
                near=near,
            )
        )
    if id in catalogue:
        raise click.UsageError(
            _(
                "there is an entry '{id}' already: {file}. Choose another id, or start from it: "
                "reflect new my-{id} --from {id}",
                id=id,
                file=str(catalogue.file(id)),
            )
        )


def _target(id: str, output: str | None) -> Path:
    """Where the file goes; its name is the id, by which it is found."""
    file = Path(output or f"{id}.yaml")
    if file.is_dir():
        file /= f"{id}.yaml"
    if file.name not in _names(id):
        raise click.UsageError(
            _("call the file {id}.yaml, after its id, not {file}", id=id, file=file.name)
        )
    if not file.parent.is_dir():
        raise click.UsageError(_("there is no folder {folder}", folder=str(file.parent)))
    _refuse_file(id, file)
    return file


def _names(id: str) -> list[str]:
    from reflectlib.finding import SUFFIXES

    return [f"{id}{suffix}" for suffix in SUFFIXES]


def _refuse_file(id: str, file: Path) -> None:
    for there in (file.with_name(name) for name in _names(id)):
        if os.path.lexists(there):
            raise click.UsageError(
                _("{file} is there already, and stays as it is", file=str(there))
            )


def _outline(
    kind: Any,
    id: str,
    title: str | None,
    summary: str | None,
    language: str,
    given: Iterable[str],
    asked: Any,
    blocks: "tuple[MethodBlock | Minutes, ...]" = (),
) -> "EntryOutline":
    """All that is to be known, asked of who is at the terminal where it is not given."""
    from reflectlib.error_messages import WORDS
    from reflectlib.scaffold.fresh import EntryOutline, default_parts

    strange = [name for name in given if name not in FITTING[kind]]
    _refuse_options(strange, _("--{option} is not for a {kind}"), kind=WORDS[kind])
    if at_a_terminal():
        from reflectlib.cli.output import say

        say(_("Press Enter for what stands in [ ], or to skip what has none."))
        say(_("Ctrl-C stops without a file."))
    title = _title(id, title)
    summary = ask(_("What one does, in a sentence or two"), summary, Summary(), "")
    parts = default_parts(kind, language)
    if kind not in ("method", "programme"):
        word = FITTING[kind][0]
        named = ask_parts(word, Named(), asked[word], parts)
        return EntryOutline(kind, id, title, named, language, summary=summary)
    question = _("Form ({known})", known=forms())
    usual_form, usually_led = "oefening", "either"
    if kind == "programme":
        usual_form, usually_led = "bijeenkomst", "guided"
    form = ask(question, asked["form"], FormParam(), usual_form)
    led = click.Choice(FACILITATION, case_sensitive=False)
    return EntryOutline(
        kind,
        id,
        title,
        language=language,
        summary=summary,
        form=form,
        form_title=None if form in forms() else own_forms_here()[form],
        facilitation=ask(_("Led by somebody?"), asked["facilitation"], led, usually_led),
        participants=ask(_("People (6, 3-8, 4+)"), asked["people"], AmountParam("people"), ""),
        duration=ask(_("Minutes (60, 45-60, 60+)"), asked["minutes"], AmountParam("minutes"), ""),
        parts=() if blocks else ask_parts("step", StepParam(), asked["step"], parts),
        blocks=blocks,
    )


def _methods(catalogue: "Catalogue", origin: str) -> "tuple[MethodBlock | Minutes, ...]":
    """The blocks that a programme starts with; nothing where it starts as another programme is."""
    from reflectlib.model.programme import Programme

    names = [name.strip() for name in origin.split(",") if name.strip()]
    whole = origin in catalogue or (len(names) > 1 and is_file(origin))
    if len(names) == 1 or whole:
        entry = _original(catalogue, origin)[0]
        return () if isinstance(entry, Programme) else (_block(entry, catalogue),)
    if all(PAUSE.fullmatch(name) for name in names):
        raise click.UsageError(_("name a method: with breaks alone there is nothing to do"))
    return tuple(
        pause_of(catalogue, name) or _block(_original(catalogue, name)[0], catalogue)
        for name in names
    )


def _block(entry: "Entry", catalogue: "Catalogue") -> "MethodBlock":
    """A method as a block. Raises `PlanError` for what is none, or has no steps."""
    from reflectlib.composing import composed
    from reflectlib.errors import PlanError
    from reflectlib.model.method import Method
    from reflectlib.model.programme import Programme
    from reflectlib.scaffold.fresh import MethodBlock

    if not isinstance(entry, Method) or isinstance(entry, Programme):
        raise PlanError("entry_is_no_method", id=entry.id, kind=entry.kind)
    method = composed(entry, catalogue)
    held = [m.id for m in method.meetings if any(p.meeting == m.id for p in method.phases)]
    meeting = held[0] if len(method.meetings) > 1 and held else None
    steps = tuple(
        phase.id
        for phase in method.phases
        if phase.meeting == (meeting or (held and held[0]) or None)
    )
    if not steps:
        raise PlanError("no_steps", id=method.id)
    return MethodBlock(method.id, method.title, meeting, tuple(held), steps)


def _fresh(outline: "EntryOutline", bare: bool, catalogue: "Catalogue", file: Path | None) -> str:
    from reflectlib.cli.speaking import user_language
    from reflectlib.scaffold.fresh import write

    # Methods refer to an item by its id alone, so no two frameworks may share one.
    taken = catalogue.item_titles() if outline.kind == "framework" else ()
    return write(
        outline, _schema(outline.kind, file), bare=bare, taken=taken, language=user_language()
    )


def _adapted(
    catalogue: "Catalogue",
    origin: str,
    id: str,
    title: str | None,
    kind: str | None,
    given: list[str],
    file: Path | None,
) -> str:
    """The text of an entry made that of a new one."""
    from reflectlib.cli.speaking import user_language
    from reflectlib.error_messages import WORDS
    from reflectlib.reading.text import decode
    from reflectlib.scaffold.adapted import adapt

    _refuse_options(given, _("--{option} does not go with --from, which keeps all but the title"))
    entry, content, path = _original(catalogue, origin)
    if kind and kind != entry.kind:
        raise click.UsageError(
            _(
                "{id} is a {kind}, not a {other}",
                id=entry.id,
                kind=WORDS[entry.kind],
                other=WORDS[kind],
            )
        )
    text, __ = decode(content, origin)
    return adapt(
        text or "",
        entry,
        id=id,
        title=_title(id, title),
        schema=_schema(entry.kind, file),
        publisher="reflectlib" if path and _in_the_catalogue(path) else None,
        language=user_language(),
    )


def _original(catalogue: "Catalogue", name: str) -> "tuple[Entry, bytes, Path | None]":
    """The entry of an id (or another name), a file or standard input, with its bytes and file."""
    from reflectlib.errors import InvalidEntryError
    from reflectlib.reading.load import read, read_bytes
    from reflectlib.search import find

    path: Path | None = None
    if is_stream(name):
        content, called = read_stream(name)
        found, report = read(content, called)
    elif name not in catalogue and is_file(name):
        path = Path(name)
        content = read_bytes(path)
        found, report = read(content, name, stem=path.stem)
    else:
        entry = find(catalogue, name)
        path = catalogue.file(entry.id)
        return entry, read_bytes(path), path
    if found is None:
        raise InvalidEntryError(report)
    return found, content, path


def _refuse_options(names: Sequence[str], why: Message, **fields: str) -> None:
    if names:
        raise click.UsageError(why.filled(option=names[0], **fields))


def _schema(kind: "Kind", file: Path | None) -> str:
    """Where an editor finds the schema: beside the file, so that both can go anywhere together.

    In the catalogue itself it is where those of all its files are.
    """
    from reflectlib.resources import schema_file, schema_name

    if file is None or not _in_the_catalogue(file):
        return schema_name(kind)
    schema = schema_file(kind).resolve()
    return Path(os.path.relpath(schema, file.resolve().parent)).as_posix()


def _in_the_catalogue(file: Path) -> bool:
    from reflectlib.resources import methods_dir

    return methods_dir().resolve() in file.resolve().parents


def _title(id: str, title: str | None) -> str:
    made: str = ask(_("Title"), title, WordsParam(), id.replace("-", " ").capitalize())
    return made
