"""What must not be read is refused by name; who is left out is not trained on; settings are chosen inside."""

import numpy as np
import pytest

from training.cohort import encode, mask_inputs
from training.estimators import Logistic
from training.guard import Forbidden, LeakageError, refuse_leaks
from training.methods import fit_methods
from training.validation import Grid, cross_fit, fit_tuned, held_out_predictions, leave_groups_out, stratified_folds

from .conftest import INPUTS


def test_a_forbidden_column_is_refused_by_name_and_an_allowed_one_is_not() -> None:
    rule = Forbidden(frozenset({"COUNTRY"}), (r"D[A-Z].*", r".*14"), "after the prediction")
    refuse_leaks(["AGE", "RSBP"], rule)
    for column in ("COUNTRY", "DDEAD", "ISC14"):
        with pytest.raises(LeakageError, match=column):
            refuse_leaks(["AGE", column], rule)


def test_every_group_is_left_out_once_and_never_trained_on(cohort) -> None:
    folds = leave_groups_out(cohort.groups)
    assert [fold.name for fold in folds] == ["east", "north", "south", "west"]
    for fold in folds:
        assert set(cohort.groups[fold.test]) == {fold.name}
        assert fold.name not in set(cohort.groups[fold.train])
    assert sorted(np.concatenate([fold.test for fold in folds])) == list(range(len(cohort)))


def test_held_out_predictions_come_from_the_fold_that_left_the_row_out(cohort, tmp_path) -> None:
    def fit(train, fold):
        return fit_methods(INPUTS, [Logistic("classes", 1.0)], train, 1)

    folds = stratified_folds(cohort.outcome, 3, 1)
    parts = cross_fit(cohort, folds, fit, tmp_path, say=lambda _: None)
    pooled = held_out_predictions(cohort, parts)["logistic"]
    alone = fit(cohort.take(folds[1].train), folds[1]).predict(cohort.values, cohort.known)["logistic"]
    assert np.array_equal(pooled[folds[1].test], alone[folds[1].test])
    again = cross_fit(cohort, folds, lambda *_: pytest.fail("a finished fold was fitted again"), tmp_path, say=lambda _: None)
    assert np.array_equal(held_out_predictions(cohort, again)["logistic"], pooled)


def test_the_choice_falls_on_the_candidate_that_predicts(cohort) -> None:
    def logistic(c: float) -> Logistic:
        return Logistic("classes", c)

    grids = (Grid((1e-6, 1.0), logistic, logistic), Grid((1e-6,), logistic, logistic))
    tuned, only = fit_tuned(INPUTS, grids, "classes", cohort, 1, (0.0,)).methods
    assert tuned.c == 1.0
    assert only.c == 1e-6, "a single setting is taken, however poor"


def test_masking_takes_inputs_whole_and_at_the_rate(cohort) -> None:
    known = np.ones_like(cohort.values)
    masked = mask_inputs(INPUTS, known, np.full(len(known), 0.5), np.random.default_rng(0))
    assert np.array_equal(masked[:, 1], masked[:, 2]), "two columns of one choice"
    assert 0.45 < masked[:, 0].mean() < 0.55


def test_encoding_reads_choices_flags_and_what_is_unknown() -> None:
    values, known = encode(
        INPUTS,
        {
            "ageYears": np.array([70.0, np.nan]),
            "consciousness": np.array(["drowsy", None], dtype=object),
            "armWeakness": np.array([1.0, 0.0]),
        },
    )
    assert values.tolist() == [[70, 1, 0, 1], [0, 0, 0, 0]]
    assert known.tolist() == [[1, 1, 1, 1], [0, 0, 0, 1]]
    with pytest.raises(ValueError, match="consciousness"):
        encode(INPUTS[1:2], {"consciousness": np.array(["asleep"], dtype=object)})
