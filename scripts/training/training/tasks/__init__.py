"""The tasks by the name the command line knows them by, and their modules: one file per outcome."""

TASKS: dict[str, str] = {}
