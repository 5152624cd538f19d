"""
Each task for a site's data, from a GENERATED file to a model folder. The files are made here, watermarked and used for
nothing else; what the models learn from them is noise with a signal put in.
"""

import json

import nibabel
import numpy as np
import pandas as pd
import pytest

from training.lesion.grid import LOWEST_CENTRE, VOXELS
from training.options import Options
from training.sandbox_registry import WATERMARK, generate
from training.site.registry import DESCRIPTION_KEYS, RegistryError
from training.site.run import registry_columns, scaled
from training.tasks import (
    avm_mortality,
    behaviour_from_lesion,
    domain_recovery,
    motor_from_lesion,
    sich_after_thrombolysis,
    visual_recovery_pca,
)

SCALE = {"scaleName": "a scale of 0 to 66", "scaleLow": 0, "scaleHigh": 66}


def written(folder, rows: pd.DataFrame, watermark: str | None = WATERMARK, **more):
    folder.mkdir(exist_ok=True)
    first = "" if watermark is None else f"# {watermark}\n"
    (folder / "registry.csv").write_text(first + rows.to_csv(index=False), encoding="utf-8")
    described = {key: f"generated, {key}" for key in DESCRIPTION_KEYS} | more
    (folder / "registry.json").write_text(json.dumps(described), encoding="utf-8")
    return folder


def rows_for(task, people: int, description: dict) -> tuple[pd.DataFrame, np.ndarray]:
    """Values within the limits of every column, some of them missing, and a signal from the first number."""
    rng = np.random.default_rng(8)
    rows, signal = pd.DataFrame(index=range(people)), np.zeros(people)
    for column in registry_columns(scaled(task, description), description):
        if column.kind == "number":
            top = min(column.high, column.low + 100)
            values = rng.uniform(column.low, top, people)
            rows[column.id] = np.floor(values) if column.whole else values
            signal = signal if signal.any() else (values - column.low) / (top - column.low) - 0.5
        elif column.kind == "flag":
            rows[column.id] = rng.integers(0, 2, people)
        elif column.kind == "choice":
            rows[column.id] = rng.choice(column.values, people)
        elif column.kind == "month":
            rows[column.id] = [f"20{y}-{m:02d}" for y, m in zip(rng.integers(10, 25, people), rng.integers(1, 13, people))]
        if column.kind in ("number", "flag", "choice") and not column.required:
            rows[column.id] = rows[column.id].astype(object).where(rng.random(people) > 0.05, "")
    return rows, signal


def trained(module, data, tmp_path, name: str) -> dict:
    module.run(Options(data=data, out=tmp_path / name, quick=True))
    return json.loads((tmp_path / name / "manifest.json").read_text())


@pytest.mark.parametrize("module", [visual_recovery_pca, avm_mortality])
def test_event_tasks(module, tmp_path) -> None:
    rows, signal = rows_for(module.TASK, 400, {})
    happened = np.random.default_rng(2).random(400) < 1 / (1 + np.exp(-4 * signal))
    for outcome in module.TASK.outcomes:
        rows[outcome.column] = happened.astype(int)
    manifest = trained(module, written(tmp_path / "data", rows), tmp_path, module.TASK.id)
    assert manifest["task"] == module.TASK.id == manifest["id"]
    assert manifest["grade"] == "site-trained"
    assert manifest["outputs"][0]["id"] == module.TASK.outcomes[0].id
    assert {gate["id"] for gate in manifest["validation"]["gates"]} >= {"events", "nested-auc", "later-citl"}


@pytest.mark.parametrize(
    ("module", "outcome"),
    [(domain_recovery, "language-1-year"), (motor_from_lesion, "motor-3-months"), (behaviour_from_lesion, "memory-1-year")],
)
def test_score_tasks(module, outcome, tmp_path) -> None:
    people = 60
    rows, signal = rows_for(module.TASK, people, SCALE)
    later = np.clip(33 + 40 * signal + np.random.default_rng(3).normal(0, 6, people), 0, 66)
    rows[["score3Months", "score1Year"]] = np.stack([later, later], axis=1)
    data = written(tmp_path / "data", rows, outcome=outcome, **SCALE)
    if module.TASK.lesion_parcels:
        rows["lesion"] = masks(data / "lesions", people)
        written(data, rows, outcome=outcome, **SCALE)
    manifest = trained(module, data, tmp_path, f"{module.TASK.id}-{outcome}")
    assert (manifest["id"], manifest["task"]) == (f"{module.TASK.id}-{outcome}", module.TASK.id)
    assert manifest["outputs"][0]["limits"] == {"low": 0.0, "high": 66.0}
    assert all(interval["bands"][-1]["upTo"] is None for interval in manifest["intervals"])
    assert {"people", "coverage-least", "narrower"} <= {gate["id"] for gate in manifest["validation"]["gates"]}


def masks(folder, people: int) -> list[str]:
    """Boxes in standard space: nobody's lesion."""
    folder.mkdir()
    rng = np.random.default_rng(6)
    affine = np.eye(4)
    affine[:3, 3] = LOWEST_CENTRE
    names = []
    for person in range(people):
        mask = np.zeros(VOXELS, dtype=np.uint8)
        x, y, z = rng.integers(60, 76, 3)
        size = rng.integers(16, 40)
        mask[x : x + size, y : y + size, z : z + size] = 1
        names.append(f"mask-{person}.nii.gz")
        nibabel.save(nibabel.Nifti1Image(mask, affine), folder / names[-1])
    return names


def test_bleeding_after_thrombolysis_beside_the_published_scores(tmp_path) -> None:
    manifest = trained(
        sich_after_thrombolysis,
        written(tmp_path / "data", generate(500)),
        tmp_path,
        "sich-after-thrombolysis",
    )
    measured = {(m["scheme"], m["method"]) for m in manifest["validation"]["metrics"]}
    for scheme in ("nested-cv", "later-fifth"):
        assert measured >= {(scheme, name) for name in ("logistic", "svm", "ann", "hat", "sedan", "sits-sich", "grasps")}
    by_id = {gate["id"]: gate for gate in manifest["validation"]["gates"]}
    assert not by_id["events"]["passed"], "500 people have about 30 events"
    assert not by_id["signed"]["passed"], "nobody is named"
    assert manifest["outputs"][0]["definition"].startswith("Any intracranial haemorrhage")


def test_the_watermark_of_the_file_is_in_manifest_card_statement_and_plots(tmp_path) -> None:
    manifest = trained(sich_after_thrombolysis, written(tmp_path / "data", generate(400)), tmp_path, "m")
    assert manifest["watermark"] == WATERMARK
    assert manifest["use"]["statement"].lower().startswith(WATERMARK)
    assert WATERMARK in (tmp_path / "m" / "CARD.md").read_text()
    plots = list((tmp_path / "m" / "plots").glob("*.svg"))
    assert plots and all(WATERMARK in plot.read_text() for plot in plots)


def test_a_file_without_a_watermark_makes_a_model_without_and_a_name_is_a_signature(tmp_path) -> None:
    data = written(tmp_path / "data", generate(400), None, responsible="head of the stroke unit")
    manifest = trained(sich_after_thrombolysis, data, tmp_path, "m")
    assert "watermark" not in manifest
    assert {gate["id"]: gate["passed"] for gate in manifest["validation"]["gates"]}["signed"]
    assert "Signed for the site by: head of the stroke unit." in (tmp_path / "m" / "CARD.md").read_text()


def test_an_input_the_site_does_not_have_is_left_out(tmp_path) -> None:
    rows = generate(400).drop(columns=["aspects", "hypertension"])
    manifest = trained(sich_after_thrombolysis, written(tmp_path / "data", rows), tmp_path, "m")
    assert "aspects" not in {declared["id"] for declared in manifest["inputs"]}
    assert "aspects" in (tmp_path / "m" / "CARD.md").read_text()


def test_what_cannot_be_trained_is_refused(tmp_path) -> None:
    data = written(tmp_path / "data", generate(50), outcome="sich-by-eye")
    with pytest.raises(RegistryError, match="outcome-unknown"):
        sich_after_thrombolysis.run(Options(data=data, out=tmp_path / "m"))
    data = written(tmp_path / "data", generate(100))
    with pytest.raises(RegistryError, match="too-few-rows"):
        sich_after_thrombolysis.run(Options(data=data, out=tmp_path / "m"))
    data = written(tmp_path / "data", pd.DataFrame({"baselineScore": [3]}), outcome="motor-1-year")
    with pytest.raises(RegistryError, match="scaleName"):
        domain_recovery.run(Options(data=data, out=tmp_path / "m"))


def test_a_lesion_mask_that_cannot_be_used_is_named_by_its_row(tmp_path) -> None:
    rows, _ = rows_for(motor_from_lesion.TASK, 3, SCALE)
    rows["lesion"] = ["mask-0.nii.gz", "mask-1.nii.gz", "another.nii.gz"]
    data = written(tmp_path / "data", rows, **SCALE)
    masks(data / "lesions", 2)
    with pytest.raises(RegistryError, match="file-missing: row 3"):
        motor_from_lesion.run(Options(data=data, out=tmp_path / "m"))
    mask = nibabel.load(data / "lesions" / "mask-1.nii.gz")
    nibabel.save(nibabel.Nifti1Image(np.zeros(VOXELS, dtype=np.uint8), mask.affine), data / "lesions" / "mask-1.nii.gz")
    with pytest.raises(RegistryError, match="mask-unusable: row 2: the lesion mask is empty"):
        motor_from_lesion.run(Options(data=data, out=tmp_path / "m"))
