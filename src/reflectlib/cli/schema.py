"""`reflect schema`: the JSON Schema of a kind of entry."""

import click


@click.command("schema")
@click.argument("kind", type=click.Choice(["method", "checklist", "framework"]), default="method")
def command(kind: str) -> None:
    """Print the JSON Schema of a method (or checklist, or framework)."""
    from reflectlib.cli.output import write
    from reflectlib.resources import schema_file

    write(schema_file(kind).read_bytes(), None)
