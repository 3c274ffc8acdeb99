"""The fit behind `severity`: Newton's method on the concave likelihood, the units' measures eliminated first."""

import math

from .linear import cholesky, solve


class Fit:
    """Measures in log-odds; `variance` of the severities, the units' measures being estimated too."""

    def __init__(self, unit, severity, step, variance):
        self.unit, self.severity, self.step, self.variance = unit, severity, step, variance


def probabilities(at, step):
    """Probability of each value at a distance from the steps."""
    logs = [0.0]
    for each in step:
        logs.append(logs[-1] + at - each)
    largest = max(logs)
    shares = [math.exp(value - largest) for value in logs]
    return [share / sum(shares) for share in shares]


def moments(shares):
    """Mean and variance of the category, P(category > k), and its covariance with the category."""
    mean = sum(k * share for k, share in enumerate(shares))
    variance = max(0.0, sum(k * k * share for k, share in enumerate(shares)) - mean * mean)
    above, scored, tail, weighted = [], [], 0.0, 0.0
    for k in range(len(shares) - 1, 0, -1):
        tail += shares[k]
        weighted += k * shares[k]
        above.append(tail)
        scored.append(weighted - mean * tail)
    return mean, variance, above[::-1], scored[::-1]


def fit(rows, units, raters):
    """The fit of rows (rater, unit, value), or None where the data do not determine it."""
    values = sorted({value for *_, value in rows})
    place = {value: k for k, value in enumerate(values)}
    unit_place = {unit: at for at, unit in enumerate(units)}
    rater_place = {rater: at for at, rater in enumerate(raters)}
    data = [(unit_place[unit], rater_place[rater], place[value]) for rater, unit, value in rows]
    sizes = len(units), len(raters), len(values) - 1
    unit, severity, step = ([0.0] * size for size in sizes)
    here = sums(data, sizes, unit, severity, step)
    for _ in range(200):
        if not min(here["unit information"]) > 0:
            return None
        factor, gradient = reduced(here, sizes)
        if factor is None:
            return None
        move = solve(factor, gradient)
        unit_move = [(own - sum(c * move[k] for k, c in cross.items())) / information
                     for own, information, cross in zip(here["unit"], here["unit information"], here["cross"])]
        largest = max(map(abs, [*move, *unit_move]))
        length = min(1.0, 3 / largest) if largest > 0 else 1.0
        while True:
            trial = moved(unit, unit_move, length), moved(severity, move[:sizes[1]], length), moved(step, move[sizes[1]:], length)
            there = sums(data, sizes, *trial)
            if there["log"] >= here["log"] - 1e-9 * abs(here["log"]) or length <= 1e-6:
                break
            length /= 2
        (unit, severity, step), here = trial, there
        if largest < 1e-9:
            variance = variances(here, sizes)
            return variance and Fit(unit, severity, step, variance)
        if max(map(abs, unit)) > 60 or max(map(abs, severity)) > 60:
            return None
    return None


def moved(values, by, length):
    return [value + length * move for value, move in zip(values, by)]


def sums(data, sizes, unit, severity, step):
    """Log-likelihood, gradient and information of all measures in one pass over the ratings."""
    units, raters, steps = sizes
    shared = raters + steps
    found = {"log": 0.0, "unit": [0.0] * units, "unit information": [0.0] * units, "cross": [{} for _ in range(units)],
             "gradient": [0.0] * shared, "information": [[0.0] * shared for _ in range(shared)]}
    # Sums over the ratings of P(category > k), and of its products for k and every m from k on.
    totals, products = [0.0] * steps, [[0.0] * (steps - k) for k in range(steps)]
    known = {}
    for at, rater, category in data:
        key = at, rater
        if key not in known:
            shares = probabilities(unit[at] - severity[rater], step)
            known[key] = shares, moments(shares)
        shares, (mean, variance, above, scored) = known[key]
        found["log"] += math.log(shares[category])
        found["unit"][at] += category - mean
        found["unit information"][at] += variance
        found["gradient"][rater] -= category - mean
        found["information"][rater][rater] += variance
        cross = found["cross"][at]
        cross[rater] = cross.get(rater, 0.0) - variance
        for k in range(steps):
            column = raters + k
            found["gradient"][column] += above[k] - (category > k)
            cross[column] = cross.get(column, 0.0) - scored[k]
            found["information"][rater][column] += scored[k]
            products[k] = [total + above[k] * other for total, other in zip(products[k], above[k:])]
        totals = [total + each for total, each in zip(totals, above)]
    for k in range(steps):
        for rater in range(raters):
            found["information"][raters + k][rater] = found["information"][rater][raters + k]
        for m in range(k, steps):
            value = totals[m] - products[k][m - k]
            found["information"][raters + k][raters + m] = found["information"][raters + m][raters + k] = value
    return found


def reduced(here, sizes):
    """The factor of the shared information with the units eliminated and each free shift filled in, and the gradient."""
    _, raters, steps = sizes
    gradient, information = list(here["gradient"]), [list(row) for row in here["information"]]
    for own, unit_information, cross in zip(here["unit"], here["unit information"], here["cross"]):
        for row, value in cross.items():
            share = value / unit_information
            gradient[row] -= share * own
            for column, other in cross.items():
                information[row][column] -= share * other
    shared = raters + steps
    trace = sum(information[k][k] for k in range(shared))
    for start, end in ((0, raters), (raters, shared)):
        for row in range(start, end):
            for column in range(start, end):
                information[row][column] += trace / shared / max(1, end - start)
    return cholesky(information), gradient


def variances(here, sizes):
    """Variances of the centred severities."""
    factor, _ = reduced(here, sizes)
    if factor is None:
        return None
    raters = sizes[1]
    found = []
    for rater in range(raters):
        unit = [-1 / raters] * raters + [0.0] * sizes[2]
        unit[rater] += 1
        found.append(solve(factor, unit)[rater])
    return found


def residuals(rows, unit_place, raters, values, fitted):
    """(squared residual, variance) of each row, in categories."""
    found = []
    for rater, unit, value in rows:
        shares = probabilities(fitted.unit[unit_place[unit]] - fitted.severity[raters.index(rater)], fitted.step)
        mean, variance, *_ = moments(shares)
        found.append(((values.index(value) - mean) ** 2, variance))
    return found
