"""What each error says: its code → a message, whose fields are those of the error.

A field is a number, an id, a text that was given, or a list of these; `{least}` and `{most}` are
the ends of a range, of which `{range}` is the two together.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from reflectlib.message import Message, _, n_, p_, unmarked

Fields = Mapping[str, Any]

WORDS: Mapping[str, Message] = {
    "break_after": p_("what an error is about", "break_after"),
    "break_minutes": p_("what an error is about", "break_minutes"),
    "buffer": p_("what an error is about", "buffer"),
    "calendar": p_("what an error is about", "calendar"),
    "cases": p_("what an error is about", "cases"),
    "changeover": p_("what an error is about", "changeover"),
    "checklist": p_("kind", "checklist"),
    "choice": p_("what an error is about", "entry, kind or tag"),
    "entry": p_("what an error is about", "entry"),
    "experience": p_("what an error is about", "experience"),
    "facilitation": p_("what an error is about", "facilitation"),
    "form": p_("what an error is about", "form"),
    "framework": p_("kind", "framework"),
    "groups": p_("what an error is about", "groups"),
    "kind": p_("what an error is about", "kind"),
    "meeting": p_("what an error is about", "meeting"),
    "method": p_("kind", "method"),
    "minutes": p_("what an error is about", "minutes"),
    "path": p_("what an error is about", "path"),
    "people": p_("what an error is about", "people"),
    "principle": p_("what an error is about", "principle"),
    "programme": p_("kind", "programme"),
    "register": p_("kind", "register"),
    "rule": p_("what an error is about", "rule"),
    "series": p_("what an error is about", "series"),
    "tag": p_("what an error is about", "tag"),
    "times": p_("what an error is about", "times"),
    "variant": p_("what an error is about", "variant"),
    "welcome": p_("what an error is about", "welcome"),
    "a start": _("a start"),
    "a assessment": _("an assessment"),
    "a assessments": _("an assessment"),
    "a comparison": _("a comparison"),
    "a keptseries": _("a series that is kept"),
    "a matches": _("a list"),
    "a plan": _("a plan"),
    "a reckoning": _("a reckoning"),
    "a registercheck": _("a check against registers"),
    "a registerchecks": _("a check against registers"),
    "a report": _("a report"),
    "a series": _("a series"),
    "a suggestions": _("a list of suggestions"),
}
"""A word that a field may hold → how it is said. The field keeps the word itself."""
WORDED = frozenset({"kind", "needs", "subject", "what"})
"""The fields that hold one."""

OF_THE_SYSTEM: Mapping[str, Message] = {
    message.text: message
    for message in (
        _("Bad file descriptor"),
        _("File exists"),
        _("File name too long"),
        _("Input/output error"),
        _("Invalid argument"),
        _("Is a directory"),
        _("No space left on device"),
        _("No such file or directory"),
        _("Not a directory"),
        _("Operation not permitted"),
        _("Permission denied"),
        _("Read-only file system"),
        _("Too many levels of symbolic links"),
        _("Too many open files"),
    )
}
"""What a system refuses most often, in its own words, so that they can be translated."""


def message_of(code: str, fields: Fields) -> Message:
    """The message of an error; a code that is not known here is shown as it is."""
    message = MESSAGES.get(code)
    if message is None:
        return unmarked(code)
    fields = {name: _in_words(name, value) for name, value in fields.items()}
    if not isinstance(message, Message):
        return message(fields)
    if "least" in fields and "most" in fields:
        fields = {**fields, "range": figures(fields["least"], fields["most"])}
    return message.filled(**fields)


def why_of(said: str | None) -> str:
    """What a system says, as it can be translated."""
    return OF_THE_SYSTEM.get(said or "", said or "")


def _in_words(name: str, value: Any) -> Any:
    """A field as its message says it; what a user calls something stays as it is."""
    if name in WORDED:
        return WORDS.get(value, value)
    return why_of(value) if name == "why" else value


def figures(least: int | None, most: int | None) -> Message:
    """A range as messages give it: `4`, `3-6`, `at least 4`, `at most 6`."""
    if least == most:
        return unmarked("{number}", number=least)
    if most is None:
        return _("at least {number}", number=least)
    if least is None:
        return _("at most {number}", number=most)
    return unmarked("{least}-{most}", least=least, most=most)


def _number_wanted(fields: Fields) -> Message:
    if fields["most"]:
        return _("{name} must be a whole number from {least} to {most}, not {given}").filled(
            **_given(fields)
        )
    return _("{name} must be a whole number from {least}, not {given}").filled(**_given(fields))


def _given(fields: Fields) -> Fields:
    return {
        **fields,
        "name": WORDS.get(fields["name"], fields["name"]),
        "given": repr(fields["given"]),
    }


def _not_known(fields: Fields) -> Message:
    if fields["known"]:
        return _("there is no {what} '{id}'; there are {known}").filled(**fields)
    return _("there is no {what} '{id}'; the method has none").filled(**fields)


def _unknown_step(fields: Fields) -> Message:
    named = {key: tuple(f"“{title}”" for title in fields[key]) for key in ("near", "known")}
    if not fields["known"]:
        return _("there is no step '{name}'; the method has none").filled(**fields)
    if fields["near"]:
        message = _("there is no step '{name}': did you mean {near:or}? The steps are {known}")
        return message.filled(**{**fields, **named})
    return _("there is no step '{name}'; the steps are {known}").filled(**{**fields, **named})


def _unknown_id(fields: Fields) -> Message:
    near, of_entry = fields["near"], fields["what"] == WORDS["entry"]
    if of_entry and near:
        return _("there is no entry '{id}'. Did you mean {near:or}?").filled(**fields)
    if of_entry:
        return _("there is no entry '{id}'.").filled(**fields)
    if len(near) > 3:
        return _("there is no {what} '{id}'. There are {near}.").filled(**fields)
    if near:
        return _("there is no {what} '{id}'. Did you mean {near:or}?").filled(**fields)
    return _("there is no {what} '{id}'.").filled(**fields)


def _unknown_zone(fields: Fields) -> Message:
    if fields["near"]:
        return _("there is no time zone '{name}': did you mean {near:or}?").filled(**fields)
    return _("there is no time zone '{name}': say it as in Europe/Amsterdam.").filled(**fields)


def _people_outside(fields: Fields) -> Message:
    least, most, groups = fields["least"], fields["most"], fields.get("groups") or 1
    range = figures(least, most)
    message = _("{method} is for {range} people, not {people}")
    if groups > 1:
        # So many people may be in one group, but not in so many.
        range = figures(least and least * groups, most and most * groups)
        message = _("in {groups} groups {method} is for {range} people, not {people}")
    if fields["meeting"]:
        message = _("the meeting '{meeting}' of {method} is for {range} people, not {people}")
    return _then(message.filled(**fields, range=range), *_what_would_fit(fields))


def _too_little_before(fields: Fields) -> Message:
    message = _(
        "“{block}” is at {time}, and before it there are {minutes} minutes; {least} are needed at "
        "least, so that it can be at {earliest} at the earliest"
    )
    also = []
    if fields["day"] > 1:
        also.append(_("that is on day {day} of the meeting: say `day: {day}` with it", **fields))
    elif fields["next_day"]:
        also.append(_("for {time} on the next day say `day: {next_day}` with it", **fields))
    if fields["next_day"]:
        message = _(
            "“{block}” is at {time}, when the meeting is further already; it can be at {earliest} "
            "at the earliest"
        )
    return _then(message.filled(**fields), *also)


def _sides_and_people_differ(fields: Fields) -> Message:
    message = _("side by side in “{block}” there are {sides} people, but {people} take part")
    if fields["least"] > fields["sides"]:
        message = _("side by side in “{block}” there are {least} people at least, not {people}")
    return _then(message.filled(**fields), _("change `people` of what is side by side in it"))


def _what_would_fit(fields: Fields) -> Iterator[Message]:
    """The groups and the variants with which so many people would fit."""
    if groups := fields.get("groups_that_fit"):
        yield n_("{number} group would", "{number} groups would", groups)
    if variants := fields.get("variants"):
        yield _("the variant {variants:or} would", variants=tuple(variants))


def _no_member(fields: Fields) -> Message:
    if fields["near"]:
        return _("there is nobody called '{name}' here. Did you mean {near:or}?").filled(**fields)
    return _("there is nobody called '{name}' here").filled(**fields)


def _then(*parts: Message) -> Message:
    """Messages behind each other."""
    return unmarked("; ".join(f"{{part{n}}}" for n in range(len(parts)))).filled(
        **{f"part{n}": part for n, part in enumerate(parts)}
    )


def _programme_not_assessed(fields: Fields) -> Message:
    if fields["methods"]:
        return _(
            "{id} is a programme, and only a method is held against the quality framework; name "
            "one of those in it: {methods}"
        ).filled(**fields)
    return _("{id} is a programme, and only a method is held against the quality framework").filled(
        **fields
    )


def _nothing_fills(fields: Fields) -> Message:
    if fields["least"]:
        return _(
            "no meeting of an opening, a method and a closing fits in {minutes} minutes; it takes "
            "{least} at least"
        ).filled(**fields)
    return _(
        "there is no method that fits what is asked, so no meeting can be put together; ask for "
        "less"
    )


def _too_little_time(fields: Fields) -> Message:
    parts = [_("{minutes} minutes are too few: {method} needs at least {least}").filled(**fields)]
    if (fields["cases"] or 1) > 1:
        parts = [
            _(
                "{minutes} minutes are too few: {method} needs at least {least} for {cases} cases"
            ).filled(**fields),
            n_("{number} fits", "{number} fit", fields["cases_that_fit"])
            if fields["cases_that_fit"]
            else _("not even one fits"),
        ]
    if fields["breaks"]:
        parts.append(_("without a break {number} minutes less", number=fields["breaks"]))
    return _then(*parts)


def _no_method_for_block(fields: Fields) -> Message:
    if fields["near"]:
        return _(
            "{programme}, block {block}: there is no method '{method}'. Did you mean {near:or}?"
        ).filled(**fields)
    return _("{programme}, block {block}: there is no method '{method}'").filled(**fields)


def _no_division(fields: Fields) -> Message:
    size = figures(fields["least"], fields["most"])
    message = _("{people} people do not divide over groups of {size}; {would:or} would")
    return message.filled(**fields, size=size)


def _no_such_role(fields: Fields) -> Message:
    if fields["near"]:
        return _("{method} has no role '{role}'. Did you mean {near:or}?").filled(**fields)
    if fields["known"]:
        return _("{method} has no role '{role}'; it has {known}").filled(**fields)
    return _("{method} has no role '{role}', and no other").filled(**fields)


def _role_of_somebody_else(fields: Fields) -> Message:
    if fields["near"]:
        return _(
            "{name}, with the role {role}, is not among the names. Did you mean {near:or}?"
        ).filled(**fields)
    return _(
        "{name} is not among the names, and who has the role {role} takes part; add that name, or "
        "give the role to one of them"
    ).filled(**fields)


MESSAGES: Mapping[str, Message | Callable[[Fields], Message]] = {
    # What no session or timetable can be.
    "number_wanted": _number_wanted,
    "names_are_one_text": _("names must be a list of names, not one text"),
    "too_many_names": _("there are {names} names; a meeting has at most {most}"),
    "no_name_of_a_person": _(
        "'{name}' cannot be a name: write a text on one line, of at most {most} characters"
    ),
    "no_group_name": _(
        "'{given}' cannot be the name of a group: write a text on one line, of at most {most} "
        "characters"
    ),
    "no_location": _(
        "'{given}' cannot be a place: write a text on one line, of at most {most} characters"
    ),
    "no_link": _(
        "'{given}' cannot be a link: write a web address that starts with https:// or http://, "
        "without spaces, of at most {most} characters"
    ),
    "name_twice": _("{name} stands twice among the names; tell them apart"),
    "role_twice": _("the role {role} is given twice; give it once, with all who have it"),
    "role_for_nobody": _("the role {role} is given to nobody; say who has it"),
    "name_twice_in_role": _("{name} has the role {role} twice; name each person once"),
    "no_such_role": _no_such_role,
    "role_is_full": n_(
        "the role {role} is for {number} person here, not for {given}; name fewer",
        "the role {role} is for {number} people here, not for {given}; name fewer",
    ),
    "role_of_somebody_else": _role_of_somebody_else,
    "names_and_people_differ": n_(
        "there is {number} name for {people} people; name everybody, or leave the number out",
        "there are {number} names for {people} people; name everybody, or leave the number out",
    ),
    "start_without_zone": _("the start needs a time zone"),
    "start_out_of_range": _("the start is in a year from {least} to {most}"),
    "clock_skips": _("the clock skips {time} on {day}; take {later}"),
    "days_end_before_they_begin": _("the days from {first} to {last} end before they begin"),
    # What cannot be planned.
    "no_method": _("only a method can be planned, not a {kind}"),
    "entry_is_no_method": _("{id} is a {kind}; only a method can be planned"),
    "range_upside_down": _(
        "{path} of {method} cannot be planned: the min, {least}, is more than the max, {most}"
    ),
    "not_known": _not_known,
    "kind_not_named": _("{method} has more than one kind of meeting: name {known:or}"),
    "no_steps": _("{id} has no steps to plan"),
    "goes_as_another": _("the meeting '{meeting}' goes as {method}: plan that"),
    "people_outside": _people_outside,
    "more_groups_than_people": _("there are {groups} groups for {people} people"),
    "no_case_loop": _("{method} has no steps that are done for each case"),
    "cases_outside": _("{method} takes {range} cases in a meeting, not {cases}"),
    "too_many_stated": _(
        "{method} is for {number} {what}; a meeting is planned for at most {most}"
    ),
    "too_little_time": _too_little_time,
    "too_little_before": _too_little_before,
    "pinned_before_start": _(
        "“{block}” is at {time}, but the meeting starts at {start}; start earlier, or give it "
        "another time"
    ),
    "programme_not_assessed": _programme_not_assessed,
    "fill_without_minutes": _("say how many minutes there are, so that they can be filled"),
    "nothing_fills": _nothing_fills,
    "not_on_that_day": _("the meeting of {day:date} at {time} cannot be so: {why}"),
    "block_too_short": _("{minutes} minutes are too few for “{block}”: it needs at least {least}"),
    "minutes_over_days": _(
        "the programme goes on over more than one day, so that its minutes cannot be given for the "
        "whole; give blocks their `minutes`, or `until`"
    ),
    "sides_and_people_differ": _sides_and_people_differ,
    # What cannot be put together.
    "not_composed": _("the blocks of {id} are not filled in: plan what `composed` makes of it"),
    "no_method_for_block": _no_method_for_block,
    "block_is_no_method": _("{programme}, block {block}: {method} is a {kind}, and no method"),
    "block_without_steps": _("{programme}, block {block}: {method} has no steps to plan"),
    "block_cannot_be": _("{programme}, block {block}: {why}"),
    "longer_than_a_day": _("a meeting of {minutes} minutes does not end within a day"),
    "people_out_of_range": _(
        "there are {people} people to divide; there must be one at least, and {most:number} at most"
    ),
    "size_upside_down": _("a group of at least {least} people cannot have at most {most}"),
    "no_division": _no_division,
    # What cannot be changed.
    "kind_has_no_steps": _("{id} is a {kind}, which has no steps to change"),
    "no_name_of_a_step": _(
        "'{name}' cannot be the name of a step: write a text on one line, of at most {most} "
        "characters"
    ),
    "steps_are_one_text": _("steps must be a list of names, not one text"),
    "unknown_step": _unknown_step,
    "more_steps_called": _("more than one step is called '{name}': name one by its id, {known:or}"),
    "no_place": _(
        "'{at}' is no place for a step: say start, end, before STEP or after STEP, with the name "
        "of the step"
    ),
    "step_named_twice": _("“{title}” is named twice; name it once"),
    "left_out_and_kept": _("“{title}” is to be left out and to be kept; choose one"),
    "left_out_and_set": _("“{title}” is left out, so it can have no minutes; choose one"),
    "no_step_left": _("a meeting of {method} would have no step left; keep one, or put one in"),
    "step_is_there": _("there is a step with the id '{id}' already; give the new one another"),
    "too_many_steps": _("a method has {most} steps at most; this one would have more"),
    "splits_a_loop": _(
        "“{title}” would come between steps that are repeated together, and is not repeated with "
        "them; put it before the first of them or after the last"
    ),
    "loops_become_one": _(
        "without the steps between them, {titles:and} would be repeated together, and not each by "
        "itself; keep one of those"
    ),
    # What cannot be laid out over dates.
    "no_start": _("a {what} needs a start"),
    "end_of_calendar": _("{day} is too near to an end of the calendar"),
    "number_unknown": _(
        "{method} does not say how many meetings there are: say how many, or until when"
    ),
    "people_unknown": _("there are as many meetings as participants: say how many, or name them"),
    "too_many_meetings": _("a series has {most} meetings at most; this one has more"),
    "no_date_left": _("no date is left for a meeting: all of them are skipped, or too late"),
    "too_few_dates": _("only {found} of {wanted} meetings find a date"),
    "too_few_meetings": _("{method} has {least} meetings at least, and {found} find a date"),
    "nothing_to_move": _("there is no meeting on {day} to move"),
    "moved_to_skipped": _("the meeting of {day} cannot move to {to}, which is skipped"),
    "moved_too_late": _("the meeting of {day} cannot move to {to}, which is too late"),
    "moved_before_held": _(
        "the meeting of {day} cannot move to {to}: the meetings until {held} were held"
    ),
    "held_stays": _("the meeting of {day} was held, so it stays where it was"),
    "two_on_one_day": _("two meetings would be on one day"),
    "zone_without_name": _(
        "the start is in a time zone without a name; take one such as Europe/Amsterdam"
    ),
    # What cannot become of a series that is kept.
    "is_held": _("the meeting of {day} has been held, and stays as it was"),
    "zone_of_held": _("meetings have been held in the time zone {zone}, so it stays that"),
    "nothing_kept": _("there is no method '{method}', and the file has no meetings to show"),
    "method_gone": _("there is no method '{method}' to plan by, so nothing can change"),
    "not_kept_yet": _(
        "the file of this series does not say this yet; write that first, and then the calendar"
    ),
    "no_member": _no_member,
    "leaves_before_joining": _("{name} joins on {first}, and cannot leave before that, on {last}"),
    "nothing_there_to_move": _(
        "the file moves the meeting of {day}, and no meeting is planned for that day; "
        "take it out under `move:` in the file"
    ),
    "clock_skips_meeting": _("the clock skips {time} on {day}; skip that day, or move it"),
    # What there is not.
    "unknown_id": _unknown_id,
    "unknown_zone": _unknown_zone,
    "unknown_format": _("there is no format '{format}'; there are {known}"),
    "unknown_view": _("{subject} has no {view}; it has {known}"),
    "not_in_format": _("the {view} of {subject} cannot be written as {format}; it can as {known}"),
    "missing_extra": _(
        "{format} is written with packages that are not installed here; "
        'install them with: pip install "reflectlib[{extra}]"'
    ),
    "cannot_set": _(
        "this page cannot be set as PDF: {why}; write it as html, which a browser prints as PDF"
    ),
    "template_unreadable": _(
        "the template cannot be read: it must be a Word document (.docx) or template (.dotx); "
        "open it in Word and save it anew"
    ),
    "template_too_large": _(
        "the template is too large: unpacked it may be {most} MB; leave its text and pictures out"
    ),
    "template_with_macros": _(
        "the template has macros, which a document of ours may not have; save it in Word as .docx "
        "or .dotx"
    ),
    "subject_not_in_format": _("{subject} cannot be written as {format}; it can as {known}"),
    "view_lacks": _("the {view} of {subject} needs {needs}"),
    # What cannot be read.
    "cannot_read": _("cannot read {file}: {why}"),
    "people_too_large": _(
        "{file} is too large for a list of people: there is room for {most} KB; leave out what is "
        "not about them"
    ),
    "people_unreadable": _(
        "{file} cannot be read as a list of people; save it from your spreadsheet as .xlsx or .csv"
    ),
    "people_quotes": _(
        "{file}, from line {line} on: a quote is opened and not closed; put quotes around the "
        "whole of a cell, or leave them out"
    ),
    "people_none": _(
        "{file} names nobody; put on its first line what the columns are, as "
        "naam;rol;registernummer;e-mail, and then each person on a line"
    ),
    "no_translation": _(
        "line {line} of {file} cannot be read as translations; mend it in an editor of PO files"
    ),
    "no_name": _("the name of a file or folder is empty"),
    "nothing_there": _("there is no file or folder {file}"),
    "no_file": _("{file} is neither a file nor a folder"),
    "is_a_folder": _("{file} is a folder; name one definition in it"),
    "no_definitions": _("the folder {file} holds no .yaml files"),
    "only_yaml_txt": _("the folder {file} holds no .yaml files; take .txt off the name of yours"),
    "in_no_file": _("the entry '{id}' is in no file: a program made it"),
    "input_closed": _("cannot read standard input: it is closed"),
    "input_unreadable": _("cannot read standard input: {why}"),
    "duplicate_id": _("the id '{id}' stands in two files: {first} and {second}; rename one"),
    "duplicate_entry": _("the id '{id}' stands in two places: {first} and {second}; rename one"),
    "earlier_calendar_too_large": _(
        "the earlier calendar is larger than {most} MiB; write to another file"
    ),
    "earlier_calendar_unreadable": _(
        "the earlier calendar cannot be read as iCalendar; give a file that reflectlib wrote for "
        "this calendar, or none"
    ),
    "earlier_calendar_foreign": _(
        "the earlier calendar was not written by reflectlib, and each event in it would be "
        "cancelled; give a file that reflectlib wrote for this calendar, or none"
    ),
    # What is not written.
    "cannot_write": _("cannot write {file}: {why}"),
    "made_of_it": _("{file} is not written over: it is what this is made of. Choose another name"),
    "is_a_definition": _("{file} is not written over: it is a definition. Choose another name"),
    "other_series": _("{file} is not written over: it holds another series. Choose another name"),
    "no_series": _("{file} is not written over: it holds no series. Choose another name"),
    "appointments_of_others": _(
        "the calendar holds appointments that are not of this series, or that were made otherwise "
        "(by step, for one person), or have ids from before it was kept as a file; they would be "
        "lost. Write to another file, or delete this one; take what you have of it out of your "
        "calendar"
    ),
    "other_appointments": _(
        "the file holds other appointments (of another method, group, first day or person, or by "
        "step), which would be cancelled; write to another file, or delete this one"
    ),
    "is_held_in_file": _(
        "the meeting of {day} in the file has been held, and would be moved to {to}; write to "
        "another file"
    ),
    "no_schema_of_ours": _("{file} is there already and is not of reflectlib; it stays as it is"),
    # What cannot be a site.
    "no_title": _("the title '{title}' is no line of text"),
    "no_base_url": _("'{url}' is no base URL; write it as https://example.org/reflect/"),
    "address_too_long": _(
        "{url} is too long for a QR code on a card: at most {most} letters; take a shorter base URL"
    ),
    "no_folder_name": _("'{file}' cannot be the name of a folder"),
    "other_site": _(
        "{file} is there already and is not of a site that reflectlib wrote; choose another "
        "folder, or remove this one to have it written anew"
    ),
    "leads_elsewhere": _("{file} leads elsewhere; choose another folder"),
    "site_list_unreadable": _(
        "cannot read {file}, which lists the files of the site ({why}); choose another folder, "
        "or remove this one to have it written anew"
    ),
    "site_log_unreadable": _(
        "cannot read {file} ({why}); choose another folder, or remove this one to have it "
        "written anew"
    ),
    "site_is_written": _("another run is writing {file}; try again when it has ended"),
    "other_file": _("{file} is there already and is not of this site; move it away"),
    "cannot_remove": _("cannot remove {file}: {why}"),
    "process_ended": _(
        "a process that made pages came to an end; perhaps there was too little memory"
    ),
}
"""Code → its sentence, or what makes it of the fields where it takes more than filling in."""
