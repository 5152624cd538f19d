"""One seed for a run; every part draws its own stream from it, so that adding a part moves no other."""

import zlib

import numpy as np


def stream(seed: int, *names: str | int) -> np.random.Generator:
    """A random generator that depends on the seed and on the names of the part that asks, only."""
    return np.random.default_rng([seed, *(zlib.crc32(str(name).encode()) for name in names)])


def derived(seed: int, *names: str | int) -> int:
    """A seed for libraries that take a number."""
    return int(stream(seed, *names).integers(0, 2**31 - 1))
