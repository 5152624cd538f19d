"""manifest.json of a model folder, from the task's declaration and what the run measured."""

import datetime
from typing import Any

import numpy as np

from .. import __version__
from ..cohort import Cohort
from ..declaration import Task, columns_of
from ..methods import Fitted
from .source import source_sha256

IMPUTATION = "mean of the training rows, with a missing indicator"
REQUIRED = "none: required"
DECIMALS = 6


def rounded(value: Any) -> Any:
    """Plain JSON values, figures to six decimals. Raises ValueError for a figure that is not finite."""
    if isinstance(value, dict):
        return {key: rounded(part) for key, part in value.items()}
    if isinstance(value, (list, tuple)):
        return [rounded(part) for part in value]
    if isinstance(value, (bool, np.bool_)):
        return bool(value)
    if isinstance(value, (float, np.floating)):
        if not np.isfinite(value):
            raise ValueError("a figure of the manifest is not finite")
        return round(float(value), DECIMALS) if abs(value) >= 1e-4 else float(f"{value:.3g}")
    return int(value) if isinstance(value, np.integer) else value


def declared_inputs(task: Task, fitted: Fitted, cohort: Cohort) -> list[dict[str, Any]]:
    """The inputs with columns, range of the training rows, and how a missing one is filled."""
    listed = []
    for declared, columns in zip(task.inputs, columns_of(task.inputs).values()):
        tabular = declared.block() is None
        trained = None
        if tabular:
            trained = (float(fitted.prep.low[columns.start]), float(fitted.prep.high[columns.start]))
        listed.append(
            declared.declared(columns.start, trained)
            | {
                "missingInTraining": float(1 - cohort.known[:, columns.start].mean()),
                "imputation": REQUIRED if declared.required else getattr(declared, "imputation", IMPUTATION),
            }
        )
    return listed


def manifest(
    name: str,
    task: Task,
    statement: str,
    fitted: Fitted,
    cohort: Cohort,
    seed: int,
    files: dict[str, dict[str, Any]],
    intervals: list[dict[str, Any]],
    views: list[dict[str, Any]],
    validation: dict[str, Any],
) -> dict[str, Any]:
    """The whole manifest, as the service's schema has it; `name` is the name of the folder."""
    data: dict[str, Any] = {"name": task.data.name, "citation": task.data.citation}
    if task.data.doi is not None:
        data["doi"] = task.data.doi
    data |= {
        "licence": task.data.licence,
        "notice": task.data.notice,
        "rows": len(cohort),
        "recruited": task.data.recruited,
        "population": task.data.population,
    }
    made: dict[str, Any] = {
        "schema": 1,
        "id": name,
        "version": task.version,
        "task": task.task or task.id,
        "title": task.title,
        "createdOn": datetime.date.today().isoformat(),
        "code": {"package": "stroke-cds-training", "version": __version__, "sourceSha256": source_sha256()},
        "seed": seed,
        "grade": task.grade,
    }
    if task.watermark is not None:
        made["watermark"] = task.watermark
    made |= {
        "use": {"moment": task.moment, "statement": statement, "notFor": list(task.not_for)},
        "files": files,
        "data": data,
        "inputs": declared_inputs(task, fitted, cohort),
        "columns": task.columns,
        "methods": [{"id": m.id, "name": m.name, "settings": m.settings()} for m in fitted.methods],
        "kind": task.kind,
        "outputs": [
            {"id": o.id, "label": o.label, "definition": o.definition, "unit": o.unit}
            | ({} if o.limits is None else {"limits": {"low": o.limits[0], "high": o.limits[1]}})
            for o in task.outputs
        ],
        "combined": [
            {"id": c.id, "label": c.label, "definition": c.definition, "sumOf": list(c.sum_of)} for c in task.combined
        ],
        "intervals": intervals,
        "views": views,
        "validation": validation,
    }
    return rounded(made)
