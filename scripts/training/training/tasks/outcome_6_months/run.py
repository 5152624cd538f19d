"""The whole run: read, leave countries out, measure, fit on everybody, write the folder."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from ...cohort import Cohort, encode
from ...estimators import Logistic
from ...estimators.base import DROPOUT
from ...gates import Gate
from ...methods import fit_methods
from ...options import Options
from ...report import Findings, write_folder
from ...report.plots import calibration_plot, decision_curve, forest_plot
from ...sources.ist import read_ist
from ...validation import FittedFold, Fold, cross_fit, held_out_predictions, leave_groups_out
from . import evaluation as ev
from .baseline import AGE_CONSCIOUSNESS_DEFICITS, AGE_ONLY, ALL_INPUTS, BASELINE, everything, portable
from .declaration import INPUTS, TASK
from .deficit_views import deficit_views
from .fit import fit_alike, fit_group
from .gates import missing_gates, reference_gates, shipped_gates
from .local_levels import local_level_metrics
from .notes import notes

QUICK_ROWS = 2500
QUICK_DRAWS, DRAWS = 20, 100


@dataclass(frozen=True)
class Study:
    """The rows with the inputs that ship, the folds, and everything a table for other inputs needs."""

    frame: pd.DataFrame
    cohort: Cohort
    folds: list[Fold]
    seed: int
    quick: bool
    checkpoints: Path | None

    def kept(self, name: str) -> Path | None:
        """Where the fitted folds of one set of inputs are kept."""
        return None if self.checkpoints is None else self.checkpoints / name


def run(options: Options) -> None:
    """Validates, trains on everybody and writes the model folder to `options.out`."""
    study = read(options)
    cohort = study.cohort
    parts = cross_fit(
        cohort,
        study.folds,
        lambda train, _: fit_group(INPUTS, train, study.seed, DROPOUT, study.quick),
        study.kept("shipped"),
    )
    findings = found(study, parts)
    final = fit_group(INPUTS, cohort, study.seed, DROPOUT, study.quick)
    write_folder(options.out, TASK, final, cohort, study.seed, findings)
    for gate in findings.gates:
        print("passed" if gate.passed else "NOT PASSED", f"{gate.value:.4f}", gate.limit, gate.statement)


def read(options: Options) -> Study:
    """The trial's file as a study; a quick one takes part of the rows."""
    seed = TASK.seed if options.seed is None else options.seed
    frame, outcome, groups = read_ist(options.data, BASELINE)
    if options.quick:
        rows = np.sort(np.random.default_rng(seed).choice(len(frame), QUICK_ROWS, replace=False))
        frame, outcome, groups = frame.iloc[rows].reset_index(drop=True), outcome[rows], groups[rows]
    cohort = Cohort(*encode(INPUTS, portable(frame)), outcome, groups)
    return Study(frame, cohort, leave_groups_out(groups), seed, options.quick, options.checkpoints)


def found(study: Study, parts: list[FittedFold]) -> Findings:
    """Everything the left-out predictions say."""
    cohort, seed = study.cohort, study.seed
    pooled = held_out_predictions(cohort, parts)
    independent = ev.event_named(TASK, ev.INDEPENDENT)
    y = independent.happened(cohort.outcome)
    shown = {method: independent.predicted(p) for method, p in pooled.items()}
    draws = QUICK_DRAWS if study.quick else DRAWS
    metrics = ev.left_out_metrics(TASK, cohort, pooled, ev.LEFT_OUT, seed, draws)
    gates = shipped_gates(TASK, cohort, pooled)
    within = {method: ev.within_groups(cohort, y, p) for method, p in shown.items()}
    for method, inside in within.items():
        metrics += ev.within_metrics(method, independent.id, inside)
    masked = {rate: ev.with_missing(cohort, INPUTS, parts, rate, seed) for rate in ev.SCHEMES}
    for rate, scheme in ev.SCHEMES.items():
        metrics += ev.missing_metrics(scheme, cohort, independent, masked[rate])
    gates += missing_gates(TASK, cohort, masked)
    reference_metrics, more = all_inputs(study, parts)
    views, view_metrics, view_gates = deficit_views(TASK, cohort, pooled)
    intervals, shares = ev.ranges(TASK, cohort, parts, pooled)
    metrics += reference_metrics + view_metrics + shares + local_level_metrics(TASK, cohort, pooled, seed)
    logistic = within["logistic"]
    gates += more + view_gates
    return Findings(
        statement=statement(len(cohort), logistic.effects.mean, logistic.effects.new_low, logistic.effects.new_high),
        intervals=intervals,
        metrics=metrics,
        gates=gates,
        comparisons=ev.comparisons(TASK, cohort, pooled, simple_references(study)),
        subgroups=ev.subgroups(TASK, cohort, pooled),
        views=views,
        notes=notes(gates, metrics),
        plots={
            "calibration": calibration_plot("Independent at 6 months, left-out countries", y, shown),
            "decision-curve": decision_curve("Independent at 6 months, left-out countries", y, shown),
            "countries": forest_plot("Logistic regression in each left-out group", "AUC, independent", logistic.groups, logistic.effects.mean),
        },
    )  # fmt: skip


def all_inputs(study: Study, parts: list[FittedFold]) -> tuple[list[dict[str, Any]], list[Gate]]:
    """The reference run with every baseline input, for the gates that are worded for it."""
    cohort = study.cohort
    chosen = {part.fold.name: part.fitted for part in parts}
    reference = Cohort(*encode(ALL_INPUTS, everything(study.frame)), cohort.outcome, cohort.groups)
    alike = cross_fit(
        reference,
        study.folds,
        lambda train, fold: fit_alike(ALL_INPUTS, train, study.seed, (0.0,), chosen[fold.name]),
        study.kept("all-inputs"),
    )
    pooled = held_out_predictions(reference, alike)
    event = ev.event_named(TASK, ev.INDEPENDENT)
    scheme = "left-out-country, all inputs (not shipped)"
    return ev.missing_metrics(scheme, reference, event, pooled), reference_gates(TASK, reference, pooled)


def simple_references(study: Study) -> dict[str, np.ndarray]:
    """Left-out predictions of independence from few inputs, by logistic regression."""
    event = ev.event_named(TASK, ev.INDEPENDENT)
    found = {}
    for name, inputs in (("age alone", AGE_ONLY), ("age, consciousness, deficits", AGE_CONSCIOUSNESS_DEFICITS)):
        cohort = Cohort(*encode(inputs, portable(study.frame)), study.cohort.outcome, study.cohort.groups)
        parts = cross_fit(
            cohort,
            study.folds,
            lambda train, _, i=inputs: fit_methods(i, [Logistic("classes", 0.1)], train, study.seed, (0.0,)),
            say=lambda _: None,
        )
        found[name] = event.predicted(held_out_predictions(cohort, parts)["logistic"])
    return found


def statement(people: int, mean: float, low: float, high: float) -> str:
    """The text shown beside a prediction."""
    return (
        f"{TASK.statement}, from {people:,} people treated in 1991-96 (International Stroke Trial, ODC-By). Tested on "
        f"countries left out: AUC {mean:.2f} (new country {low:.2f}-{high:.2f}). Levels may be off locally; today's outcomes "
        "are likely better. Not a treatment recommendation."
    )
