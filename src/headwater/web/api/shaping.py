"""From views to the shapes of /api, where attributes alone do not do it."""

from __future__ import annotations

from collections.abc import Sequence

from headwater.records import Entity
from headwater.view import ClaimView, DescriptionView, OriginView, RelianceView, ReportView
from headwater.view.versions import ToldView
from headwater.web.api import models


def shape_claim(claim: ClaimView) -> models.Claim:
    """Return a claim with its origins and versions."""
    row = models.ClaimRow.model_validate(claim)
    first = claim.first_report
    return models.Claim(
        **row.model_dump(),
        why=claim.why,
        single_source=claim.single_source,
        changed=claim.changed,
        first_report=first.id if first else "",
        origins=[_shape_origin(origin) for origin in claim.origins],
        told=[_shape_told(line) for lines in claim.told.values() for line in lines],
    )


def shape_report(report: ReportView) -> models.Report:
    """Return a report with its text and what it relies on."""
    row = models.ReportRow.model_validate(report)
    return models.Report(
        **row.model_dump(),
        byline=report.byline,
        credit=report.credit,
        language=report.language,
        text=report.text,
        found=dict(report.found),
        relies=[_shape_reliance(one) for one in report.relies],
        relied_on=[_shape_reliance(one) for one in report.relied_on],
    )


def shape_source(entity: Entity, descriptions: Sequence[DescriptionView]) -> models.Source:
    """Return who is meant, with what reports say of them."""
    told = [models.Description.model_validate(one) for one in descriptions]
    return models.Source(id=entity.id, name=entity.name, kind=entity.kind, names=list(entity.names), descriptions=told)


def _shape_origin(origin: OriginView) -> models.Origin:
    row = origin.row
    told = {"name": row.name, "kind": row.kind, "entity": row.entity, "why": row.why, "statements": list(row.statements)}
    return models.Origin.model_validate({**told, "marks": list(origin.marks)})


def _shape_told(line: ToldView) -> models.Told:
    told = {name: getattr(line, name) for name in ("slot", "value", "words", "origin", "how", "to")}
    return models.Told(**told, report=line.report.id)


def _shape_reliance(one: RelianceView) -> models.Reliance:
    return models.Reliance(report=one.row.report, on=one.row.on, how=one.how, evidence=list(one.evidence))
