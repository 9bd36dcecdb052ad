"""Help whose options stand together by what they are for."""

import click

from reflectlib.cli.speaking import speak
from reflectlib.message import _

SECTIONS = {
    _("Who take part"): (
        *("people", "names", "roles", "join", "leave", "away", "groups", "anyway", "group"),
    ),
    _("When"): ("start", "zone", "every", "times", "since", "until", "holidays", "move"),
    _("Where"): ("location", "link"),
    _("How the time is spent"): (
        *("minutes", "cases", "pause", "no_break", "break_after"),
        *("welcome", "changeover", "buffer", "exact"),
    ),
    _("Which steps"): ("variant", "meeting", "skip", "only", "set_", "add"),
    _("What is written"): (
        *("view", "to", "output", "template", "lang"),
        *("events", "preparation", "person", "remind"),
        *("card", "bleed", "base_url", "marks", "registers"),
    ),
    _("Further"): ("own_paths", "no_bundled"),
}
"""A heading over options, which are given by the names of their parameters."""
SECTION_OF = {name: heading for heading, names in SECTIONS.items() for name in names}


class Sectioned(click.Command):
    """A command with many options, whose help has them in sections."""

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write each section that has options; what click adds itself stands in the last."""
        headings: list[str] = [*SECTIONS]
        records: dict[str, list[tuple[str, str]]] = {}
        for param in self.get_params(ctx):
            record = param.get_help_record(ctx)
            if record is not None and isinstance(param, click.Option):
                heading = SECTION_OF.get(param.name or "", headings[-1])
                records.setdefault(heading, []).append(record)
        for heading in sorted(records, key=headings.index):
            with formatter.section(speak(heading)):
                formatter.write_dl(records[heading])
