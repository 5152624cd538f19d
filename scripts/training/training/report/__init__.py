"""What a run leaves behind: manifest, model card, golden rows, plots."""

from .folder import Findings, write_folder

__all__ = ["Findings", "write_folder"]
