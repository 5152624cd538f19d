"""The run of severity-from-lesion: validation, gates, ranges, and the model fitted on everybody."""

from typing import Any

import numpy as np
import pandas as pd

from ..cohort import Cohort
from ..declaration import Task
from ..gates import Gate, shortfall
from ..intervals import COVERAGE, bands, missing_variances
from ..lesion import LesionMapInput
from ..measures import QUANTITY_MEASURES, measured
from ..metrics.accuracy import correlation, mean_absolute_error
from ..metrics.bootstrap import interval
from ..options import Options
from ..report import Findings, write_folder
from ..report.plots import observed_by_tenth
from ..seeds import stream
from ..subgroups import age_bands
from ..validation import Fold, FittedFold, cross_fit, fit_tuned, halves, held_out_predictions, stratified_folds
from .severity_from_lesion_fit import DROPOUT, GRIDS, RIDGE

NESTED, REPEAT, HALVES = "nested 10-fold", "nested 10-fold, second repeat", "halves by number"
OUTPUT = "nihss"
BAND_EDGES = (5.0, 10.0)
SMALLEST_R, LARGEST_ERROR, ALARM_R = 0.60, 4.6, 0.66
FEWEST_IN_GROUP = 50


def train(
    task: Task, cohort: Cohort, frame: pd.DataFrame, capped: np.ndarray, identity: np.ndarray, options: Options
) -> None:
    """Validates by every scheme, fits all rows, and writes the folder."""
    seed = task.seed if options.seed is None else options.seed
    y = cohort.outcome
    schemes = {NESTED: stratified_folds(y, 3 if options.quick else 10, seed, 0)}
    if not options.quick:
        schemes |= {REPEAT: stratified_folds(y, 10, seed, 1), HALVES: halves(identity)}
    fitted = {name: _cross_fit(task, cohort, folds, name, seed, options) for name, folds in schemes.items()}
    predicted = {name: _held_out(task, cohort, parts) for name, parts in fitted.items()}
    nested = predicted[NESTED]
    sizes = _volume_and_side(task, cohort, schemes[NESTED], seed)
    final = fit_tuned(task.inputs, GRIDS, task.kind, cohort, seed, DROPOUT)
    exact = ~capped
    metrics = [
        entry
        for name, parts in predicted.items()
        for method, p in parts.items()
        for entry in measured(_about(name, method), QUANTITY_MEASURES, y, p, seed)
    ]
    for method, p in nested.items():
        about = _about(f"{NESTED}, age known exactly", method)
        metrics += measured(about, QUANTITY_MEASURES, y[exact], p[exact], seed)
    metrics += measured(_about(NESTED, "volume, side and age only"), QUANTITY_MEASURES, y, sizes, seed)
    metrics += [_coverage(method, p, y, schemes[NESTED]) for method, p in nested.items()]
    judged = gates(y, nested, exact)
    findings = Findings(
        statement=statement(mean_absolute_error(y, nested["svm"])) + shortfall(judged),
        intervals=_intervals(task, cohort, fitted[NESTED], nested),
        metrics=metrics,
        gates=judged,
        comparisons=[
            _compared(y, nested["svm"], other, name, seed)
            for name, other in {"logistic": nested["logistic"], "volume, side and age only": sizes}.items()
        ],
        subgroups=_subgroups(frame, y, nested["svm"]),
        plots={"calibration": observed_by_tenth("Observed NIHSS by tenth of the expected", y, nested, (0, 25))},
    )
    write_folder(options.out, task, final, cohort, seed, findings)


def statement(error: float) -> str:
    """The text beside a prediction (modelling.md section 11), with the error that was measured."""
    return (
        f"Expected severity for a lesion like this (typical error {error:.1f} points). Large disagreement: check "
        "lesion map or examination. One US hospital, lesions drawn on MRI made during the stay; not a prognosis, not "
        "usable before treatment, not externally validated."
    )


def gates(y: np.ndarray, nested: dict[str, np.ndarray], exact: np.ndarray) -> list[Gate]:
    """For each method the limits that were set beforehand, among everybody and among those whose age is known
    exactly, whom the public benchmark on this data set is about; and the alarm bell of a leak."""
    made = []
    for people, name in ((np.full(len(y), True), "everybody"), (exact, "benchmark")):
        for method, p in nested.items():
            r, error = correlation(y[people], p[people]), mean_absolute_error(y[people], p[people])
            made += [
                Gate(f"r-{method}-{name}", f"{method}, {name}: correlation with the recorded NIHSS", r, SMALLEST_R),
                Gate(f"mae-{method}-{name}", f"{method}, {name}: mean absolute error in points", error, LARGEST_ERROR, True),
            ]
    best = max(correlation(y, p) for p in nested.values())
    return [*made, Gate("no-leak", "no method correlates better than the data can support", best, ALARM_R, True)]


def _about(scheme: str, method: str) -> dict[str, Any]:
    return {"scheme": scheme, "method": method, "output": OUTPUT}


def _cross_fit(task: Task, cohort: Cohort, folds: list[Fold], name: str, seed: int, options: Options) -> list[FittedFold]:
    kept = None if options.checkpoints is None else options.checkpoints / task.id / name
    return cross_fit(
        cohort, folds, lambda rows, _: fit_tuned(task.inputs, GRIDS, task.kind, rows, seed, DROPOUT), kept
    )


def _held_out(
    task: Task, cohort: Cohort, parts: list[FittedFold], known: np.ndarray | None = None
) -> dict[str, np.ndarray]:
    """Held-out predictions by method, cut off where the scale ends, as the service shows them."""
    pooled = held_out_predictions(cohort, parts, known)
    return {method: np.clip(p[:, 0], *task.outputs[0].limits) for method, p in pooled.items()}


def _volume_and_side(task: Task, cohort: Cohort, folds: list[Fold], seed: int) -> np.ndarray:
    """Held-out predictions of a ridge that knows volume, side and age, but not where the lesion is."""
    inputs = tuple(
        LesionMapInput(part.id, part.label, 0, part.required) if isinstance(part, LesionMapInput) else part
        for part in task.inputs
    )
    p = np.empty(len(cohort))
    for fold in folds:
        only = fit_tuned(inputs, (RIDGE,), task.kind, cohort.take(fold.train), seed, DROPOUT)
        p[fold.test] = only.predict(cohort.values[fold.test], cohort.known[fold.test])["logistic"][:, 0]
    return np.clip(p, *task.outputs[0].limits)


def _intervals(task: Task, cohort: Cohort, folds: list[FittedFold], nested: dict[str, np.ndarray]) -> list[dict[str, Any]]:
    """Conformal half-widths by bands of the prediction, and what not knowing the age adds."""
    return [
        {
            "method": method,
            "output": OUTPUT,
            "coverage": COVERAGE,
            "basis": "conformal",
            "scale": "points",
            "bands": bands(p, cohort.outcome, BAND_EDGES),
            "whenMissing": missing_variances(
                task.inputs,
                cohort.known,
                lambda known, m=method: _held_out(task, cohort, folds, known)[m],
            ),
        }
        for method, p in nested.items()
    ]


def _coverage(method: str, p: np.ndarray, y: np.ndarray, folds: list[Fold]) -> dict[str, Any]:
    """Share of people inside their range when the half-widths come from the other half of the folds."""
    first = np.isin(np.arange(len(y)), np.concatenate([fold.test for fold in folds[::2]]))
    inside = np.empty(len(y))
    for mine in (first, ~first):
        widths = bands(p[~mine], y[~mine], BAND_EDGES)
        half = np.array([band["halfWidth"] for band in widths])[np.searchsorted(BAND_EDGES, p[mine])]
        inside[mine] = np.abs(y[mine] - p[mine]) <= half
    return _about(NESTED, method) | {"measure": "coverage of the 80 % range", "value": inside.mean(), "n": len(y)}


def _compared(y: np.ndarray, a: np.ndarray, b: np.ndarray, name: str, seed: int) -> dict[str, Any]:
    """How much better the SVM's predictions correlate than those of `name`, for the same people."""
    gain = lambda i: correlation(y[i], a[i]) - correlation(y[i], b[i])  # noqa: E731
    low, high = interval(gain, len(y), stream(seed, "gain", name))
    return {
        "scheme": NESTED, "a": "svm", "b": name, "output": OUTPUT, "measure": "r",
        "difference": gain(np.arange(len(y))), "low": low, "high": high,
    }  # fmt: skip


def _subgroups(frame: pd.DataFrame, y: np.ndarray, p: np.ndarray) -> list[dict[str, Any]]:
    """Correlation and error of the SVM by age, sex and race."""
    members = {
        "age": age_bands(frame["age"].to_numpy(float)),
        "sex": frame["sex"].map({"F": "female", "M": "male"}).fillna("").to_numpy(str),
        "race": frame["race"].map({"w": "White", "b": "Black"}).fillna("").to_numpy(str),
    }
    found: list[dict[str, Any]] = []
    for by, names in members.items():
        for group in sorted(set(names) - {""}):
            mine = names == group
            if mine.sum() < FEWEST_IN_GROUP:
                continue
            common = {"by": by, "group": str(group)} | _about(NESTED, "svm") | {"n": int(mine.sum())}
            found += [common | {"measure": k, "value": f(y[mine], p[mine])} for k, f in QUANTITY_MEASURES.items()]
            found.append(common | {"measure": "mean error", "value": float(np.mean(p[mine] - y[mine]))})
    return found
