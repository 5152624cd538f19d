"""What the tasks about a score months after the stroke share: the outcomes a site may choose from."""

from .declaration import SiteOutcome

TIMES = {"3-months": ("score3Months", "at 3 months"), "1-year": ("score1Year", "at 1 year")}


def scores_later(*domains: str) -> tuple[SiteOutcome, ...]:
    """One outcome for each domain and time; registry.csv has a column for each time."""
    return tuple(
        SiteOutcome(f"{domain}-{time}", column, f"{domain} score {when}", f"Score of the {domain} domain {when}.")
        for domain in domains
        for time, (column, when) in TIMES.items()
    )
