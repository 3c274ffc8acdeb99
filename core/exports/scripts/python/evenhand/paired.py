"""Every two systems on one criterion, item by item: Friedman's test, signed ranks, and items that pass or fail."""

import math

from .distributions import NORMAL, binomial_two_sided, chi_squared_tail, normal_tail
from .intervals import NOTHING, midranks, wilson
from .results import keep, note, place
from .study import CONFIDENCE, QUANTITIES, RATINGS_ON, RESPONSES, SYSTEMS, by_units, declared_values, sign

TAIL = (1 - CONFIDENCE) / 2


def paired_tests():
    items = sorted({item for item, _ in RESPONSES}, key=by_units)
    for criterion in QUANTITIES if len(SYSTEMS) > 1 else []:
        name = criterion["criterion"]
        columns = item_means(name, items)
        threshold = middle_of(criterion, columns)
        at = place("pairedTests", name)
        note(at, {"threshold": threshold})
        complete = [row for row in zip(*columns) if None not in row]
        statistic, p = friedman(complete)
        keep((*at[:3], "friedman", *at[4:]), "friedman", len(complete), (statistic, None, None, None), p)
        up = criterion["direction"] == "higher-is-better"
        pairs(name, columns, lambda value: value >= threshold if up else value <= threshold)


def item_means(name, items):
    """For each system its mean over raters on each item; None without a rating."""
    given = {}
    for row in RATINGS_ON[name]:
        total = given.setdefault((row["system"], row["item"]), [0.0, 0])
        total[0] += row["value"]
        total[1] += 1
    means = {key: total / count for key, (total, count) in given.items()}
    return [[means.get((system, item)) for item in items] for system in SYSTEMS]


def middle_of(criterion, columns):
    """A value at least this good passes: the middle of the scale, or of the values given."""
    scale = declared_values(criterion)
    if scale:
        return (scale[0] + scale[-1]) / 2
    given = sorted(value for column in columns for value in column if value is not None)
    return given[len(given) // 2] if given else 0


def friedman(rows):
    """Are the ranks of the systems within items the same? Statistic with tie correction, and p."""
    n, k = len(rows), len(rows[0]) if rows else 0
    if n < 2 or k < 2:
        return None, None
    ranked = [midranks(row)[0] for row in rows]
    spread = sum((sum(column) - n * (k + 1) / 2) ** 2 for column in zip(*ranked))
    within = sum(rank * rank for ranks in ranked for rank in ranks) - n * k * (k + 1) ** 2 / 4
    if not within > 1e-9:
        return None, None
    statistic = (k - 1) * spread / within
    return statistic, chi_squared_tail(statistic, k - 1)


def pairs(name, columns, passes):
    tested = []
    for a in range(len(SYSTEMS)):
        for b in range(a + 1, len(SYSTEMS)):
            both = [(x, y) for x, y in zip(columns[a], columns[b]) if x is not None and y is not None]
            tested.append((a, b, both, signed_rank_p([x - y for x, y in both])))
    adjusted = iter(holm([p for *_, p in tested if p is not None]))
    for a, b, both, p in tested:
        at = place("pairedTests", name, scope=f"against {SYSTEMS[b]}", system=SYSTEMS[a])
        keep(within(at, "difference"), "hodges_lehmann", len(both), hodges_lehmann([x - y for x, y in both]))
        marks = [(passes(x), passes(y)) for x, y in both]
        lost, gained, n = marks.count((True, False)), marks.count((False, True)), len(both)
        for what, coefficient, count in (("lost", "negative_flips", lost), ("gained", "positive_flips", gained)):
            keep(within(at, what), coefficient, n, (count / n, *wilson(count, n), None) if n else NOTHING)
        note(at, {"n": n, "p": p, "holm": None if p is None else next(adjusted),
                  "flipP": binomial_two_sided(lost, lost + gained) if lost + gained else None})


def within(at, scope):
    return (*at[:3], f"{at[3]}, {scope}", *at[4:])


def signed_ranks(differences):
    """Sum of the ranks of positive differences, zeros dropped; number of ranks and the tie term."""
    used = [value for value in differences if value != 0]
    ranks, ties = midranks([abs(value) for value in used])
    return sum(rank for rank, value in zip(ranks, used) if value > 0), len(used), ties


def signed_rank_p(differences):
    """Wilcoxon's test, normal approximation with corrections for ties and continuity."""
    positive, n, ties = signed_ranks(differences)
    if n == 0:
        return None
    deviation = math.sqrt(n * (n + 1) * (2 * n + 1) / 24 - ties / 48)
    gap = positive - n * (n + 1) / 4
    return min(1.0, 2 * normal_tail(abs((gap - sign(gap) / 2) / deviation)))


def holm(p):
    """Holm's step-down adjustment."""
    adjusted, running = [1.0] * len(p), 0.0
    for step, at in enumerate(sorted(range(len(p)), key=lambda place_of: p[place_of])):
        running = max(running, min(1.0, (len(p) - step) * p[at]))
        adjusted[at] = running
    return adjusted


def hodges_lehmann(differences):
    """Median of all Walsh averages, with the limits that invert the signed-rank test."""
    n = len(differences)
    if n == 0:
        return NOTHING
    values = sorted(differences)
    averages = sorted((values[i] + values[j]) / 2 for i in range(n) for j in range(i, n))
    count = len(averages)
    estimate = (averages[math.ceil(count / 2) - 1] + averages[count // 2]) / 2
    _, used, ties = signed_ranks(differences)
    exact = n <= 300 and ties == 0 and used == n
    cut = max(1, exact_cut(n) if exact else normal_cut(n))
    if n < 2 or (exact and 2.0**-n > TAIL):
        return estimate, None, None, None
    at = min(count, max(1, cut)) - 1
    return estimate, averages[at], averages[count - 1 - at], None


def exact_cut(n):
    """Smallest w with P(W <= w) >= tail for n untied signed ranks."""
    ways = [1]
    for rank in range(1, n + 1):
        longer = ways + [0] * rank
        for total, number in enumerate(ways):
            longer[total + rank] += number
        ways = longer
    below = 0
    for w, number in enumerate(ways):
        below += number
        if below / 2**n >= TAIL:
            return w
    return len(ways) - 1


def normal_cut(n):
    deviation = math.sqrt(n * (n + 1) * (2 * n + 1) / 24)
    return math.floor(n * (n + 1) / 4 + NORMAL.inv_cdf(TAIL) * deviation + 0.5)
