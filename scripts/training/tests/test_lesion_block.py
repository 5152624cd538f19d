"""What is learned from lesion maps: from training maps only, deaf to unknown maps, the same in the graph."""

import numpy as np
import pytest

from training.cohort import Cohort, mask_inputs
from training.declaration import NumberInput
from training.estimators import CentroidSvm
from training.export.graph import Graph
from training.export.model import export_model, run_model
from training.lesion import LesionMapInput
from training.lesion.grid import CELLS, declared
from training.methods import fit_methods
from training.preprocessing import Preprocessing

INPUTS = (NumberInput("ageYears", "age", "a", 0, 120), LesionMapInput("lesionMap", "lesion map", 12))


@pytest.fixture(scope="module")
def rows() -> tuple[np.ndarray, np.ndarray]:
    rng = np.random.default_rng(3)
    values = np.hstack([part.generate(rng, 300) for part in INPUTS])
    known = np.ones_like(values)
    known[:40, 1:] = 0
    return values, known


def test_parcels_are_whole_cells_and_sum_to_their_mean_fraction(rows: tuple[np.ndarray, np.ndarray]) -> None:
    block = INPUTS[1].block().fit(rows[0][:, 1:], rows[1][:, 1:])
    assert np.allclose(block.weights.sum(axis=0), 1)
    assert ((block.weights > 0).sum(axis=1) == 1).all()


def test_what_is_learned_ignores_rows_without_a_map(rows: tuple[np.ndarray, np.ndarray]) -> None:
    values, known = rows
    noisy = values.copy()
    noisy[:40, 1:] = 9
    blocks = [INPUTS[1].block().fit(v[:, 1:], known[:, 1:]) for v in (values, noisy)]
    assert np.array_equal(blocks[0].centre, blocks[1].centre)
    assert np.array_equal(blocks[0].transform(values[:, 1:], known[:, 1:]), blocks[1].transform(noisy[:, 1:], known[:, 1:]))


def test_sides_mirror(rows: tuple[np.ndarray, np.ndarray]) -> None:
    values, known = (part[:, 1:] for part in rows)
    block = INPUTS[1].block().fit(values, known)
    mirrored = values.reshape(-1, 20, 24, 17)[:, ::-1].reshape(-1, CELLS)
    ours, theirs = block._features(values), block._features(mirrored)
    assert np.allclose(ours[:, 0], theirs[:, 0])
    assert np.allclose(ours[:, 1], theirs[:, 2])
    assert np.allclose(ours[:, 3], -theirs[:, 3], atol=1e-5)


@pytest.mark.parametrize("required", [False, True])
def test_the_graph_gives_the_same_features(rows: tuple[np.ndarray, np.ndarray], required: bool) -> None:
    inputs = (INPUTS[0], LesionMapInput("lesionMap", "lesion map", 12, required))
    prep = Preprocessing(inputs).fit(*rows)
    graph = Graph(1 + CELLS)
    width = prep.transform(*rows).shape[1]
    graph.output(prep.emit(graph), "logistic", width)
    model = graph.model("features").SerializeToString()
    fresh = np.hstack([part.generate(np.random.default_rng(8), 50) for part in inputs]).astype(np.float32)
    mask = np.ones_like(fresh)
    mask[:10, 1:] = 0
    assert np.abs(run_model(model, fresh, mask)["logistic"] - prep.transform(fresh, mask)).max() < 1e-4


def test_masking_a_design_is_transforming_with_less_known(rows: tuple[np.ndarray, np.ndarray]) -> None:
    values, known = rows
    prep = Preprocessing(INPUTS).fit(values, known)
    fewer = mask_inputs(INPUTS, known, np.full(len(known), 0.5), np.random.default_rng(2))
    assert np.allclose(prep.masked(prep.transform(values, known), fewer), prep.transform(values, fewer))


@pytest.mark.parametrize("kind", ["binary", "regression"])
def test_the_svm_with_a_linear_part_is_the_same_in_the_graph(rows: tuple[np.ndarray, np.ndarray], kind: str) -> None:
    values, known = rows
    volume = np.log1p(values[:, 1:].sum(axis=1))
    outcome = (volume > np.median(volume)).astype(int) if kind == "binary" else volume
    machine = CentroidSvm(kind, 0.01, 1.0, 8, epsilon=0.1, linear=True)
    fitted = fit_methods(INPUTS, [machine], Cohort(values, known, outcome), seed=1)
    model = export_model(fitted.prep, fitted.methods, 1)
    assert np.abs(run_model(model, values, known)["svm"] - fitted.predict(values, known)["svm"]).max() < 1e-5
    complete = known[:, 1] > 0
    assert np.corrcoef(fitted.predict(values, known)["svm"][complete, 0], volume[complete])[0, 1] > 0.8


def test_the_manifest_entry_is_the_contract() -> None:
    entry = INPUTS[1].declared(4, None)
    assert entry["columns"] == {"first": 4, "count": 8160} and entry["grid"] == declared()
    assert entry["limits"] == {"maximumMl": 500.0} and "required" not in entry
