"""What each error says: its code → a sentence, with the names of its fields in braces.

Words are made here and nowhere else, when somebody reads them. A field is a number, an id, a text
that was given, or a list of these; `{least}` and `{most}` are the ends of a range, of which
`{range}` is the two together.
"""

from collections.abc import Callable, Mapping
from typing import Any

Fields = Mapping[str, Any]


def in_words(code: str, fields: Fields) -> str:
    """The sentence of an error; a code that is not known here is shown as it is."""
    message = MESSAGES.get(code)
    if message is None:
        return code
    if callable(message):
        return message(fields)
    ready = {name: _listed(value) for name, value in fields.items()}
    if "least" in fields and "most" in fields:
        ready["range"] = figures(fields["least"], fields["most"])
    return message.format(**ready)


def figures(least: int | None, most: int | None) -> str:
    """A range as messages give it: `4`, `3-6`, `at least 4`, `at most 6`."""
    if least == most:
        return str(least)
    if most is None:
        return f"at least {least}"
    return f"at most {most}" if least is None else f"{least}-{most}"


def _listed(value: Any) -> Any:
    return ", ".join(map(str, value)) if isinstance(value, tuple) else value


def _or(values: tuple[object, ...]) -> str:
    return " or ".join(map(str, values))


def _number_wanted(fields: Fields) -> str:
    most = fields["most"]
    wanted = f"a whole number from {fields['least']}" + (f" to {most}" if most else "")
    return f"{fields['name']} must be {wanted}, not {fields['given']!r}"


def _not_known(fields: Fields) -> str:
    known = fields["known"]
    there = f"there are {', '.join(known)}" if known else "the method has none"
    return f"there is no {fields['what']} '{fields['id']}'; {there}"


def _unknown_id(fields: Fields) -> str:
    near = fields["near"]
    hint = f" Did you mean {_or(near)}?" if near else ""
    if len(near) > 3:
        hint = f" There are {', '.join(near)}."
    return f"there is no {fields['what']} '{fields['id']}'.{hint}"


def _unknown_zone(fields: Fields) -> str:
    near = fields["near"]
    hint = f"did you mean {_or(near)}?" if near else "say it as in Europe/Amsterdam."
    return f"there is no time zone '{fields['name']}': {hint}"


def _people_outside(fields: Fields) -> str:
    what = fields["method"]
    if fields["meeting"]:
        what = f"the meeting '{fields['meeting']}' of {what}"
    range = figures(fields["least"], fields["most"])
    return f"{what} is for {range} people, not {fields['people']}"


def _too_little_time(fields: Fields) -> str:
    least, fit = fields["least"], fields["cases_that_fit"]
    message = f"{fields['minutes']} minutes are too few: {fields['method']} needs at least {least}"
    if (fields["cases"] or 1) > 1:
        fitting = {0: "not even one fits", 1: "1 fits"}.get(fit, f"{fit} fit")
        message += f" for {fields['cases']} cases; {fitting}"
    if fields["breaks"]:
        message += f"; without a break {fields['breaks']} minutes less"
    return message


def _no_division(fields: Fields) -> str:
    size = figures(fields["least"], fields["most"])
    would = _or(fields["would"])
    return f"{fields['people']} people do not divide over groups of {size}; {would} would"


def _no_kind(fields: Fields) -> str:
    return f"{fields['method']} has more than one kind of meeting: name {_or(fields['known'])}"


MESSAGES: Mapping[str, str | Callable[[Fields], str]] = {
    # What no session or timetable can be.
    "number_wanted": _number_wanted,
    "names_are_one_text": "names must be a list of names, not one text",
    "too_many_names": "there are {names} names; a meeting has at most {most}",
    "name_is_empty": "names must be texts with a name in each",
    "name_twice": "{name} stands twice among the names; tell them apart",
    "names_and_people_differ": "there are {names} names for {people} people",
    "start_without_zone": "the start needs a time zone",
    "start_out_of_range": "the start is in a year from {least} to {most}",
    "clock_skips": "the clock skips {time} on {day}; take {later}",
    "days_end_before_they_begin": "the days from {first} to {last} end before they begin",
    # What cannot be planned.
    "no_method": "only a method can be planned, not a {kind}",
    "entry_is_no_method": "{id} is a {kind}; only a method can be planned",
    "range_upside_down": "{path} of {method} cannot be planned: the min, {least}, is more than the "
    "max, {most}",
    "not_known": _not_known,
    "kind_not_named": _no_kind,
    "no_steps": "{id} has no steps to plan",
    "goes_as_another": "the meeting '{meeting}' goes as {method}: plan that",
    "people_outside": _people_outside,
    "no_case_loop": "{method} has no steps that are done for each case",
    "cases_outside": "{method} takes {range} cases in a meeting, not {cases}",
    "too_many_stated": "{method} is for {number} {what}; a meeting is planned for at most {most}",
    "too_little_time": _too_little_time,
    "longer_than_a_day": "a meeting of {minutes} minutes does not end within a day",
    "people_out_of_range": "there are {people} people to divide; there must be one at least, and "
    "{most:,} at most",
    "size_upside_down": "a group of at least {least} people cannot have at most {most}",
    "no_division": _no_division,
    # What cannot be laid out over dates.
    "no_start": "a {what} needs a start",
    "end_of_calendar": "{day} is too near to an end of the calendar",
    "number_unknown": "{method} does not say how many meetings there are: say how many, or until "
    "when",
    "people_unknown": "there are as many meetings as participants: say how many, or name them",
    "too_many_meetings": "a series has {most} meetings at most; this one has more",
    "no_date_left": "no date is left for a meeting: all of them are skipped, or too late",
    "too_few_dates": "only {found} of {wanted} meetings find a date",
    "too_few_meetings": "{method} has {least} meetings at least, and {found} find a date",
    "nothing_to_move": "there is no meeting on {day} to move",
    "moved_to_skipped": "the meeting of {day} cannot move to {to}, which is skipped",
    "moved_too_late": "the meeting of {day} cannot move to {to}, which is too late",
    "two_on_one_day": "two meetings would be on one day",
    "clock_skips_meeting": "the clock skips {time} on {day}; skip that day, or move it",
    # What there is not.
    "unknown_id": _unknown_id,
    "unknown_zone": _unknown_zone,
    "unknown_format": "there is no format '{format}'; there are {known}",
    "unknown_view": "{subject} has no {view}; it has {known}",
    "not_in_format": "the {view} of {subject} cannot be written as {format}; it can as {known}",
    "subject_not_in_format": "{subject} cannot be written as {format}; it can as {known}",
    "view_lacks": "the {view} of {subject} needs {needs}",
    # What cannot be read.
    "cannot_read": "cannot read {file}: {why}",
    "no_name": "the name of a file or folder is empty",
    "nothing_there": "there is no file or folder {file}",
    "no_file": "{file} is neither a file nor a folder",
    "is_a_folder": "{file} is a folder; name one definition in it",
    "no_definitions": "the folder {file} holds no .yaml files",
    "only_yaml_txt": "the folder {file} holds no .yaml files; take .txt off the name of yours",
    "in_no_file": "the entry '{id}' is in no file: a program made it",
    "input_closed": "cannot read standard input: it is closed",
    "input_unreadable": "cannot read standard input: {why}",
    "duplicate_id": "the id '{id}' stands in two files: {first} and {second}; rename one",
    "duplicate_entry": "the id '{id}' stands in two places: {first} and {second}; rename one",
    "earlier_calendar_too_large": "the earlier calendar is larger than {most} MiB; write to "
    "another file",
    "earlier_calendar_unreadable": "the earlier calendar cannot be read as iCalendar; give a file "
    "that reflectlib wrote for this calendar, or none",
    "earlier_calendar_foreign": "the earlier calendar was not written by reflectlib, and each "
    "event in it would be cancelled; give a file that reflectlib wrote for this calendar, or none",
    # What is not written.
    "cannot_write": "cannot write {file}: {why}",
    "made_of_it": "{file} is not written over: it is what this is made of. Choose another name",
    "is_a_definition": "{file} is not written over: it is a definition. Choose another name",
    "other_appointments": "the file holds other appointments, which would be cancelled; write to "
    "another file, or delete this one",
    "no_schema_of_ours": "{file} is there already and is no schema of ours; it stays as it is",
    # What cannot be a site.
    "no_title": "the title {title!r} is no line of text",
    "no_base_url": "'{url}' is no base URL; write it as https://example.org/reflect/",
    "no_folder_name": "{file!r} cannot be the name of a folder",
    "other_site": "{file} is there already and is not of a site that reflectlib wrote; "
    "choose another folder, or remove this one to have it written anew",
    "leads_elsewhere": "{file} leads elsewhere; choose another folder",
    "site_list_unreadable": "cannot read {file}, which lists the files of the site ({why}); "
    "choose another folder, or remove this one to have it written anew",
    "site_log_unreadable": "cannot read {file} ({why}); choose another folder, or remove this one "
    "to have it written anew",
    "site_is_written": "another run is writing {file}; try again when it has ended",
    "other_file": "{file} is there already and is not of this site; move it away",
    "cannot_remove": "cannot remove {file}: {why}",
    "process_ended": "a process that made pages came to an end; perhaps there was too little "
    "memory",
}
"""Code → its sentence, or what makes it of the fields where it takes more than filling in."""
