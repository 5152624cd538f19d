"""The model factory: trains, checks and writes the model folders that the service loads."""

__version__ = "1.0.0"
