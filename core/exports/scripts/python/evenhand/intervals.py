"""Intervals: resampled over whole items, Wilson's, and what they are made of."""

import math

from .distributions import NORMAL, student_quantile
from .randomness import drawn_items
from .study import CONFIDENCE, QUICK

# A figure is (estimate, low, high, standard error), None where the report has none.
NOTHING = (None, None, None, None)
Z = NORMAL.inv_cdf(1 - (1 - CONFIDENCE) / 2)


def mean(values):
    return sum(values) / len(values)


def deviation(values):
    if len(values) < 2:
        return None
    centre = mean(values)
    return math.sqrt(sum((value - centre) ** 2 for value in values) / (len(values) - 1))


def quantile(ordered, probability):
    position = min(1.0, max(0.0, probability)) * (len(ordered) - 1)
    below = math.floor(position)
    return ordered[below] + (position - below) * (ordered[min(len(ordered) - 1, below + 1)] - ordered[below])


def bca(estimates, estimate, acceleration):
    """Bias-corrected and accelerated limits (Efron 1987) with the deviation of the resamples; None where too few exist."""
    ordered = sorted(value for value in estimates if not math.isnan(value))
    if not ordered or len(estimates) - len(ordered) > 0.1 * len(estimates):
        return None
    tolerance = 1e-12 * max(1.0, abs(estimate))
    below = sum(1 if value - estimate < -tolerance else 0.5 if value - estimate <= tolerance else 0 for value in ordered)
    bound = 0.5 / len(ordered)
    bias = NORMAL.inv_cdf(min(1 - bound, max(bound, below / len(ordered))))

    def shifted(probability):
        z = bias + NORMAL.inv_cdf(probability)
        room = 1 - acceleration * z
        return (1.0 if z > 0 else 0.0) if room <= 0 else NORMAL.cdf(bias + z / room)

    tail = (1 - CONFIDENCE) / 2
    return quantile(ordered, shifted(tail)), quantile(ordered, shifted(1 - tail)), deviation(ordered)


def skewness(values, counts):
    """The acceleration from the values without one unit (or item) each."""
    parts = sum(counts)
    centre = sum(count * value for count, value in zip(counts, values)) / parts
    squares = sum(count * (centre - value) ** 2 for count, value in zip(counts, values))
    cubes = sum(count * (centre - value) ** 3 for count, value in zip(counts, values))
    return cubes / (6 * squares**1.5) if squares > 0 and math.isfinite(squares) else 0.0



def wilson(successes, n):
    """Wilson's limits of a share."""
    share_of = successes / n
    centre = share_of + Z * Z / (2 * n)
    reach = Z * math.sqrt(share_of * (1 - share_of) / n + Z * Z / (4 * n * n))
    scale = 1 + Z * Z / n
    low = 0.0 if successes == 0 else (centre - reach) / scale
    return low, 1.0 if successes == n else (centre + reach) / scale


def wald(estimate, error):
    """Normal limits."""
    return estimate, estimate - Z * error, estimate + Z * error, error


def t_limits(estimate, error, df, highest=math.inf):
    """Student's limits, cut at the highest possible value."""
    half = student_quantile(0.5 + CONFIDENCE / 2, df) * error
    return estimate, estimate - half, min(highest, estimate + half), error


def by_items(rows, figures):
    """Estimate, low, high and standard error of figures of totals over items, whole items resampled."""
    columns = list(zip(*rows))
    totals = [sum(column) for column in columns]
    made = []
    drawn = None
    if len(rows) > 1 and not QUICK:
        drawn = [[sum(map(column.__getitem__, draw)) for column in columns] for draw in drawn_items(len(rows))]
    for figure in figures:
        estimate = figure(totals) if rows else None
        if estimate is None or drawn is None:
            made.append((estimate, None, None, None))
            continue
        values = [figure(total) for total in drawn]
        values = [math.nan if value is None else value for value in values]
        left_out = [figure([total - cell for total, cell in zip(totals, row)]) for row in rows]
        left_out = [estimate if value is None else value for value in left_out]
        limits = bca(values, estimate, skewness(left_out, [1] * len(rows)))
        if limits is None or limits[2] is None or limits[2] <= 1e-12:
            made.append((estimate, None, None, None))
        else:
            made.append((estimate, *limits))
    return made


def share(totals):
    return totals[0] / totals[1] if totals[1] else None



def midranks(values):
    """Ranks from 1, equal values sharing the mean of theirs, and the sum of t³ - t over ties."""
    order = sorted(range(len(values)), key=lambda at: values[at])
    ranks, ties, start = [0.0] * len(values), 0, 0
    while start < len(order):
        end = start + 1
        while end < len(order) and values[order[end]] == values[order[start]]:
            end += 1
        for at in order[start:end]:
            ranks[at] = (start + 1 + end) / 2
        ties += (end - start) ** 3 - (end - start)
        start = end
    return ranks, ties
