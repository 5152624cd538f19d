"""The views by presenting deficit: what is declared, and how well the prediction does among these people."""

from typing import Any

import numpy as np

from ...cohort import Cohort
from ...declaration import Task, columns_of
from ...events import events_of
from ...gates import Gate
from ...metrics.discrimination import auc
from ...views import cross_recalibrated, declared_view, levels, top_fifth_error
from .declaration import VIEWS
from .evaluation import INDEPENDENT, Predictions, event_named

# Dependent and not recovered are shown only as parts of the whole.
SHOWN = ("dead", "recovered", INDEPENDENT, "dead-or-dependent")
TOP_FIFTH_LIMIT = 8.0
LIMITS = {
    "hemianopia": (("hemianopia",), 0.75),
    "arm or leg weakness": (("armWeakness", "legWeakness"), 0.77),
    "dysphasia": (("aphasia",), 0.77),
    "a visuospatial disorder": (("visuospatialNeglect",), 0.73),
}


def presented_with(task: Task, cohort: Cohort, any_of: tuple[str, ...]) -> np.ndarray:
    """Who is known to have one of the deficits."""
    at = columns_of(task.inputs)
    columns = [at[name].start for name in any_of]
    return ((cohort.values[:, columns] > 0) & (cohort.known[:, columns] > 0)).any(axis=1)


def deficit_views(task: Task, cohort: Cohort, pooled: Predictions) -> tuple[list[dict[str, Any]], list[dict[str, Any]], list[Gate]]:
    """The manifest's views, their measures, and the gates on ranking and on the top fifth."""
    event = event_named(task, INDEPENDENT)
    shown = [e for e in events_of(task) if e.id in SHOWN]
    views, metrics, gates = [], [], []
    for view in VIEWS:
        mine = presented_with(task, cohort, view.any_of)
        outcome, groups = cohort.outcome[mine], cohort.groups[mine]
        views.append(declared_view(view, list(events_of(task)), shown, cohort, mine, pooled))
        y = event.happened(outcome)
        for method, p in pooled.items():
            about = {"scheme": f"left-out-country, view {view.id}", "method": method, "output": event.id}
            everybody = event.predicted(p)
            level = levels(cohort.groups, event.happened(cohort.outcome), everybody)
            raw = everybody[mine]
            better = cross_recalibrated(groups, y, raw, level[mine])
            counts = {"n": len(y), "events": int(y.sum())}
            metrics += [
                about | {"measure": "auc", "value": auc(y, raw)} | counts,
                about | {"measure": "top fifth, predicted less observed, points", "value": top_fifth_error(y, raw)} | counts,
                about | {"measure": "top fifth if recalibrated in the view, points", "value": top_fifth_error(y, better)} | counts,
            ]  # fmt: skip
            gates.append(
                Gate(
                    f"view-{view.id}-top-fifth-{method}",
                    f"{view.title}, {method}: top fifth off by at most 8 points, countries left out",
                    abs(top_fifth_error(y, raw)),
                    TOP_FIFTH_LIMIT,
                    at_most=True,
                )
            )
    for name, (any_of, limit) in LIMITS.items():
        mine = presented_with(task, cohort, any_of)
        y = event.happened(cohort.outcome[mine])
        for method, p in pooled.items():
            gates.append(
                Gate(
                    f"view-auc-{any_of[0]}-{method}",
                    f"People with {name}, {method}: AUC of independence, countries left out",
                    auc(y, event.predicted(p[mine])),
                    limit,
                )
            )
    return views, metrics, gates
