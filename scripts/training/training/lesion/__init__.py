"""Lesion masks in standard space as model inputs: the grid, what is learned from it, its place in the graph."""

from .input import LesionMapInput

__all__ = ["LesionMapInput"]
