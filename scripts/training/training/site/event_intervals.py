"""
Ranges around a site's probability: how far models of resampled rows would lie apart (bootstrap, settings kept), and
what a missing input adds. They do not hold what another year or another hospital would change.
"""

from __future__ import annotations

import copy
from typing import Any

import numpy as np

from ..intervals import COVERAGE, missing_variances
from ..methods import Fitted, fit_methods
from ..metrics.calibration import log_odds
from ..seeds import derived, stream
from .candidates import DROPOUT
from .cohort import SiteCohort

REFITS = 20


def event_intervals(fitted: Fitted, site: SiteCohort, output: str, seed: int, quick: bool) -> list[dict[str, Any]]:
    """One entry for each method, as in the manifest, on the log-odds scale."""
    cohort = site.cohort
    draws: dict[str, list[np.ndarray]] = {method.id: [] for method in fitted.methods}
    for draw in range(2 if quick else REFITS):
        rows = stream(seed, "refit", draw).integers(0, len(cohort), len(cohort))
        again = [copy.deepcopy(method) for method in fitted.methods]
        refit = fit_methods(site.inputs, again, cohort.take(rows), derived(seed, "refit", draw), DROPOUT)
        for method, p in refit.predict(cohort.values, cohort.known).items():
            draws[method].append(log_odds(p[:, 0]))

    def on_log_odds(method: str):
        return lambda known: log_odds(fitted.predict(cohort.values, known)[method][:, 0])

    return [
        {
            "method": method,
            "output": output,
            "coverage": COVERAGE,
            "basis": "bootstrap",
            "scale": "logit",
            "sd": float(np.sqrt(np.mean(np.var(refits, axis=0, ddof=1)))),
            "whenMissing": missing_variances(site.inputs, cohort.known, on_log_odds(method)),
        }
        for method, refits in draws.items()
    ]
