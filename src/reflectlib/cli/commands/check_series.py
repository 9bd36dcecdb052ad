"""`reflect check-series`: a series that is kept, held against what registers ask."""

import click

from reflectlib.cli.inputs import complete_id
from reflectlib.cli.options import open_catalogue, output_options
from reflectlib.cli.params import FilePath
from reflectlib.cli.registers import find_registers, register_option
from reflectlib.message import _
from reflectlib.registry import Format


@click.command("check-series")
@click.argument("file", type=FilePath(), shell_complete=complete_id)
@register_option
@output_options("RegisterChecks")
@click.pass_context
def command(
    ctx: click.Context, file: str, registers: tuple[str, ...], to: Format | None, output: str | None
) -> None:
    """Hold the file of a series against what registers ask, rule by rule.

    It says what holds, what falls short and what cannot be known, with the figures, and when the
    rules were read. The register itself decides. Exits 1 where a rule falls short.
    """
    from reflectlib.cli.keeping import is_series_file, open_as_it_is
    from reflectlib.cli.output import write_subject
    from reflectlib.registering.checking import check_register
    from reflectlib.registering.found import RegisterChecks

    catalogue = open_catalogue(ctx)
    if not registers:
        known = catalogue.of_kind("register")
        raise click.UsageError(
            _("say which with --register; there are {known}", known=tuple(known))
        )
    if not is_series_file(catalogue, file):
        raise click.UsageError(
            _(
                "'{file}' is no file of a series; make one with: reflect series ID -o "
                "groep.series.yaml",
                file=file,
            )
        )
    series = open_as_it_is(ctx, catalogue, file)
    found = find_registers(catalogue, registers)
    checks = RegisterChecks(tuple(check_register(series, register) for register in found))
    write_subject(checks, to, output, catalogue=catalogue)
    if any(check.fails for check in checks):
        ctx.exit(1)
