"""International Stroke Trial (IST database v2): baseline form, 6-month outcome, country.

Column meanings: variable list of the database, doi 10.7488/ds/104; Sandercock et al., Trials 2011;12:101.
"""

from pathlib import Path

import numpy as np
import pandas as pd

from ..declaration import DataSource
from ..guard import Forbidden, refuse_leaks

IST = DataSource(
    name="International Stroke Trial (IST database, version 2)",
    citation=(
        "Sandercock PAG, Niewada M, Czlonkowska A. The International Stroke Trial database. Trials 2011;12:101. "
        "Data: doi 10.7488/ds/104"
    ),
    doi="10.7488/ds/104",
    licence="ODC-By 1.0",
    notice=(
        "Contains information from the International Stroke Trial database, which is made available under the "
        "Open Data Commons Attribution License (ODC-By 1.0)."
    ),
    recruited="1991-96",
    population=(
        "People of any age with suspected acute ischaemic stroke within 48 hours, in hospitals of 36 countries, "
        "randomised to aspirin, heparin, both or neither; almost none had thrombolysis"
    ),
)

FORBIDDEN = (
    Forbidden(
        frozenset({"TD", "ONDRUG", "ID14", "SET14D", "NCCODE", "OCCODE"}),
        (r"D(?!EAD).*", r"DEAD\d", r"F[DLRPAOU].*", r".*14", r"EXPD.*", r"CMPL.*"),
        "recorded after randomisation",
    ),
    Forbidden(frozenset({"HOSPNUM", "COUNTRY", "CNTRYNUM"}), (), "the place"),
    Forbidden(frozenset({"RDATE", "HOURLOCAL", "MINLOCAL", "DAYLOCAL"}), (), "the calendar"),
    Forbidden(frozenset({"RXASP", "RXHEP"}), (), "the treatment that was drawn"),
)

# Countries with at least 330 of these rows (400 of the 19,435 of the whole database) stand alone; the others
# are joined with their neighbours, so that every group is large enough to be judged by itself.
REGIONS = {
    "Low Countries and France": ("BELG", "FRAN"),
    "Eastern Mediterranean": ("TURK", "GREE", "ISRA"),
    "Central Europe": ("AUST", "HUNG", "SLOK", "SLOV", "ROMA"),
    "Nordic and Ireland": ("FINL", "DENM", "EIRE"),
    "North America": ("USA", "CANA"),
    "Asia": ("INDI", "SING", "HONG", "JAPA", "SRI"),
    "Southern hemisphere": ("BRAS", "SOUT", "CHIL"),
}
COUNTRIES = {
    "UK": "United Kingdom", "ITAL": "Italy", "SWIT": "Switzerland", "POLA": "Poland", "NETH": "Netherlands",
    "SWED": "Sweden", "AUSL": "Australia", "NORW": "Norway", "ARGE": "Argentina", "SPAI": "Spain",
    "CZEC": "Czech Republic", "NEW": "New Zealand", "PORT": "Portugal",
}  # fmt: skip
GROUP_OF = COUNTRIES | {country: region for region, members in REGIONS.items() for country in members}


def read_ist(data: Path, baseline: tuple[str, ...]) -> tuple[pd.DataFrame, np.ndarray, np.ndarray]:
    """The baseline columns asked for, the outcome (0 dead, 1 dependent, 2 independent but not recovered,
    3 recovered at six months) and the group of each person whose outcome is known. Raises LeakageError for
    a column that is not baseline, KeyError for a country that no group holds."""
    refuse_leaks(baseline, *FORBIDDEN)
    file = data / "ist.csv" if data.is_dir() else data
    frame = pd.read_csv(file, usecols=[*baseline, "COUNTRY", "OCCODE"], low_memory=False)
    frame = frame[frame["OCCODE"].isin([1, 2, 3, 4])].reset_index(drop=True)
    groups = np.array([GROUP_OF[country.strip()] for country in frame["COUNTRY"]])
    return frame[list(baseline)], frame["OCCODE"].to_numpy(dtype=int) - 1, groups


def yes_no(column: pd.Series) -> np.ndarray:
    """Y 1, N 0; C (cannot be assessed) and blank are unknown."""
    return column.map({"Y": 1.0, "N": 0.0}).to_numpy(dtype=float)
