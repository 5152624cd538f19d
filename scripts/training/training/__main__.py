"""`python -m training <task> --data DIR --out models/<id>`: one command for every task."""

import argparse
import importlib
from pathlib import Path

from .options import Options
from .refused import Refused
from .tasks import TASKS

DATA_ERROR = 65
"""sysexits.h EX_DATAERR."""


def main() -> None:
    parser = argparse.ArgumentParser(prog="training", description=__doc__)
    parser.add_argument("task", choices=sorted(TASKS), help="what to train")
    parser.add_argument("--data", type=Path, required=True, help="folder or file with the patients")
    parser.add_argument("--out", type=Path, required=True, help="model folder to write")
    parser.add_argument("--seed", type=int, help="another seed than the task's")
    parser.add_argument("--quick", action="store_true", help="few folds and small models: tries the path, ships nothing")
    parser.add_argument("--checkpoints", type=Path, help="folder that keeps finished folds of this run")
    arguments = vars(parser.parse_args())
    task = arguments.pop("task")
    try:
        importlib.import_module(f".tasks.{TASKS[task]}", __package__).run(Options(**arguments))
    except Refused as error:
        parser.exit(DATA_ERROR, f"{error}\n")


if __name__ == "__main__":
    main()
