"""What a local update of the level would bring: played through in the left-out countries."""

from typing import Any

import numpy as np

from ...cohort import Cohort
from ...declaration import Task
from ...intercept import estimate_shift, shifted
from ...metrics.accuracy import brier
from ...metrics.calibration import in_the_large
from ...seeds import stream
from .evaluation import INDEPENDENT, Predictions, event_named

PATIENTS = (0, 50, 100, 200)
DRAWS = 10
SMALLEST_GROUP = 330


def local_level_metrics(task: Task, cohort: Cohort, pooled: Predictions, seed: int) -> list[dict[str, Any]]:
    """In every left-out group of at least 330 people, n patients (10 draws) give the shift and the others
    are judged: mean and largest absolute calibration in the large over groups, mean Brier score."""
    event = event_named(task, INDEPENDENT)
    names, sizes = np.unique(cohort.groups, return_counts=True)
    found = []
    for patients in PATIENTS:
        off: dict[str, list[float]] = {method: [] for method in pooled}
        score: dict[str, list[float]] = {method: [] for method in pooled}
        for group in names[sizes >= SMALLEST_GROUP]:
            rows = np.flatnonzero(cohort.groups == group)
            rng = stream(seed, "local update", patients, str(group))
            drawn = [_after(cohort, pooled, event, rng.permutation(rows), patients) for _ in range(DRAWS if patients else 1)]
            for method in pooled:
                off[method].append(float(np.mean([abs(draw[method][0]) for draw in drawn])))
                score[method].append(float(np.mean([draw[method][1] for draw in drawn])))
        for method in pooled:
            about = {"scheme": f"level updated from {patients} local patients", "method": method, "output": event.id, "n": len(off[method])}
            found += [
                about | {"measure": "mean absolute citl", "value": float(np.mean(off[method]))},
                about | {"measure": "largest absolute citl", "value": float(np.max(off[method]))},
                about | {"measure": "brier", "value": float(np.mean(score[method]))},
            ]
    return found


def _after(cohort: Cohort, pooled: Predictions, event: Any, rows: np.ndarray, patients: int) -> dict[str, tuple[float, float]]:
    local, others = rows[:patients], rows[patients:]
    y = event.happened(cohort.outcome[others])
    shift = np.zeros(next(iter(pooled.values())).shape[1])
    if patients:
        shift = estimate_shift(cohort.outcome[local], [p[local] for p in pooled.values()])
    answer = {}
    for method, p in pooled.items():
        predicted = event.predicted(shifted(p[others], shift))
        answer[method] = (in_the_large(y, predicted)[0], brier(y, predicted))
    return answer
