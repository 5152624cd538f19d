"""The three methods: same seed same answer, nothing read where nothing is known, graph equal to training side."""

import numpy as np
import onnx
import pytest

from training.cohort import Cohort, without_input
from training.estimators import Ann, CentroidSvm, Logistic
from training.export.model import export_error, export_model, golden_rows, run_model
from training.methods import fit_methods
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
