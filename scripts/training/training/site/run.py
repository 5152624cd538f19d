"""Trains a site's task: reads the registry, holds rows out, measures, asks the gates, writes the model folder."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from ..options import Options
from .columns import LESION, MONTH, Column
from .declaration import SiteOutcome, SiteTask
from .registry import SCALE_KEYS, Registry, RegistryError, read_description, read_registry
from .run_event import run_event
from .run_range import run_range


def run_site_task(task: SiteTask, options: Options, registry: Registry | None = None) -> None:
    """
    Writes `options.out`, also when a gate failed: the manifest then says which, and the service refuses the folder.
    `registry` is the one read already, from a file of another layout. Raises RegistryError.
    """
    description = read_description(options.data) if registry is None else registry.description
    outcome = _outcome(task, description)
    task = scaled(task, description)
    if registry is None:
        registry = read_registry(options.data, registry_columns(task, description))
    run = run_event if task.kind == "binary" else run_range
    run(task, outcome, registry, options)


def scaled(task: SiteTask, description: dict[str, Any]) -> SiteTask:
    """The task with the limits of the site's scale. Raises RegistryError when a score is asked for without one."""
    return replace(task, columns=tuple(_on_scale(task, column, description) for column in task.columns))


def registry_columns(task: SiteTask, description: dict[str, Any]) -> tuple[Column, ...]:
    """Every column that registry.csv may have. The outcomes that are not trained on may stand in it too."""
    kind = "flag" if task.kind == "binary" else "number"
    names = dict.fromkeys(outcome.column for outcome in task.outcomes)
    outcomes = tuple(_on_scale(task, Column(name, "outcome", kind, "{points}"), description) for name in names)
    order = (MONTH,) if task.kind == "binary" else ()
    masks = (LESION,) if task.lesion_parcels else ()
    return order + masks + task.columns + task.score_columns + outcomes


def _outcome(task: SiteTask, description: dict[str, Any]) -> SiteOutcome:
    try:
        return task.outcome(description.get("outcome"))
    except KeyError as error:
        allowed = ", ".join(outcome.id for outcome in task.outcomes)
        raise RegistryError("outcome-unknown", f"registry.json, outcome: allowed are {allowed}") from error


def _on_scale(task: SiteTask, column: Column, description: dict[str, Any]) -> Column:
    """A score without limits of its own gets those of the scale that registry.json names."""
    if task.kind == "binary" or column.kind != "number" or column.low > float("-inf"):
        return column
    name, low, high = (description.get(key) for key in SCALE_KEYS)
    numbers = all(isinstance(limit, (int, float)) and not isinstance(limit, bool) for limit in (low, high))
    if not isinstance(name, str) or not numbers or not low < high:
        raise RegistryError("description-incomplete", f"registry.json needs {', '.join(SCALE_KEYS)} for a score")
    return replace(column, low=float(low), high=float(high))
