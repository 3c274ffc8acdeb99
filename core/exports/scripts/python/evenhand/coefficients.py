"""Every chance-corrected coefficient side by side, each with its closed interval."""

import math

from .agreement import PairTable, own_agreement, same
from .intervals import NOTHING, t_limits, wilson
from .matrix import Matrix


def named_weights(matrix, name):
    """Weights between category codes: the same, Gwet's ordinal set, or Gwet's quadratic set."""
    categories, q = matrix.categories, len(matrix.categories)
    if name == "unweighted":
        return same
    if name == "ordinal":
        largest = (q - 1) * q / 2
        return lambda a, b: 1 - (abs(a - b) * (abs(a - b) + 1) / 2) / largest if largest > 0 else 1.0
    span = (max(categories) - min(categories)) ** 2
    return lambda a, b: 1 - (categories[a] - categories[b]) ** 2 / span if span > 0 else 1.0


def linearised(estimate, error, n):
    """Student's limits over n units; what rounding leaves of no error is none."""
    return t_limits(estimate, 0.0 if error < 1e-14 else error, n - 1, 1.0)


class Frame:
    """What Gwet's estimators share: each pattern's own agreement, agreement overall, and mean category shares."""

    def __init__(self, matrix, weight):
        self.matrix, self.weight = matrix, weight
        self.q = len(matrix.categories)
        self.own, shares = own_agreement(matrix, weight), [0.0] * self.q
        for pattern, size, frequency in zip(matrix.patterns, matrix.size, matrix.frequency):
            for code, count in pattern:
                shares[code] += frequency * count / size
        self.shares = [share / matrix.units for share in shares]
        agreeing = sum(f * o for f, o, size in zip(matrix.frequency, self.own, matrix.size) if size > 1)
        self.pa = agreeing / matrix.pairable

    def coefficient(self, pe, contribution, table=False):
        """(pa - pe) / (1 - pe) with limits from linearised unit values; `table`: as for a table of two raters."""
        matrix = self.matrix
        if not 1 - pe > 1e-13:
            return NOTHING
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
        return linearised(estimate, error * math.sqrt((n - 1) / n) if table else error, n)

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
        return NOTHING
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
        return NOTHING
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
    return linearised(estimate, math.sqrt(squares / (n * (n - 1))), n)


def families(matrix, name):
    """The chance-corrected coefficients under one set of weights, in the order of the report."""
    end = "" if name == "unweighted" else "." + name
    ids = [f"scott_pi.{name}"] if matrix.raters == 2 else []
    ids += [f"fleiss_kappa{end}", f"conger_kappa{end}", f"brennan_prediger.{name}", f"gwet_ac2{end}" if end else "gwet_ac1"]
    found = {each: NOTHING for each in ids}
    if not matrix.usable() or (end and len(matrix.categories) > 1500):
        return found
    weight = named_weights(matrix, name)
    frame = Frame(matrix, weight)
    q = frame.q
    if matrix.raters == 2:
        both = Matrix([row for row in matrix.table if None not in row], matrix.categories)
        complete = Frame(both, weight)
        found[ids[0]] = complete.coefficient(*complete.pooled(), table=True)
    fleiss, conger, brennan, gwet = ids[-4:]
    found[fleiss], found[conger] = frame.coefficient(*frame.pooled()), conger_kappa(matrix, weight)
    if q > 1:
        found[brennan] = frame.coefficient(frame.total_weight() / (q * q), None)
        scale = frame.total_weight() / (q * (q - 1))
        pe = scale * sum(share * (1 - share) for share in frame.shares)
        found[gwet] = frame.coefficient(pe, [scale * (1 - share) for share in frame.shares])
    return found


def unanimous(matrix):
    """Share of the units rated by everybody on which all say the same."""
    complete = [row for row in matrix.codes if None not in row]
    if not matrix.usable() or not complete:
        return NOTHING
    alike = sum(1 for row in complete if len(set(row)) == 1)
    return (alike / len(complete), *wilson(alike, len(complete)), None)


def light_kappa(matrix):
    """Mean of Cohen's kappa over all pairs of raters, with limits from each unit's influence on the pairs it is in."""
    if not matrix.usable():
        return NOTHING
    pairs = [(a, b) for a in range(matrix.raters) for b in range(a + 1, matrix.raters)]
    tables = [PairTable(matrix, a, b, "unweighted") for a, b in pairs]
    kappas = [table.kappa() for table in tables]
    if None in kappas:
        return NOTHING
    estimate = sum(kappas) / len(kappas)
    n = len(matrix.codes)
    if n < 2:
        return estimate, None, None, None
    influence = [0.0] * n
    for (a, b), table, kappa in zip(pairs, tables, kappas):
        scale = n / table.n / len(pairs)
        for unit, row in enumerate(matrix.codes):
            i, j = row[a], row[b]
            if i is None or j is None:
                continue
            change = same(i, j) - table.chance[i, j] * (1 - kappa) - (kappa - table.pe * (1 - kappa))
            influence[unit] += scale * change / (1 - table.pe)
    return linearised(estimate, math.sqrt(sum(value * value for value in influence) / (n * (n - 1))), n)
