"""The registry as a JSON Schema, for editors: keys, types and forms, with a word on each.

Made from the very tables that the loader reads by, so no key can be in one and not in the other.
What a schema cannot say (that an id is taken, that a date exists) the loader says; whatever the
loader takes, the schema takes. Refuses: to be the judge of a registry.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from quotecheck.model import Kind, Mode, Severity
from quotecheck.registry import values
from quotecheck.registry.load import REGISTRY, version
from quotecheck.registry.quotes import ACCEPTANCE, QUOTE, acceptances, quotes
from quotecheck.registry.shape import Shape
from quotecheck.registry.speakers import SPEAKER, speakers

Json = dict[str, Any]

# Editors resolve scalars and the loader does not: what looks like a number or a truth value is
# still text to it. A pattern binds strings only.
_TEXT: Json = {"type": ["string", "number", "boolean"], "pattern": r"\S"}
_TEXTS: Json = {"type": "array", "items": _TEXT}
_DAY = r"[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])"
_MONTH_OR_YEAR = r"[0-9]{4}(-(0[1-9]|1[0-2]))?"
_WORDS: Mapping[str, str] = {
    "version": "The version of this format.",
    "speakers": "Who speaks, and the other names they go by in print.",
    "aliases": "Other names of the speaker.",
    "quotes": "The registered quotes, at least one.",
    "id": "A short name without blanks, used in reports and on the command line.",
    "speaker": "Whose words these are.",
    "text": "The words, as they were said or written.",
    "mode": "How the words came to be. Speech has no spelling; a translation may vary.",
    "language": "A language tag: en, es, pt-BR.",
    "said": "When: a date, a month or a year.",
    "context": "On what occasion.",
    "source": "Where the registered wording is from.",
    "tags": "Words to sort quotes by.",
    "require": "Patterns of sources, from this file's folder, that must print the quote.",
    "accept": "Other wordings that may pass, each with a reason.",
    "max_drift": "The share of words that may differ; outranks the setting.",
    "severity": "How bad each kind of change is here; outranks the setting.",
    "notes": "Anything else.",
    "reason": "Why this wording may pass.",
    "sources": "Patterns of the sources in which it may.",
    "by": "Whose decision it is.",
    "until": "The last day on which it holds.",
}


def schema() -> Json:
    """The JSON Schema (draft 7, which every editor reads) of ``quotes.yaml``."""
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "A registry of quotecheck",
        **_mapping(REGISTRY, ("quotes",)),
    }


def _mapping(shape: Shape, required: tuple[str, ...] | None = None) -> Json:
    keys = {
        name: {"description": _WORDS[name], **_value(convert)}
        for name, convert in shape.keys.items()
    }
    found: Json = {"type": "object", "additionalProperties": False, "properties": keys}
    needed = shape.required if required is None else required
    return {**found, "required": list(needed)} if needed else found


def _value(convert: Callable[..., Any]) -> Json:
    """What the loader's function takes."""
    if convert in _FORMS:
        return _FORMS[convert]
    if convert is quotes:
        return {"type": "array", "minItems": 1, "items": _mapping(QUOTE)}
    if convert is acceptances:
        return {"type": "array", "items": _mapping(ACCEPTANCE)}
    if convert is speakers:
        return {"type": "object", "additionalProperties": _mapping(SPEAKER)}
    return {"enum": [mode.value for mode in Mode]}


_FORMS: Mapping[Callable[..., Any], Json] = {
    version: {"enum": [1, "1"]},
    values.text: _TEXT,
    values.quotable: _TEXT,
    values.texts: _TEXTS,
    values.identifier: {
        "type": ["string", "number", "boolean"],
        "pattern": r"^\s*[A-Za-z0-9][A-Za-z0-9._-]*\s*$",
        "minimum": 0,
    },
    values.language: {"type": "string", "pattern": r"^\s*[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*\s*$"},
    values.day: {"type": "string", "pattern": rf"^\s*{_DAY}\s*$"},
    values.day_month_or_year: {
        "type": ["string", "integer"],
        "pattern": rf"^\s*({_DAY}|{_MONTH_OR_YEAR})\s*$",
        "minimum": 1,
        "maximum": 9999,
    },
    values.drift: {
        "type": ["string", "number"],
        "pattern": r"^\s*(0+(\.[0-9]*)?|\.[0-9]+)\s*$",
        "minimum": 0,
        "exclusiveMaximum": 1,
    },
    values.severities: {
        "type": "object",
        "propertyNames": {"enum": [kind.value for kind in Kind]},
        "additionalProperties": {"enum": [severity.label for severity in Severity]},
    },
}
