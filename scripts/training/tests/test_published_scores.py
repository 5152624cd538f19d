"""The scores of a registry's rows come from the product's own code, ranges where an input is missing."""

import pandas as pd
import pytest

from training.refused import Refused
from training.site.published_scores import published_totals
from training.tasks.sich_after_thrombolysis import TASK

COLUMNS = TASK.columns + TASK.score_columns


def rows(*people: dict) -> pd.DataFrame:
    return pd.DataFrame(list(people), columns=[column.id for column in COLUMNS])


def test_hat_and_sedan_by_hand() -> None:
    # HAT: diabetes 1, NIHSS 17 1, hypodensity under a third 1. SEDAN: glucose 13 2, early signs 1, artery 1, age 1, NIHSS 1.
    known = {"ageYears": 80.0, "nihss": 17.0, "diabetes": 1.0, "glucose": 13.0, "ctHypodensity": "less-than-one-third-mca"}
    totals = published_totals(rows(known | {"earlyInfarctSigns": 1.0, "hyperdenseArtery": 1.0}, known), COLUMNS)
    assert totals["hat"].tolist() == [[3, 3], [3, 3]]
    assert totals["sedan"].tolist() == [[6, 6], [4, 6]]


def test_a_row_the_core_refuses_is_named_without_its_value() -> None:
    with pytest.raises(Refused, match="row 2: facts.nihss.value: above-limit") as caught:
        published_totals(rows({"nihss": 3.0}, {"nihss": 77.0}), COLUMNS)
    assert "77" not in str(caught.value)
