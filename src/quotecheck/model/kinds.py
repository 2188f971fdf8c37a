"""The closed vocabularies: severity, kind, op and their like, in the design's words.

Refuses: any judgement. Which severity a kind has by default stands in ``drift``.
"""

from __future__ import annotations

from enum import IntEnum, StrEnum


class Severity(IntEnum):
    """How bad a change is. Ordered, so the worst of several is ``max``."""

    NONE = 0
    INFO = 1
    MINOR = 2
    MAJOR = 3
    CRITICAL = 4

    @property
    def label(self) -> str:
        """The lower-case name used in reports and on the command line."""
        return self.name.lower()

    @classmethod
    def parse(cls, label: str) -> Severity:
        """The severity called ``label``; ValueError when there is none."""
        try:
            return cls[label.upper()]
        except KeyError:
            raise ValueError(label) from None


class Kind(StrEnum):
    """What an edit is: one row of the catalogue of drift."""

    TYPOGRAPHY = "typography"
    CASE = "case"
    SPELLING = "spelling"
    MISSPELLING = "misspelling"
    CLEANUP = "cleanup"
    INFLECTION = "inflection"
    FUNCTION_WORD = "function-word"
    CONTENT_WORD = "content-word"
    POLARITY = "polarity"
    MODALITY = "modality"
    QUANTITY = "quantity"
    NAME = "name"
    ELISION = "elision"
    ELISION_OF_MEANING = "elision-of-meaning"
    OMISSION = "omission"
    TRUNCATION = "truncation"
    TRUNCATION_OF_MEANING = "truncation-of-meaning"
    SPLICE = "splice"
    REORDER = "reorder"
    INSERTION = "insertion"
    EDITORIAL = "editorial"
    LOOK_ALIKE = "look-alike"


class Op(StrEnum):
    """What happened to a stretch of words. EQUAL occurs in alignments, never in edits' reports."""

    EQUAL = "equal"
    REPLACE = "replace"
    DELETE = "delete"
    INSERT = "insert"
    MOVE = "move"


class Cut(StrEnum):
    """How a deletion stands in the print."""

    EDGE = "edge"  # before the first or after the last aligned word
    MARKED = "marked"  # an ellipsis stands in its place
    SILENT = "silent"  # inside, and nothing says so


class Quoted(StrEnum):
    """Whether an occurrence stands inside quotation marks."""

    YES = "yes"
    BLOCK = "block"
    PARTLY = "partly"
    NO = "no"


class Mode(StrEnum):
    """How the words came to be: it decides what a change of spelling is worth."""

    SPOKEN = "spoken"
    WRITTEN = "written"
    TRANSLATED = "translated"


class Status(StrEnum):
    """What is to be said of one quote."""

    CONSISTENT = "consistent"
    ACCEPTED = "accepted"
    DRIFTED = "drifted"
    MISSING = "missing"
    UNCHECKED = "unchecked"
