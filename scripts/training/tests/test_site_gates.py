"""Each gate closes on the fault it is for, and only that one."""

import numpy as np
import pytest
from scipy.special import expit

from training.site.event_gates import ALARM_AUC, event_gates
from training.site.held_out import LATER, NESTED, HeldOut
from training.site.held_out_measures import METHODS, comparisons, held_out_measures
from training.site.range_gates import covered_share, range_gates
from training.site.range_held_out import HeldOutRange, no_model_half_width


def made(rows: int, strength: float = 1.0, shift: float = 0.0, slope: float = 1.0, scheme: str = NESTED) -> HeldOut:
    """Predictions that are right on average, before `shift` (log odds) and `slope` spoil them; a weaker score."""
    rng = np.random.default_rng(11)
    truth = -2.7 + strength * rng.normal(size=rows)
    outcome = (rng.random(rows) < expit(truth)).astype(float)
    told = expit(slope * (truth + 2.7) - 2.7 + shift)
    score = expit(-2.6 + 0.3 * (truth + 2.7) + 0.5 * rng.normal(size=rows))
    return HeldOut(scheme, outcome, {method: told for method in METHODS} | {"hat": score})


def closed(nested: HeldOut, later: HeldOut) -> set[str]:
    measures = held_out_measures(nested, "sich", 1) + held_out_measures(later, "sich", 1)
    return {gate.id for gate in event_gates(measures, (NESTED, LATER), ALARM_AUC) if not gate.passed}


GOOD = made(6000, 0.75), made(1500, 0.75, scheme=LATER)


def test_a_good_model_passes_all_of_them() -> None:
    assert closed(*GOOD) == set()


@pytest.mark.parametrize(
    ("nested", "gates"),
    [
        (made(6000, 0.75, shift=0.4), {"nested-citl"}),
        (made(6000, 0.75, slope=1.6), {"nested-slope"}),
        (made(6000, 0.75, slope=0.6), {"nested-slope"}),
        (made(6000, 1.4), {"alarm"}),
    ],
)
def test_the_gate_for_the_fault_closes(nested, gates) -> None:
    assert gates <= closed(nested, GOOD[1])


def test_too_few_events() -> None:
    assert "events" in closed(made(900, 0.75), made(200, 0.75, scheme=LATER))


def test_a_model_that_a_published_score_beats() -> None:
    nested = made(6000, 0.75)
    swapped = {m: nested.predictions["hat"] for m in METHODS} | {"hat": nested.predictions["svm"]}
    assert {"not-worse-auc", "not-worse-log-loss"} <= closed(HeldOut(NESTED, nested.outcome, swapped), GOOD[1])


def test_one_bad_method_of_three_closes_the_gate() -> None:
    nested = made(6000, 0.75)
    mixed = nested.predictions | {"ann": made(6000, 0.75, shift=0.4).predictions["ann"]}
    assert closed(HeldOut(NESTED, nested.outcome, mixed), GOOD[1]) >= {"nested-citl"}


def test_later_rows_that_contradict() -> None:
    assert "later-citl" in closed(GOOD[0], made(1500, 0.75, shift=0.9, scheme=LATER))
    assert "later-slope" in closed(GOOD[0], made(1500, 0.75, slope=2.5, scheme=LATER))


def test_each_method_is_compared_with_each_score_on_the_same_rows() -> None:
    pairs = {(c["a"], c["b"]) for c in comparisons(GOOD[0], "sich")}
    assert pairs == {("svm", "logistic"), ("ann", "logistic"), ("logistic", "hat"), ("svm", "hat"), ("ann", "hat")}


def ranges(rows: int, half: float, noise: float = 1.0) -> HeldOutRange:
    rng = np.random.default_rng(4)
    outcome = rng.normal(0, 3, rows)
    return HeldOutRange(outcome, {"svm": outcome + noise * rng.normal(size=rows)}, {"svm": np.full(rows, half)})


def test_the_range_must_cover_what_it_says_and_be_worth_it() -> None:
    def failed(held: HeldOutRange) -> set[str]:
        return {gate.id for gate in range_gates(held) if not gate.passed}

    assert failed(ranges(400, 1.28 * 2.0, 2.0)) == set()
    assert "coverage-least" in failed(ranges(400, 0.8 * 2.0, 2.0))
    assert "narrower" in failed(ranges(400, 1.28 * 3.0, 3.0))
    assert "alarm" in failed(ranges(400, 1.28 * 0.5, 0.5))
    assert "people" in failed(ranges(30, 1.28 * 2.0, 2.0))


def test_the_range_without_a_model_is_half_the_distance_of_the_centiles() -> None:
    assert no_model_half_width(np.arange(101.0)) == 40
    assert covered_share(ranges(4000, 1.2816), "svm") == pytest.approx(0.8, abs=0.02)
