"""The commands: each reads its arguments, calls the part of Headwater that does it, and prints what came of it."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from headwater import __version__
from headwater.cli.guard import Guarded

app = typer.Typer(
    cls=Guarded,
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="Exit codes: 0 done, 1 something stopped it, 2 the command was not understood, 130 stopped by Ctrl-C.",
)


class Output(StrEnum):
    """What `trace` and `claims` print."""

    TEXT = "text"
    JSON = "json"


class Format(StrEnum):
    """What `export` writes."""

    TRACE = "trace"
    HTML = "html"
    CSV = "csv"
    JSONL = "jsonl"
    PARQUET = "parquet"
    GRAPHML = "graphml"
    GEXF = "gexf"
    PROV = "prov"
    JSONLD = "jsonld"
    STIX = "stix"


class Sheet(StrEnum):
    """Which table `export --format csv` or `parquet` writes."""

    STATEMENTS = "statements"
    CLAIMS = "claims"
    REPORTS = "reports"
    FIGURES = "figures"


class EngineName(StrEnum):
    """Who reads who says what."""

    BUNDLED = "bundled"
    LLM = "llm"


Reports = Annotated[Path, typer.Argument(metavar="PATH", help="A folder of reports, or one file.", show_default=False)]
CaseFile = Annotated[Path, typer.Argument(metavar="CASE", help="The case file that `trace` made.", show_default=False)]
Jobs = Annotated[int | None, typer.Option(min=1, help="Processes to use; as many as are worth it if not given.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="No progress bar.")]
WhichEngine = Annotated[
    EngineName | None,
    typer.Option("--engine", help="Who finds who says what: the bundled reader, or a language model. [default: as before]"),
]
Endpoint = Annotated[
    str | None,
    typer.Option(metavar="URL", help="Where to ask, an OpenAI-compatible address; a key is taken from HEADWATER_API_KEY."),
]
Model = Annotated[str | None, typer.Option(metavar="NAME", help="Which model to ask, where the endpoint has several.")]


def _show_version(value: bool) -> None:  # noqa: FBT001  # typer calls it so
    if value:
        typer.echo(f"headwater {__version__}")
        raise typer.Exit


@app.callback()
def headwater(
    *,
    version: Annotated[
        bool, typer.Option("--version", callback=_show_version, is_eager=True, help="Print the version and end.")
    ] = False,
) -> None:
    """Follow every claim in a pile of news reports up to where it springs from: who says so, and on whose word.

    Example: headwater trace examples/kestrel-dam
    """


@app.command()
def trace(  # noqa: PLR0913  # a command has as many parameters as it has options
    path: Reports,
    case: Annotated[Path | None, typer.Option(metavar="FILE", help="The case file. [default: ./NAME.sqlite]")] = None,
    html: Annotated[Path | None, typer.Option(metavar="FILE", help="The page for reading. [default: ./NAME.html]")] = None,
    output: Annotated[Output, typer.Option("--format", help="What to print: a summary, or the whole trace.")] = Output.TEXT,
    jobs: Jobs = None,
    *,
    claim: Annotated[str, typer.Option(metavar="SENTENCE", help="Print the claims that match it, no summary.")] = "",
    engine: WhichEngine = None,
    endpoint: Endpoint = None,
    model: Model = None,
    quiet: Quiet = False,
    show: Annotated[bool, typer.Option("--open", help="Open the case room in the browser.")] = False,
) -> None:
    """Trace the claims in a folder of reports; what an earlier run found there is not done again.

    Makes a case file and a page for reading, both named after PATH, and prints a summary. With --format json the page is
    made only where --html or --open asks for it. Nothing leaves this machine unless --engine llm asks for it.

    Example: headwater trace reports/ --claim "The gates were last inspected in 2027"
    """
    from headwater.cli.engine import EngineWish
    from headwater.cli.tracing import Wish, trace_path

    wanted = EngineWish(engine, endpoint, model)
    trace_path(Wish(path, case, html, jobs, claim, as_json=output is Output.JSON, quiet=quiet, show=show, engine=wanted))


@app.command()
def add(  # noqa: PLR0913  # as `trace`
    case: CaseFile,
    paths: Annotated[list[Path], typer.Argument(metavar="PATH...", help="Folders or files to add.", show_default=False)],
    jobs: Jobs = None,
    *,
    engine: WhichEngine = None,
    endpoint: Endpoint = None,
    model: Model = None,
    quiet: Quiet = False,
) -> None:
    """Add reports to a case and bring it up to date; the work is in proportion to what is new.

    Example: headwater add dam.sqlite more-reports/ late.html
    """
    from headwater.cli.engine import EngineWish
    from headwater.cli.tracing import add_paths

    add_paths(case, paths, jobs=jobs, quiet=quiet, engine=EngineWish(engine, endpoint, model))


@app.command()
def claims(  # noqa: PLR0913  # as in `trace`
    case: CaseFile,
    *,
    denied: Annotated[bool, typer.Option("--denied", help="Only claims that a report denies.")] = False,
    single_source: Annotated[
        bool, typer.Option("--single-source", help="Only claims of several reports that rest on one origin.")
    ] = False,
    changed: Annotated[
        bool, typer.Option("--changed", help="Only claims whose reports differ in a detail or quotation.")
    ] = False,
    copied: Annotated[
        bool, typer.Option("--copied", help="Only claims of several outlets of which one has it first-hand.")
    ] = False,
    like: Annotated[str, typer.Option(metavar="SENTENCE", help="Only claims that match it, best first.")] = "",
    output: Annotated[Output, typer.Option("--format", help="What to print of the claims.")] = Output.TEXT,
    limit: Annotated[int, typer.Option(min=1, help="How many to print.")] = 40,
) -> None:
    """List the claims of a case, those of the most reports first, or those that match a sentence.

    Example: headwater claims dam.sqlite --like "the gates were not inspected after 2027"
    """
    from headwater.cli.reading import Sieve, show_claims

    show_claims(case, Sieve(like, denied, single_source, changed, limit, copied), as_json=output is Output.JSON)


@app.command()
def claim(
    case: CaseFile,
    which: Annotated[str, typer.Argument(metavar="CLAIM", help="Its number in `claims`, or its id.", show_default=False)],
) -> None:
    """Show one claim: its origins and why they are counted, and every statement in its context.

    Example: headwater claim dam.sqlite 1
    """
    from headwater.cli.reading import show_claim

    show_claim(case, which)


@app.command()
def report(
    case: CaseFile,
    which: Annotated[str, typer.Argument(metavar="REPORT", help="Its file name, or its id.", show_default=False)],
) -> None:
    """Show one report: what is known of it, whom it relies on and why, and what it says.

    Example: headwater report dam.sqlite 03.txt
    """
    from headwater.cli.reading import show_report

    show_report(case, which)


@app.command()
def export(
    case: CaseFile,
    form: Annotated[Format, typer.Option("--format", help="The whole trace, a page, a table, a graph, or a standard.")],
    output: Annotated[Path, typer.Option("--output", "-o", metavar="FILE", help="Where to write; - is stdout.")],
    table: Annotated[Sheet, typer.Option(help="Which table to write as csv or parquet.")] = Sheet.STATEMENTS,
    claim: Annotated[str, typer.Option(metavar="CLAIM", help="With html: only this claim, by its number or id.")] = "",
) -> None:
    """Write a case in another form, to read, mail, count, draw or hand to another program.

    The trace (JSON), jsonl: all that was found. html: a page that needs nothing else. csv, parquet: a table; its figures are
    rows for coding events. graphml, gexf: the provenance graph. prov (W3C), jsonld (schema.org), stix (2.1): standards.

    Example: headwater export dam.sqlite --format csv --table claims -o claims.csv
    """
    from headwater.cli.exporting import export_case

    export_case(case, form.value, output, table=table.value, claim=claim)


@app.command()
def score(
    trace: Annotated[Path, typer.Argument(metavar="TRACE", help="A trace (JSON) or a case file.", show_default=False)],
    gold: Annotated[Path, typer.Argument(metavar="GOLD", help="The folder with gold.json.", show_default=False)],
    *,
    as_json: Annotated[bool, typer.Option("--json", help="Print every figure as JSON.")] = False,
) -> None:
    """Compare a trace with the truth of a case that was written with it.

    Example: headwater score kestrel-dam.sqlite examples/kestrel-dam
    """
    from headwater.cli.reading import show_scores

    show_scores(trace, gold, as_json=as_json)


@app.command()
def plan(path: Annotated[Path, typer.Argument(metavar="CASE|FOLDER", help="A case, or a folder.", show_default=False)]) -> None:
    """Show what is out of date in a case, or what of a folder is not in its case yet.

    Example: headwater plan dam.sqlite
    """
    from headwater.cli.reading import show_plan

    show_plan(path)
