"""Registries in every style that YAML allows and people use, for hypothesis."""

from __future__ import annotations

import codecs

from hypothesis import strategies as st

from quotecheck.model import Acceptance
from quotecheck.registry.written import acceptance, scalar

WORDS = ("engine", "weaves", "patterns", "no", "10,000", "l’État", "𝔸da", "[sic]", "“so”", "it's")
sentences = st.lists(st.sampled_from(WORDS), min_size=1, max_size=6).map(
    lambda words: " ".join(["word", *words])
)
acceptances = st.builds(
    Acceptance,
    text=sentences,
    reason=st.text(
        st.characters(exclude_categories=("Cc", "Cs"), include_characters="\t\n"), max_size=12
    ).map(lambda text: f"r{text}z"),
    sources=st.lists(st.sampled_from(["a.txt", "b/*.md", "*"]), max_size=2).map(tuple),
    by=st.none() | sentences,
    until=st.none() | st.just("2030-01-31"),
)


@st.composite
def values(draw: st.DrawFn, text: str, indent: int) -> str:
    """A text in one of YAML's styles, from after its key's colon on."""
    style = draw(st.sampled_from(["single", "double", "folded", "literal", "broken"]))
    pad = "\n" + " " * (indent + draw(st.integers(1, 4)))
    comment = draw(st.sampled_from(["", "  # note: [a]"]))
    if style == "single":
        return " '" + text.replace("'", "''") + "'" + comment
    if style == "double":
        return f' "{text}"{comment}'
    if style == "broken":
        return ' "' + text.replace(" ", pad) + '"' + comment
    head = draw(st.sampled_from(["", "-", "+"]))
    end = draw(st.sampled_from(["", "\n", "\n\n"]))
    body = text.replace(" ", pad) if style == "folded" else text
    return f" {'>' if style == 'folded' else '|'}{head}{comment}{pad}{body}{end}"


@st.composite
def entries(draw: st.DrawFn, name: str, indent: int) -> str:
    """One quote of the list, indented by ``indent``."""
    text = draw(sentences)
    old = draw(st.lists(acceptances, max_size=2))
    if draw(st.booleans()):
        comma = draw(st.sampled_from(["", ","]))
        known = f", accept: [{', '.join(map(acceptance, old))}{comma if old else ''}]"
        known = known if old or draw(st.booleans()) else ""
        return f"{' ' * indent}- {{id: {name}, speaker: Ada, text: {scalar(text)}{known}{comma}}}"
    gap = draw(st.integers(1, 4))
    column = indent + 1 + gap
    pairs = [f"id: {name}", "speaker: Ada # who", f"text:{draw(values(text, column))}"]
    if old:
        if draw(st.booleans()):
            pairs.append(f"accept: [{', '.join(map(acceptance, old))}]")
        else:
            deeper = column + draw(st.integers(0, 3))
            items = "\n".join(f"{' ' * deeper}- {acceptance(one)}" for one in old)
            pairs.append(f"accept:\n{items}")
    pairs = draw(st.permutations(pairs))
    between = draw(st.sampled_from(["\n", "\n\n", "\n# aside\n", "\n      # deeper aside\n"]))
    return f"{' ' * indent}-{' ' * gap}" + f"{between}{' ' * column}".join(pairs)


@st.composite
def registries(draw: st.DrawFn) -> bytes:
    indent = draw(st.integers(0, 5))
    names = ["a", "b", "c"][: draw(st.integers(1, 3))]
    listed = "\n".join(draw(entries(name, indent)) for name in names)
    parts = [f"quotes:\n{listed}", "version: 1", "speakers:\n  Ada: {aliases: [The Countess]}"]
    text = "\n# ---\n".join(draw(st.permutations(parts))) + draw(
        st.sampled_from(["", "\n", "\n\n", "\n# end", "\n...\n"])
    )
    if draw(st.booleans()):
        text = f"# first\n---\n{text}"
    text = text.replace("\n", draw(st.sampled_from(["\n", "\r\n", "\r"])))
    return draw(st.sampled_from([b"", codecs.BOM_UTF8])) + text.encode()
