"""Measures against other implementations, published examples and permutation."""

import numpy as np
import pytest
from scipy.stats import norm
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import brier_score_loss, log_loss as sklearn_log_loss, roc_auc_score

from training.metrics.accuracy import brier, log_loss, net_benefit, net_benefit_of_all
from training.metrics.bootstrap import interval
from training.metrics.calibration import in_the_large, log_odds, recalibration
from training.metrics.discrimination import auc, auc_standard_error, delong_test
from training.metrics.random_effects import der_simonian_laird, random_effects


@pytest.fixture
def rows() -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    rng = np.random.default_rng(3)
    truth = rng.normal(size=600)
    y = (truth + rng.normal(size=600) > 0.4).astype(float)
    a = 1 / (1 + np.exp(-(truth + rng.normal(size=600))))
    b = np.round(1 / (1 + np.exp(-(truth + 1.5 * rng.normal(size=600)))), 2)
    return y, a, b


def test_auc_brier_log_loss_agree_with_scikit_learn(rows) -> None:
    y, a, b = rows
    for p in (a, b):
        assert auc(y, p) == pytest.approx(roc_auc_score(y, p), abs=1e-12)
        assert brier(y, p) == pytest.approx(brier_score_loss(y, p), abs=1e-12)
        clipped = np.clip(p, 0.01, 0.99)
        assert log_loss(y, clipped[:, None]) == pytest.approx(sklearn_log_loss(y, clipped), abs=1e-12)


def test_auc_of_one_outcome_only_is_not_a_number() -> None:
    assert np.isnan(auc(np.ones(4), np.arange(4.0)))


def test_delong_error_agrees_with_the_definition_by_pairs(rows) -> None:
    y, _, b = rows
    events, others = b[y == 1], b[y == 0]
    psi = (events[:, None] > others).astype(float) + 0.5 * (events[:, None] == others)
    expected = np.sqrt(psi.mean(axis=1).var(ddof=1) / len(events) + psi.mean(axis=0).var(ddof=1) / len(others))
    assert auc_standard_error(y, b) == pytest.approx(expected, abs=1e-12)


def test_delong_paired_p_agrees_with_a_permutation_of_the_two_predictions(rows) -> None:
    y, a, b = rows
    a, b = np.argsort(np.argsort(a)) / len(a), np.argsort(np.argsort(b)) / len(b)
    observed = delong_test(y, a, b)
    rng = np.random.default_rng(0)
    differences = []
    for _ in range(2000):
        swap = rng.random(len(y)) < 0.5
        differences.append(auc(y, np.where(swap, b, a)) - auc(y, np.where(swap, a, b)))
    by_permutation = float(2 * norm.sf(abs(observed.value) / np.std(differences)))
    assert observed.p == pytest.approx(by_permutation, abs=0.01)
    assert delong_test(y, a, a).p == 1.0


def test_calibration_agrees_with_unpenalised_logistic_regression(rows) -> None:
    y, a, _ = rows
    model = LogisticRegression(C=1e10, tol=1e-10, max_iter=1000).fit(log_odds(a)[:, None], y)
    intercept, slope = recalibration(y, a)
    assert intercept == pytest.approx(model.intercept_[0], abs=1e-4)
    assert slope == pytest.approx(model.coef_[0, 0], abs=1e-4)


def test_in_the_large_finds_the_shift_that_was_put_in() -> None:
    rng = np.random.default_rng(1)
    p = rng.uniform(0.05, 0.95, 40_000)
    y = (rng.random(len(p)) < p).astype(float)
    shifted = 1 / (1 + np.exp(-(log_odds(p) - 0.7)))
    value, error = in_the_large(y, shifted)
    assert abs(value - 0.7) < 3 * error


def test_net_benefit_by_hand() -> None:
    y, p = np.array([1.0, 0, 1, 0]), np.array([0.9, 0.8, 0.3, 0.1])
    at = np.array([0.5])
    assert net_benefit(y, p, at)[0] == pytest.approx(1 / 4 - 1 / 4)
    assert net_benefit_of_all(y, np.array([0.2]))[0] == pytest.approx(0.5 - 0.5 * 0.25)


def test_bootstrap_interval_of_a_mean_is_that_of_theory() -> None:
    rng = np.random.default_rng(2)
    x = rng.normal(size=400)
    low, high = interval(lambda i: float(x[i].mean()), 400, rng, draws=4000)
    half = 1.96 * x.std() / 20
    assert low == pytest.approx(x.mean() - half, abs=0.01)
    assert high == pytest.approx(x.mean() + half, abs=0.01)


def test_random_effects_of_the_bcg_trials() -> None:
    """Colditz et al. 1994, 13 trials (metafor's dat.bcg): method PM mean log RR -0.7150, tau^2 0.3181; DL -0.7141, 0.3088."""
    events = np.array(
        [
            [4, 119, 11, 128], [6, 300, 29, 274], [3, 228, 11, 209], [62, 13536, 248, 12619],
            [33, 5036, 47, 5761], [180, 1361, 372, 1079], [8, 2537, 10, 619], [505, 87886, 499, 87892],
            [29, 7470, 45, 7232], [17, 1699, 65, 1600], [186, 50448, 141, 27197], [5, 2493, 3, 2338],
            [27, 16886, 29, 17825],
        ]
    )  # fmt: skip
    a, b, c, d = events.T
    estimates = np.log(a / (a + b)) - np.log(c / (c + d))
    errors = np.sqrt(1 / a - 1 / (a + b) + 1 / c - 1 / (c + d))
    found = random_effects(estimates, errors)
    assert found.mean == pytest.approx(-0.715, abs=0.001)
    assert found.tau**2 == pytest.approx(0.318, abs=0.001)
    assert found.new_low < found.low < found.high < found.new_high
    moment = der_simonian_laird(estimates, errors)
    assert moment.mean == pytest.approx(-0.7141, abs=0.0005)
    assert moment.tau**2 == pytest.approx(0.3088, abs=0.0005)
