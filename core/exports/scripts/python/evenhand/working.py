"""How raters worked: drift over the order of work, pace, and the same response judged twice."""

import math

from .distributions import student_quantile, student_tail
from .intervals import NOTHING, mean, wilson
from .results import keep, note, place
from .study import CONFIDENCE, PACE, POSITIONS, QUANTITIES, RATERS, RATINGS_ON, REPEATS

TENTHS = 10


def in_tenths(points):
    """A rater's work, in its order, cut into tenths; the first value of a point is its position."""
    ordered = sorted(points, key=lambda point: point[0])
    parts = [[] for _ in range(TENTHS)]
    for number, point in enumerate(ordered):
        parts[number * TENTHS // len(ordered)].append(point)
    return parts


def t_figure(estimate, error, df):
    """A figure with Student's limits, and its p-value."""
    reach = student_quantile(1 - (1 - CONFIDENCE) / 2, df) * error
    return (estimate, estimate - reach, estimate + reach, error), min(1.0, 2 * student_tail(abs(estimate / error), df))


def drift():
    """Each value less the mean of the others' values of the same response, on the position in the rater's own work."""
    positions = {(row["rater"], row["item"], row["system"]): row["position"] for row in POSITIONS}
    for criterion in QUANTITIES if positions else []:
        name = criterion["criterion"]
        placed = [(row["rater"], (row["item"], row["system"]), row["value"]) for row in RATINGS_ON[name]
                  if (row["rater"], row["item"], row["system"]) in positions]
        totals = {}
        for _, unit, value in placed:
            total = totals.setdefault(unit, [0.0, 0])
            total[0] += value
            total[1] += 1
        for rater in dict.fromkeys(rater for rater, _, _ in placed):
            points = []
            for who, unit, value in placed:
                total, count = totals[unit]
                if who == rater and count > 1:
                    points.append((positions[(rater, *unit)], value - (total - value) / (count - 1)))
            at = place("drift", name, rater_a=rater)
            keep((*at[:3], "slope", *at[4:]), "drift", len(points), *slope_of(points))
            for tenth, part in enumerate(in_tenths(points)):
                if part:
                    residual = sum(value for _, value in part) / len(part)
                    note((*at[:3], f"tenth {tenth}", *at[4:]), {"n": len(part), "residual": residual})


def slope_of(points):
    """Change per hundred tasks by least squares, and its p-value."""
    n = len(points)
    points = sorted(points, key=lambda point: point[0])
    if n < 3:
        return NOTHING, None
    centre, middle = mean([position for position, _ in points]), mean([value for _, value in points])
    spread = sum((position - centre) ** 2 for position, _ in points)
    if not spread > 0:
        return NOTHING, None
    slope = sum((position - centre) * (value - middle) for position, value in points) / spread
    rest = sum((value - middle - slope * (position - centre)) ** 2 for position, value in points)
    error = 100 * math.sqrt(rest / (n - 2) / spread)
    if not error > 0:
        return (100 * slope, None, None, None), None
    return t_figure(100 * slope, error, n - 2)


def median_seconds(points):
    ordered = sorted(ms for _, ms in points)
    middle = len(ordered) / 2
    return (ordered[math.ceil(middle) - 1] + ordered[math.floor(middle)]) / 2000


def pace():
    """Median seconds per task over the order of work."""
    for rater in RATERS:
        own = [(row["position"], row["ms"]) for row in PACE if row["rater"] == rater]
        if not own:
            continue
        note(place("pace", rater_a=rater), {"tasks": len(own), "median": median_seconds(own)})
        for tenth, part in enumerate(in_tenths(own)):
            if part:
                note(place("pace", scope=f"tenth {tenth}", rater_a=rater), {"n": len(part), "seconds": median_seconds(part)})


def same_again():
    """Hidden repeats: share of equal values, and the shift between the occasions."""
    for criterion in QUANTITIES:
        own = [row for row in REPEATS if row["criterion"] == criterion["criterion"]]
        if not own:
            continue
        for rater in ["", *dict.fromkeys(row["rater"] for row in own)]:
            gaps = [row["second"] - row["first"] for row in own if rater in ("", row["rater"])]
            n, same = len(gaps), sum(gap == 0 for gap in gaps)
            at = place("intraRater", criterion["criterion"], rater_a=rater)
            keep((*at[:3], "same", *at[4:]), "intra_rater_agreement", n, (same / n, *wilson(same, n), None))
            keep((*at[:3], "shift", *at[4:]), "occasion_shift", n, *shift_of(gaps))


def shift_of(gaps):
    """Mean difference with its t limits; when every repeat shifted alike it is known although nothing can be tested."""
    n = len(gaps)
    if n < 2:
        return NOTHING, None
    centre = math.fsum(gaps) / n
    variance = (math.fsum((gap - centre) ** 2 for gap in gaps) - math.fsum(gap - centre for gap in gaps) ** 2 / n) / (n - 1)
    if not variance > 0:
        return (centre, None, None, None), None
    return t_figure(centre, math.sqrt(variance / n), n - 1)
