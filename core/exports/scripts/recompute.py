"""Computes the figures of this report again from the judgements beside this file, and compares each one.

    python3 recompute.py            every figure with its interval
    python3 recompute.py --quick    estimates and closed-form intervals only, without the resampled ones

Needs Python 3.9 and nothing else. Reads the CSV files beside it, writes recomputed.csv, prints one line per figure that
differs by more than 1e-9, and ends with status 1 if there is any.
"""

import csv
import json
import math
import os
import sys
from itertools import combinations
from statistics import NormalDist

HERE = os.path.dirname(os.path.abspath(__file__))
QUICK = "--quick" in sys.argv
TOLERANCE = 1e-9
NORMAL = NormalDist()


def rows_of(name):
    """The rows of a CSV file beside this one; none if there is no such file."""
    path = os.path.join(HERE, name)
    if not os.path.exists(path):
        return []
    with open(path, newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


SETTINGS = {row["setting"]: row["value"] for row in rows_of("settings.csv")}
SEED = int(SETTINGS["seed"])
RESAMPLES = int(SETTINGS["resamples"])
CONFIDENCE = float(SETTINGS["confidence"])


def by_units(text):
    """Text order by UTF-16 units, so that resamples are drawn from the items in one and the same order."""
    return text.encode("utf-16-be", "surrogatepass")


# ---------------------------------------------------------------- random numbers: xoroshiro128+ in four 32-bit words

MASK = 0xFFFFFFFF


class Stream:
    """One stream of random numbers for a seed and a block of 50 resamples."""

    def __init__(self, seed, block):
        position = (seed & MASK) ^ (((seed >> 32) * 0x85EBCA6B) & MASK)
        position ^= ((block + 1) * 0xC2B2AE35) & MASK
        words = []
        for _ in range(4):
            position = (position + 0x9E3779B9) & MASK
            word = position ^ (position >> 16)
            word = (word * 0x21F0AAAD) & MASK
            word ^= word >> 15
            word = (word * 0x735A2D97) & MASK
            words.append(word ^ (word >> 15))
        if not any(words):
            words[0] = 1
        self.s01, self.s00, self.s11, self.s10 = words
        for _ in range(8):
            self.uint32()

    def uint32(self):
        s01, s00, s11, s10 = self.s01, self.s00, self.s11, self.s10
        out = (s00 + s10) & MASK
        a0, a1 = s10 ^ s00, s11 ^ s01
        self.s00 = ((s00 << 24) ^ (s01 >> 8) ^ a0 ^ (a0 << 16)) & MASK
        self.s01 = ((s01 << 24) ^ (s00 >> 8) ^ a1 ^ ((a1 << 16) | (a0 >> 16))) & MASK
        self.s10 = ((a1 << 5) ^ (a0 >> 27)) & MASK
        self.s11 = ((a0 << 5) ^ (a1 >> 27)) & MASK
        return out

    def uniform(self):
        high = self.uint32() >> 5
        low = self.uint32() >> 6
        return (high * 67108864 + low) * 2.0**-53

    def below(self, bound):
        if bound <= 65536:
            return int(self.uint32() * 2.0**-32 * bound)
        return int(self.uniform() * bound)


def streams():
    """A stream per resample, fresh every 50."""
    for resample in range(RESAMPLES):
        if resample % 50 == 0:
            stream = Stream(SEED, resample // 50)
        yield stream


STIRLING = [0.0810614667953272, 0.0413406959554092, 0.0276779256849983, 0.020790672103765, 0.0166446911898211,
            0.0138761288230707, 0.0118967099458917, 0.010411265261972, 0.0092554621827127, 0.0083305634333631]


def stirling(k):
    if k < 10:
        return STIRLING[k]
    square = 1 / ((k + 1) * (k + 1))
    return (1 / 12 - (1 / 360 - square / 1260) * square) / (k + 1)


def binomial(stream, n, p):
    """One draw: inversion while n p is small, else transformed rejection (Hoermann 1993)."""
    if n <= 0 or p <= 0:
        return 0
    if p >= 1:
        return n
    if p > 0.5:
        return n - binomial(stream, n, 1 - p)
    odds = p / (1 - p)
    if n * p < 10:
        start = math.exp(n * math.log1p(-p))
        while True:
            rest, probability = stream.uniform(), start
            for k in range(min(n + 1, 200)):
                if rest < probability:
                    return k
                rest -= probability
                probability *= odds * (n - k) / (k + 1)
    spread = math.sqrt(n * p * (1 - p))
    b = 1.15 + 2.53 * spread
    a = -0.0873 + 0.0248 * b + 0.01 * p
    centre = n * p + 0.5
    steep = (2.83 + 5.1 / b) * spread
    mode = math.floor((n + 1) * p)
    while True:
        u = stream.uniform() - 0.5
        v = stream.uniform()
        distance = 0.5 - abs(u)
        if distance == 0:
            continue
        k = math.floor((2 * a / distance + b) * u + centre)
        if distance >= 0.07 and v <= 0.92 - 4.2 / b:
            return k
        if k < 0 or k > n or v == 0:
            if 0 <= k <= n:
                return k
            continue
        left = math.log(v * steep / (a / (distance * distance) + b))
        right = ((mode + 0.5) * math.log((mode + 1) / (odds * (n - mode + 1)))
                 + (n + 1) * math.log((n - mode + 1) / (n - k + 1))
                 + (k + 0.5) * math.log(odds * (n - k + 1) / (k + 1))
                 + stirling(mode) + stirling(n - mode) - stirling(k) - stirling(n - k))
        if left <= right:
            return k


def drawn_weights(frequencies):
    """How often each kind of unit is drawn, per resample: by conditional binomials where kinds hold many units."""
    total = sum(frequencies)
    kinds = [kind for kind, frequency in enumerate(frequencies) for _ in range(frequency)]
    by_binomials = total > 14 * sum(1 for frequency in frequencies if frequency > 0)
    for stream in streams():
        weights = [0] * len(frequencies)
        if by_binomials:
            units_left = draws_left = total
            for kind, frequency in enumerate(frequencies):
                if frequency >= units_left:
                    drawn = draws_left
                else:
                    drawn = binomial(stream, draws_left, frequency / units_left)
                weights[kind] = drawn
                draws_left -= drawn
                units_left -= frequency
        else:
            for _ in range(total):
                weights[kinds[stream.below(total)]] += 1
        yield weights


DRAWS = {}


def drawn_items(items):
    """The items drawn in each resample; the same for every figure over as many items."""
    if items not in DRAWS:
        DRAWS[items] = [[stream.below(items) for _ in range(items)] for stream in streams()]
    return DRAWS[items]


# ---------------------------------------------------------------- intervals


def beta_cdf(x, a, b):
    """Beta(a, b) P(X <= x), by Lentz's continued fraction."""
    if x <= 0:
        return 0.0
    if x >= 1:
        return 1.0
    if x > (a + 1) / (a + b + 2):
        return 1 - beta_cdf(1 - x, b, a)
    front = math.exp(math.lgamma(a + b) - math.lgamma(a) - math.lgamma(b) + a * math.log(x) + b * math.log1p(-x)) / a
    tiny = 1e-300
    c, d = 1.0, 1 / max(tiny, abs(1 - (a + b) * x / (a + 1))) * (1 if 1 - (a + b) * x / (a + 1) >= 0 else -1)
    fraction = d
    for step in range(1, 1000):
        for numerator in (step * (b - step) * x / ((a + 2 * step - 1) * (a + 2 * step)),
                          -(a + step) * (a + b + step) * x / ((a + 2 * step) * (a + 2 * step + 1))):
            d = 1 + numerator * d
            d = 1 / (d if abs(d) > tiny else tiny)
            c = 1 + numerator / c
            c = c if abs(c) > tiny else tiny
            fraction *= c * d
        if abs(c * d - 1) < 1e-16:
            break
    return front * fraction


def student_quantile(probability, df):
    """The t quantile above a half: bisection in the beta scale, to the last digit."""
    tail = 2 * (1 - probability)
    low, high = 0.0, 1.0
    for _ in range(200):
        middle = (low + high) / 2
        if beta_cdf(middle, df / 2, 0.5) < tail:
            low = middle
        else:
            high = middle
    part = (low + high) / 2
    return math.sqrt(df * (1 - part) / part)


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
    z = NORMAL.inv_cdf(1 - (1 - CONFIDENCE) / 2)
    share = successes / n
    centre = share + z * z / (2 * n)
    reach = z * math.sqrt(share * (1 - share) / n + z * z / (4 * n * n))
    scale = 1 + z * z / n
    return (0.0 if successes == 0 else (centre - reach) / scale), (1.0 if successes == n else (centre + reach) / scale)


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


# ---------------------------------------------------------------- agreement


class Matrix:
    """Units by raters as category codes, and the units counted by what was said about them."""

    def __init__(self, table, declared=None):
        self.table = table
        seen = sorted({value for row in table for value in row if value is not None})
        self.categories = seen if declared is None else declared
        code = {value: place for place, value in enumerate(self.categories)}
        self.codes = [[None if value is None else code.get(value, -1) for value in row] for row in table]
        self.outside = any(value == -1 for row in self.codes for value in row)
        self.raters = max((len(row) for row in table), default=0)
        self.patterns, self.frequency = [], []
        places = {}
        for row in self.codes:
            counts = {}
            for value in sorted(value for value in row if value is not None):
                counts[value] = counts.get(value, 0) + 1
            key = tuple(counts.items())
            if key not in places:
                places[key] = len(self.patterns)
                self.patterns.append(key)
                self.frequency.append(0)
            self.frequency[places[key]] += 1
        self.size = [sum(count for _, count in pattern) for pattern in self.patterns]
        self.pairable = sum(f for f, size in zip(self.frequency, self.size) if size > 1)
        self.units = sum(f for f, size in zip(self.frequency, self.size) if size > 0)

    def usable(self):
        return not self.outside and self.raters > 1 and self.pairable > 0


def percent_agreement(matrix, weight=lambda a, b: 1.0 if a == b else 0.0):
    """Pairwise agreement with Gwet's t limits."""
    if not matrix.usable():
        return None, None, None, None
    own = []
    for pattern, size in zip(matrix.patterns, matrix.size):
        pairs = sum(count * (count - 1) for _, count in pattern)
        pairs += sum(2 * c * d * weight(a, b) for (a, c), (b, d) in combinations(pattern, 2))
        own.append(pairs / (size * (size - 1)) if size > 1 else 0.0)
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
    half = student_quantile(0.5 + CONFIDENCE / 2, n - 1) * error
    return estimate, estimate - half, min(1.0, estimate + half), error


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
    nothing = (None, None, None, None)
    if not matrix.usable():
        return nothing
    codes = {code for pattern in matrix.patterns for code, _ in pattern}
    if measurement == "ratio" and any(matrix.categories[code] < 0 for code in codes):
        return nothing
    paired = measurement == "ratio"
    if paired and len(matrix.categories) > 20000:
        return nothing
    statistic = alpha_of(matrix, measurement)
    estimate = statistic(matrix.frequency)
    if math.isnan(estimate):
        return nothing
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


def cohen_kappa(matrix, a, b, kind):
    """Kappa of two raters with the limits of Fleiss, Cohen and Everitt (1969)."""
    q = len(matrix.categories)
    both = [(row[a], row[b]) for row in matrix.codes if row[a] is not None and row[b] is not None]
    n = len(both)
    if n == 0 or matrix.outside:
        return None, None, None, None
    power = {"unweighted": 0, "linear": 1, "quadratic": 2}[kind]

    def weight(i, j):
        if i == j:
            return 1.0
        return 0.0 if power == 0 else 1 - (abs(i - j) / (q - 1)) ** power

    cells, rows, columns = {}, {}, {}
    for i, j in both:
        cells[i, j] = cells.get((i, j), 0) + 1
        rows[i] = rows.get(i, 0) + 1
        columns[j] = columns.get(j, 0) + 1
    pa = sum(weight(i, j) * count for (i, j), count in cells.items()) / n
    pe = sum(weight(i, j) * r * c for i, r in rows.items() for j, c in columns.items()) / (n * n)
    if not 1 - pe > 1e-13:
        return None, None, None, None
    estimate = (pa - pe) / (1 - pe)
    if n < 2:
        return estimate, None, None, None
    row_mean = {i: sum(weight(i, j) * c for j, c in columns.items()) / n for i in rows}
    column_mean = {j: sum(weight(i, j) * r for i, r in rows.items()) / n for j in columns}
    squares = sum(count / n * (weight(i, j) - (row_mean[i] + column_mean[j]) * (1 - estimate)) ** 2
                  for (i, j), count in cells.items())
    variance = squares - (estimate - pe * (1 - estimate)) ** 2
    error = (math.sqrt(variance) if variance > 1e-15 else 0.0) / (math.sqrt(n) * (1 - pe))
    half = NORMAL.inv_cdf(0.5 + CONFIDENCE / 2) * error
    return estimate, estimate - half, min(1.0, estimate + half), error


# ---------------------------------------------------------------- every coefficient side by side


def named_weights(matrix, name):
    """Weights between category codes: the same, Gwet's ordinal set, or Gwet's quadratic set."""
    categories, q = matrix.categories, len(matrix.categories)
    if name == "unweighted":
        return lambda a, b: 1.0 if a == b else 0.0
    if name == "ordinal":
        largest = (q - 1) * q / 2
        return lambda a, b: 1 - (abs(a - b) * (abs(a - b) + 1) / 2) / largest if largest > 0 else 1.0
    span = (max(categories) - min(categories)) ** 2
    return lambda a, b: 1 - (categories[a] - categories[b]) ** 2 / span if span > 0 else 1.0


def t_limits(estimate, error, n):
    error = 0.0 if error < 1e-14 else error
    half = student_quantile(0.5 + CONFIDENCE / 2, n - 1) * error
    return estimate, estimate - half, min(1.0, estimate + half), error


class Frame:
    """What Gwet's estimators share: each pattern's own agreement, agreement overall, and mean category shares."""

    def __init__(self, matrix, weight):
        self.matrix, self.weight = matrix, weight
        self.q = len(matrix.categories)
        self.own, shares = [], [0.0] * self.q
        for pattern, size, frequency in zip(matrix.patterns, matrix.size, matrix.frequency):
            pairs = sum(count * (count - 1) for _, count in pattern)
            pairs += sum(2 * c * d * weight(a, b) for (a, c), (b, d) in combinations(pattern, 2))
            self.own.append(pairs / (size * (size - 1)) if size > 1 else 0.0)
            for code, count in pattern:
                shares[code] += frequency * count / size
        self.shares = [share / matrix.units for share in shares]
        agreeing = sum(f * o for f, o, size in zip(matrix.frequency, self.own, matrix.size) if size > 1)
        self.pa = agreeing / matrix.pairable

    def coefficient(self, pe, contribution, table=False):
        """(pa - pe) / (1 - pe) with limits from linearised unit values; `table`: as for a table of two raters."""
        matrix = self.matrix
        if not 1 - pe > 1e-13:
            return None, None, None, None
        estimate = (self.pa - pe) / (1 - pe)
        n = matrix.units
        if n < 2:
            return estimate, None, None, None
        squares = 0.0
        for pattern, size, frequency, own in zip(matrix.patterns, matrix.size, matrix.frequency, self.own):
            if size == 0:
                continue
            value = n / matrix.pairable * (own - pe) / (1 - pe) if size > 1 else 0.0
            if contribution is not None:
                chance = sum(count * contribution[code] for code, count in pattern) / size
                value -= 2 * (1 - estimate) * (chance - pe) / (1 - pe)
            squares += frequency * (value - estimate) ** 2
        error = math.sqrt(squares / (n * (n - 1)))
        error = 0.0 if error < 1e-14 else error
        return t_limits(estimate, error * math.sqrt((n - 1) / n) if table else error, n)

    def pooled(self):
        """Chance agreement of the pooled shares, and what a rating in each category adds to it."""
        expected = [sum(self.weight(c, k) * self.shares[k] for k in range(self.q)) for c in range(self.q)]
        return sum(share * each for share, each in zip(self.shares, expected)), expected

    def total_weight(self):
        return sum(self.weight(a, b) for a in range(self.q) for b in range(self.q))


def conger_kappa(matrix, weight):
    """Conger's kappa: chance agreement of two different raters with their own category shares."""
    frame = Frame(matrix, weight)
    q, raters = frame.q, matrix.raters
    judged = [sum(row[rater] is not None for row in matrix.codes) for rater in range(raters)]
    if 0 in judged:
        return None, None, None, None
    shares = [[0.0] * q for _ in range(raters)]
    for row in matrix.codes:
        for rater, code in enumerate(row):
            if code is not None:
                shares[rater][code] += 1 / judged[rater]
    totals = [sum(own[c] for own in shares) for c in range(q)]
    others = [[sum(weight(k, c) * (totals[k] - own[k]) for k in range(q)) for c in range(q)] for own in shares]
    offset = [sum(own[c] * other[c] for c in range(q)) for own, other in zip(shares, others)]
    pe = sum(offset) / (raters * (raters - 1))
    if not 1 - pe > 1e-13:
        return None, None, None, None
    estimate = (frame.pa - pe) / (1 - pe)
    n = matrix.units
    if n < 2:
        return estimate, None, None, None
    own_of = dict(zip(matrix.patterns, frame.own))
    squares = 0.0
    for row in matrix.codes:
        counts = {}
        for code in sorted(code for code in row if code is not None):
            counts[code] = counts.get(code, 0) + 1
        size = sum(counts.values())
        if size == 0:
            continue
        chance = 0.0
        for rater, code in enumerate(row):
            here = 0.0 if code is None else others[rater][code]
            chance += n / judged[rater] * (here - ((code is not None) - judged[rater] / n) * offset[rater])
        chance /= raters * (raters - 1)
        value = n / matrix.pairable * (own_of[tuple(counts.items())] - pe) / (1 - pe) if size > 1 else 0.0
        squares += (value - 2 * (1 - estimate) * (chance - pe) / (1 - pe) - estimate) ** 2
    return t_limits(estimate, math.sqrt(squares / (n * (n - 1))), n)


def families(matrix, name):
    """The chance-corrected coefficients under one set of weights."""
    end = "" if name == "unweighted" else "." + name
    ids = [f"fleiss_kappa{end}", f"conger_kappa{end}", f"brennan_prediger.{name}", f"gwet_ac2{end}" if end else "gwet_ac1"]
    if matrix.raters == 2:
        ids.append(f"scott_pi.{name}")
    nothing = (None, None, None, None)
    if not matrix.usable() or (end and len(matrix.categories) > 1500):
        return {each: nothing for each in ids}
    weight = named_weights(matrix, name)
    frame = Frame(matrix, weight)
    q = frame.q
    found = {ids[0]: frame.coefficient(*frame.pooled()), ids[1]: conger_kappa(matrix, weight)}
    if q < 2:
        found.update({ids[2]: nothing, ids[3]: nothing})
    else:
        found[ids[2]] = frame.coefficient(frame.total_weight() / (q * q), None)
        scale = frame.total_weight() / (q * (q - 1))
        pe = scale * sum(share * (1 - share) for share in frame.shares)
        found[ids[3]] = frame.coefficient(pe, [scale * (1 - share) for share in frame.shares])
    if matrix.raters == 2:
        both = Matrix([row for row in matrix.table if None not in row], matrix.categories)
        complete = Frame(both, weight)
        found[ids[4]] = complete.coefficient(*complete.pooled(), table=True)
    return found


def unanimous(matrix):
    complete = [row for row in matrix.codes if None not in row]
    if not matrix.usable() or not complete:
        return None, None, None, None
    same = sum(1 for row in complete if len(set(row)) == 1)
    return (same / len(complete), *wilson(same, len(complete)), None)


def without_each(name, measurement, matrix):
    """Alpha without each rater in turn; of two raters there would be nothing left."""
    alpha = "krippendorff_alpha." + measurement
    for rater in range(len(RATERS) if len(RATERS) > 2 else 0):
        rest = Matrix([[v for c, v in enumerate(row) if c != rater] for row in matrix.table], matrix.categories)
        estimate = math.nan
        if rest.usable() and not (measurement == "ratio" and min(matrix.categories) < 0):
            estimate = alpha_of(rest, measurement)(rest.frequency)
        figure = (None if math.isnan(estimate) else estimate, None, None, None)
        key = key_of("panels", name, scope="without", rater_a=RATERS[rater], coefficient=alpha)
        keep(key, rest.pairable, figure)


def panels(name, measurement, matrix, items):
    """Every coefficient this program knows, alpha without each rater, and alpha by group of raters and by tag."""
    at = dict(part="panels", criterion=name)
    found = {"percent_agreement.unanimous": unanimous(matrix), **families(matrix, "unweighted")}
    if measurement != "nominal":
        weights = "ordinal" if measurement == "ordinal" else "quadratic"
        found.update(families(matrix, weights))
        known = len(matrix.categories) <= 1500
        weighted = percent_agreement(matrix, named_weights(matrix, weights)) if known else (None, None, None, None)
        found["percent_agreement." + weights] = weighted
    for coefficient, figure in found.items():
        keep(key_of(**at, scope="coefficients", coefficient=coefficient), matrix.pairable, figure)
    without_each(name, measurement, matrix)
    alpha = "krippendorff_alpha." + measurement
    for by, group in sorted({("group", row["group"]) for row in GROUPS} | {("tag", row["tag"]) for row in TAGS}):
        if by == "group":
            columns = [c for c, rater in enumerate(RATERS) if {"rater": rater, "group": group} in GROUPS]
            part = Matrix([[row[c] for c in columns] for row in matrix.table], matrix.categories)
        else:
            within = {row["item"] for row in TAGS if row["tag"] == group}
            part = Matrix([row for item, row in zip(items, matrix.table) if item in within], matrix.categories)
        key = key_of(**at, scope=f"{by} {group}", coefficient=alpha)
        keep(key, part.pairable, krippendorff_alpha(part, measurement))


# ---------------------------------------------------------------- the study

CRITERIA = rows_of("criteria.csv")
# Values of three or more named options without order are no quantities: they are neither averaged nor compared.
QUANTITIES = [row for row in CRITERIA if row["measurement"] != "nominal" or len(row["values"].split()) == 2]
RATERS = [row["rater"] for row in rows_of("raters.csv")]
SYSTEMS = [row["system"] for row in rows_of("systems.csv")]
RATINGS = [dict(row, value=float(row["value"])) for row in rows_of("ratings.csv")]
PREFERENCES = [dict(row, outcome=int(row["outcome"])) for row in rows_of("preferences.csv")]
RANKED = rows_of("rankings.csv")
GROUPS = rows_of("groups.csv")
TAGS = rows_of("tags.csv")
PLACE = {system: place for place, system in enumerate(SYSTEMS)}
RESULTS = {}


def keep(key, n, figure):
    RESULTS[key] = (n, *figure)


def key_of(part, criterion="", stated_by="", scope="", rater_a="", rater_b="", system="", coefficient=""):
    return part, criterion, stated_by, scope, rater_a, rater_b, system, coefficient


def agreement():
    units = [(row["item"], row["system"]) for row in rows_of("responses.csv")]
    column = {rater: place for place, rater in enumerate(RATERS)}
    for criterion in CRITERIA:
        name = criterion["criterion"]
        declared = [float(value) for value in criterion["values"].split()] if criterion["values"] else None
        table = {unit: [None] * len(RATERS) for unit in units}
        for row in RATINGS:
            if row["criterion"] == name and (row["item"], row["system"]) in table:
                table[row["item"], row["system"]][column[row["rater"]]] = row["value"]
        matrix = Matrix(list(table.values()), declared)
        overall = {"percent_agreement": percent_agreement(matrix)}
        for measurement in ("nominal", "ordinal", "interval", "ratio"):
            overall["krippendorff_alpha." + measurement] = krippendorff_alpha(matrix, measurement)
        if declared is not None:
            overall["percent_agreement.within_one_level"] = percent_agreement(matrix, lambda a, b: float(abs(a - b) <= 1))
        for coefficient, figure in overall.items():
            keep(key_of("agreement", name, coefficient=coefficient), matrix.pairable, figure)
        panels(name, criterion["measurement"], matrix, [item for item, _ in units])
        for a, b in combinations(range(len(RATERS)), 2):
            two = Matrix([[row[a], row[b]] for row in matrix.table], matrix.categories)
            pair = {"percent_agreement": percent_agreement(two)}
            for kind in ("unweighted", "linear", "quadratic"):
                pair["cohen_kappa." + kind] = cohen_kappa(matrix, a, b, kind)
            for coefficient, figure in pair.items():
                key = key_of("agreement", name, rater_a=RATERS[a], rater_b=RATERS[b], coefficient=coefficient)
                keep(key, two.pairable, figure)


def sign(number):
    return (number > 0) - (number < 0)


def preference_agreement():
    if not PREFERENCES:
        return
    column = {rater: place for place, rater in enumerate(RATERS)}
    table = {}
    for row in PREFERENCES:
        if row["rater"] not in column:
            continue
        one, other = PLACE[row["left"]], PLACE[row["right"]]
        key = json.dumps([row["item"], min(one, other), max(one, other)], ensure_ascii=False, separators=(",", ":"))
        cells = table.setdefault(key, [None] * len(RATERS))
        cells[column[row["rater"]]] = sign(row["outcome"] if one < other else -row["outcome"])
    matrix = Matrix([table[key] for key in sorted(table, key=by_units)], [-1, 0, 1])
    for coefficient, figure in {"percent_agreement.unanimous": unanimous(matrix), **families(matrix, "unweighted")}.items():
        keep(key_of("panels", scope="coefficients", coefficient=coefficient), matrix.pairable, figure)
    without_each("", "nominal", matrix)
    figures = {"percent_agreement": percent_agreement(matrix),
               "krippendorff_alpha.nominal": krippendorff_alpha(matrix, "nominal")}
    for coefficient, figure in figures.items():
        keep(key_of("preference-agreement", coefficient=coefficient), matrix.pairable, figure)


def oriented(criterion):
    """One value per rater and response, higher is better."""
    turn = 1 if criterion["direction"] == "higher-is-better" else -1
    return {(row["rater"], row["item"], row["system"]): turn * row["value"]
            for row in RATINGS if row["criterion"] == criterion["criterion"]}


def merged():
    """The weighted mean of the criteria, each brought to 0..1 on its own scale."""
    scales = {}
    for criterion in QUANTITIES:
        values = [float(value) for value in criterion["values"].split()]
        values = values or [row["value"] for row in RATINGS if row["criterion"] == criterion["criterion"]]
        low, high = (min(values), max(values)) if values else (0.0, 0.0)
        up = criterion["direction"] == "higher-is-better"
        scales[criterion["criterion"]] = (float(criterion["weight"]), low, high, high - low if high > low else 1, up)
    sums = {}
    for row in RATINGS:
        if row["criterion"] not in scales:
            continue
        weight, low, high, span, up = scales[row["criterion"]]
        if weight == 0:
            continue
        total = sums.setdefault((row["rater"], row["item"], row["system"]), [0.0, 0.0])
        total[0] += weight * ((row["value"] - low if up else high - row["value"]) / span)
        total[1] += weight
    return {key: total / weight for key, (total, weight) in sums.items()}


def rankings():
    """Each ranking as (item, rater, [(system, rank)]) in the order of the file."""
    found = {}
    for row in RANKED:
        found.setdefault((row["item"], row["rater"], row["ranking"]), []).append((row["system"], float(row["rank"])))
    return [(item, rater, ranks) for (item, rater, _), ranks in found.items()]


def stated_pairs(stated_by, everybody):
    """(rater, item, A, B, advantage of A) with A before B in the order of the report; raters merged if asked."""
    votes, ranks_of, seen = {}, {}, set()
    if stated_by == "preference":
        for row in PREFERENCES:
            once = (row["rater"], row["item"], row["left"], row["right"])
            if once in seen:
                continue
            seen.add(once)
            a, b = row["left"], row["right"]
            advantage = -sign(row["outcome"])
            if PLACE[a] > PLACE[b]:
                a, b, advantage = b, a, -advantage
            key = (None if everybody else row["rater"], row["item"], a, b)
            votes[key] = votes.get(key, 0) + advantage
        return [(*key, sign(net)) for key, net in votes.items()]
    for item, rater, ranks in rankings():
        if len(ranks) < 2 or (rater, item) in seen:
            continue
        seen.add((rater, item))
        kept = ranks_of.setdefault((None if everybody else rater, item), {})
        for system, rank in ranks:
            kept.setdefault(system, []).append(rank)
    found = []
    for (rater, item), kept in ranks_of.items():
        merged_ranks = sorted(((system, mean(given)) for system, given in kept.items()), key=lambda each: PLACE[each[0]])
        for (a, of_a), (b, of_b) in combinations(merged_ranks, 2):
            found.append((rater, item, a, b, 0 if abs(of_b - of_a) <= 1e-9 else sign(of_b - of_a)))
    return found


def judged_pairs(values, stated_by, everybody):
    """(rater, item, cell) of every pair with both ratings; cell is rating-implied × stated, 0 to 8."""
    given = {}
    for (rater, item, system), value in values.items():
        given.setdefault((None if everybody else rater, item, system), []).append(value)
    pairs = []
    for rater, item, a, b, stated in stated_pairs(stated_by, everybody):
        of_a, of_b = given.get((rater, item, a)), given.get((rater, item, b))
        if of_a is None or of_b is None:
            continue
        gap = mean(of_a) - mean(of_b)
        implied = 0 if abs(gap) <= 1e-9 else sign(gap)
        place = {1: 0, -1: 1, 0: 2}
        pairs.append((rater, item, 3 * place[implied] + place[stated]))
    return pairs


def inconsistency(cells):
    n = sum(cells)
    return (n - cells[0] - cells[4] - cells[8]) / n if n else None


def kappa_of_table(cells):
    n = sum(cells)
    if n == 0:
        return None
    expected = sum(sum(cells[3 * c:3 * c + 3]) * (cells[c] + cells[c + 3] + cells[c + 6]) for c in range(3))
    if expected == n * n:
        return None
    return ((cells[0] + cells[4] + cells[8]) * n - expected) / (n * n - expected)


def table_figures(pairs):
    counts, decided = {}, {}
    for _, item, cell in pairs:
        counts.setdefault(item, [0] * 9)[cell] += 1
        if cell in (0, 1, 3, 4):
            row = decided.setdefault(item, [0, 0])
            row[0] += cell in (1, 3)
            row[1] += 1
    rows = [counts[item] for item in sorted(counts, key=by_units)]
    off, kappa = by_items(rows, [inconsistency, kappa_of_table])
    if len(rows) > 1 and off[0] in (0, 1):
        off = (off[0], *wilson(off[0] * len(rows), len(rows)), 0.0)
    reversals = by_items([decided[item] for item in sorted(decided, key=by_units)], [share])[0]
    return off, (kappa[0], kappa[1], kappa[2], None), reversals, sum(row[1] for row in decided.values())


def consistency():
    if not RATINGS:
        return
    views = [("", merged())] + [(criterion["criterion"], oriented(criterion)) for criterion in QUANTITIES]
    for stated_by, there in (("preference", PREFERENCES), ("ranking", RANKED)):
        if not there:
            continue
        for name, values in views:
            within = judged_pairs(values, stated_by, False)
            tables = [("within-rater", "", within), ("between-rater", "", judged_pairs(values, stated_by, True))]
            tables += [("one-rater", rater, [pair for pair in within if pair[0] == rater]) for rater in RATERS]
            for scope, rater, pairs in tables:
                if scope == "one-rater" and not pairs:
                    continue
                off, kappa, reversals, decided = table_figures(pairs)
                kind = "between_rater" if scope == "between-rater" else "within_rater"
                at = dict(part="consistency", criterion=name, stated_by=stated_by, scope=scope, rater_a=rater)
                keep(key_of(**at, coefficient="rating_vs_ranking." + kind), len(pairs), off)
                keep(key_of(**at, coefficient="cohen_kappa.unweighted"), len(pairs), kappa)
                keep(key_of(**at, coefficient="reversal_rate"), decided, reversals)


def comparisons():
    """By protocol: (item, one, other, outcome of one: 1, 0.5 or 0)."""
    def outcome(advantage):
        return 0.5 if abs(advantage) <= 1e-9 else 1.0 if advantage > 0 else 0.0

    sittings = {}
    for (rater, item, system), value in merged().items():
        sittings.setdefault((rater, item), []).append((system, value))
    rated = [(item, a, b, outcome(of_a - of_b))
             for (_, item), given in sittings.items() for (a, of_a), (b, of_b) in combinations(given, 2)]
    preferred = [(row["item"], row["left"], row["right"], outcome(-row["outcome"])) for row in PREFERENCES]
    ranked = [(item, a, b, outcome(of_b - of_a))
              for item, _, ranks in rankings() for (a, of_a), (b, of_b) in combinations(ranks, 2)]
    return {"rating": rated, "preference": preferred, "ranking": ranked}


def win_rate(system, made):
    """Mean outcome of a system with its interval over items, and the number of its comparisons."""
    rows, n = {}, 0
    for item, one, other, outcome in made:
        if system not in (one, other):
            continue
        row = rows.setdefault(item, [0.0, 0])
        row[0] += outcome if one == system else 1 - outcome
        row[1] += 1
        n += 1
    return n, by_items([rows[item] for item in sorted(rows, key=by_units)], [share])[0]


def systems():
    orders = []
    tags = {}
    for row in TAGS:
        tags.setdefault(row["tag"], set()).add(row["item"])
    for protocol, made in comparisons().items():
        if not made:
            continue
        order = []
        for system in SYSTEMS:
            for tag, items in tags.items():
                within = win_rate(system, [each for each in made if each[0] in items])
                at = dict(stated_by=protocol, scope=f"{tag}, winRate", system=system)
                keep(key_of("tagOutcomes", **at, coefficient="win_rate"), *within)
            n, figure = win_rate(system, made)
            keep(key_of("win-rates", stated_by=protocol, system=system, coefficient="win_rate"), n, figure)
            order.append(figure[0])
        orders.append((protocol, order))
    for criterion in QUANTITIES:
        for system in SYSTEMS:
            units = {}
            for row in RATINGS:
                if row["criterion"] == criterion["criterion"] and row["system"] == system:
                    units.setdefault(row["item"], []).append(row["value"])
            figure = by_items([[mean(units[item]), 1] for item in sorted(units, key=by_units)], [share])[0]
            key = key_of("means", criterion["criterion"], system=system, coefficient="mean_rating")
            keep(key, len(units), figure)
    if len(orders) > 1 and orders[0][0] == "rating":
        both = [pair for pair in zip(orders[0][1], orders[1][1]) if None not in pair]
        signs = [[0 if abs(x[k] - y[k]) <= 1e-12 else sign(x[k] - y[k]) for k in (0, 1)] for x, y in combinations(both, 2)]
        untied = [sum(abs(pair[k]) for pair in signs) for k in (0, 1)]
        tau = sum(a * b for a, b in signs) / math.sqrt(untied[0] * untied[1]) if min(untied) > 0 else None
        keep(key_of("order", coefficient="kendall_tau_b"), len(both), (tau, None, None, None))
    if SETTINGS["positions_known"] == "yes" and PREFERENCES:
        keep(key_of("position", coefficient="position_bias"), *shown_first(PREFERENCES))
        keep(key_of("blinding", scope="share", coefficient="position_bias"), *shown_first(PREFERENCES))
        for rater in RATERS:
            own = [row for row in PREFERENCES if row["rater"] == rater]
            keep(key_of("blinding", scope="share", rater_a=rater, coefficient="position_bias"), *shown_first(own))


def shown_first(given):
    """Share of decided comparisons won by the response shown first, with their number."""
    rows = [row for row in given if row["left"] != row["right"]]
    first = sum(1 for row in rows if row["outcome"] < 0)
    decided = sum(1 for row in rows if row["outcome"] != 0)
    if not decided:
        return decided, (None, None, None, None)
    p = first / decided
    return decided, (p, *wilson(first, decided), math.sqrt(p * (1 - p) / decided))


def flips():
    """Items that pass with one system and fail with the other, at the middle of the scale."""
    items = sorted({row["item"] for row in rows_of("responses.csv")}, key=by_units)
    for criterion in QUANTITIES:
        name = criterion["criterion"]
        means = {}
        for row in RATINGS:
            if row["criterion"] == name:
                total = means.setdefault((row["system"], row["item"]), [0.0, 0])
                total[0] += row["value"]
                total[1] += 1
        means = {key: total / count for key, (total, count) in means.items()}
        scale = [float(value) for value in criterion["values"].split()]
        ordered = sorted(means.values())
        threshold = (scale[0] + scale[-1]) / 2 if scale else ordered[len(ordered) // 2] if ordered else 0.0
        up = criterion["direction"] == "higher-is-better"
        passes = {key: value >= threshold if up else value <= threshold for key, value in means.items()}
        for one in SYSTEMS:
            for other in SYSTEMS:
                both = [(passes[one, item], passes[other, item]) for item in items
                        if (one, item) in passes and (other, item) in passes]
                counts = {"lost": both.count((True, False)), "gained": both.count((False, True))}
                for what, coefficient in (("lost", "negative_flips"), ("gained", "positive_flips")):
                    figure = (None, None, None, None)
                    if both:
                        figure = (counts[what] / len(both), *wilson(counts[what], len(both)), None)
                    scope = f"against {other}, {what}"
                    keep(key_of("pairedTests", name, scope=scope, system=one, coefficient=coefficient), len(both), figure)


# ---------------------------------------------------------------- comparing

KEYS = ["part", "criterion", "stated_by", "scope", "rater_a", "rater_b", "system", "coefficient"]


def number(text):
    return float(text) if text != "" else None


def same(stated, found):
    if stated is None or found is None:
        return stated is None and found is None
    return abs(stated - found) <= TOLERANCE * max(1.0, abs(stated))


def main():
    agreement()
    preference_agreement()
    consistency()
    systems()
    flips()
    stated = rows_of("figures.csv")
    differences, compared, left_out, unknown = 0, 0, 0, {}
    with open(os.path.join(HERE, "recomputed.csv"), "w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow([*KEYS, "estimate", "low", "high", "standard_error", "n"])
        for row in stated:
            key = tuple(row[name] for name in KEYS)
            if key not in RESULTS:
                unknown[row["part"]] = unknown.get(row["part"], set()) | {row["coefficient"]}
                left_out += 1
                continue
            n, estimate, low, high, error = RESULTS[key]
            writer.writerow([*key, estimate, low, high, error, n])
            resampled = row["resamples"] != ""
            pairs = [("n", n, number(row["n"])), ("estimate", estimate, number(row["estimate"]))]
            if not (QUICK and resampled):
                pairs += [("low", low, number(row["low"])), ("high", high, number(row["high"]))]
                if row["standard_error"] != "":
                    pairs.append(("standard error", error, number(row["standard_error"])))
            for what, found, expected in pairs:
                compared += 1
                if not same(expected, found):
                    differences += 1
                    print("differs:", " / ".join(part for part in key if part), what, expected, found)
    for part, coefficients in unknown.items():
        print(f"not computed here, of {part}: {', '.join(sorted(coefficients))}")
    print(f"{len(stated) - left_out} of {len(stated)} figures computed again, {compared} numbers compared, {differences} differ")
    return 1 if differences else 0


if __name__ == "__main__":
    sys.exit(main())
