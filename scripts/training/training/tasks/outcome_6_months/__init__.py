"""Task outcome-6-months, by what its files do: declaration, baseline, fit, evaluation, gates, intercept, run."""

from .declaration import TASK
from .run import run

__all__ = ["TASK", "run"]
