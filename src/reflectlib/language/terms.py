"""The fixed words of a definition as a reader knows them: what each field and each value is called.

Data: the word in a file → its message. A form and a role are also found by these words.
"""

from collections.abc import Mapping

from reflectlib.message import Message, _, n_, np_, p_
from reflectlib.model.entry import Entry
from reflectlib.model.forms import FORMS

FIELDS: Mapping[str, Message] = {
    "audience": _("For whom"),
    "basis": _("The time"),
    "block": p_("of a programme", "Block"),
    "case": _("Case"),
    "cases": _("Cases"),
    "conditions": _("What it asks of the organisation"),
    "count": _("Number of meetings"),
    "duration": _("Length"),
    "duration_each": _("Time per case"),
    "experience_needed": _("Experience needed"),
    "expertise": _("Expertise"),
    "facilitation": _("Facilitation"),
    "finance": _("Costs"),
    "form": _("Form"),
    "frequency": _("How often"),
    "goals": _("Goals"),
    "groups": _("Groups"),
    "kind": _("Kind"),
    "lead": _("Led by"),
    "next_steps": _("What comes next"),
    "not_for": _("When not to choose it"),
    "organisation": _("From the practice of"),
    "participants": _("Participants"),
    "pitfalls": _("What got in the way"),
    "place": _("Place"),
    "remedies": _("What helped against that"),
    "results": _("Results"),
    "round": _("Round"),
    "setting": _("The room"),
    "span": _("Runs for"),
    "step": _("Step"),
    "steps": _("Steps"),
    "success_factors": _("What helped"),
    "suits": _("When to choose it"),
    "support": _("Support"),
    "tags": _("Tags"),
    "time": _("Time"),
}

KINDS: Mapping[str, Message] = {
    "checklist": p_("kind", "checklist"),
    "framework": p_("kind", "framework"),
    "method": p_("kind", "method"),
    "programme": p_("kind", "programme"),
    "register": p_("kind", "register"),
}

FACILITATION: Mapping[str, Message] = {
    "either": _("with or without a guide"),
    "guided": _("guided"),
    "self-guided": _("without a guide"),
}

PLACES: Mapping[str, Message] = {
    "either": _("online or on site"),
    "on-site": _("on site"),
    "online": _("online"),
}

GROUPINGS: Mapping[str, Message] = {
    "chosen": _("groups that people choose"),
    "individual": _("each alone"),
    "plenary": _("whole group"),
}
STAGES: Mapping[str, Message] = {
    "opening": p_("stage", "opening"),
    "choosing": p_("stage", "choosing a case"),
    "presenting": p_("stage", "presenting"),
    "exploring": p_("stage", "exploring"),
    "deepening": p_("stage", "deepening"),
    "advising": p_("stage", "advising"),
    "working": p_("stage", "working"),
    "harvesting": p_("stage", "harvesting"),
    "closing": p_("stage", "closing"),
}

EXPERIENCE: Mapping[str, Message] = {
    "none": p_("experience needed", "none"),
    "some": p_("experience needed", "some experience"),
    "trained": p_("experience needed", "a training"),
}

GROUP_SIZES: Mapping[int, Message] = {2: _("pairs"), 3: _("threes"), 4: _("fours")}

PER: Mapping[str, Message] = {
    "case": _("{stated} per case"),
    "group": _("{stated} per group"),
    "meeting": _("{stated} per meeting"),
    "month": _("{stated} per month"),
    "participant": _("{stated} per participant"),
    "week": _("{stated} per week"),
    "year": _("{stated} per year"),
}

EVERY: Mapping[str, Message] = {
    "year": _("every year"),
    "month": _("every month"),
    "week": _("every week"),
    "day": _("every day"),
}
UNITS: Mapping[str, Message] = {
    "year": n_("{number} year", "{number} years"),
    "month": n_("{number} month", "{number} months"),
    "week": n_("{number} week", "{number} weeks"),
    "day": n_("{number} day", "{number} days"),
}

SLOTS: Mapping[str, Message] = {
    "break": _("Break"),
    "buffer": _("Time left"),
    "away": _("Until then"),
    "changeover": _("Changing places"),
    "parallel": _("Side by side"),
    "welcome": _("Welcome"),
}

FOUND_IN: Mapping[str, Message] = {
    "title": p_("found in", "title"),
    "name": p_("found in", "name"),
    "summary": p_("found in", "summary"),
    "goal": p_("found in", "goal"),
    "suits": p_("found in", "when to choose it"),
    "audience": p_("found in", "for whom"),
    "step": p_("found in", "step"),
    "question": p_("found in", "question"),
    "statement": p_("found in", "form to fill in"),
    "item": p_("found in", "framework"),
    "worksheet": p_("found in", "worksheet"),
    "purpose": p_("found in", "what for"),
    "instruction": p_("found in", "what to do"),
    "tip": p_("found in", "tip"),
    "output": p_("found in", "what comes of it"),
    "material": p_("found in", "materials"),
    "role": p_("found in", "roles"),
    "task": p_("found in", "before and after"),
    "context": p_("found in", "background"),
    "condition": p_("found in", "what it asks"),
    "experience": p_("found in", "experience"),
    "meeting": p_("found in", "meetings"),
    "variant": p_("found in", "variant"),
    "source": p_("found in", "source"),
    "more": p_("found in", "other"),
    "not_for": p_("found in", "when not to choose it"),
    "block": p_("found in", "block"),
    "method": p_("found in", "method in it"),
}
"""Where a word is found in an entry → what that is called."""

VIEWS: Mapping[str, Message] = {
    "brief": _("the steps in brief"),
    "cards": _("question cards"),
    "flipchart": _("the steps for the wall"),
    "full": _("all that is known of it"),
    "handout": _("handout for participants"),
    "materials": _("materials and preparation"),
    "observer": _("sheet for the observer"),
    "quality": _("held against the quality framework"),
    "sheet": _("sheet for the facilitator"),
    "worksheet": _("worksheets"),
}

MINUTES = _("{number} min")
AT_MOST = _("at most {stated}")
PEOPLE = np_("people", "{number} person", "{number} people")


def filters_in_words(filters: Mapping[str, int | str]) -> list[Message]:
    """What filters ask that somebody said in words, each to be said."""
    said = []
    for name, value in filters.items():
        if name == "minutes":
            said.append(AT_MOST.filled(stated=MINUTES.filled(number=value)))
        elif name == "people":
            said.append(PEOPLE.filled(number=value))
        else:
            said.append(FACILITATION[str(value)])
    return said


def form_of(entry: Entry) -> str:
    """What the form of an entry is called, to be said; of what has no form, what kind it is."""
    form = getattr(entry, "form", None)
    if form is None:
        return KINDS[entry.kind]
    own: str | None = getattr(entry, "form_title", None)
    return FORMS.get(form) or own or str(form)
