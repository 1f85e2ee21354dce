"""Turn bytes into text: UTF-8 first, then what the file declares, then the likeliest encoding."""

from __future__ import annotations

import codecs
import re
from functools import cache

from headwater.errors import SkipReport
from headwater.lore import load_rows

# UTF-32 stands before UTF-16, whose mark is the beginning of its own.
MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE)
HEAD = 4096
WESTERN = frozenset("àâäáãåæçéèêëíìîïñóòôöøœßúùüÀÂÄÁÅÆÇÉÈÊËÍÎÑÓÔÖØŒÚÜ‘’“”‚„«»‹›–—…•·°§£€©®™¿¡ªº\xa0")
SAMPLE = 65_536
SURROGATES = re.compile("[\ud800-\udfff]")
# Codecs of Python's own that turn text into other text; no page means them.
NO_ENCODINGS = frozenset(
    {"idna", "mbcs", "oem", "palmos", "punycode", "raw-unicode-escape", "undefined", "unicode-escape", "utf-7"}
)
# Control characters that no news text has; form feeds and escapes do come in.
CONTROLS = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f]")


def decode_bytes(data: bytes) -> str:
    """Return the text of `data` without a byte order mark, with LF where it has CRLF, and otherwise unaltered.

    Raises SkipReport, with what the data is instead, where it is no text or its encoding cannot be told.
    """
    refuse_binary(data)
    for attempt in (_decode_marked, _decode_plain, _decode_declared, _decode_wide, _decode_western, _decode_likely):
        if (text := attempt(data)) is not None:
            return clean_text(text)
    raise SkipReport("its encoding cannot be told: save it as UTF-8")


def clean_text(text: str) -> str:
    """Return `text` with LF where it has CRLF; raise SkipReport where it holds what no text can hold."""
    if "\x00" in text:
        raise SkipReport("it holds zero bytes and is no text: save it as UTF-8 text")
    if SURROGATES.search(text):
        raise SkipReport("it holds broken characters (half of a surrogate pair): save it again as UTF-8 text")
    return text.replace("\r\n", "\n")


def refuse_binary(data: bytes) -> None:
    """Raise SkipReport where `data` begins as a known kind of binary file does."""
    for beginning, kind, advice in _signatures():
        if data.startswith(beginning):
            raise SkipReport(f"it is {kind}, not text: {advice}")


def _decode(data: bytes, encoding: str) -> str | None:
    """Return the decoded text, or None where `data` is not in that encoding or nobody knows it."""
    try:
        return data.decode(encoding)
    except (UnicodeError, LookupError, ValueError):
        return None


def _decode_marked(data: bytes) -> str | None:
    return next((_decode(data, encoding) for mark, encoding in MARKS if data.startswith(mark)), None)


def _decode_plain(data: bytes) -> str | None:
    if b"\x00" in data:  # UTF-16 of plain letters is UTF-8 too, full of zeros
        return None
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        _refuse_broken(data, error.start)
        return None


def _refuse_broken(data: bytes, at: int) -> None:
    """Raise SkipReport where data is UTF-8 but for a few bytes: in any other encoding its every accent would be two signs."""
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    if sum(char > "\x7f" for char in text) > 4 * broken:
        raise SkipReport(f"it is UTF-8, but broken at byte {at} (0x{data[at]:02x}): correct that byte, or save the file again")


def _decode_declared(data: bytes) -> str | None:
    found = DECLARED.search(data[:HEAD])
    name = found[1].decode("ascii", "ignore").lower().replace("_", "-") if found else ""
    # A codec of bytes (zlib, rot13, …) raises LookupError.
    return _decode(data, name) if name and name not in NO_ENCODINGS else None


def _decode_wide(data: bytes) -> str | None:
    """UTF-16 without a mark: every second byte of Western text is zero."""
    head = data[:HEAD]
    zeros = (head[0::2].count(0), head[1::2].count(0))
    if len(head) < 4 or max(zeros) < len(head) * 0.3:
        return None
    return _decode(data, "utf-16-be" if zeros[0] > zeros[1] else "utf-16-le")


def _decode_western(data: bytes) -> str | None:
    """Windows-1252, where nearly all that is not ASCII is what Western languages and typesetting use, and that is little.

    Guessers by statistics take a page with a few accents for any of five encodings; ő and ű as õ and û would be Hungarian.
    """
    text = None if b"\x00" in data else _decode(data, "windows-1252")
    foreign = [char for char in (text or "")[:SAMPLE] if char > "\x7f"]
    western = sum(char in WESTERN for char in foreign)
    return text if western >= 0.93 * len(foreign) and len(foreign) < len(data[:SAMPLE]) / 8 else None


def _decode_likely(data: bytes) -> str | None:
    """Return the text in the encoding that makes the best sense of it; None where it is no text at all."""
    if b"\x00" in data:
        raise SkipReport("it is binary data, not text: save its text as UTF-8")
    from charset_normalizer import from_bytes

    best = from_bytes(data[:SAMPLE]).best()
    text = _decode(data, best.encoding) if best else None
    if text is not None and len(CONTROLS.findall(text)) > len(text) / 100:
        raise SkipReport("it is binary data, not text: save its text as UTF-8")
    return text


@cache
def _signatures() -> tuple[tuple[bytes, str, str], ...]:
    return tuple((bytes.fromhex(row["hex"]), row["kind"], row["next"]) for row in load_rows("file_signatures.tsv"))
