"""The register of forms: what each form of reflection is called."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Annotated

from reflectlib.message import Message, p_
from reflectlib.model.record import SHORT_NAME, Pattern

FORMS: Mapping[str, Message] = MappingProxyType(
    {
        "bijeenkomst": p_("form", "meeting"),
        "casuistiekbespreking": p_("form", "case discussion"),
        "coaching": p_("form", "coaching"),
        "groepsgesprek": p_("form", "large-group conversation"),
        "intervisie": p_("form", "peer consultation"),
        "leergroep": p_("form", "learning group"),
        "oefening": p_("form", "exercise"),
        "supervisie": p_("form", "supervision"),
        "teamgesprek": p_("form", "team talk"),
        "traject": p_("form", "course of meetings"),
        "werkbegeleiding": p_("form", "work guidance"),
        "zelfreflectie": p_("form", "self-reflection"),
    }
)
"""Form → what it is called. A method may have another, and then says itself what that is called."""

Form = Annotated[str, Pattern(*SHORT_NAME, examples=tuple(FORMS))]
"""The form of reflection that a method belongs to: one of the register, or one of your own."""
