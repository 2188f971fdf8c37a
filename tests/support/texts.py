"""Texts in which words are hard to tell: numbers, signs, brackets, hyphens, other scripts."""

from __future__ import annotations

from hypothesis import strategies as st

from quotecheck.search.units import units
from quotecheck.text.fold import norm
from quotecheck.text.tokens import words

PRINTED = [
    *"the river don't it’s co-operate honour men promises river-bank king's café l’État".split(),
    *"1848 10,000 3.5 1/2 ½ 10² -5 −7 +3 ±2 <5 ≥10 ~4 .5 5% 5‰ 20° 20°C 20th v2 4x4".split(),
    *"$40 £1.5m US$5 €3 40€ 40$ -$5 <$5 10–20 10-20 12:30 and/or AT&T R&D A&B a.b".split(),
    *"U.S. U.S U.S.A. e.g. i.e. J.R.R. p.m. 3.a x.y.z. Mr. St. no.5 sic.".split(),
    *"[T]he [the] re[a]d word[s] [sic] [sic!] [SIC] [ sic ] [sic.] [...] [Mexico]".split(),
    *"[1] [ ] ] [".split(),
    "[ sic ]",
    "[sic ]",
    "10 000",
    "1\u00a0000\u00a0000",
    "10\u202f000",
    "10\u202f00",
    "5 %",
    "5\u00a0%",
    "$ 5",
    "5 €",
    "< 5",
    "&",
    "& ",
    "שלום",
    "我们",
    "我5们",
    "so\u00adven",
    "re-\nturn",
    "re-\r\n  turn",
    "un\u200bseen",
    "a" * 70,
    "9" * 70,
]
JOINTS = [
    *(
        " ",
        " ",
        " ",
        " ",
        "\n",
        "\r\n",
        "  ",
        "\t",
        "\u00a0",
        "\u2009",
        "\f",
        ", ",
        "; ",
        ". ",
        ".\n\n",
    ),
    *(
        "! ",
        "? ",
        " — ",
        "—",
        "–",
        "-",
        " - ",
        "…",
        " ... ",
        "...",
        " “",
        "” ",
        " (",
        ") ",
        "'",
        "’ ",
    ),
    *("", ".", ",", "/", ":", " & ", "&", " [", "] ", "[", "]", "'s ", "+", "%", "°", "$"),
]

texts = st.lists(st.tuples(st.sampled_from(PRINTED), st.sampled_from(JOINTS)), max_size=12).map(
    lambda parts: "".join(word + joint for word, joint in parts)
)


def numbers_of(text: str) -> dict[str, int]:
    names = [unit for match in words(text) for unit in units(norm(match[0]))]
    return {name: number for number, name in enumerate(dict.fromkeys(names), start=1)}
