"""The run of the tasks on disability at discharge: validation with and without the map, gates, ranges, the model."""

from collections.abc import Sequence
from typing import Any

import numpy as np

from ..cohort import Cohort, without_input
from ..declaration import Task
from ..estimators.base import DROPOUT
from ..events import Event, events_of
from ..gates import Gate, shortfall
from ..measures import EVENT_MEASURES, compared, measured
from ..metrics.accuracy import log_loss
from ..metrics.calibration import slope
from ..metrics.discrimination import auc, delong_test
from ..options import Options
from ..report import Findings, write_folder
from ..report.plots import calibration_plot, decision_curve
from ..subgroups import age_bands, subgroup_metrics
from ..validation import Fold, FittedFold, cross_fit, fit_tuned, halves, held_out_predictions, stratified_folds
from .discharge import CLINICAL, DischargeCohort
from .discharge_fit import grids, logistic_grid
from .discharge_ranges import intervals

NESTED, REPEAT, HALVES = "nested 10-fold", "nested 10-fold, second repeat", "halves by number"
EVENT = "dead-or-dependent"
SMALLEST_AUC, SLOPES, SMALLEST_HALF, ALARM_AUC = 0.81, (0.9, 1.1), 0.80, 0.86
RIVALS = {"NIHSS": CLINICAL[:1], "NIHSS and age": CLINICAL[:2], "NIHSS, age and sex": CLINICAL}
"""Logistic regressions without the lesion, in the same folds."""
CLINICAL_ONLY = "NIHSS, age and sex"


def train(task: Task, cohort: DischargeCohort, options: Options) -> None:
    """Validates by every scheme, fits all rows, and writes the folder."""
    seed = task.seed if options.seed is None else options.seed
    rows, mapped = cohort.rows, cohort.mapped
    schemes = {NESTED: stratified_folds(rows.outcome, 3 if options.quick else 10, seed, 0)}
    if not options.quick:
        schemes[HALVES] = halves(cohort.identity)
    if task.kind == "binary" and not options.quick:
        schemes[REPEAT] = stratified_folds(rows.outcome, 10, seed, 1)
    fitted = {name: _cross_fit(task, rows, folds, name, seed, options) for name, folds in schemes.items()}
    event = next(e for e in events_of(task) if e.id == EVENT)
    happened = event.happened(rows.outcome)
    predicted = {name: held_out_predictions(rows, parts) for name, parts in fitted.items()}
    unmapped = held_out_predictions(rows, fitted[NESTED], without_input(task.inputs, rows.known, "lesionMap"))
    chances = {m: event.predicted(p) for m, p in predicted[NESTED].items()}
    without = {m: event.predicted(p) for m, p in unmapped.items()}
    rivals = {name: _rival(task, rows, inputs, schemes[NESTED], event, seed) for name, inputs in RIVALS.items()}
    final = fit_tuned(task.inputs, grids(task.kind, len(task.outputs)), task.kind, rows, seed, DROPOUT)

    metrics: list[dict[str, Any]] = []
    for name, parts in predicted.items():
        for method, p in parts.items():
            about = {"scheme": f"{name}, with lesion map", "method": method}
            metrics += _events(task, about, rows.outcome[mapped], p[mapped], seed)
    for method, p in unmapped.items():
        metrics += _events(task, {"scheme": f"{NESTED}, same people, map withheld", "method": method}, rows.outcome[mapped], p[mapped], seed)
        everybody = {"scheme": f"{NESTED}, everybody, map where there is one", "method": method}
        metrics += _events(task, everybody, rows.outcome, predicted[NESTED][method], seed)
    for name, p in rivals.items():
        about = {"scheme": f"{NESTED}, with lesion map", "method": f"logistic on {name}", "output": EVENT}
        metrics += measured(about, EVENT_MEASURES, happened[mapped], p[mapped], seed)
    for part in fitted.get(HALVES, []):
        metrics += _half(part, rows, mapped, event, seed)

    lesioned = {m: p[mapped] for m, p in (chances | rivals).items()}
    half_aucs = _half_aucs(fitted.get(HALVES, []), rows, mapped, event)
    judged = gates(happened[mapped], chances, rivals[CLINICAL_ONLY], mapped, half_aucs)
    findings = Findings(
        statement=statement(int(mapped.sum()), judged),
        intervals=intervals(task, rows, final, fitted[NESTED], fitted.get(HALVES, []), seed, 2 if options.quick else 20),
        metrics=metrics,
        gates=judged,
        comparisons=[
            *compared(f"{NESTED}, with lesion map", EVENT, happened[mapped], lesioned, CLINICAL_ONLY),
            *compared(f"{NESTED}, with lesion map", EVENT, happened[mapped], {m: lesioned[m] for m in chances}, "logistic"),
        ],
        subgroups=_subgroups(cohort, happened, chances),
        plots={
            "calibration": calibration_plot(f"{task.title}, with lesion map", happened[mapped], {m: lesioned[m] for m in chances}),
            "decision-curve": decision_curve(
                f"{task.title}, with lesion map", happened[mapped], {"svm": lesioned["svm"], CLINICAL_ONLY: lesioned[CLINICAL_ONLY]}
            ),
        },
        notes=NOTES,
    )
    write_folder(options.out, task, final, rows, seed, findings)


NOTES = [
    "Standard deviation of a range: how much the prediction changes when the patients are drawn again (bootstrap, "
    "20 draws, everything refitted), together with how far the level of one half of the participants was off when "
    "predicted from the other. What another hospital adds is not known.",
]


def statement(people: int, judged: list[Gate]) -> str:
    """The text beside a prediction (modelling.md section 11), and what it did not reach."""
    no_gain = any(gate.id.startswith("gain-") and not gate.passed for gate in judged)
    return (
        f"Disability at discharge, {people} patients, one US hospital, needs an MRI lesion map made during the stay. "
        "Not usable before treatment. Not externally validated."
        + (f" Not shown to rank people better than {CLINICAL_ONLY} alone." if no_gain else "")
        + shortfall(judged)
    )


def gates(
    happened: np.ndarray,
    chances: dict[str, np.ndarray],
    clinical: np.ndarray,
    mapped: np.ndarray,
    half_aucs: dict[str, list[float]],
) -> list[Gate]:
    """For each method the limits that were set beforehand, among people with a map; and the alarm bell of a leak."""
    made = []
    for method, p in chances.items():
        gain = delong_test(happened, p[mapped], clinical[mapped])
        steepness = slope(happened, p[mapped])
        made += [
            Gate(f"auc-{method}", f"{method}: AUC with the lesion map", auc(happened, p[mapped]), SMALLEST_AUC),
            Gate(f"slope-low-{method}", f"{method}: calibration slope not below", steepness, SLOPES[0]),
            Gate(f"slope-high-{method}", f"{method}: calibration slope not above", steepness, SLOPES[1], True),
            Gate(f"gain-{method}", f"{method}: lower limit of the gain in AUC over {CLINICAL_ONLY}", gain.low, 0.0),
        ]
        made += [
            Gate(f"half-{n}-{method}", f"{method}: AUC in half {n} of the participants", area, SMALLEST_HALF)
            for n, area in enumerate(half_aucs.get(method, []), start=1)
        ]
    best = max(auc(happened, p[mapped]) for p in chances.values())
    return [*made, Gate("no-leak", "no method ranks better than the data can support", best, ALARM_AUC, True)]


def _cross_fit(task: Task, rows: Cohort, folds: list[Fold], name: str, seed: int, options: Options) -> list[FittedFold]:
    kept = None if options.checkpoints is None else options.checkpoints / task.id / name
    every = grids(task.kind, len(task.outputs))
    return cross_fit(rows, folds, lambda part, _: fit_tuned(task.inputs, every, task.kind, part, seed, DROPOUT), kept)


def _rival(task: Task, rows: Cohort, inputs: tuple[Any, ...], folds: list[Fold], event: Event, seed: int) -> np.ndarray:
    """Held-out chance of the event from a logistic regression on a few tabular inputs."""
    width = sum(declared.width for declared in inputs)
    narrow = Cohort(rows.values[:, :width], rows.known[:, :width], event.happened(rows.outcome).astype(int))
    p = np.empty(len(rows))
    for fold in folds:
        fitted = fit_tuned(inputs, (logistic_grid("binary"),), "binary", narrow.take(fold.train), seed, (0.0,))
        p[fold.test] = fitted.predict(narrow.values[fold.test], narrow.known[fold.test])["logistic"][:, 0]
    return p


def _events(task: Task, about: dict[str, Any], outcome: np.ndarray, p: np.ndarray, seed: int) -> list[dict[str, Any]]:
    """The measures of every event of the task; with classes also the log loss of the whole distribution."""
    found = [
        entry
        for event in events_of(task)
        for entry in measured(about | {"output": event.id}, EVENT_MEASURES, event.happened(outcome), event.predicted(p), seed)
    ]
    if task.kind == "classes":
        found += measured(about | {"output": "all grades"}, {"log-loss": log_loss}, outcome, p, seed)
    return found


def _half(part: FittedFold, rows: Cohort, mapped: np.ndarray, event: Event, seed: int) -> list[dict[str, Any]]:
    test = part.fold.test[mapped[part.fold.test]]
    y = event.happened(rows.outcome[test])
    predictions = part.fitted.predict(rows.values[test], rows.known[test])
    return [
        entry
        for method, p in predictions.items()
        for entry in measured(
            {"scheme": f"{part.fold.name}, with lesion map", "method": method, "output": EVENT}, EVENT_MEASURES, y, event.predicted(p), seed
        )
    ]


def _half_aucs(parts: Sequence[FittedFold], rows: Cohort, mapped: np.ndarray, event: Event) -> dict[str, list[float]]:
    areas: dict[str, list[float]] = {}
    for part in parts:
        test = part.fold.test[mapped[part.fold.test]]
        for method, p in part.fitted.predict(rows.values[test], rows.known[test]).items():
            areas.setdefault(method, []).append(auc(event.happened(rows.outcome[test]), event.predicted(p)))
    return areas


def _subgroups(cohort: DischargeCohort, happened: np.ndarray, chances: dict[str, np.ndarray]) -> list[dict[str, Any]]:
    """Each method by age, sex, race and severity, among people with a lesion map."""
    frame, mapped = cohort.frame[cohort.mapped], cohort.mapped
    nihss = frame["nihss"].to_numpy(float)
    members = {
        "age": age_bands(frame["age"].to_numpy(float)),
        "sex": frame["sex"].map({"F": "female", "M": "male"}).fillna("").to_numpy(str),
        "race": frame["race"].map({"w": "White", "b": "Black"}).fillna("").to_numpy(str),
        "severity": np.where(nihss < 5, "NIHSS under 5", np.where(nihss < 15, "NIHSS 5-14", "NIHSS 15 and over")),
    }
    return [
        entry
        for by, groups in members.items()
        for method, p in chances.items()
        for entry in subgroup_metrics(
            by, groups, happened[mapped], p[mapped], {"scheme": f"{NESTED}, with lesion map", "method": method, "output": EVENT}
        )
    ]
