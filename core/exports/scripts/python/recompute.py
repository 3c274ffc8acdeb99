"""Computes every number of this report again from the judgements in `data`, and compares each one.

    python3 recompute.py             every number: what the report states, what is found here, the difference
    python3 recompute.py --quiet     only the numbers that differ
    python3 recompute.py --quick     without what is drawn by resampling

Needs Python 3.9 and nothing else. The chapters of the report are the files in `evenhand`. Writes recomputed.csv, ends
with one line, and with status 1 if any number differs by more than 1e-9 (of the number, where it is above 1).
"""

import sys

from evenhand import beliefs, consistency, machines, paired, panels, severity, systems, tournament, working
from evenhand.results import compare

CHAPTERS = [
    panels.counts, panels.agreement, panels.preference_agreement, consistency.consistency, systems.systems,
    tournament.tournaments, paired.paired_tests, severity.severity, working.drift, working.pace, working.same_again,
    machines.ceilings, beliefs.calibration, beliefs.blinding,
]


def main():
    for chapter in CHAPTERS:
        chapter()
    return 0 if compare(only_differences="--quiet" in sys.argv) else 1


if __name__ == "__main__":
    sys.exit(main())
