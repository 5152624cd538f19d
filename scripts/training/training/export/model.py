"""The one model.onnx of a folder, its parity with the training side, and its golden rows."""

from collections.abc import Sequence
from typing import Any

import numpy as np
import onnxruntime

from ..cohort import mask_inputs
from ..estimators.base import Estimator
from ..preprocessing import Preprocessing
from ..seeds import stream
from .graph import Graph

TOLERANCE = 1e-5
PARITY_ROWS = 10_000
BATCH = 1000
GOLDEN_ROWS = 64


def export_model(prep: Preprocessing, methods: Sequence[Estimator], outputs: int) -> bytes:
    """The preprocessing once and every method behind it, as bytes of an ONNX model."""
    graph = Graph(sum(declared.width for declared in prep.inputs))
    design = prep.emit(graph)
    for method in methods:
        graph.output(method.emit(graph, design), method.id, outputs)
    return graph.model("stroke-cds").SerializeToString(deterministic=True)


def generated_rows(inputs: tuple[Any, ...], rows: int, rng: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
    """Rows drawn over the whole allowed range (never patients), with none to all inputs known, as float32.
    Unknown columns hold arbitrary numbers, which must not matter."""
    values = np.hstack([declared.generate(rng, rows) for declared in inputs]).astype(np.float32)
    rates = rng.choice([0.0, 0.2, 0.5, 1.0], rows, p=[0.4, 0.3, 0.25, 0.05])
    known = mask_inputs(inputs, np.ones_like(values), rates, rng)
    return values, known


def run_model(model: bytes, values: np.ndarray, known: np.ndarray) -> dict[str, np.ndarray]:
    """The outputs of the ONNX model on CPU, by method."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    session = onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])
    names = [output.name for output in session.get_outputs()]
    feeds = {"values": values.astype(np.float32), "known": known.astype(np.float32)}
    return dict(zip(names, session.run(names, feeds)))


def export_error(
    model: bytes, prep: Preprocessing, methods: Sequence[Estimator], seed: int, rows: int = PARITY_ROWS
) -> dict[str, float]:
    """Largest absolute difference between graph and training side on generated rows, by method, with the
    number of rows. Probabilities are compared as they are, quantities in their unit."""
    rng = stream(seed, "parity")
    error: dict[str, float] = {"rows": rows} | {method.id: 0.0 for method in methods}
    for start in range(0, rows, BATCH):
        values, known = generated_rows(prep.inputs, min(BATCH, rows - start), rng)
        answers = run_model(model, values, known)
        for method in methods:
            worst = float(np.abs(answers[method.id] - method.predict(values, known)).max())
            error[method.id] = max(error[method.id], worst)
    return error


def golden_rows(
    prep: Preprocessing, methods: Sequence[Estimator], seed: int, rows: int = GOLDEN_ROWS
) -> list[dict[str, Any]]:
    """Generated inputs with the answers of the training side, for the gate that the service replays."""
    values, known = generated_rows(prep.inputs, rows, stream(seed, "golden"))
    answers = {method.id: method.predict(values, known) for method in methods}
    return [
        _written(values[i], known[i], any(getattr(declared, "sparse", False) for declared in prep.inputs))
        | {name: [round(float(p), 9) for p in answer[i]] for name, answer in answers.items()}
        for i in range(rows)
    ]


def _written(values: np.ndarray, known: np.ndarray, sparse: bool) -> dict[str, Any]:
    """One golden row's inputs as lists; sparse, for thousands of columns: the values that are not 0 by column,
    and the [from, to) ranges of known columns."""
    if not sparse:
        return {"values": [float(v) for v in values], "known": [float(k) for k in known]}
    edges = np.flatnonzero(np.diff(np.concatenate([[0], known > 0, [0]]).astype(int)))
    return {
        "values": {"sparse": {str(i): float(values[i]) for i in np.flatnonzero(values)}},
        "known": {"ranges": edges.reshape(-1, 2).tolist()},
    }
