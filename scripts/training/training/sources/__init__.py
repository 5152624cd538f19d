"""Readers of the data sets: one file each, with what may never be an input and who is left out together."""
