"""
The reader of IST-3's published layout, on a GENERATED table with the same columns. The table is made here for this
test, carries a watermark and is used for nothing else.
"""

import json

import numpy as np
import pandas as pd
import pytest

from training.options import Options
from training.site.ist3 import NAMES, holds_ist3, read_ist3
from training.site.registry import RegistryError
from training.tasks.sich_after_thrombolysis import TASK, run

COLUMNS = TASK.columns + TASK.score_columns
WATERMARK = "# generated for a test, no row is a patient\n"


def table(rows: int = 60) -> pd.DataFrame:
    rng = np.random.default_rng(3)
    made = pd.DataFrame({name: rng.choice([1, 2, 20], rows) for name in NAMES})
    made["itt_treat"] = np.arange(rows) % 2
    made["age"] = rng.choice([31.935, 64, 81, 97.846], rows)
    made["gender"] = rng.choice([1, 2], rows)
    made["nihss"], made["pred_nihss"] = rng.integers(0, 30, rows), rng.choice([1, 2], rows)
    made["glucose"], made["weight"] = rng.normal(7, 1, rows).round(1), 75
    made["sbprand"], made["dbprand"], made["randdelay"] = 150, 80, 3.25
    made["R_isch_change"], made["R_hyperdense_arteries"] = rng.choice([1, 2, 3], rows), rng.choice([0, 1, 2], rows)
    made["randyear"], made["randmonth"] = rng.integers(2000, 2012, rows), rng.integers(1, 13, rows)
    made["sich7"] = rng.choice([0, 1], rows)
    made["dead6mo"] = 1
    return made


def read(tmp_path, made: pd.DataFrame):
    (tmp_path / "datashare_aug2015.csv").write_text(WATERMARK + made.to_csv(index=False), encoding="utf-8")
    return read_ist3(tmp_path, COLUMNS)


def test_only_the_arm_that_was_given_rt_pa_and_only_declared_columns(tmp_path) -> None:
    registry = read(tmp_path, table())
    assert len(registry.rows) == 30
    assert "dead6mo" not in registry.rows
    assert set(registry.rows) == {c.id for c in COLUMNS} | {"month", "sichIst3"}
    assert registry.rows["month"].is_monotonic_increasing
    assert registry.watermark == WATERMARK[2:].strip()


def test_units_and_codes(tmp_path) -> None:
    made = table(2)
    made = made.assign(
        itt_treat=0, age=97.846, gender=[1, 2], pred_nihss=[2, 1], nihss=12, randdelay=3.25, randyear=2005, randmonth=4,
        aspirin_pre=[1, 2], clopidogrel_pre=2, dipyridamole_pre=[2, 1], other_antiplat_pre=2, warfarin_pre=[20, 2],
        R_isch_change=[3, 2], R_hyperdense_arteries=[2, 0], diabetes_pre=[1, 2], sich7=[1, 0],
    )  # fmt: skip
    rows = read(tmp_path, made).rows
    assert rows["sex"].tolist() == ["female", "male"]
    assert rows["ageYears"].tolist() == [98, 98]
    assert rows["minutesSinceLastKnownWell"].tolist() == [195, 195]
    assert rows["nihss"][0] == 12 and np.isnan(rows["nihss"][1]), "a predicted NIHSS was not examined"
    assert rows["antiplatelets"].tolist() == ["aspirin", "other"]
    assert np.isnan(rows["vitaminKAntagonist"][0]) and rows["vitaminKAntagonist"][1] == 0
    assert rows["earlyInfarctSigns"].tolist() == [1, 0]
    assert rows["hyperdenseArtery"].tolist() == [1, 0]
    assert rows["sichIst3"].tolist() == [1, 0]
    assert rows["month"].tolist() == ["2005-04", "2005-04"]


def test_what_is_not_confirmed_stays_missing(tmp_path) -> None:
    rows = read(tmp_path, table()).rows
    assert rows[["ctHypodensity", "aspects", "platelets10e9PerL"]].isna().all().all()


def test_another_layout_is_refused(tmp_path) -> None:
    made = table()
    made.loc[0, "gender"] = 7
    with pytest.raises(RegistryError, match="row 1, column gender"):
        read(tmp_path, made)
    with pytest.raises(RegistryError, match="column-missing: sich7"):
        read(tmp_path, table().drop(columns="sich7"))
    assert holds_ist3(tmp_path)


def test_who_answers_for_the_model_may_stand_beside_the_file(tmp_path) -> None:
    assert "responsible" not in read(tmp_path, table()).description
    (tmp_path / "registry.json").write_text('{"responsible": "the stroke unit"}', encoding="utf-8")
    described = read(tmp_path, table()).description
    assert (described["responsible"], described["outcome"]) == ("the stroke unit", "sich-ist-3")


def test_noise_in_this_layout_makes_a_folder_that_says_why_it_is_refused(tmp_path) -> None:
    (tmp_path / "datashare_aug2015.csv").write_text(WATERMARK + table(700).to_csv(index=False), encoding="utf-8")
    run(Options(data=tmp_path, out=tmp_path / "sich-after-thrombolysis", quick=True))
    manifest = json.loads((tmp_path / "sich-after-thrombolysis" / "manifest.json").read_text())
    gates = {gate["id"]: gate["passed"] for gate in manifest["validation"]["gates"]}
    assert gates["events"] and not gates["nested-auc"] and not gates["signed"]
    assert manifest["watermark"] == WATERMARK[2:].strip()
    assert manifest["outputs"][0]["id"] == "sich-ist-3"
    assert not {"ctHypodensity", "aspects"} & {declared["id"] for declared in manifest["inputs"]}
