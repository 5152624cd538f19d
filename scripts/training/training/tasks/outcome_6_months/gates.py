"""The gates set before training, for the shipped inputs and for the reference run with every input."""

from ...cohort import Cohort
from ...declaration import Task
from ...events import Event
from ...gates import Gate
from ...metrics.accuracy import brier, log_loss
from ...metrics.discrimination import auc
from .evaluation import INDEPENDENT, Predictions, event_named, within_groups

CLOSE = 0.005
TOO_GOOD = 0.81


def _auc(event: Event, cohort: Cohort, predictions: Predictions, method: str) -> float:
    return auc(event.happened(cohort.outcome), event.predicted(predictions[method]))


def shipped_gates(task: Task, cohort: Cohort, pooled: Predictions) -> list[Gate]:
    """Gates on the portable inputs."""
    independent = event_named(task, INDEPENDENT)
    y = independent.happened(cohort.outcome)
    gates = []
    for method, p in pooled.items():
        area = _auc(independent, cohort, pooled, method)
        within = within_groups(cohort, y, independent.predicted(p))
        gates += [
            Gate(f"pooled-auc-{method}", f"{method}, shipped inputs: pooled AUC of independence, countries left out", area, 0.77),
            Gate(f"new-country-{method}", f"{method}, shipped inputs: lower limit of the AUC expected in a new country", within.effects.new_low, 0.74),
            Gate(f"new-country-moments-{method}", f"{method}, shipped inputs: the same limit by moments with normal quantiles, as the limit was set", within.moments.new_low, 0.74),
            Gate(f"log-loss-{method}", f"{method}, shipped inputs: log loss over four classes, countries left out", log_loss(cohort.outcome, p), 1.165, True),
            Gate(f"auc-dead-{method}", f"{method}, shipped inputs: AUC of death, countries left out", _auc(event_named(task, "dead"), cohort, pooled, method), 0.79),
            Gate(f"auc-recovered-{method}", f"{method}, shipped inputs: AUC of recovery, countries left out", _auc(event_named(task, "recovered"), cohort, pooled, method), 0.73),
            Gate(f"leak-{method}", f"{method}, shipped inputs: alarm, pooled AUC above 0.81 would mean a leak", area, TOO_GOOD, True),
        ]  # fmt: skip
    return gates + _close(task, cohort, pooled, "shipped inputs")


def reference_gates(task: Task, cohort: Cohort, pooled: Predictions) -> list[Gate]:
    """Gates worded for all inputs, on the reference run."""
    independent = event_named(task, INDEPENDENT)
    y = independent.happened(cohort.outcome)
    gates = []
    for method, p in pooled.items():
        within = within_groups(cohort, y, independent.predicted(p))
        gates += [
            Gate(f"all-within-auc-{method}", f"{method}, all inputs (not shipped): AUC within left-out countries, random-effects mean", within.effects.mean, 0.78),
            Gate(f"all-new-country-{method}", f"{method}, all inputs (not shipped): lower limit of the AUC expected in a new country", within.effects.new_low, 0.74),
            Gate(f"all-new-country-moments-{method}", f"{method}, all inputs (not shipped): the same limit by moments with normal quantiles, as the limit was set", within.moments.new_low, 0.74),
            Gate(f"all-brier-{method}", f"{method}, all inputs (not shipped): Brier score of independence, countries left out", brier(y, independent.predicted(p)), 0.185, True),
            Gate(f"all-leak-{method}", f"{method}, all inputs (not shipped): alarm, pooled AUC above 0.81 would mean a leak", _auc(independent, cohort, pooled, method), TOO_GOOD, True),
        ]  # fmt: skip
    return gates + _close(task, cohort, pooled, "all inputs (not shipped)")


def missing_gates(task: Task, cohort: Cohort, masked: dict[float, Predictions]) -> list[Gate]:
    """Gates with a fifth and with half of the inputs missing, over all twenty groups."""
    independent = event_named(task, INDEPENDENT)
    limits = {0.2: 0.74, 0.5: 0.70}
    return [
        Gate(
            f"missing-{100 * rate:.0f}-{method}",
            f"{method}, shipped inputs: AUC of independence with {100 * rate:.0f} % of inputs missing, countries left out",
            _auc(independent, cohort, masked[rate], method),
            limit,
        )
        for rate, limit in limits.items()
        for method in masked[rate]
    ]


def _close(task: Task, cohort: Cohort, pooled: Predictions, inputs: str) -> list[Gate]:
    independent = event_named(task, INDEPENDENT)
    base = _auc(independent, cohort, pooled, "logistic")
    short = "shipped" if inputs.startswith("shipped") else "all"
    return [
        Gate(
            f"{short}-not-worse-{method}",
            f"{method}, {inputs}: AUC of independence short of logistic regression by at most 0.005",
            base - _auc(independent, cohort, pooled, method),
            CLOSE,
            True,
        )
        for method in pooled
        if method != "logistic"
    ]
