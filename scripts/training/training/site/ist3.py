"""
Reader of the published file of the third International Stroke Trial (IST-3): Sandercock P, Wardlaw J, Lindley R,
Cohen G, Whiteley W. Edinburgh DataShare 2016, doi:10.7488/ds/1350, file datashare_aug2015. Its use needs the data use
agreement that lies beside it, so the file is not here and this reader has never seen it.

Names and codes were taken from what several independent public analyses of the file state alike: allocation 0 is
rt-PA; sex 1 is female; yes is 1, no 2, not answered 20; glucose in mmol/L; delay to randomisation in hours; sich7
and dead7 are 0 or 1; R_isch_change 3 is acute change, 1 and 2 none; R_hyperdense_arteries 0 is none. Not confirmed,
and therefore left missing: the extent of hypodensity (R_hypodensity is a degree), which ASPECTS R_tot_aspects holds,
the unit of treatdelay, platelets. The delay stands for that to randomisation, minutes before that to treatment.
A NIHSS that the trial predicted from other signs (pred_nihss 1) was not examined: it is missing.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd

from .columns import Column
from .registry import Registry, RegistryError, read_json

FILES = ("datashare_aug2015.sas7bdat", "datashare_aug2015.csv")

NAMES = (
    "itt_treat age gender nihss pred_nihss glucose sbprand dbprand weight randdelay atrialfib_rand diabetes_pre "
    "hypertension_pre aspirin_pre clopidogrel_pre dipyridamole_pre other_antiplat_pre warfarin_pre "
    "R_isch_change R_hyperdense_arteries randyear randmonth sich7"
).split()
"""The columns that are read. Nothing else of the file is looked at: most of it is from after treatment."""

DESCRIPTION = {
    "name": "Third International Stroke Trial (IST-3), rt-PA arm",
    "population": "randomised to rt-PA within 6 hours, half of them over 80 years; hospitals of 12 countries",
    "citation": "Sandercock P, Wardlaw J, Lindley R, Cohen G, Whiteley W. The third International Stroke Trial "
    "(IST-3), 2000-2015 [dataset]. University of Edinburgh 2016. doi:10.7488/ds/1350",
    "outcome": "sich-ist-3",
    "licence": "IST-3 data use agreement",
    "notice": "Uses the IST-3 data set, doi:10.7488/ds/1350, under its data use agreement.",
}


def holds_ist3(folder: Path) -> bool:
    """Whether the folder has the published file."""
    return any((folder / name).is_file() for name in FILES)


def read_ist3(folder: Path, columns: tuple[Column, ...]) -> Registry:
    """
    The rt-PA arm of `folder/datashare_aug2015.sas7bdat`, or of the same table as `.csv`, in the columns of the
    thrombolysis registry. A registry.json beside it may add to the description, such as who answers for the model.
    Raises RegistryError with the codes file-missing, column-missing, not-allowed, no-rows.
    """
    table, watermark = _read(folder)
    lacking = [name for name in NAMES if name not in table.columns]
    if lacking:
        raise RegistryError("column-missing", ", ".join(lacking))
    numbers = table[NAMES].apply(pd.to_numeric, errors="coerce")
    _check_codes(numbers)
    treated = numbers[numbers["itt_treat"] == 0].reset_index(drop=True)
    if treated.empty:
        raise RegistryError("no-rows", "nobody was allocated rt-PA (itt_treat 0)")
    rows = _within_limits(_translate(treated), columns)
    description = DESCRIPTION | (read_json(folder) if (folder / "registry.json").is_file() else {})
    return Registry(rows.sort_values("month", kind="stable").reset_index(drop=True), description, watermark)


def _read(folder: Path) -> tuple[pd.DataFrame, str | None]:
    sas, csv = (folder / name for name in FILES)
    if sas.is_file():
        return pd.read_sas(sas), None
    if not csv.is_file():
        raise RegistryError("file-missing", f"the data folder has neither {FILES[0]} nor {FILES[1]}")
    with csv.open(encoding="utf-8-sig") as file:
        first = file.readline()
    watermark = first[1:].strip() if first.startswith("#") else None
    return pd.read_csv(csv, skiprows=0 if watermark is None else 1, low_memory=False), watermark


def _check_codes(numbers: pd.DataFrame) -> None:
    """A code that nobody described means that the layout is another one."""
    yes_no = {1, 2, 3, 4, 10, 20, 30, 40}
    codes = {name: yes_no for name in NAMES if name.endswith("_pre") or name == "atrialfib_rand"}
    codes |= {"itt_treat": {0, 1}, "gender": {1, 2}, "sich7": {0, 1}, "R_isch_change": {1, 2, 3}}
    codes |= {"R_hyperdense_arteries": {0, 1, 2}, "randmonth": set(range(1, 13))}
    codes |= {"randyear": set(range(1999, 2013))}
    for name, allowed in codes.items():
        wrong = numbers[name].notna() & ~numbers[name].isin(allowed)
        if wrong.any():
            row = int(np.flatnonzero(wrong.to_numpy())[0]) + 1
            raise RegistryError("not-allowed", f"row {row}, column {name}: a code that the layout does not have")


def _translate(t: pd.DataFrame) -> pd.DataFrame:
    def flag(name: str) -> pd.Series:
        return t[name].map({1: 1.0, 2: 0.0})

    others = pd.concat([flag("dipyridamole_pre"), flag("other_antiplat_pre")], axis=1).max(axis=1, skipna=False)
    month = t["randmonth"].astype("Int64").astype(str).str.zfill(2)
    return pd.DataFrame(
        {
            "month": t["randyear"].astype("Int64").astype(str) + "-" + month,
            # Ages under 40 and over 95 are given as the mean of their group, with decimals.
            "ageYears": t["age"].round(),
            "sex": t["gender"].map({1: "female", 2: "male"}),
            "nihss": t["nihss"].where(t["pred_nihss"] != 1),
            "glucose": t["glucose"],
            "systolicMmHg": t["sbprand"].round(),
            "diastolicMmHg": t["dbprand"].round(),
            "weightKg": t["weight"],
            "minutesSinceLastKnownWell": (t["randdelay"] * 60).round(),
            "atrialFibrillation": flag("atrialfib_rand"),
            "diabetes": flag("diabetes_pre"),
            "hypertension": flag("hypertension_pre"),
            "vitaminKAntagonist": flag("warfarin_pre"),
            "antiplatelets": _antiplatelets(flag("aspirin_pre"), flag("clopidogrel_pre"), others),
            "earlyInfarctSigns": t["R_isch_change"].map({1: 0.0, 2: 0.0, 3: 1.0}),
            "hyperdenseArtery": t["R_hyperdense_arteries"].map({0: 0.0, 1: 1.0, 2: 1.0}),
            "ctHypodensity": None,
            "aspects": np.nan,
            "platelets10e9PerL": np.nan,
            "sichIst3": t["sich7"],
        }
    )


def _antiplatelets(aspirin: pd.Series, clopidogrel: pd.Series, others: pd.Series) -> pd.Series:
    """As the fact of the core: known only when all three are."""
    drugs = pd.Series("none", index=aspirin.index, dtype=object)
    drugs[aspirin == 1] = "aspirin"
    drugs[(clopidogrel == 1) & (aspirin == 1)] = "aspirin-and-clopidogrel"
    drugs[((clopidogrel == 1) & (aspirin == 0)) | (others == 1)] = "other"
    drugs[aspirin.isna() | clopidogrel.isna() | others.isna()] = None
    return drugs


def _within_limits(rows: pd.DataFrame, columns: tuple[Column, ...]) -> pd.DataFrame:
    """A number beyond the limits of its fact would be refused at the bedside too: here it is missing."""
    bounded = {column.id: column for column in columns if column.kind == "number"}
    for name, column in bounded.items():
        rows[name] = rows[name].where(rows[name].between(column.low, column.high))
    return rows
