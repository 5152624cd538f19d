"""Reading a site's registry: what is accepted, and that a refusal names row and column but never a value."""

import json

import numpy as np
import pandas as pd
import pytest

from training.site.columns import MONTH, Column
from training.site.registry import RegistryError, read_registry

COLUMNS = (
    MONTH,
    Column("ageYears", "age", "number", "a", 0, 120, whole=True),
    Column("sex", "sex", "choice", values=("female", "male")),
    Column("diabetes", "diabetes", "flag"),
)
DESCRIPTION = {key: key for key in ("name", "population", "citation", "licence", "notice")}


@pytest.fixture
def written(tmp_path):
    def write(csv: str, description: object = DESCRIPTION):
        (tmp_path / "registry.csv").write_text(csv, encoding="utf-8")
        (tmp_path / "registry.json").write_text(json.dumps(description), encoding="utf-8")
        return tmp_path

    return write


def refusal(folder) -> RegistryError:
    with pytest.raises(RegistryError) as caught:
        read_registry(folder, COLUMNS)
    return caught.value


def test_rows_are_in_order_of_the_month_and_empty_cells_are_missing(written) -> None:
    rows = read_registry(written("month,ageYears,sex,diabetes\n2024-02,80,male,1\n2023-11,,,0\n"), COLUMNS).rows
    assert rows["month"].tolist() == ["2023-11", "2024-02"]
    assert np.isnan(rows["ageYears"][0]) and pd.isna(rows["sex"][0])
    assert rows["diabetes"].tolist() == [0.0, 1.0]


def test_a_column_the_file_lacks_is_missing_in_every_row(written) -> None:
    rows = read_registry(written("month,sex\n2024-02,male\n"), COLUMNS).rows
    assert rows["ageYears"].isna().all()


def test_the_first_line_may_be_a_watermark(written) -> None:
    registry = read_registry(written("# generated, not patients\nmonth,sex\n2024-02,male\n"), COLUMNS)
    assert registry.watermark == "generated, not patients"
    assert read_registry(written("month,sex\n2024-02,male\n"), COLUMNS).watermark is None


@pytest.mark.parametrize(
    ("csv", "code", "named"),
    [
        ("month,sex,nihss24h\n2024-02,male,31\n", "column-unknown", "nihss24h"),
        ("ageYears\n80\n", "column-missing", "month"),
        ("month,sex,sex\n2024-02,male,male\n", "column-twice", "sex"),
        ("month,ageYears\n2024-02,80\n2024-03,132\n", "out-of-range", "row 2, column ageYears"),
        ("month,ageYears\n2024-02,80.5\n", "not-whole", "row 1, column ageYears"),
        ("month,ageYears\n2024-02,Jane\n", "not-a-number", "row 1, column ageYears"),
        ("month,ageYears\n2024-02,NaN\n", "not-a-number", "row 1, column ageYears"),
        ("month,sex\n2024-02,f\n", "not-allowed", "row 1, column sex"),
        ("month,diabetes\n2024-02,2\n", "not-allowed", "row 1, column diabetes"),
        ("month,sex\n24.2.2024,male\n", "not-a-month", "row 1, column month"),
        ("month,sex\n,male\n", "value-missing", "row 1, column month"),
        ("month,sex\n", "no-rows", "registry.csv"),
        ("", "not-csv", "registry.csv"),
    ],
)
def test_what_cannot_be_is_refused_by_code_row_and_column(written, csv, code, named) -> None:
    error = refusal(written(csv))
    assert error.code == code
    assert named in str(error)


@pytest.mark.parametrize("value", ["132", "80.5", "Jane", "24.2.2024"])
def test_a_refusal_never_tells_the_value(written, value) -> None:
    column = "month" if "2024" in value else "ageYears"
    other = "" if column == "month" else "2024-02,"
    head = column if column == "month" else f"month,{column}"
    assert value not in str(refusal(written(f"{head}\n{other}{value}\n")))


@pytest.mark.parametrize("description", [{}, [], {**DESCRIPTION, "notice": " "}, {**DESCRIPTION, "name": 3}])
def test_a_registry_that_does_not_say_what_it_is_is_refused(written, description) -> None:
    assert refusal(written("month,sex\n2024-02,male\n", description)).code == "description-incomplete"
