"""Agreement: percent agreement, Krippendorff's alpha, Cohen's kappa."""

import math
from itertools import combinations

from .intervals import NOTHING, Z, bca, skewness, t_limits
from .randomness import drawn_weights
from .study import QUICK


def same(a, b):
    return 1.0 if a == b else 0.0


def own_agreement(matrix, weight):
    """Agreement among the ratings of each kind of unit; 0 where there is no pair."""
    own = []
    for pattern, size in zip(matrix.patterns, matrix.size):
        pairs = sum(count * (count - 1) for _, count in pattern)
        pairs += sum(2 * c * d * weight(a, b) for (a, c), (b, d) in combinations(pattern, 2))
        own.append(pairs / (size * (size - 1)) if size > 1 else 0.0)
    return own


def percent_agreement(matrix, weight=same):
    """Pairwise agreement with Gwet's t limits."""
    if not matrix.usable():
        return NOTHING
    own = own_agreement(matrix, weight)
    agreeing = sum(f * o for f, o, size in zip(matrix.frequency, own, matrix.size) if size > 1)
    estimate = agreeing / matrix.pairable
    n = matrix.units
    if n < 2:
        return estimate, None, None, None
    scale = n / matrix.pairable
    squares = sum(f * ((scale * o if size > 1 else 0.0) - estimate) ** 2
                  for f, o, size in zip(matrix.frequency, own, matrix.size) if size > 0)
    error = math.sqrt(squares / (n * (n - 1)))
    error = 0.0 if error < 1e-14 else error
    return t_limits(estimate, error, n - 1, 1.0)


def alpha_of(matrix, measurement):
    """Krippendorff's alpha as a function of how often each pattern occurs; NaN where nothing varies."""
    patterns, sizes, categories = matrix.patterns, matrix.size, matrix.categories
    everything = [(code, f * count) for pattern, f in zip(patterns, matrix.frequency) for code, count in pattern]
    ratings = sum(count for _, count in everything)
    middle = sum(count * categories[code] for code, count in everything) / ratings

    def used_by(weights):
        used = [0] * len(categories)
        for pattern, size, weight in zip(patterns, sizes, weights):
            if weight and size > 1:
                for code, count in pattern:
                    used[code] += weight * count
        return used

    def finish(within, total, n):
        return 1 - (n - 1) * within / total if total > 0 else math.nan

    def spread(pattern, size, position):
        centre = sum(count * position[code] for code, count in pattern) / size
        return 2 * size * sum(count * (position[code] - centre) ** 2 for code, count in pattern) / (size - 1)

    if measurement == "ordinal":
        def statistic(weights):
            used = used_by(weights)
            n = sum(used)
            position, below = [], -n / 2
            for here in used:
                position.append(below + here / 2)
                below += here
            total = 2 * n * sum(here * at * at for here, at in zip(used, position))
            within = sum(weight * spread(pattern, size, position)
                         for pattern, size, weight in zip(patterns, sizes, weights) if weight and size > 1)
            return finish(within, 0 if max(used) == n else total, n)
        return statistic

    if measurement == "nominal":
        def pair(a, b):
            return 1.0
    elif measurement == "ratio":
        def pair(a, b):
            return ((categories[a] - categories[b]) / (categories[a] + categories[b])) ** 2
    position = [value - middle for value in categories]
    inside = []
    for pattern, size in zip(patterns, sizes):
        if size < 2:
            inside.append(0.0)
        elif measurement == "interval":
            inside.append(spread(pattern, size, position))
        else:
            inside.append(2 * sum(c * d * pair(a, b) for (a, c), (b, d) in combinations(pattern, 2)) / (size - 1))

    def statistic(weights):
        used = used_by(weights)
        n = sum(used)
        within = sum(weight * own for weight, own in zip(weights, inside) if weight)
        if measurement == "nominal":
            return finish(within, n * n - sum(here * here for here in used), n)
        if measurement == "interval":
            squares = sum(here * at * at for here, at in zip(used, position))
            total = 2 * (n * squares - sum(here * at for here, at in zip(used, position)) ** 2)
            return finish(within, total if total > 1e-13 * n * squares else 0, n)
        there = [(code, here) for code, here in enumerate(used) if here]
        return finish(within, 2 * sum(c * d * pair(a, b) for (a, c), (b, d) in combinations(there, 2)), n)
    return statistic


def krippendorff_alpha(matrix, measurement):
    """Alpha with its unit bootstrap (BCa)."""
    if not matrix.usable():
        return NOTHING
    codes = {code for pattern in matrix.patterns for code, _ in pattern}
    if measurement == "ratio" and any(matrix.categories[code] < 0 for code in codes):
        return NOTHING
    paired = measurement == "ratio"
    if paired and len(matrix.categories) > 20000:
        return NOTHING
    statistic = alpha_of(matrix, measurement)
    estimate = statistic(matrix.frequency)
    if math.isnan(estimate):
        return NOTHING
    frequencies = [f if size > 1 else 0 for f, size in zip(matrix.frequency, matrix.size)]
    if QUICK or (paired and len(matrix.categories) > 600) or sum(frequencies) < 2:
        return estimate, None, None, None
    estimates = [statistic(weights) for weights in drawn_weights(frequencies)]
    occupied = [kind for kind, frequency in enumerate(frequencies) if frequency > 0]
    parts = min(len(occupied), 1000)
    values, counts = [], []
    for part in range(parts):
        weights = list(frequencies)
        if len(occupied) > 1000:
            for place in occupied[part::parts]:
                weights[place] = 0
            counts.append(1)
        else:
            weights[occupied[part]] -= 1
            counts.append(frequencies[occupied[part]])
        values.append(statistic(weights))
    usable = sum(counts) > 1 and all(math.isfinite(value) for value in values)
    limits = bca(estimates, estimate, skewness(values, counts) if usable else 0.0)
    return (estimate, *(limits or (None, None, None)))


def position_weight(kind, q):
    """Weights by distance on the scale."""
    power = {"unweighted": 0, "linear": 1, "quadratic": 2}[kind]

    def weight(i, j):
        if i == j:
            return 1.0
        return 0.0 if power == 0 else 1 - (abs(i - j) / (q - 1)) ** power

    return weight


class PairTable:
    """The table of two raters over the units that both rated, with agreement seen and expected by chance."""

    def __init__(self, matrix, a, b, kind):
        both = [(row[a], row[b]) for row in matrix.codes if row[a] is not None and row[b] is not None]
        self.weight = weight = position_weight(kind, len(matrix.categories))
        self.n = n = 0 if matrix.outside else len(both)
        if n == 0:
            return
        self.cells, rows, columns = {}, {}, {}
        for i, j in both:
            self.cells[i, j] = self.cells.get((i, j), 0) + 1
            rows[i] = rows.get(i, 0) + 1
            columns[j] = columns.get(j, 0) + 1
        self.pa = sum(weight(i, j) * count for (i, j), count in self.cells.items()) / n
        self.pe = sum(weight(i, j) * r * c for i, r in rows.items() for j, c in columns.items()) / (n * n)
        row_mean = {i: sum(weight(i, j) * c for j, c in columns.items()) / n for i in rows}
        column_mean = {j: sum(weight(i, j) * r for i, r in rows.items()) / n for j in columns}
        self.chance = {(i, j): row_mean[i] + column_mean[j] for i, j in self.cells}

    def kappa(self):
        if self.n == 0 or not 1 - self.pe > 1e-13:
            return None
        return (self.pa - self.pe) / (1 - self.pe)


def cohen_kappa(matrix, a, b, kind):
    """Kappa of two raters with the limits of Fleiss, Cohen and Everitt (1969)."""
    table = PairTable(matrix, a, b, kind)
    estimate = table.kappa()
    if estimate is None:
        return NOTHING
    if table.n < 2:
        return estimate, None, None, None
    middle = estimate - table.pe * (1 - estimate)
    variance = sum(count / table.n * (table.weight(i, j) - table.chance[i, j] * (1 - estimate) - middle) ** 2
                   for (i, j), count in table.cells.items())
    error = (math.sqrt(variance) if variance > 1e-28 else 0.0) / (math.sqrt(table.n) * (1 - table.pe))
    return estimate, estimate - Z * error, min(1.0, estimate + Z * error), error
