from __future__ import annotations

import unicodedata

import numpy as np
from hypothesis import example, given
from hypothesis import strategies as st

from headwater.copying.kernels import JOINER
from headwater.copying.words import FURNITURE, NAME, QUOTED, STOCK, flag_words, fold_table, pack_words, split_text, unpack_words
from tests.copying.newsroom import passages, report


def shown(text):
    words = split_text(text)
    return [text[start:end] for start, end in zip(words.starts.tolist(), words.ends.tolist(), strict=True)]


def test_words_are_stretches_of_letters_and_digits():
    assert shown("The toll rose to 1,840 (or so), e.g. ‘many’.") == [
        "The",
        "toll",
        "rose",
        "to",
        "1",
        "840",
        "or",
        "so",
        "e",
        "g",
        "many",
    ]


def test_paragraphs_without_a_space_between_them_do_not_join_their_words():
    assert shown("he said.The minister\nleft") == ["he", "said", "The", "minister", "left"]


def test_an_apostrophe_inside_a_word_belongs_to_it_and_its_kind_does_not_count():
    assert shown("the dam's gates' keys") == ["the", "dam's", "gates", "keys"]
    assert split_text("Qa'ani").hashes.tolist() == split_text("Qa’ani").hashes.tolist() == split_text("Qaani").hashes.tolist()


def test_case_and_accents_do_not_count():
    words = [split_text(text).hashes.tolist() for text in ("École", "ecole", "ÉCOLE", unicodedata.normalize("NFD", "École"))]
    assert words[0] == words[1] == words[2] == words[3]


def test_different_words_have_different_hashes():
    words = split_text("gate gates get tag ate")
    assert len(set(words.hashes.tolist())) == 5


def test_a_combining_mark_stays_with_its_word():
    assert shown("cafe\u0301 noir") == ["cafe\u0301", "noir"]
    assert shown("بَيْتٌ كبير") == ["بَيْتٌ", "كبير"]


def test_each_ideograph_is_a_word_since_the_text_has_no_spaces():
    assert shown("大坝 gate安全") == ["大", "坝", "gate", "安", "全"]


def test_hangul_syllables_stay_apart():
    assert split_text("가나").hashes.tolist() != split_text("각나").hashes.tolist()


def test_a_text_without_words_has_none():
    assert len(split_text("")) == len(split_text("… — 🙂 ’’")) == 0


def test_no_letter_lies_beyond_the_fold_table():
    beyond = (chr(code) for code in range(len(fold_table()), 0x110000))
    assert not any(char.isalnum() for char in beyond)


def split_slowly(text):
    """The oracle: what `split_text` promises, one character at a time. Returns (folded word, start, end) rows."""
    found, fold = [], [int(fold_table()[ord(char)]) if ord(char) < len(fold_table()) else 0 for char in text]
    inside = False
    for place, letter in enumerate(fold):
        alone, follows = letter >= 2**31, fold[place + 1] if place + 1 < len(fold) else 0
        if inside and letter == JOINER:
            found[-1][2] = place + 1
        elif inside and text[place] in "'’" and 2 <= follows < 2**31:
            continue
        elif letter <= JOINER:
            inside = False
        elif alone or not inside:
            found.append([(letter,), place, place + 1])
            inside = not alone
        else:
            found[-1] = [(*found[-1][0], letter), found[-1][1], place + 1]
    return found


@given(st.text(st.characters() | st.sampled_from("ab'’ \u0301\u00ad大がñ🙂"), max_size=60))
@example("a’")
@example("大’a")
@example("\ud800 a\ud800b")
def test_the_kernel_splits_as_the_slow_reading_does(text):
    words, slow = split_text(text), split_slowly(text)
    assert list(zip(words.starts.tolist(), words.ends.tolist(), strict=True)) == [(start, end) for _, start, end in slow]
    alike = {}
    for value, (folded, _, _) in zip(words.hashes.tolist(), slow, strict=True):
        assert alike.setdefault(folded, value) == value
    assert len(set(alike.values())) == len(alike)


@given(st.text(max_size=60), st.text(max_size=20))
def test_words_do_not_depend_on_what_follows_the_next_gap(text, more):
    alone, together = split_text(text), split_text(text + " | " + more)
    assert together.hashes[: len(alone)].tolist() == alone.hashes.tolist()


def flagged(text, *spans, flag):
    """Return the words that have a flag; a span is (words, kind of passage)."""
    row = report(text)
    words = flag_words(split_text(text), passages(row, *spans))
    return [text[words.starts[n] : words.ends[n]] for n in np.flatnonzero(words.flags & flag)]


def test_words_inside_quotations_and_furniture_are_flagged():
    text, spans = (
        "He said “it was safe” today. Read more here",
        [("“it was safe”", "quotation"), ("Read more here", "furniture")],
    )
    assert flagged(text, *spans, flag=QUOTED) == ["it", "was", "safe"]
    assert flagged(text, *spans, flag=FURNITURE) == ["Read", "more", "here"]


def test_a_sentence_is_neither_quoted_nor_furniture():
    assert not flagged("He said it.", ("He said it.", "sentence"), flag=QUOTED | FURNITURE)


def test_words_with_a_capital_are_names_but_not_in_headings():
    text = "Gates Jam\nIlse Brandvold spoke in Åsgård"
    assert flagged(text, ("Gates Jam", "heading"), flag=NAME) == ["Ilse", "Brandvold", "Åsgård"]


def test_stock_phrases_are_flagged_word_by_word_and_so_are_stop_words():
    text = "The minister spoke on condition of anonymity and left"
    assert flagged(text, flag=STOCK) == ["The", "spoke", "on", "condition", "of", "anonymity", "and"]


def test_half_a_stock_phrase_is_none():
    assert flagged("In what condition of anonymity", flag=STOCK) == ["In", "what", "of"]


def test_a_row_keeps_the_columns():
    words = split_text("one two three")
    again = unpack_words(pack_words("r", words))
    assert all(np.array_equal(getattr(again, name), getattr(words, name)) for name in ("hashes", "starts", "ends", "flags"))
