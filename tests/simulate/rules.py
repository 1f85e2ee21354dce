"""The rules of a case's truth: what every gold.json must keep to, whoever wrote it."""

from __future__ import annotations

KINDS = {"person", "organisation", "outlet", "document", "unnamed"}
WAYS = {"original", "verbatim", "rewrite", "partial"}


def find_faults(gold, texts):
    """Return a sentence for each rule that is broken."""
    return [*_sources(gold), *_reports(gold, texts), *_attributions(gold, texts), *_claims(gold, texts), *_rest(gold, texts)]


def _sources(gold):
    ids = [row["id"] for row in gold["sources"]]
    yield from (f"source twice: {id_}" for id_ in set(ids) if ids.count(id_) > 1)
    yield from (f"kind of {row}" for row in gold["sources"] if row["kind"] not in KINDS)


def _reports(gold, texts):
    ids = {row["id"] for row in gold["reports"]}
    if ids != set(texts):
        yield f"reports differ: {ids ^ set(texts)}"
    for row in gold["reports"]:
        if row["how"] not in WAYS or not set(row["relies_on"]) <= ids - {row["id"]}:
            yield f"report {row}"
        if (row["how"] == "original") != (row["relies_on"] == []):
            yield f"how and relies_on disagree: {row}"


def _attributions(gold, texts):
    known = {row["id"] for row in gold["sources"]}
    for row in gold["attributions"]:
        missing = [key for key in ("source_text", "cue", "content") if not row[key] or row[key] not in texts[row["report"]]]
        if missing or not set(row["chain"]) <= known or row["source"] not in known:
            yield f"attribution {missing}: {row}"
        if row["type"] not in {"direct", "indirect", "mixed"}:
            yield f"type {row}"


def _claims(gold, texts):
    known = {row["id"] for row in gold["sources"]}
    ids = [row["id"] for row in gold["claims"]]
    yield from (f"claim twice: {id_}" for id_ in set(ids) if ids.count(id_) > 1)
    for claim in gold["claims"]:
        yield from (f"{claim['id']}: {row}" for row in claim["statements"] if row["text"] not in texts[row["report"]])
        sources = {source for row in claim["statements"] for source in row["chain"]} | set(claim["origins"])
        if not sources <= known or {row["stance"] for row in claim["statements"]} - {"asserts", "denies", "doubts"}:
            yield f"{claim['id']}: sources or stances"
        if not claim["origins_min"] <= len(set(claim["origins"])) == len(claim["origins"]) <= claim["origins_max"]:
            yield f"{claim['id']}: origins outside their range"
        if claim["first_report"] not in {row["report"] for row in claim["statements"]}:
            yield f"{claim['id']}: first report"
        if any(row["stance"] == "asserts" for row in claim["statements"]) != bool(claim["origins"]):
            yield f"{claim['id']}: origins without assertions, or the reverse"
        for variant in claim["variants"]:
            yield from (f"{claim['id']}: {value}" for report, value in variant["values"].items() if value not in texts[report])


def _rest(gold, texts):
    for row in gold["altered_quotes"]:
        if any(row[side]["text"] not in texts[row[side]["report"]] for side in "ab") or row["a"]["text"] == row["b"]["text"]:
            yield f"altered quotation {row}"
    for row in gold["unsupported"]:
        if row["text"] not in texts[row["report"]] or row["text"] in texts[row["cites"]]:
            yield f"unsupported {row}"
    for row in gold["dates"]:
        if texts[row["report"]].count(row["text"]) < row["occurrence"]:
            yield f"date {row}"
    everything = "\n".join(texts.values())
    yield from (f"name {name}" for group in gold["names"] for name in group if name not in everything)
