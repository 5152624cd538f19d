"""The lesion tasks end to end on generated people: the folder they write, determinism, gates that can fail."""

import json
from functools import partial
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from training.cohort import Cohort
from training.export.model import export_error
from training.gates import Gate
from training.lesion.grid import CELL_ML, CELLS
from training.options import Options
from training.report import folder
from training.tasks import discharge_outcome, discharge_run, severity_from_lesion, severity_from_lesion_run
from training.tasks.discharge import INPUTS, DischargeCohort

ROWS = 150


@pytest.fixture(autouse=True)
def few_rows_of_parity(monkeypatch: pytest.MonkeyPatch) -> None:
    """The comparison with the graph on 200 rows instead of 10,000: it is tested by itself elsewhere."""
    monkeypatch.setattr(folder, "export_error", partial(export_error, rows=200))


@pytest.fixture(scope="module")
def people() -> tuple[np.ndarray, np.ndarray, pd.DataFrame]:
    """Maps, a severity that follows the volume, and the columns of subgroups: nobody's."""
    rng = np.random.default_rng(11)
    maps = INPUTS[-1].generate(rng, ROWS).astype(float)
    severity = np.clip(np.sqrt(maps.sum(axis=1) * CELL_ML) + rng.normal(0, 1, ROWS), 0, 42)
    age = rng.uniform(40, 89, ROWS)
    frame = pd.DataFrame({"age": age, "nihss": severity, "sex": rng.choice(["F", "M"], ROWS), "race": rng.choice(["w", "b"], ROWS)})
    return maps, severity, frame


def test_severity_writes_a_whole_folder(people: tuple[np.ndarray, np.ndarray, pd.DataFrame], tmp_path: Path) -> None:
    maps, severity, frame = people
    values = np.column_stack([frame["age"], maps])
    cohort = Cohort(values, np.ones(values.shape, np.int8), severity)
    out = tmp_path / "severity-from-lesion"
    severity_from_lesion_run.train(
        severity_from_lesion.TASK, cohort, frame, np.zeros(ROWS, bool), np.arange(ROWS), Options(tmp_path, out, quick=True)
    )
    manifest = json.loads((out / "manifest.json").read_text())
    assert manifest["columns"] == 1 + CELLS and manifest["inputs"][-1]["required"] is True
    assert {i["method"] for i in manifest["intervals"]} == {"logistic", "svm", "ann"}
    assert all(set(i["whenMissing"]) == {"ageYears"} and i["bands"][-1]["upTo"] is None for i in manifest["intervals"])
    alarm = next(gate for gate in manifest["validation"]["gates"] if gate["id"] == "no-leak")
    assert not alarm["passed"], "a severity made from the volume has to ring the alarm"
    row = json.loads((out / "golden.json").read_text())["rows"][0]
    assert set(row) == {"values", "known", "logistic", "svm", "ann"} and set(row["values"]) == {"sparse"}


@pytest.fixture(scope="module")
def discharged(people: tuple[np.ndarray, np.ndarray, pd.DataFrame]) -> DischargeCohort:
    maps, severity, frame = people
    rng = np.random.default_rng(12)
    happened = (severity + rng.normal(0, 4, ROWS) > np.median(severity)).astype(int)
    mapped = np.arange(ROWS) >= 20
    values = np.column_stack([severity, frame["age"], frame["sex"] == "M", maps * mapped[:, None]]).astype(float)
    known = np.ones(values.shape, np.int8)
    known[~mapped, 3:] = 0
    return DischargeCohort(Cohort(values, known, happened), mapped, np.arange(ROWS), frame)


def test_discharge_predicts_without_a_map_and_is_the_same_every_time(discharged: DischargeCohort, tmp_path: Path) -> None:
    manifests = []
    for run in ("one", "two"):
        out = tmp_path / run / "discharge-outcome"
        discharge_run.train(discharge_outcome.TASK, discharged, Options(tmp_path, out, quick=True))
        manifests.append(json.loads((out / "manifest.json").read_text()))
    one, two = manifests
    assert one["validation"] == two["validation"]
    assert one["files"]["model.onnx"]["sha256"] == two["files"]["model.onnx"]["sha256"]
    lesion = one["inputs"][-1]
    assert lesion["missingInTraining"] == pytest.approx(20 / ROWS, abs=1e-4) and "required" not in lesion
    assert set(one["intervals"][0]["whenMissing"]) == {"nihss", "ageYears", "sex", "lesionMap"}
    schemes = {m["scheme"]: m["n"] for m in one["validation"]["metrics"]}
    assert schemes["nested 10-fold, with lesion map"] == ROWS - 20
    assert schemes["nested 10-fold, everybody, map where there is one"] == ROWS
    known = [row["known"]["ranges"] for row in json.loads((tmp_path / "one" / "discharge-outcome" / "golden.json").read_text())["rows"]]
    assert any(not ranges or ranges[-1][1] <= 4 for ranges in known), "some golden rows have no map"


def test_what_was_not_reached_is_said_beside_the_prediction() -> None:
    reached = [Gate("gain-svm", "gain", 0.01, 0.0), Gate("auc-svm", "AUC", 0.82, 0.81)]
    missed = [Gate("gain-svm", "gain", -0.01, 0.0), Gate("auc-svm", "AUC", 0.82, 0.81)]
    assert "limits set beforehand" not in discharge_run.statement(495, reached)
    text = discharge_run.statement(495, missed)
    assert "Not shown to rank people better than NIHSS, age and sex alone." in text
    assert "1 of 2 limits set beforehand were not reached" in text
