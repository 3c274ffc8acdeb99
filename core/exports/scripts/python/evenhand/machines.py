"""Machine judges beside what people reach against each other."""

import math

from .distributions import student_cdf
from .intervals import NOTHING, by_items, share
from .results import keep, note, place
from .study import CRITERIA, MACHINE_RATINGS, PLACE, RATERS, RATINGS_ON, by_units

EPSILON, FALSE_DISCOVERY, LEAST_ITEMS = 0.2, 0.05, 30


def by_rater(rows):
    """Values by rater and unit; the first one for a unit counts."""
    found = {}
    for row in rows:
        found.setdefault(row["rater"], {}).setdefault((row["item"], row["system"]), row["value"])
    return found


def ceilings():
    for criterion in CRITERIA:
        name = criterion["criterion"]
        machine_rows = [row for row in MACHINE_RATINGS if row["criterion"] == name]
        if not machine_rows:
            continue
        people, machines = by_rater(RATINGS_ON[name]), by_rater(machine_rows)
        # In the order in which units are drawn: by item, then as the report lists systems.
        units = sorted({unit for own in people.values() for unit in own},
                       key=lambda unit: (by_units(unit[0]), PLACE[unit[1]]))
        at = place("ceilings", name)
        if len(people) < 2:
            keep((*at[:3], "ceiling", *at[4:]), "human_ceiling", len(units), NOTHING)
            continue
        reached = []
        for rater in people:
            rows = [against(people, rater, people[rater].get(unit), unit) for unit in units]
            figure = share_of([[] if each is None else [each] for each in rows])
            keep(place("ceilings", name, scope="share", rater_a=rater), "leave_one_out_agreement", *figure)
            reached.append(figure[1][0])
        reached = [each for each in reached if each is not None]
        ceiling = sum(reached) / len(reached) if reached else None
        keep((*at[:3], "ceiling", *at[4:]), "human_ceiling", len(units), (ceiling, None, None, None))
        for machine, values in machines.items():
            rows = []
            for unit in units:
                each = [against(people, left_out, values.get(unit), unit) for left_out in people if unit in people[left_out]]
                rows.append([value for value in each if value is not None])
            keep(place("ceilings", name, scope="share", rater_a=machine), "leave_one_out_agreement", *share_of(rows))
            alternative_annotator(name, machine, people, values, machine_rows, criterion["measurement"] == "nominal")


def against(people, without, value, unit):
    """1 for the most frequent value of the other people, shared where several are; None where there is no reference."""
    counts = {}
    for rater, own in people.items():
        if rater != without and unit in own:
            counts[own[unit]] = counts.get(own[unit], 0) + 1
    if value is None or not counts:
        return None
    modes = [mode for mode, count in counts.items() if count == max(counts.values())]
    return 1 / len(modes) if value in modes else 0


def share_of(rows):
    """(n, figure) of shares by unit, units resampled."""
    used = [[sum(row), len(row)] for row in rows if row]
    n = sum(count for _, count in used)
    return n, (by_items(used, [share])[0] if n else NOTHING)


def alternative_annotator(name, machine, people, values, machine_rows, nominal):
    """The alternative annotator test (Calderon, Reichart and Dror 2025): the share of people it wins against."""
    wins = {rater: [] for rater in RATERS}
    for unit, value in values.items():
        given = {rater: own[unit] for rater, own in people.items() if unit in own}
        if len(given) < 2:
            continue
        for rater, own in given.items():
            others = [other for who, other in given.items() if who != rater]
            person, candidate = fit_of(own, others, nominal), fit_of(value, others, nominal)
            wins[rater].append((person >= candidate) - (candidate >= person))
    p = [less_than(own, EPSILON) for own in wins.values() if len(own) >= LEAST_ITEMS]
    won = [each <= FALSE_DISCOVERY for each in benjamini_yekutieli(p)]
    rate = sum(won) / len(won) if won else None
    n = sum(row["rater"] == machine for row in machine_rows)
    keep(place("ceilings", name, scope="winningRate", rater_a=machine), "alternative_annotator_test", n,
         (rate, None, None, None))
    note(place("ceilings", name, rater_a=machine), {"passed": None if rate is None else str(rate >= 0.5).lower()})


def fit_of(value, others, nominal):
    if nominal:
        return sum(other == value for other in others) / len(others)
    return -math.sqrt(sum((value - other) ** 2 for other in others) / len(others))


def less_than(values, bound):
    """One-sided t test p-value that the mean is less than the bound."""
    n = len(values)
    centre = sum(values) / n
    variance = sum((value - centre) ** 2 for value in values) / (n - 1)
    if not variance > 0:
        return 0.0 if centre < bound else 1.0
    return student_cdf((centre - bound) / math.sqrt(variance / n), n - 1)


def benjamini_yekutieli(p):
    m, running = len(p), 1.0
    harmonic = sum(1 / (at + 1) for at in range(m))
    adjusted = [1.0] * m
    for rank, at in reversed(list(enumerate(sorted(range(m), key=lambda place_of: p[place_of])))):
        running = min(running, m * harmonic / (rank + 1) * p[at])
        adjusted[at] = running
    return adjusted
