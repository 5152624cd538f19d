"""Folds: whole groups left out one at a time, or patients dealt out by outcome."""

from dataclasses import dataclass

import numpy as np
from sklearn.model_selection import KFold, StratifiedKFold

from ..seeds import derived


@dataclass(frozen=True)
class Fold:
    """Row numbers to train on and to test on."""

    name: str
    train: np.ndarray
    test: np.ndarray


def leave_groups_out(groups: np.ndarray) -> list[Fold]:
    """One fold per group, in the order of the names: trained on all others, tested on it."""
    return [Fold(str(g), np.flatnonzero(groups != g), np.flatnonzero(groups == g)) for g in np.unique(groups)]


def stratified_folds(outcome: np.ndarray, folds: int, seed: int, repeat: int = 0) -> list[Fold]:
    """Folds of patients with equal shares of the outcome (plain folds when it is a quantity)."""
    discrete = len(np.unique(outcome)) <= 10
    kind = StratifiedKFold if discrete else KFold
    splits = kind(folds, shuffle=True, random_state=derived(seed, "folds", repeat))
    return [
        Fold(f"fold {i + 1}", train, test)
        for i, (train, test) in enumerate(splits.split(np.zeros(len(outcome)), outcome))
    ]


def halves(identity: np.ndarray) -> list[Fold]:
    """Each half of the participants, by number, held out from the other."""
    low = identity <= np.median(identity)
    parts = [("lower half by number", low), ("upper half by number", ~low)]
    return [Fold(name, np.flatnonzero(~held), np.flatnonzero(held)) for name, held in parts]
