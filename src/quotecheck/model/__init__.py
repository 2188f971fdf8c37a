"""The design's nouns as frozen, slotted dataclasses and enums.

Refuses: behaviour. Imports nothing but ``errors``; models hold, the rooms above build.
"""

from quotecheck.model.kinds import Cut, Kind, Mode, Op, Quoted, Severity, Status
from quotecheck.model.quote import Acceptance, Quote, Registry
from quotecheck.model.report import (
    Finding,
    LongSource,
    QuoteReport,
    Report,
    Settings,
    SourceSummary,
)
from quotecheck.model.variant import (
    Alignment,
    Collation,
    Edit,
    Neighbour,
    Occurrence,
    Step,
    Variant,
)
from quotecheck.model.wording import (
    Position,
    Quotation,
    Remark,
    Skipped,
    Source,
    Span,
    Token,
    Wording,
    token_of,
)

__all__ = [
    "Acceptance",
    "Alignment",
    "Collation",
    "Cut",
    "Edit",
    "Finding",
    "Kind",
    "LongSource",
    "Mode",
    "Neighbour",
    "Occurrence",
    "Op",
    "Position",
    "Quotation",
    "Quote",
    "QuoteReport",
    "Quoted",
    "Registry",
    "Remark",
    "Report",
    "Settings",
    "Severity",
    "Skipped",
    "Source",
    "SourceSummary",
    "Span",
    "Status",
    "Step",
    "Token",
    "Variant",
    "Wording",
    "token_of",
]
