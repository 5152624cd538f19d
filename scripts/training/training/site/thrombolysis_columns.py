"""
The columns of a thrombolysis registry that are known before treatment, named and limited as the facts of the
product's clinical core. Clinical data and CT signs are those of Bentley P, et al. NeuroImage Clin 2014;4:635-640 as
far as a registry can hold them; the CT image itself, which that study gave to its SVM, is not among them.
"""

from .columns import AGE, SEX, Column


def _number(id: str, label: str, unit: str, low: float, high: float, whole: bool = False) -> Column:
    return Column(id, label, "number", unit, low, high, whole, fact=id)


def _flag(id: str, label: str) -> Column:
    return Column(id, label, "flag", fact=id)


def _choice(id: str, label: str, *values: str) -> Column:
    return Column(id, label, "choice", values=values, fact=id)


MODEL_COLUMNS = (
    AGE,
    SEX,
    _number("nihss", "NIHSS before treatment", "{points}", 0, 42, whole=True),
    _number("glucose", "glucose before treatment", "mmol/L", 1, 55.5),
    _number("systolicMmHg", "systolic pressure before treatment", "mm[Hg]", 40, 350, whole=True),
    _number("diastolicMmHg", "diastolic pressure before treatment", "mm[Hg]", 15, 250, whole=True),
    _flag("diabetes", "diabetes in the history"),
    _flag("atrialFibrillation", "atrial fibrillation"),
    _choice("antiplatelets", "antiplatelet drugs", "none", "aspirin", "aspirin-and-clopidogrel", "other"),
    _flag("vitaminKAntagonist", "vitamin K antagonist"),
    _number("weightKg", "body weight", "kg", 2, 350),
    _number("minutesSinceLastKnownWell", "last known well to treatment", "min", 0, 43_200, whole=True),
    _flag("hyperdenseArtery", "hyperdense artery sign on CT"),
    _flag("earlyInfarctSigns", "early infarct signs on CT"),
    _choice("ctHypodensity", "hypodensity on CT", "none", "less-than-one-third-mca", "one-third-mca-or-more"),
    _number("aspects", "ASPECTS", "{points}", 0, 10, whole=True),
)
"""Inputs of the models. A column that the site does not have is left out of its model."""

SCORE_COLUMNS = (
    _flag("hypertension", "hypertension in the history"),
    _number("platelets10e9PerL", "platelets", "10*9/L", 1, 2500),
)
"""No inputs of the models: published scores need them. Without the columns those scores are ranges."""
