"""A small generated cohort for the tests: nothing here is a patient."""

import numpy as np
import pytest

from training.cohort import Cohort
from training.declaration import ChoiceInput, FlagInput, NumberInput

INPUTS = (
    NumberInput("ageYears", "age", "a", 0, 120, square=True),
    ChoiceInput("consciousness", "consciousness", ("alert", "drowsy", "unconscious")),
    FlagInput("armWeakness", "arm weakness"),
)


@pytest.fixture(scope="session")
def cohort() -> Cohort:
    rng = np.random.default_rng(5)
    rows = 900
    values = np.hstack([part.generate(rng, rows) for part in INPUTS])
    known = np.ones_like(values)
    known[rng.random(rows) < 0.1, 3] = 0
    values = values * known
    pull = values[:, 0] / 30 + values[:, 2] * 2 - 2
    scores = np.stack([pull, np.zeros(rows), 1 - pull], axis=1)
    outcome = (scores + rng.gumbel(size=scores.shape)).argmax(axis=1)
    return Cohort(values, known, outcome, rng.choice(["north", "south", "west", "east"], rows))
