"""The trial's file: what may be read, what is unknown, who is left out together. The rows are generated."""

import numpy as np
import pandas as pd
import pytest

from training.cohort import encode
from training.declaration import columns_of
from training.guard import LeakageError, refuse_leaks
from training.sources.ist import COUNTRIES, FORBIDDEN, GROUP_OF, REGIONS, read_ist
from training.tasks.outcome_6_months.baseline import ALL_INPUTS, BASELINE, everything, portable
from training.tasks.outcome_6_months.declaration import INPUTS, TASK

# Every column of the public file that is filled in after randomisation, or tells the place (variable list).
LEAKS = """HOSPNUM RDATE HOURLOCAL MINLOCAL DAYLOCAL RXASP RXHEP DASP14 DASPLT DLH14 DMH14 DHH14 ONDRUG DSCH DIVH DAP DOAC
DGORM DSTER DCAA DHAEMD DCAREND DTHROMB DMAJNCH DMAJNCHD DMAJNCHX DSIDE DSIDED DSIDEX DDIAGISC DDIAGHA DDIAGUN DNOSTRK
DNOSTRKX DRSISC DRSISCD DRSH DRSHD DRSUNK DRSUNKD DPE DPED DALIVE DALIVED DPLACE DDEAD DDEADD DDEADC DDEADX FDEAD FLASTD
FDEADD FDEADC FDEADX FRECOVER FDENNIS FPLACE FAP FOAC FU1_RECD FU2_DONE COUNTRY CNTRYNUM FU1_COMP NCCODE CMPLASP CMPLHEP
DIED TD EXPDD EXPD6 EXPD14 SET14D ID14 OCCODE DEAD1 DEAD2 DEAD3 DEAD4 DEAD5 DEAD6 DEAD7 DEAD8 H14 ISC14 NK14 STRK14 HTI14
PE14 DVT14 TRAN14 NCB14""".split()


@pytest.fixture
def file(tmp_path):
    rows = {
        "AGE": [70, 80, 60], "SEX": ["M", "F", "F"], "RSBP": [150, 200, 120], "RCONSC": ["F", "D", "U"],
        "RATRIAL": ["Y", None, "N"], "RCT": ["N", "Y", "Y"], "RVISINF": ["N", "Y", "N"], "STYPE": ["TACS", "OTH", "LACS"],
        "RDELAY": [3, 20, 48], "RSLEEP": ["N", "Y", "N"], "RASP3": [None, "Y", "N"], "COUNTRY": ["UK", "FRAN", "BELG"],
        "OCCODE": [1, 9, 4],
    } | {f"RDEF{i}": ["Y", "N", "C"] for i in range(1, 9)}  # fmt: skip
    pd.DataFrame(rows).to_csv(tmp_path / "ist.csv", index=False)
    return tmp_path


def test_every_column_that_leaks_is_refused_and_the_baseline_is_not() -> None:
    for column in LEAKS:
        with pytest.raises(LeakageError, match=column):
            refuse_leaks([column], *FORBIDDEN)
    refuse_leaks(BASELINE, *FORBIDDEN)


def test_unknown_outcomes_are_left_out_and_countries_are_grouped(file) -> None:
    frame, outcome, groups = read_ist(file, BASELINE)
    assert outcome.tolist() == [0, 3]
    assert groups.tolist() == ["United Kingdom", "Low Countries and France"]
    assert len(frame) == 2
    assert (len(COUNTRIES), len(REGIONS), len(set(GROUP_OF.values()))) == (13, 7, 20)


def test_what_could_not_be_assessed_is_unknown_and_no_ct_is_no_reading_of_it(file) -> None:
    frame = pd.read_csv(file / "ist.csv")
    values, known = encode(INPUTS, portable(frame))
    at = columns_of(INPUTS)
    assert values.shape == (3, TASK.columns) == (3, 19)
    assert known[:, at["infarctVisible"].start].tolist() == [0, 1, 1]
    assert values[:, at["infarctVisible"].start].tolist() == [0, 1, 0]
    assert known[:, at["atrialFibrillation"].start].tolist() == [1, 0, 1]
    assert known[:, at["hemianopia"].start].tolist() == [1, 1, 0]
    assert values[:, at["consciousness"]].tolist() == [[0, 0], [1, 0], [0, 1]]
    assert values[:, at["ocspSyndrome"]].tolist() == [[0, 0, 0, 0], [0, 0, 0, 1], [0, 1, 0, 0]]


def test_the_reference_set_keeps_cannot_assess_as_a_value(file) -> None:
    frame = pd.read_csv(file / "ist.csv")
    values, _ = encode(ALL_INPUTS, everything(frame))
    at = columns_of(ALL_INPUTS)
    assert values[:, at["hemianopia"]].tolist() == [[1, 0], [0, 0], [0, 1]]
    assert np.allclose(values[:, at["logDelay"].start], np.log([3, 20, 48]))
