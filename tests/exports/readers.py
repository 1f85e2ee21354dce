"""Each form read back with the library of the programs that it is for: where its spans lie, and which words it gives for them.

A reader returns (report's id, start, end, words) of each statement.
"""

from __future__ import annotations

import csv
import io
import json
import warnings

import networkx as nx
import rdflib
import stix2
from prov.model import ProvDocument
from pyarrow import parquet

from headwater.exports.tables import read_cell

SCHEMA = rdflib.Namespace("https://schema.org/")
OURS = rdflib.Namespace("urn:headwater:")


def read_trace(content):
    return [(s["report"], s["start"], s["end"], s["text"]) for s in json.loads(content)["statements"]]


def read_lines(content):
    rows = [json.loads(line) for line in content.decode("utf-8").split("\n") if line]
    return [(s["report"], s["start"], s["end"], s["text"]) for s in rows if s["record"] == "statement"]


def read_csv(content):
    rows = csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline=""))
    return [(row["report"], int(row["start"]), int(row["end"]), read_cell(row["text"])) for row in rows]


def read_parquet(content):
    rows = parquet.read_table(io.BytesIO(content)).to_pylist()
    return [(row["report"], row["start"], row["end"], row["text"]) for row in rows]


def read_graph(graph):
    nodes = [node for _, node in graph.nodes(data=True) if node["kind"] == "statement"]
    return [(node["report"], node["text_start"], node["text_end"], node["text"]) for node in nodes]


def open_graphml(content):
    return nx.read_graphml(io.BytesIO(content))


def open_gexf(content):
    return nx.read_gexf(io.BytesIO(content), version="1.3")


def open_prov(content):
    return ProvDocument.deserialize(io.BytesIO(content), format="json")


def read_prov(content):
    document = open_prov(content)
    homes = {}
    for row in document.get_records():
        values = dict(row.attributes)
        if "prov:Quotation" in {str(value) for value in values.values()}:
            new, old = (str(value) for value in values.values() if "Quotation" not in str(value))
            homes[new] = old.removeprefix("headwater:")
    found = []
    for row in document.get_records():
        values = {str(name): value for name, value in row.attributes}
        if "headwater:start" in values:
            start, end = (values[f"headwater:{name}"] for name in ("start", "end"))
            found.append((homes[str(row.identifier)], start, end, values["prov:value"]))
    return found


def open_json_ld(content):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # rdflib's parser uses a class of its own that it calls old
        return rdflib.Graph().parse(data=content.decode("utf-8"), format="json-ld")


def read_json_ld(content):
    graph = open_json_ld(content)
    return [
        (
            str(graph.value(quotation, SCHEMA.isPartOf)).removeprefix(str(OURS)),
            graph.value(quotation, OURS.start).toPython(),
            graph.value(quotation, OURS.end).toPython(),
            str(graph.value(quotation, SCHEMA.text)),
        )
        for quotation in graph.subjects(rdflib.RDF.type, SCHEMA.Quotation)
    ]


def open_stix(content):
    return stix2.parse(content.decode("utf-8"))["objects"]


def read_stix(content):
    found = []
    for one in open_stix(content):
        for place in one.get("external_references", []):
            report, colon, span = place.get("external_id", "").partition(":")
            if colon:
                found.append((report, *map(int, span.split("-")), one.get("content") or one["explanation"]))
    return found


READERS = {
    "trace": read_trace,
    "jsonl": read_lines,
    "csv": read_csv,
    "parquet": read_parquet,
    "graphml": lambda content: read_graph(open_graphml(content)),
    "gexf": lambda content: read_graph(open_gexf(content)),
    "prov": read_prov,
    "jsonld": read_json_ld,
    "stix": read_stix,
}
