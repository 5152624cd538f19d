"""The three methods: same seed same answer, nothing read where nothing is known, graph equal to training side."""

from dataclasses import replace

import numpy as np
import onnx
import pytest
from scipy.special import expit

from training.cohort import Cohort, mask_inputs, without_input
from training.estimators import Ann, CentroidSvm, Logistic
from training.export.model import export_error, export_model, golden_rows, run_model
from training.methods import fit_methods
from training.metrics.calibration import in_the_large
from training.metrics.discrimination import auc

from .conftest import INPUTS

PLAIN = {"Add", "Sub", "Mul", "Div", "Min", "Max", "MatMul", "Exp", "ReduceSum", "Relu", "Softmax", "Sigmoid", "Concat", "Identity", "Slice"}  # fmt: skip


def methods(kind: str, outputs: int):
    contrasts = tuple((k,) for k in range(outputs)) if kind == "classes" else ((1,),)
    return [
        Logistic(kind, 1.0),
        CentroidSvm(kind, 0.05, 1.0, 24, contrasts),
        Ann(kind, outputs, (8,), 0.01, 8, 2),
    ]


def as_kind(cohort: Cohort, kind: str) -> tuple[Cohort, int]:
    if kind == "classes":
        return cohort, 3
    outcome = (cohort.outcome > 0).astype(float) if kind == "binary" else cohort.values[:, 0] / 3 + cohort.outcome
    return Cohort(cohort.values, cohort.known, outcome, cohort.groups), 1


@pytest.mark.parametrize("kind", ["classes", "binary", "regression"])
def test_graph_is_plain_and_equal_to_the_training_side(cohort, kind) -> None:
    rows, outputs = as_kind(cohort, kind)
    fitted = fit_methods(INPUTS, methods(kind, outputs), rows, 1)
    model = export_model(fitted.prep, fitted.methods, outputs)
    error = export_error(model, fitted.prep, fitted.methods, 1)
    allowed = 1e-5 if kind != "regression" else 1e-4
    assert error.pop("rows") == 10_000
    assert max(error.values()) <= allowed
    parsed = onnx.load_from_string(model)
    assert {node.op_type for node in parsed.graph.node} <= PLAIN
    assert [(o.domain, o.version) for o in parsed.opset_import] == [("", 17)]


def test_the_same_seed_gives_the_same_model_byte_for_byte_and_another_does_not(cohort) -> None:
    made = []
    for seed in (1, 1, 2):
        fitted = fit_methods(INPUTS, methods("classes", 3), cohort, seed)
        made.append(export_model(fitted.prep, fitted.methods, 3))
    assert made[0] == made[1]
    assert made[0] != made[2]


def test_values_that_are_not_known_change_nothing(cohort) -> None:
    fitted = fit_methods(INPUTS, methods("classes", 3), cohort, 1)
    model = export_model(fitted.prep, fitted.methods, 3)
    known = without_input(INPUTS, np.ones_like(cohort.values), "ageYears")
    other = cohort.values.copy()
    other[:, 0] = 1e6
    first, second = run_model(model, cohort.values, known), run_model(model, other, known)
    for name in first:
        assert np.array_equal(first[name], second[name])


def test_outside_the_trained_range_is_taken_at_its_end(cohort) -> None:
    fitted = fit_methods(INPUTS, methods("classes", 3), cohort, 1)
    row = np.array([[cohort.values[:, 0].max(), 0, 0, 1], [500.0, 0, 0, 1]])
    for answer in fitted.predict(row, np.ones_like(row)).values():
        assert np.allclose(answer[0], answer[1])


def test_every_method_learns_the_signal_and_probabilities_sum_to_one(cohort) -> None:
    train, test = cohort.take(np.arange(600)), cohort.take(np.arange(600, 900))
    fitted = fit_methods(INPUTS, methods("classes", 3), train, 1)
    for answer in fitted.predict(test.values, test.known).values():
        assert np.allclose(answer.sum(axis=1), 1)
        assert auc((test.outcome == 0).astype(float), answer[:, 0]) > 0.75


def test_an_input_that_is_missing_has_a_column_of_its_own_in_the_design(cohort) -> None:
    prep = fit_methods(INPUTS, [], cohort, 1).prep
    known = np.ones_like(cohort.values)
    for number, declared in enumerate(INPUTS):
        masked = without_input(INPUTS, known, declared.id)
        missing = prep.transform(cohort.values, masked)[:, prep.indicators]
        assert np.array_equal(missing, np.tile(np.eye(len(INPUTS))[number], (len(cohort), 1)))


def test_the_svm_has_the_right_level_for_complete_rows_and_for_others() -> None:
    """Of a strong sign, half of the training copies know nothing: what suits the mixture suits neither."""
    rng = np.random.default_rng(6)
    age, sign = rng.uniform(40, 90, 16_000), rng.integers(0, 2, 16_000)
    values = np.column_stack([age, np.zeros((16_000, 2)), sign])
    y = (rng.random(16_000) < expit(-4 + 4 * sign + 0.06 * (age - 65))).astype(float)
    rows = Cohort(values, np.ones_like(values), y)
    train, test = rows.take(np.arange(4000)), rows.take(np.arange(4000, 16_000))
    svm = fit_methods(INPUTS, [CentroidSvm("binary", 0.05, 1.0, 24)], train, 1, (0.0, 0.5)).methods[0]
    half = mask_inputs(INPUTS, test.known, np.full(len(test), 0.5), np.random.default_rng(1))
    for known in (test.known, half):
        assert in_the_large(test.outcome, svm.predict(test.values, known)[:, 0])[0] == pytest.approx(0, abs=0.08)


def test_an_svm_none_of_whose_inputs_may_be_missing_is_calibrated_by_its_scores_alone(cohort) -> None:
    inputs = (replace(INPUTS[0], required=True),)
    rows = Cohort(cohort.values[:, :1], cohort.known[:, :1], (cohort.outcome > 0).astype(float))
    fitted = fit_methods(inputs, [CentroidSvm("binary", 0.05, 1.0, 24)], rows, 1)
    answers = run_model(export_model(fitted.prep, fitted.methods, 1), rows.values, rows.known)
    assert np.abs(answers["svm"] - fitted.predict(rows.values, rows.known)["svm"]).max() < 1e-5
    assert np.isfinite(answers["svm"]).all()


def test_no_landmark_stands_for_fewer_than_ten_people(cohort) -> None:
    fitted = fit_methods(INPUTS, methods("classes", 3), cohort, 1)
    svm = fitted.methods[1]
    design = fitted.prep.transform(cohort.values, cohort.known)
    distance = ((design[:, None, :] - svm.landmarks) ** 2).sum(axis=2)
    assert len(svm.landmarks) > 5
    assert distance.min() > 1e-9, "a landmark is a patient's row"


def test_golden_rows_hold_missing_and_out_of_range_inputs(cohort) -> None:
    fitted = fit_methods(INPUTS, methods("classes", 3), cohort, 1)
    rows = golden_rows(fitted.prep, fitted.methods, 1)
    assert len(rows) >= 50
    assert any(0 in row["known"] for row in rows)
    answers = run_model(
        export_model(fitted.prep, fitted.methods, 3),
        np.array([row["values"] for row in rows]),
        np.array([row["known"] for row in rows]),
    )
    assert np.abs(answers["svm"] - np.array([row["svm"] for row in rows])).max() < 1e-5
