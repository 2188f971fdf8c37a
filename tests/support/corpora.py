"""A registry and a corpus in files, with whatever can go wrong with a source in it."""

from __future__ import annotations

from pathlib import Path

from quotecheck.model import Quote, Source
from quotecheck.text.tokens import wording

TEXTS = {
    "river": "We will not sell the river to anybody who does not drink from it",
    "winter": "No winter has ever lasted longer than the patience of this valley",
    "bridge": "Either the bridge is built by spring or the harbour closes for good",
}
QUOTES = tuple(
    Quote(name, "A Speaker", text, wording(text, editorial=False)) for name, text in TEXTS.items()
)
REGISTRY = "version: 1\nquotes:\n" + "".join(
    f"  - id: {name}\n    speaker: A Speaker\n    text: {text}\n" for name, text in TEXTS.items()
)
PADDING = "The meeting went on for an hour and nobody wrote down what was said. " * 40


def corpus(folder: Path) -> Path:
    """Write the corpus and its registry; the folder of the sources."""
    sources = folder / "corpus"
    sources.mkdir()
    (folder / "quotes.yaml").write_text(REGISTRY, "utf-8")
    river, winter, bridge = TEXTS.values()
    held = {
        "a.txt": f"Date: 2024-03-01\n\n“{river},” she said.\n\n{PADDING}",
        "b.txt": f"{PADDING}\n\n“{river.replace(' not', '', 1)}.”\n\n“{winter}.”\n",
        "c.txt": f"{PADDING * 3}\n",
        "d.md": "<!-- quotecheck: ignore[QC101] as printed -->\n"
        f"“{bridge.replace('spring', 'June')}.”\n",
        "e.txt": "…\n",  # no text in it
        "f.txt": " \n",  # blank
        "h.txt": f"“{winter}.”\n\n{PADDING}\n\n“{winter.replace('patience', 'pride')}.”\n",
        "i.dat": "of no known format",
    }
    for name, text in held.items():
        (sources / name).write_text(text, "utf-8")
    (sources / "g.txt").write_bytes(b"binary \0 " + river.encode())
    return sources


def in_memory() -> tuple[Source, ...]:
    """Sources that are in no file, one of them blank."""
    return Source("answer", f"She said: “{TEXTS['bridge']}.”"), Source("blank", " \n")
