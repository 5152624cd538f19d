"""Fits every fold once (with checkpoints) and predicts the rows it has not seen."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import joblib
import numpy as np

from ..cohort import Cohort
from ..methods import Fitted
from .folds import Fold


@dataclass(frozen=True)
class FittedFold:
    """A fold with the methods fitted on its training rows."""

    fold: Fold
    fitted: Fitted


def cross_fit(
    cohort: Cohort,
    folds: Sequence[Fold],
    fit: Callable[[Cohort, Fold], Fitted],
    checkpoints: Path | None = None,
    say: Callable[[str], None] = print,
) -> list[FittedFold]:
    """`fit(training rows, fold)` for every fold. With a folder for checkpoints, a fold already there is
    read instead: the folder belongs to one run of one version of the code and data."""
    done = []
    for number, fold in enumerate(folds):
        kept = None if checkpoints is None else checkpoints / f"fold-{number}.joblib"
        if kept is not None and kept.exists():
            fitted = joblib.load(kept)
        else:
            fitted = fit(cohort.take(fold.train), fold)
            if kept is not None:
                kept.parent.mkdir(parents=True, exist_ok=True)
                joblib.dump(fitted, kept)
        say(f"{fold.name}: fitted on {len(fold.train)}, held out {len(fold.test)}")
        done.append(FittedFold(fold, fitted))
    return done


def held_out_predictions(
    cohort: Cohort, folds: Sequence[FittedFold], known: np.ndarray | None = None
) -> dict[str, np.ndarray]:
    """[rows, K] by method: every row predicted by the fold that left it out. `known` replaces the mask, to
    see what happens when inputs are missing."""
    mask = cohort.known if known is None else known
    pooled: dict[str, np.ndarray] = {}
    for part in folds:
        test = part.fold.test
        for method, p in part.fitted.predict(cohort.values[test], mask[test]).items():
            pooled.setdefault(method, np.full((len(cohort), p.shape[1]), np.nan))[test] = p
    return pooled
