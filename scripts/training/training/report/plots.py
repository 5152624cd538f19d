"""The three plots of a model: calibration, decision curve, forest of left-out groups."""

import numpy as np

from ..metrics.accuracy import net_benefit, net_benefit_of_all
from ..metrics.calibration import by_quantile
from .svg import Chart, Line, forest, line_chart

TENTHS = 10
RARE, REACH_OF_RARE = 0.1, 0.3
"""The axis of an event that fewer than a tenth of the people have ends here: beyond it there is nobody to show."""


def _reach(y: np.ndarray) -> float:
    return REACH_OF_RARE if y.mean() < RARE else 1.0


def calibration_plot(title: str, y: np.ndarray, predictions: dict[str, np.ndarray]) -> str:
    """Observed share against mean prediction in tenths of the prediction, with the diagonal."""
    chart = Chart(title, "predicted", "observed", (0, _reach(y)), (0, _reach(y)))
    lines = [
        Line(name, [(predicted, observed) for predicted, observed, _ in by_quantile(y, p, TENTHS)], True)
        for name, p in predictions.items()
    ]
    return line_chart(chart, [*lines, Line("ideal", [(0, 0), (_reach(y), _reach(y))])])


def decision_curve(title: str, y: np.ndarray, predictions: dict[str, np.ndarray]) -> str:
    """Net benefit over thresholds 1 to 99 %; to 30 % for a rare event."""
    thresholds = np.arange(1, round(100 * _reach(y))) / 100
    top = max(0.05, float(np.ceil(y.mean() * 20) / 20))
    chart = Chart(title, "threshold", "net benefit per person", (0, _reach(y)), (-0.05, top), legend=400)
    lines = [Line(name, list(zip(thresholds, net_benefit(y, p, thresholds)))) for name, p in predictions.items()]
    everybody = net_benefit_of_all(y, thresholds)
    shown = everybody >= chart.y[0]
    return line_chart(chart, [*lines, Line("everybody", list(zip(thresholds[shown], everybody[shown])))])


def observed_by_tenth(title: str, y: np.ndarray, predictions: dict[str, np.ndarray], span: tuple[float, float]) -> str:
    """Mean observed against mean predicted quantity in tenths of the prediction, with the diagonal."""
    lines = [
        Line(name, [(predicted, observed) for predicted, observed, _ in by_quantile(y, p, TENTHS)], True)
        for name, p in predictions.items()
    ]
    return line_chart(Chart(title, "predicted", "observed", span, span), [*lines, Line("ideal", [(span[0],) * 2, (span[1],) * 2])])


def forest_plot(title: str, x_title: str, groups: list[tuple[str, float, float]], line: float) -> str:
    """AUCs of left-out groups (name, value, standard error) with 95 % intervals."""
    rows = [(name, value, max(value - 1.96 * error, 0.0), min(value + 1.96 * error, 1.0)) for name, value, error in groups]
    low = float(np.floor(min(min(row[2] for row in rows), line) * 20) / 20)
    high = float(np.ceil(max(max(row[3] for row in rows), line) * 20) / 20)
    return forest(title, x_title, rows, (low, high), line)
