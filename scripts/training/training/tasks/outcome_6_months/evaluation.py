"""What the left-out predictions amount to: measures, comparisons, subgroups, ranges."""

from dataclasses import dataclass
from typing import Any

import numpy as np

from ...cohort import Cohort, mask_inputs
from ...declaration import Task, columns_of
from ...events import Event, events_of
from ...intervals import (
    COVERAGE,
    added_variance,
    between_groups_sd,
    covered_groups,
    covered_people,
    group_shifts,
    missing_variances,
    several_missing,
)
from ...measures import EVENT_MEASURES, compared, measured
from ...metrics.accuracy import log_loss
from ...metrics.bootstrap import interval
from ...metrics.calibration import log_odds
from ...metrics.discrimination import auc, auc_standard_error
from ...metrics.random_effects import RandomEffects, der_simonian_laird, random_effects
from ...seeds import stream
from ...subgroups import age_bands, subgroup_metrics
from ...validation import FittedFold, held_out_predictions

Predictions = dict[str, np.ndarray]
LEFT_OUT = "left-out-country"
SCHEMES = {0.2: "left-out-country, 20 % of inputs missing", 0.5: "left-out-country, 50 % of inputs missing"}
SEVERAL_MISSING = "left-out-country, two to five inputs missing"
INDEPENDENT = "independent"


def event_named(task: Task, event_id: str) -> Event:
    """The event of that id."""
    return next(event for event in events_of(task) if event.id == event_id)


def left_out_metrics(task: Task, cohort: Cohort, pooled: Predictions, scheme: str, seed: int, draws: int) -> list[dict[str, Any]]:
    """Pooled measures of every method and event, and the log loss over the four classes."""
    found = []
    for method, p in pooled.items():
        for event in events_of(task):
            about = {"scheme": scheme, "method": method, "output": event.id}
            found += measured(about, EVENT_MEASURES, event.happened(cohort.outcome), event.predicted(p), seed, draws)
        rng = stream(seed, "bootstrap", scheme, method, "log-loss")
        low, high = interval(lambda i, p=p: log_loss(cohort.outcome[i], p[i]), len(cohort), rng, draws)
        found.append(
            {"scheme": scheme, "method": method, "output": "all", "measure": "log-loss",
             "value": log_loss(cohort.outcome, p), "low": low, "high": high, "n": len(cohort)}
        )  # fmt: skip
    return found


@dataclass(frozen=True)
class Within:
    """AUCs inside the left-out groups: mean and prediction interval, the same by moments, group by group
    (name, AUC, standard error)."""

    effects: RandomEffects
    moments: RandomEffects
    groups: list[tuple[str, float, float]]


def within_groups(cohort: Cohort, y: np.ndarray, p: np.ndarray) -> Within:
    """How well people of the same group are ranked."""
    groups = []
    for group in np.unique(cohort.groups):
        mine = cohort.groups == group
        groups.append((str(group), auc(y[mine], p[mine]), auc_standard_error(y[mine], p[mine])))
    areas, errors = np.array([g[1] for g in groups]), np.array([g[2] for g in groups])
    return Within(random_effects(areas, errors), der_simonian_laird(areas, errors), groups)


def within_metrics(method: str, output: str, within: Within) -> list[dict[str, Any]]:
    """The random-effects mean with its interval, and the 95 % prediction interval for a new country."""
    effects, groups = within.effects, len(within.groups)
    about = {"scheme": "within left-out country, random effects", "method": method, "output": output}
    return [
        about | {"measure": "auc", "value": effects.mean, "low": effects.low, "high": effects.high, "n": groups},
        about | {"measure": "auc of a new country", "value": effects.mean, "low": effects.new_low, "high": effects.new_high, "n": groups},
    ]  # fmt: skip


def with_missing(cohort: Cohort, inputs: tuple[Any, ...], parts: list[FittedFold], rate: float, seed: int) -> Predictions:
    """Left-out predictions when inputs are taken away at random from everybody."""
    masked = mask_inputs(inputs, cohort.known, np.full(len(cohort), rate), stream(seed, "missing", str(rate)))
    return held_out_predictions(cohort, parts, masked)


def missing_metrics(scheme: str, cohort: Cohort, event: Event, pooled: Predictions) -> list[dict[str, Any]]:
    """AUC and Brier score with inputs missing."""
    y = event.happened(cohort.outcome)
    return [
        {"scheme": scheme, "method": method, "output": event.id, "measure": name,
         "value": EVENT_MEASURES[name](y, event.predicted(p)), "n": len(y), "events": int(y.sum())}
        for method, p in pooled.items()
        for name in ("auc", "brier")
    ]  # fmt: skip


def comparisons(task: Task, cohort: Cohort, pooled: Predictions, references: dict[str, np.ndarray]) -> list[dict[str, Any]]:
    """Methods and simple references against logistic regression on the same rows (DeLong)."""
    event = event_named(task, INDEPENDENT)
    rows = {method: event.predicted(p) for method, p in pooled.items()} | references
    return compared(LEFT_OUT, event.id, event.happened(cohort.outcome), rows, "logistic")


def subgroups(task: Task, cohort: Cohort, pooled: Predictions) -> list[dict[str, Any]]:
    """Independence by age, sex and severity (consciousness; syndrome), for every method."""
    event = event_named(task, INDEPENDENT)
    y = event.happened(cohort.outcome)
    at = columns_of(task.inputs)
    drowsy, unconscious = cohort.values[:, at["consciousness"]].T > 0
    members = {
        "age": age_bands(cohort.values[:, at["ageYears"].start]),
        "sex": np.where(cohort.values[:, at["sex"].start] > 0, "male", "female"),
        "consciousness": np.where(unconscious, "unconscious", np.where(drowsy, "drowsy", "alert")),
        "syndrome": np.array(["TACS", "PACS", "LACS", "POCS", ""])[
            (cohort.values[:, at["ocspSyndrome"]] * np.arange(1, 5)).sum(axis=1).astype(int)
        ],
    }
    found = []
    for method, p in pooled.items():
        about = {"scheme": LEFT_OUT, "method": method, "output": event.id}
        for by, names in members.items():
            found += subgroup_metrics(by, names, y, event.predicted(p), about)
    return found


def ranges(task: Task, cohort: Cohort, parts: list[FittedFold], pooled: Predictions) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """The manifest's intervals, and how many left-out groups lay inside ranges made from the others."""
    cache: dict[bytes, Predictions] = {cohort.known.tobytes(): pooled}

    def predictions(known: np.ndarray) -> Predictions:
        key = known.tobytes()
        if key not in cache:
            cache[key] = held_out_predictions(cohort, parts, known)
        return cache[key]

    several = several_missing(task.inputs, cohort.known, "measured")
    intervals, shares = [], []
    for method in pooled:
        for event in events_of(task):
            y, p = event.happened(cohort.outcome), event.predicted(pooled[method])
            missing = missing_variances(
                task.inputs, cohort.known, lambda k, e=event, m=method: log_odds(e.predicted(predictions(k)[m]))
            )
            about = {"method": method, "output": event.id}
            intervals.append(
                about
                | {
                    "coverage": COVERAGE,
                    "basis": LEFT_OUT,
                    "scale": "logit",
                    "sd": between_groups_sd(group_shifts(cohort.groups, y, p)),
                    "whenMissing": missing,
                }
            )
            inside = covered_groups(cohort.groups, y, p)
            held = [
                covered_people(
                    cohort.groups, y, p, event.predicted(predictions(masked)[method]),
                    added_variance(task.inputs, cohort.known, masked, missing),
                )
                for masked in several
            ]  # fmt: skip
            shares += [
                about | {"scheme": LEFT_OUT, "measure": "share of groups inside the 80 % range", "value": inside.inside / inside.groups, "n": inside.groups},
                about | {"scheme": SEVERAL_MISSING, "measure": "share of people inside the 80 % range", "value": float(np.mean(held)), "n": inside.groups},
            ]  # fmt: skip
    return intervals, shares
