"""Folders of reports for the tests of readers."""

from __future__ import annotations

from headwater.readers import read_reports
from headwater.records import Place, Problem, Report

BODY = """Nine people died when the Kestrel dam burst early on Saturday, the county said. The search in the valley goes on.

The spillway gates had not been inspected since 2027, chief engineer Mara Okafor said. “We wrote two letters,” she said.

The Valley Water Authority denied that the lake had been overfull. The level was within limits, its spokesman said."""


class Pile:
    """What was read, by kind."""

    def __init__(self, rows):
        self.rows = list(rows)
        self.reports = [row for row in self.rows if isinstance(row, Report)]
        self.places = [row for row in self.rows if isinstance(row, Place)]
        self.problems = [row for row in self.rows if isinstance(row, Problem)]
        self.by_file = {report.file: report for report in self.reports}

    @property
    def report(self):
        (report,) = self.reports
        return report

    @property
    def problem(self):
        (problem,) = self.problems
        return problem


def read(path):
    return Pile(read_reports(path))


def write(folder, **files):
    """Write files into a folder; '__' in a name stands for a dot, so that names can be keywords."""
    for name, content in files.items():
        write_file(folder / name.replace("__", "."), content)
    return folder


def write_file(path, content):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def page(body, head="", title="Nine dead as dam bursts"):
    paragraphs = "".join(f"<p>{paragraph}</p>\n" for paragraph in body.split("\n\n"))
    return (
        f"<!doctype html><html><head><meta charset='utf-8'><title>{title} | Harrow Herald</title>{head}</head><body>"
        f"<nav><ul><li>Home</li><li>News</li></ul></nav><article><h1>{title}</h1>\n{paragraphs}</article>"
        "<footer><p>All rights reserved.</p></footer></body></html>"
    )
