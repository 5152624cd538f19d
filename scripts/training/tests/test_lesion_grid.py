"""The grid: the fixture it shares with the service, orientation, sides, and masks that are refused."""

import json
from pathlib import Path

import nibabel
import numpy as np
import pytest

from tests.lesion_fixture import CELLS_FILE, MASK, answers, generated_mask
from training.lesion.grid import CELL_ML, CELLS, LOWEST_CENTRE, SHAPE, VOXELS, MaskError, cells_of, cells_of_file, is_left


def test_the_fixture_of_the_service_is_what_the_grid_gives() -> None:
    assert json.loads(CELLS_FILE.read_text()) == answers()


def test_the_cells_hold_the_whole_volume_and_the_sides_follow_x() -> None:
    mask = generated_mask()
    cells = cells_of(mask).astype(float)
    middle = -LOWEST_CENTRE[0]
    assert cells.sum() * CELL_ML == pytest.approx(mask.sum() / 1000)
    assert cells[is_left()].sum() * CELL_ML == pytest.approx(mask[:middle].sum() / 1000)


def test_a_voxel_is_counted_in_the_cell_that_holds_its_centre() -> None:
    mask = np.zeros(VOXELS, dtype=np.uint8)
    mask[-8 - LOWEST_CENTRE[0], -104 - LOWEST_CENTRE[1], -43 - LOWEST_CENTRE[2]] = 1
    cells = cells_of(mask)
    assert cells[(9 * SHAPE[1] + 1) * SHAPE[2] + 0] == np.float32(1 / 512)
    assert np.count_nonzero(cells) == 1 and len(cells) == CELLS


@pytest.mark.parametrize("turn", ["RAS", "LPI", "ASR", "PIL"])
def test_the_order_of_storage_does_not_matter(tmp_path: Path, turn: str) -> None:
    image = nibabel.load(MASK)
    wanted = nibabel.orientations.axcodes2ornt(turn)
    turned = image.as_reoriented(nibabel.orientations.ornt_transform(nibabel.io_orientation(image.affine), wanted))
    nibabel.save(turned, tmp_path / "turned.nii")
    assert np.array_equal(cells_of_file(tmp_path / "turned.nii"), cells_of_file(MASK))


def test_masks_that_say_nothing_or_too_much_are_refused(tmp_path: Path) -> None:
    empty = np.zeros(VOXELS, dtype=np.uint8)
    with pytest.raises(MaskError, match="empty"):
        cells_of(empty)
    large = empty.copy()
    large.flat[:500_001] = 1
    with pytest.raises(MaskError, match="larger"):
        cells_of(large)
    with pytest.raises(MaskError, match="0 and 1"):
        cells_of(empty + 2)
    nibabel.save(nibabel.Nifti1Image(generated_mask(), np.eye(4)), tmp_path / "elsewhere.nii")
    with pytest.raises(MaskError, match="space"):
        cells_of_file(tmp_path / "elsewhere.nii")
