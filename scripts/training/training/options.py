"""What the command line says, as every task's `run` receives it."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Options:
    """`data` is where the patients are, `out` the model folder to write."""

    data: Path
    out: Path
    seed: int | None = None
    quick: bool = False
    checkpoints: Path | None = None
