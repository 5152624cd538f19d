"""The three methods with one interface: fit(prep, cohort, seed), predict(values, known), emit(graph)."""

from .ann import Ann
from .base import Estimator
from .logistic import Logistic
from .svm import CentroidSvm

__all__ = ["Ann", "CentroidSvm", "Estimator", "Logistic"]
