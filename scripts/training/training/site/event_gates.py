"""
The gates of an event's model that a site trained: without all of them the service refuses the folder, and the
manifest says which one failed.

A registry of 100 events has about 20 in its last fifth: there, slope and calibration cannot be told to the second
decimal, and a good model would fail by chance every other time. So the nested cross-validation is held to the limits
itself, and the later rows must not contradict them: their 95 % interval has to reach into the limits.
"""

from __future__ import annotations

from typing import Any

from ..gates import Gate
from .held_out_measures import METHODS

LEAST_EVENTS = 100
LEAST_AUC = 0.60
SLOPE_OFF = 0.2
CITL_OFF = 0.15
ALARM_AUC = 0.75
"""Of bleeding after thrombolysis, nobody has told more from such inputs: above it, look for a leak first."""

Measures = list[dict[str, Any]]


def event_gates(measures: Measures, schemes: tuple[str, str], alarm_auc: float | None) -> list[Gate]:
    """
    Gates from the measures of both schemes (nested cross-validation, later rows). `measures` holds the methods and,
    under other names, the published scores recalibrated on the same training rows. Every gate asks all three methods.
    `alarm_auc` is an AUC that is too good to be true, where one is known.
    """
    nested, later = schemes

    def of(scheme: str, measure: str) -> dict[str, dict[str, Any]]:
        return {m["method"]: m for m in measures if m["scheme"] == scheme and m["measure"] == measure}

    auc, late_auc = of(nested, "auc"), of(later, "auc")
    events = auc["logistic"]["events"] + late_auc["logistic"]["events"]
    gates = [
        Gate("events", "Events in the registry", events, LEAST_EVENTS),
        Gate("nested-auc", "Nested cross-validation: lower limit of the AUC", _least(auc, "low"), LEAST_AUC),
        Gate(
            "nested-slope",
            "Nested cross-validation: distance of the calibration slope from 1",
            max(abs(m["value"] - 1) for m in _methods(of(nested, "slope"))),
            SLOPE_OFF,
            at_most=True,
        ),
        Gate(
            "nested-citl",
            "Nested cross-validation: calibration in the large, distance from 0",
            max(abs(m["value"]) for m in _methods(of(nested, "citl"))),
            CITL_OFF,
            at_most=True,
        ),
        Gate("later-auc", "Last fifth of the rows: AUC", _least(late_auc, "value"), LEAST_AUC),
        Gate(
            "later-slope",
            "Last fifth of the rows: distance of the interval of the calibration slope from 1",
            _nearest_end(of(later, "slope"), 1),
            SLOPE_OFF,
            at_most=True,
        ),
        Gate(
            "later-citl",
            "Last fifth of the rows: distance of the interval of the calibration in the large from 0",
            _nearest_end(of(later, "citl"), 0),
            CITL_OFF,
            at_most=True,
        ),
    ]
    if alarm_auc is not None:
        highest = max(m["value"] for m in _methods(auc))
        told = "AUC above which an input must be suspected of knowing the outcome"
        gates.append(Gate("alarm", told, highest, alarm_auc, at_most=True))
    return gates + _not_worse_than_scores(auc, of(nested, "log-loss"))


def _not_worse_than_scores(auc: dict[str, Any], loss: dict[str, Any]) -> list[Gate]:
    """Every method ranks at least as well as the best published score, and its probabilities are at least as good."""
    scores = [name for name in auc if name not in METHODS]
    if not scores:
        return []
    best = max(scores, key=lambda name: auc[name]["value"])
    surest = min(scores, key=lambda name: loss[name]["value"])
    ahead = _least(auc, "value") - auc[best]["value"]
    behind = max(m["value"] for m in _methods(loss)) - loss[surest]["value"]
    return [
        Gate("not-worse-auc", f"AUC less that of the best recalibrated score on the same rows, {best}", ahead, 0.0),
        Gate(
            "not-worse-log-loss",
            f"Log loss less that of the best recalibrated score on the same rows, {surest}",
            behind,
            0.0,
            at_most=True,
        ),
    ]


def _methods(by_name: dict[str, dict[str, Any]]) -> list[dict[str, Any]]:
    return [by_name[method] for method in METHODS]


def _least(by_name: dict[str, dict[str, Any]], key: str) -> float:
    return min(m[key] for m in _methods(by_name))


def _nearest_end(by_name: dict[str, dict[str, Any]], ideal: float) -> float:
    """How far the interval of the worst method stays away from the ideal value; 0 when it holds it."""
    return max(max(m["low"] - ideal, ideal - m["high"], 0.0) for m in _methods(by_name))
