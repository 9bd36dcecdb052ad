"""`reflect quality`: a method held against the quality framework for reflection."""

import click

from reflectlib.cli.inputs import complete_id, find_entries
from reflectlib.cli.options import open_catalogue, output_options
from reflectlib.message import _
from reflectlib.registry import Format


@click.command("quality")
@click.argument("ids_or_files", nargs=-1, required=True, shell_complete=complete_id)
@output_options("Assessments")
@click.pass_context
def command(
    ctx: click.Context, ids_or_files: tuple[str, ...], to: Format | None, output: str | None
) -> None:
    """Hold methods against the quality framework for reflection.

    For each statement of kwaliteitskader-reflectie: what the definition says, in which field,
    and what to add where. It says what was found, not how good a method is.
    """
    from reflectlib.cli.output import end, write_subject
    from reflectlib.error_messages import WORDS
    from reflectlib.model.method import Method
    from reflectlib.model.programme import Programme
    from reflectlib.quality.assessing import assess, framework_of, not_assessed
    from reflectlib.quality.finding import Assessments

    catalogue = open_catalogue(ctx)
    entries, refused = find_entries(catalogue, ids_or_files)
    methods = []
    for entry in entries:
        if isinstance(entry, Programme):
            raise not_assessed(entry)
        if not isinstance(entry, Method):
            raise click.UsageError(
                _(
                    "{id} is a {kind}; only a method can be held against the quality framework",
                    id=entry.id,
                    kind=WORDS[entry.kind],
                )
            )
        methods.append(entry)
    if methods:
        framework = framework_of(catalogue)
        found = Assessments(tuple(assess(method, framework) for method in methods))
        write_subject(found, to, output, catalogue=catalogue)
    end(ctx, refused)
