"""Ranges cover what they say, and a view is recalibrated by other groups than its own."""

import numpy as np
import pytest
from scipy.special import expit

from training.gates import Gate
from training.intervals import (
    added_variance,
    bands,
    between_groups_sd,
    conformal_quantile,
    covered_groups,
    covered_people,
    group_shifts,
    missing_variances,
    several_missing,
)
from training.subgroups import subgroup_metrics
from training.metrics.calibration import in_the_large, log_odds, recalibration
from training.views import cross_recalibrated, levels, recalibrated, top_fifth_error

from .conftest import INPUTS


def generated(sd: float, groups: int, people: int, seed: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    rng = np.random.default_rng(seed)
    names = np.repeat([f"g{i:02d}" for i in range(groups)], people)
    p = expit(rng.normal(-0.5, 1, groups * people))
    shift = np.repeat(rng.normal(0, sd, groups), people)
    y = (rng.random(len(p)) < expit(log_odds(p) + shift)).astype(float)
    return names, y, p


def test_the_spread_between_groups_is_found_and_is_small_where_there_is_none() -> None:
    names, y, p = generated(0.4, 60, 800, 1)
    assert between_groups_sd(group_shifts(names, y, p)) == pytest.approx(0.4, abs=0.1)
    names, y, p = generated(0.0, 60, 800, 2)
    assert between_groups_sd(group_shifts(names, y, p)) < 0.12, "no more than the groups' own sampling error"


def test_a_conformal_quantile_is_the_ordered_error_that_its_definition_names() -> None:
    """Lei et al. (2018): the ceil((n + 1) coverage)-th smallest."""
    assert conformal_quantile(np.arange(1.0, 21.0)) == 17
    assert conformal_quantile(np.arange(1.0, 20.0)) == 16
    assert conformal_quantile(np.array([3.0, 1.0])) == 3, "too few to say: the largest"


def test_about_four_fifths_of_new_groups_lie_inside_the_range() -> None:
    inside = groups = 0
    for seed in range(8):
        covered = covered_groups(*generated(0.4, 20, 1500, seed + 10))
        inside, groups = inside + covered.inside, groups + covered.groups
    assert 0.72 < inside / groups < 0.9


def test_four_fifths_of_heavy_tailed_groups_lie_inside_too() -> None:
    """Most groups near, a few far off: a standard deviation would miss the promise on one side or the other."""
    inside = groups = 0
    for seed in range(6):
        names, y, p = generated(0.0, 20, 3000, seed)
        shift = np.random.default_rng(seed).standard_t(2, 20) * 0.3
        y = (np.random.default_rng(seed).random(len(p)) < expit(log_odds(p) + np.repeat(shift, 3000))).astype(float)
        covered = covered_groups(names, y, p)
        inside, groups = inside + covered.inside, groups + covered.groups
    assert inside / groups == pytest.approx(0.8, abs=0.05)


def test_a_missing_input_widens_and_one_without_weight_hardly() -> None:
    known = np.ones((200, 4))
    values = np.random.default_rng(0).choice([-1.0, 1.0], (200, 4))

    def scale(mask: np.ndarray) -> np.ndarray:
        return (values * mask) @ np.array([1.5, 0, 0, 0])

    variances = missing_variances(INPUTS, known, scale)
    assert list(variances) == [declared.id for declared in INPUTS]
    assert variances["ageYears"] == pytest.approx(1.5**2)
    assert 0 < variances["armWeakness"] < 1e-5


def test_inputs_that_say_the_same_cost_more_together_than_one_by_one() -> None:
    """Of two copies of one sign, either alone is hardly missed; the range without both has to know."""
    rng = np.random.default_rng(1)
    sign = rng.integers(0, 2, 3000) * 2.0 - 1
    known = np.ones((3000, 4))

    def scale(mask: np.ndarray) -> np.ndarray:
        return np.where(mask[:, 0] + mask[:, 3] > 0, 2 * sign, 0)

    variances = missing_variances(INPUTS, known, scale)
    (masked,) = several_missing(INPUTS, known, "measured")
    assert set((1 - masked[:, [0, 1, 3]]).sum(axis=1)) == {2}, "two of three: never all"
    assert np.array_equal(masked[:, 1], masked[:, 2]), "two columns of one choice"
    added = added_variance(INPUTS, known, masked, variances)
    assert added.mean() >= 0.9 * np.mean((scale(masked) - scale(known)) ** 2)


def test_ranges_with_inputs_missing_hold_what_would_be_said_with_them() -> None:
    names, y, p = generated(0.4, 20, 1500, 5)
    change = np.random.default_rng(2).normal(0, 0.8, len(p))
    masked = expit(log_odds(p) + change)
    assert covered_people(names, y, p, masked, np.full(len(p), 0.64)) == pytest.approx(0.8, abs=0.06)
    assert covered_people(names, y, p, masked, np.zeros(len(p))) < 0.65


def test_conformal_bands_hold_the_share_they_promise() -> None:
    rng = np.random.default_rng(4)
    predicted = rng.uniform(0, 20, 4000)
    observed = predicted + rng.normal(0, 1 + predicted / 5)
    made = bands(predicted[:2000], observed[:2000], (5.0,))
    assert made[0]["upTo"] == 5.0 and made[1]["upTo"] is None
    assert made[1]["halfWidth"] > made[0]["halfWidth"]
    width = np.where(predicted <= 5, made[0]["halfWidth"], made[1]["halfWidth"])[2000:]
    assert np.mean(np.abs(observed - predicted)[2000:] <= width) == pytest.approx(0.8, abs=0.03)


def test_recalibration_in_a_view_mends_too_extreme_predictions_of_groups_it_has_not_seen() -> None:
    names, y, p = generated(0.0, 8, 1000, 3)
    extreme = recalibrated(p, 0.3, 1.6)
    assert top_fifth_error(y, extreme) > 8
    assert abs(top_fifth_error(y, cross_recalibrated(names, y, extreme, np.zeros(len(y))))) < 3
    intercept, slope = recalibration(y, extreme)
    assert slope == pytest.approx(1 / 1.6, abs=0.05)
    assert intercept == pytest.approx(-0.3 / 1.6, abs=0.08)


def test_a_view_leaves_the_level_of_a_country_to_the_local_update() -> None:
    names, y, p = generated(0.6, 8, 3000, 6)
    level = levels(names, y, p)
    first = names == names[0]
    assert level[first] == pytest.approx(in_the_large(y[first], p[first])[0])
    mine = np.random.default_rng(0).random(len(y)) < 0.3
    intercept, slope = recalibration(y[mine], p[mine], level[mine])
    assert intercept == pytest.approx(0, abs=0.08)
    assert slope == pytest.approx(1, abs=0.06)


def test_gates_pass_at_the_limit_and_never_on_what_is_no_number() -> None:
    assert Gate("a", "", 0.77, 0.77).passed
    assert not Gate("a", "", 0.769, 0.77).passed
    assert Gate("a", "", 0.185, 0.185, at_most=True).passed
    assert not Gate("a", "", float("nan"), 0.1).passed
    assert not Gate("a", "", float("nan"), 0.1, at_most=True).passed


def test_small_subgroups_are_left_out() -> None:
    rng = np.random.default_rng(0)
    y = rng.integers(0, 2, 300).astype(float)
    names = np.where(np.arange(300) < 40, "few", "many")
    assert {entry["group"] for entry in subgroup_metrics("x", names, y, rng.random(300), {})} == {"many"}
