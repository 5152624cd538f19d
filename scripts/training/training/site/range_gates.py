"""Gates of a personal range for a score: it must cover what it says, and be worth showing."""

from __future__ import annotations

import numpy as np

from ..gates import Gate
from ..metrics.accuracy import explained
from .range_held_out import HeldOutRange, no_model_half_width

LEAST_PEOPLE = 40
COVERED = (0.75, 0.88)
LEAST_NARROWING = 0.20
ALARM_R2 = 0.75


def covered_share(held: HeldOutRange, method: str) -> float:
    """Share of people whose score lies in the range predicted for them."""
    return float(np.mean(np.abs(held.outcome - held.predictions[method]) <= held.half_widths[method]))


def narrowing(held: HeldOutRange, method: str) -> float:
    """By how much of its width the range is narrower than one without a model."""
    return 1 - float(held.half_widths[method].mean()) / no_model_half_width(held.outcome)


def range_gates(held: HeldOutRange) -> list[Gate]:
    """Every gate asks all three methods."""
    methods = list(held.predictions)
    shares = [covered_share(held, m) for m in methods]
    return [
        Gate("people", "People with both scores", len(held.outcome), LEAST_PEOPLE),
        Gate("coverage-least", "Nested cross-validation: least share inside the 80 % range", min(shares), COVERED[0]),
        Gate(
            "coverage-most", "Nested cross-validation: largest share inside the 80 % range", max(shares), COVERED[1], True
        ),
        Gate(
            "narrower",
            "By how much the 80 % range is narrower than without a model (10th to 90th centile)",
            min(narrowing(held, m) for m in methods),
            LEAST_NARROWING,
        ),
        Gate(
            "alarm",
            "R² above which an input must be suspected of knowing the outcome",
            max(explained(held.outcome, held.predictions[m]) for m in methods),
            ALARM_R2,
            at_most=True,
        ),
    ]
