"""What is scanned is what exact reading would give: units, places and the number of words."""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from tests.support.both_ways import needs_compiled, numpy_alone
from tests.support.texts import texts as hard_texts

from quotecheck.search import chunks, native
from quotecheck.search import scan as module
from quotecheck.search.scan import Scan, Scanner
from quotecheck.search.units import key, units
from quotecheck.text.fold import norm
from quotecheck.text.lines import has_lone_return
from quotecheck.text.tokens import words

PRINTED = [
    *"we will not know River PROMISES honoured men it's Don't o'er co-operate to-day dogs'".split(),
    *"it’s don’t l’État rock’n’roll X-ray well-kept mother-in-law he—she river/bank".split(),
    *"café nai\u0308ve ÀÉÎ ﬁnding aﬄuent stra\u00dfe İstanbul ǅ ŒUVRE ὀδός finᵃl".split(),
    *"so\u00adven re\u00adir un\u200bseen \u200bout in\u200b \u00ad \u200b".split(),
    *"e\u0301\u0301 \u0301a".split(),
    *"שלום עולם מִלָּה مرحبا مُحَمَّد привет мир हिन्दी 日本語 我们 ひらがな カタカナ ﾊﾝｶｸ 한국어".split(),
    *"เราจะไม่ยอมแพ้ ก่ ພາສາລາວ ភាសាខ្មែរ မြန်မာ か\u3099 ʼtis oʼclock".split(),
    *"😀 👩\u200d🚀 𝒜𝓁 𐐷𐐨 🇲🇽 ❤\ufe0f a😀b _snake_case_ @name #tag * ‐ - -- ' ’".split(),
    "supercalifragilistic" * 3,
    "supercalifragilistic" * 4,
    "Supercalifragilistic" * 40,
    "a" * 23,
    "a" * 24,
    "a" * 25,
    "a" * 63,
    "a" * 64,
    "a" * 65,
    "b" * 47 + "-" + "c" * 24,
    "b" * 24 + "-" + "c" * 24,
]
JOINTS = [
    *(" ", " ", " ", "  ", "\n", "\r\n", "\r", "\t", "\f", "\v", "\u00a0", "\u2028", "\u3000"),
    *(", ", "; ", "! ", "? ", " — ", "—", "…", " ... ", ".\n\n", "\r\n\r\n", " “", "” ", "('"),
    *("- \n", "-\n\u00a0", "-\u00a0\r\n\f", "- ", "-\t"),
    *("-", "-\n", "-\r\n", "-\r", "-\n   ", "-\r\n\t ", "\u00ad\n", "\u2010\n", "\u00ad"),
    *("'", "’", " '", "' ", "’’", "--", "-'", "", "\ufeff", "\u202e", "\x00"),
]

texts = st.lists(st.tuples(st.sampled_from(PRINTED), st.sampled_from(JOINTS)), max_size=14).map(
    lambda parts: "".join(word + joint for word, joint in parts)
)
anything = st.text(
    st.one_of(
        st.sampled_from("aeisdw '’-\n\r\u00ad"),
        st.sampled_from("5½我$€%°+<~&.,:/–−-[]_\u00a0 "),
        st.characters(exclude_categories=("Cs",)),
    ),
    max_size=25,
)


def vocabulary(*several: str) -> dict[str, int]:
    """Every unit of some texts, numbered from 1."""
    names = [unit for text in several for match in words(text) for unit in units(norm(match[0]))]
    return {name: number for number, name in enumerate(dict.fromkeys(names), start=1)}


def check(text: str, found: Scan, numbers: dict[str, int]) -> None:
    """Chunk by chunk: its words, their units, and where it stands if it is one plain word.

    The full stop of "U.S." may stand behind it.
    """
    printed = [match.span() for match in words(text)]
    starts, ends = found.starts.tolist(), found.ends.tolist()
    inside: list[list[tuple[int, int]]] = [[] for _ in starts]
    for start, end in printed:
        chunk = bisect_right(starts, start) - 1
        assert chunk >= 0
        assert start + len(text[start:end].removesuffix(".")) <= ends[chunk], text[start:end]
        inside[chunk].append((start, end))
    each = np.arange(len(starts))
    assert found.words(each, each + 1).tolist() == [len(tokens) for tokens in inside]
    assert found.words(each[:1], each[-1:] + 1).sum() == len(printed)
    wanted = [
        (chunk, numbers.get(unit, 0))
        for chunk, tokens in enumerate(inside)
        for start, end in tokens
        for unit in units(norm(text[start:end]))
    ]
    assert list(zip(found.owner.tolist(), found.units.tolist(), strict=True)) == wanted
    odd = set(found.odd.tolist())
    for chunk, tokens in enumerate(inside):
        if chunk not in odd:
            assert tokens == [(starts[chunk], ends[chunk])]


def same(one: Scan, other: Scan) -> bool:
    return all(
        np.array_equal(getattr(one, column), getattr(other, column))
        for column in ("units", "owner", "starts", "ends", "several", "tokens", "odd")
    )


@settings(max_examples=100, deadline=None)
@given(texts)
@example("")
@example("語\u00ad\u0301a \u200bか\u200b\u3099\u200b\u3099\u200b")
@example("a\u0e31b c \u0e31\u0e31 d \u0e31\u0301e ก\u0e31\u0e31f g-\u0e31 \u0e31語 h\u200b\u0e31i")
@example("'")
@example("-\n")
def test_a_scan_gives_the_words_of_exact_reading(text: str) -> None:
    numbers = vocabulary(text)
    check(text, Scanner(numbers).scan(text), numbers)


@settings(max_examples=150, deadline=None)
@given(hard_texts)
@example(
    "--5 –.5 -$.5 --$.5 ..5 …U.S. ...U.S. ..A.b ---$5 20° 20°C我 x°C 5%我 5+x 5 %% $ 5 < $5 <$ 5"
)
@example("[T]he word[s] re[a]d a[T]he [12]th 我[a] [我]们 e\u0301[s] [T] he [sic]k [  SIC !] [ſic]")
@example(
    "R & D A&B & &C & \n&\t5 & 6&7 10\u00a0000 1\u202f00 _-5_ _5%_ _U.S._ 我-5 我.5 温U.S. 5月-6月"
)
def test_so_it_does_where_words_are_hard_to_tell(text: str) -> None:
    numbers = vocabulary(text)
    found = Scanner(numbers).scan(text)
    check(text, found, numbers)
    with numpy_alone():
        assert same(found, Scanner(numbers).scan(text))


@settings(max_examples=150, deadline=None)
@given(anything)
@example("A\u1acf \u1acf a\U00016fe5 b")  # marks that only some versions of Unicode know
def test_so_it_does_for_any_letters(text: str) -> None:
    numbers = vocabulary(text)
    check(text, Scanner(numbers).scan(text), numbers)


@needs_compiled
def test_rows_that_are_not_there_are_an_error() -> None:
    scan = Scanner({}).scan("the river of silver")
    columns = (scan.starts, scan.ends, scan.units, scan.owner, scan.odd)
    starts, ends, units, owner, head, odd = scan.rows(1, 2, 5)
    assert (starts[0], ends[0], units[0], owner[0], list(head), odd) == (9, 14, 0, 0, [0, 1], [])
    for first, last in ((-1, 2), (2, 1), (0, 5)):
        with pytest.raises(ValueError, match="rows"):
            native.rows(*columns, first, last, 0)
    with pytest.raises(ValueError, match="rows"):
        native.rows(scan.starts, scan.ends[:2], *columns[2:], 0, 4, 0)
    with pytest.raises(ValueError, match="rows"):
        native.rows(scan.starts, scan.ends, scan.units[:2], *columns[3:], 0, 4, 0)


@needs_compiled
@given(st.lists(st.integers(-3, 9), max_size=8), st.integers(0, 4), st.integers(0, 4))
def test_columns_that_are_not_sorted_lead_nowhere(found: list[int], low: int, high: int) -> None:
    places, column = np.arange(4), np.array(found, dtype=np.int64)
    first, last = sorted((low, high))
    starts, *others = native.rows(places, places, column, column, column, first, last, 0)
    assert starts == places[first:last].tobytes()
    assert all(len(each) <= 8 * (len(found) + last - first + 1) for each in others)


@settings(max_examples=60, deadline=None)
@given(texts, texts)
def test_words_of_no_quote_have_no_number(registered: str, text: str) -> None:
    numbers = vocabulary(registered)
    check(text, Scanner(numbers).scan(text), numbers)


@settings(max_examples=60, deadline=None)
@given(st.lists(texts, min_size=1, max_size=4), texts)
def test_what_was_scanned_before_changes_nothing(before: list[str], text: str) -> None:
    numbers = vocabulary(text, *before[1:])
    scanner = Scanner(numbers)
    for other in before:
        scanner.scan(other)
    first = scanner.scan(text)
    assert same(first, scanner.scan(text))
    assert same(first, Scanner(numbers).scan(text))


@needs_compiled
@settings(max_examples=100, deadline=None)
@given(st.lists(texts, min_size=1, max_size=3), st.lists(st.integers(0, 99)), st.integers(0, 20))
@example(["mother-in-law X-ray 我们 l’État 1/2 " * 30], [0, 0, 7, 9999], 3)
def test_compiled_loops_scan_as_numpy_does(several: list[str], at: list[int], wide: int) -> None:
    numbers = vocabulary(*several[1:])
    scanner = Scanner(numbers)
    walls = np.array(sorted(at), dtype=np.int64)
    for text in several:
        found = scanner.scan(text, walls, wide)
        with numpy_alone():
            assert same(found, Scanner(numbers).scan(text, walls, wide))


@settings(max_examples=60, deadline=None)
@given(st.lists(texts, min_size=2, max_size=4), st.integers(0, 5))
@example(["", "the river", "we know"], 3)
def test_walls_part_the_units_of_what_stands_on_either_side(several: list[str], wide: int) -> None:
    """What is before a place, behind it, and so many units of no quote between them."""
    text = " ; ".join(several)
    numbers = vocabulary(text)
    ends = np.cumsum([len(each) + 3 for each in several])[:-1] - 2
    whole, walled = Scanner(numbers).scan(text), Scanner(numbers).scan(text, ends, wide)
    behind = whole.starts.searchsorted(ends).tolist()
    wanted, first = [], 0
    for chunk in behind:
        last = int(whole.owner.searchsorted(chunk))
        wanted += [*zip(whole.units[first:last], whole.owner[first:last], strict=True)]
        wanted += [(0, chunk)] * wide
        first = last
    wanted += [*zip(whole.units[first:], whole.owner[first:], strict=True)]
    assert [*zip(walled.units, walled.owner, strict=True)] == wanted
    for low, high in pairwise([-1, *behind, len(whole.starts)]):
        assert low == high or walled.rows(low + 1, high) == whole.rows(low + 1, high)


@given(st.text("a*é\u2028\n\r\f", max_size=30), st.data())
@example("a\r", None)
@example("a\r\n", None)
def test_a_scan_tells_where_lines_start(text: str, data: st.DataObject | None) -> None:
    start = data.draw(st.integers(0, len(text))) if data else 0
    end = data.draw(st.integers(start, len(text))) if data else len(text)
    part = text[start:end]
    scan = Scanner({}).scan(text)
    found = scan.line_starts(start, end)
    with numpy_alone():
        assert scan.line_starts(start, end) == found
    if has_lone_return(part, 0, len(part)):
        assert found is None
    else:
        assert found is not None
        assert list(found) == [0, *(at + 1 for at, each in enumerate(part) if each == "\n")]


@needs_compiled
@pytest.mark.parametrize(("start", "end"), [(-1, 2), (2, 1), (0, 4)])
def test_lines_of_no_stretch_are_an_error(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="lines"):
        native.lines(np.zeros(3, dtype=np.uint8), start, end)


@settings(max_examples=40, deadline=None)
@given(st.lists(texts, min_size=1, max_size=4).map(" ".join), st.integers(1, 5))
def test_new_words_are_learnt_in_any_portions(text: str, at_once: int) -> None:
    numbers = vocabulary(text)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "_AT_ONCE", at_once)
        found = Scanner(numbers).scan(text)
    assert same(found, Scanner(numbers).scan(text))


@needs_compiled
@pytest.mark.parametrize("number", [-2, -3, -(2**31)])
def test_numbers_that_are_of_no_form_lead_nowhere(number: int) -> None:
    """Form 0 is of two words with units 7 and 8; form 1 has more units than there are."""
    forms = np.array([2, 1]), np.array([False, True]), np.array([0, 1]), np.array([2, 2])
    for room in (0, 1, 9):
        units, owner = np.zeros((2, room), dtype=np.int64)
        several, tokens, odd = np.zeros((3, 2), dtype=np.int64)
        numbers = np.array([5, -1], dtype=np.int32)
        flat, walls = np.array([7, 8]), np.array([1, -9, 99])
        columns = units, owner, several, tokens, odd
        counts = native.spread(numbers, *forms, flat, walls, 2, *columns)
        assert counts == (9, 1, 0)
        assert units.tolist() == [5, 0, 0, 0, 0, 7, 8, 0, 0][:room]
        assert (several.tolist(), tokens.tolist()) == ([1, 0], [2, 0])
        with pytest.raises(ValueError, match="form"):  # for which there is no room
            native.spread(numbers, *forms, flat, walls, 2, units, owner, several[:0], tokens, odd)
        numbers[1] = number
        with pytest.raises(ValueError, match="form"):
            native.spread(numbers, *forms, flat, walls, 2, *columns)


@settings(max_examples=60, deadline=None)
@given(st.lists(texts, max_size=4).map(" ".join), st.integers(1, 30))
@example("river " * 12, 1)
@example("x" * 100, 1)
def test_slices_change_nothing(text: str, more: int) -> None:
    """If blanks after letters, where texts are sliced, are nearer to each other than slices."""
    size = max(map(len, re.split(r"(?<=[^\W\d_]) ", text))) + more
    numbers = vocabulary(text)
    whole = Scanner(numbers).scan(text)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(chunks, "_SLICE", size)
        patch.setattr(chunks, "_COMPILED_SLICE", size)
        sliced = Scanner(numbers).scan(text)
    assert same(whole, sliced)


@settings(max_examples=60, deadline=None)
@given(texts, st.data())
def test_what_is_between_two_places_is_a_scan(text: str, data: st.DataObject) -> None:
    numbers = vocabulary(text)
    start = data.draw(st.sampled_from([0, *_blanks(text)]))
    end = data.draw(st.sampled_from([len(text), *_blanks(text)]))
    whole = Scanner(numbers).scan(text)
    alone = Scanner(numbers).scan(text[start : max(start, end)])
    first, last = whole.starts.searchsorted((start, max(start, end))).tolist()
    assert whole.rows(first, last, -start) == alone.rows(0, len(alone.starts))
    each = np.arange(first, last)
    assert np.array_equal(whole.words(each, each + 1), alone.words(each - first, each - first + 1))


def _blanks(text: str) -> list[int]:
    """Blanks that neither a hyphen nor a line end stands beside."""
    return [
        at
        for at in range(1, len(text))
        if text[at] == " "
        and not set(text[at - 1 : at + 2]) & set("-\u00ad\u2010\n\r\t ")
        and text[at - 1 : at + 2].count(" ") == 1
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the re-\nturn of", ["the", "re-\nturn", "of"]),
        ("the re-\r\n   turn of", ["the", "re-\r\n   turn", "of"]),
        ("the re-\rturn of", ["the", "re-\rturn", "of"]),
        ("the re\u00ad\nturn of", ["the", "re\u00ad\nturn", "of"]),
        ("the re\nturn of", ["the", "re", "turn", "of"]),
        ("the re -\nturn of", ["the", "re", "turn", "of"]),
        ("the re-\n\nturn of", ["the", "re", "turn", "of"]),
        ("it’s o'er 'tis dogs' ", ["it’s", "o'er", "tis", "dogs"]),
        ("我们 now", ["我", "们", "now"]),
        ("river🙂bank", ["river", "bank"]),
        ("", []),
        (" \n\f ", []),
    ],
)
def test_where_chunks_begin_and_end(text: str, expected: list[str]) -> None:
    found = Scanner({}).scan(text)
    places = zip(found.starts.tolist(), found.ends.tolist(), strict=True)
    assert [text[start:end] for start, end in places] == expected


@pytest.mark.parametrize("word", ["oath", "undertakings", "x" * 100, "κοινή", "вода"])
def test_no_source_can_know_the_hash_of_a_word(word: str) -> None:
    hashes = []
    for secret in (1, 2):
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(chunks, "_SECRET", np.uint64(secret))
            first, again, other = chunks.Cutter().cut(f"{word} {word} {word}s").hashes.tolist()
        assert first == again != other
        hashes.append(first)
    assert len(set(hashes)) == 2


def test_a_word_is_known_however_it_is_printed() -> None:
    text = "Promise PROMISES promised; prom\u00adise pro-\nmise promises' oath"
    found = Scanner({key("promise"): 3}).scan(text)
    assert found.units.tolist() == [3, 3, 3, 3, 3, 3, 0]


@pytest.mark.parametrize("size", [63, 64, 65, 200])
def test_long_words_are_told_apart_by_their_last_letter(size: int) -> None:
    one, other = "a" * size + "b", "a" * size + "c"
    found = Scanner({one: 1, other: 2}).scan(f"{one} {other} {one.upper()} {one[:-1]}")
    assert found.units.tolist() == [1, 2, 1, 0]


def test_letters_outside_ascii_are_told_apart_by_place() -> None:
    found = Scanner({"ab": 1}).scan("шб бш Шб абв вба")
    scanned = Scanner(vocabulary("шб бш абв вба")).scan("шб бш Шб абв вба")
    assert found.units.tolist() == [0] * 5
    assert scanned.units.tolist() == [1, 2, 1, 3, 4]
