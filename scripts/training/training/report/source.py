"""Which code made a model: a hash over the package's source files."""

import hashlib
from pathlib import Path

PACKAGE = Path(__file__).resolve().parent.parent


def source_sha256() -> str:
    """SHA-256 over the relative name and the bytes of every .py file, in the order of the names."""
    digest = hashlib.sha256()
    for file in sorted(PACKAGE.rglob("*.py"), key=lambda f: f.relative_to(PACKAGE).as_posix()):
        digest.update(file.relative_to(PACKAGE).as_posix().encode() + b"\0" + file.read_bytes() + b"\0")
    return digest.hexdigest()
