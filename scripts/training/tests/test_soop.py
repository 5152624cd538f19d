"""The SOOP reader on a generated folder: who counts, what a mask must be, and what may never be an input."""

from pathlib import Path

import nibabel
import numpy as np
import pytest

from tests.lesion_fixture import generated_mask
from training.guard import LeakageError
from training.lesion.grid import LOWEST_CENTRE, VOXELS
from training.sources.soop import read_soop

TABLE = """participant_id	sex	age	race	priorstroke	nihss	gs_rankin_6isdeath	etiology
sub-1	F	87	w	0	15	6	5
sub-2	n/a	n/a	n/a	n/a	n/a	n/a	n/a
sub-3	M	89+	b	1	4	2	1
sub-4	M	60	w	0	0	n/a	1
sub-5	F	71	w	0	9	3	2
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    data = tmp_path_factory.mktemp("soop")
    (data / "participants.tsv").write_text(TABLE)
    (data / "lesions").mkdir()
    affine = np.eye(4)
    affine[:3, 3] = LOWEST_CENTRE
    large = np.zeros(VOXELS, dtype=np.uint8)
    large.flat[:600_000] = 1
    for name, mask in {"sub-1": generated_mask(), "sub-3": large, "sub-4": np.zeros(VOXELS, np.uint8)}.items():
        nibabel.save(nibabel.Nifti1Image(mask, affine), data / "lesions" / f"{name}_lesion.nii.gz")
    return data


def test_rows_with_nothing_but_an_identity_are_left_out_and_zero_is_a_score(folder: Path) -> None:
    table = read_soop(folder, ("age",), "nihss")
    assert list(table.identity) == [1, 3, 4, 5]
    assert list(table.frame["nihss"]) == [15, 4, 0, 9]


def test_a_capped_age_is_taken_as_89_and_marked(folder: Path) -> None:
    table = read_soop(folder, ("age",), "nihss")
    assert list(table.frame["age"]) == [87, 89, 60, 71]
    assert list(table.capped) == [False, True, False, False]


def test_masks_that_are_missing_empty_or_too_large_count_as_none(folder: Path) -> None:
    table = read_soop(folder, ("age",), "nihss")
    assert list(table.mapped) == [True, False, False, False]


def test_the_outcome_must_be_there(folder: Path) -> None:
    assert list(read_soop(folder, ("nihss", "age"), "gs_rankin_6isdeath").identity) == [1, 3, 5]


@pytest.mark.parametrize("column", ["gs_rankin_6isdeath", "etiology", "participant_id"])
def test_what_is_known_only_at_the_end_is_refused(folder: Path, column: str) -> None:
    with pytest.raises(LeakageError, match=column):
        read_soop(folder, ("age", column), "nihss")


def test_maps_are_kept_between_runs(folder: Path, tmp_path: Path) -> None:
    first = read_soop(folder, ("age",), "nihss", tmp_path)
    assert (tmp_path / "lesion-maps.joblib").exists()
    again = read_soop(folder, ("age",), "nihss", tmp_path)
    assert np.array_equal(first.maps, again.maps)
