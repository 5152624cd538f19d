"""`python -m training <task> --data DIR --out models/<id>`, and `update-intercept` for a site's own level."""

import argparse
import importlib
import json
from pathlib import Path
from typing import Any

from .local_update import update_intercept
from .options import Options
from .refused import Refused
from .tasks import TASKS

DATA_ERROR = 65
"""sysexits.h EX_DATAERR."""
UPDATE = "update-intercept"


def main() -> None:
    parser = argparse.ArgumentParser(prog="training", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True, metavar="task")
    for name in sorted(TASKS):
        _task_options(commands.add_parser(name))
    update = commands.add_parser(UPDATE, help="estimate the level of a model from 50 or more local patients")
    update.add_argument("--model", type=Path, required=True, help="model folder")
    update.add_argument("--data", type=Path, required=True, help="CSV: a column per input id, and outcome")
    update.add_argument("--out", type=Path, required=True, help="update file (MODEL_UPDATES_FILE of the service)")
    arguments = vars(parser.parse_args())
    try:
        _run(arguments.pop("command"), arguments)
    except Refused as error:
        parser.exit(DATA_ERROR, f"{error}\n")


def _task_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--data", type=Path, required=True, help="folder or file with the patients")
    parser.add_argument("--out", type=Path, required=True, help="model folder to write")
    parser.add_argument("--seed", type=int, help="another seed than the task's")
    parser.add_argument("--quick", action="store_true", help="part of the rows and small models: tries the path, ships nothing")
    parser.add_argument("--checkpoints", type=Path, help="folder that keeps finished folds of this run")


def _run(command: str, arguments: dict[str, Any]) -> None:
    if command == UPDATE:
        print(json.dumps(update_intercept(**arguments)))
    else:
        importlib.import_module(f".tasks.{TASKS[command]}", __package__).run(Options(**arguments))


if __name__ == "__main__":
    main()
