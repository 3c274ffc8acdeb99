"""Small dense linear algebra and Newton's method for concave log-likelihoods."""

import math


def cholesky(matrix):
    """The lower factor; None where the matrix is not positive definite to working precision."""
    size = len(matrix)
    largest = max((abs(matrix[i][i]) for i in range(size)), default=0)
    factor = [[0.0] * size for _ in range(size)]
    for i in range(size):
        row = factor[i]
        for j in range(i + 1):
            rest = matrix[i][j] - sum(map(float.__mul__, row[:j], factor[j][:j]))
            if i == j:
                if not rest > largest * 1e-14:
                    return None
                row[i] = math.sqrt(rest)
            else:
                row[j] = rest / factor[j][j]
    return factor


def solve(factor, right):
    """x of L L' x = right."""
    size = len(factor)
    x = [float(value) for value in right]
    for i in range(size):
        x[i] = (x[i] - sum(map(float.__mul__, factor[i][:i], x[:i]))) / factor[i][i]
    for i in reversed(range(size)):
        x[i] = (x[i] - sum(factor[k][i] * x[k] for k in range(i + 1, size))) / factor[i][i]
    return x


def definite(information, strengths):
    """The factor of an information whose first entries matter through their differences only: that direction filled in."""
    fill = sum(information[i][i] for i in range(strengths)) / strengths**2
    if not fill > 0:
        return None
    filled = [list(map(float, row)) for row in information]
    for i in range(strengths):
        for j in range(strengths):
            filled[i][j] += fill
    return cholesky(filled)


def maximise(evaluate, start, strengths):
    """The maximum, or None. `evaluate` gives gradient and information, or None outside the domain."""
    at = list(start)
    here = evaluate(at)
    for _ in range(200):
        factor = definite(here[1], strengths)
        if factor is None:
            return None
        step = solve(factor, here[0])
        largest = max(map(abs, step))
        if largest < 1e-9:
            # Steps shrink quadratically by now: this one is the last that changes anything.
            return [value + move for value, move in zip(at, step)]
        slope = sum(map(float.__mul__, here[0], step))
        length = 1.0
        while True:
            trial = [value + length * move for value, move in zip(at, step)]
            try:
                there = evaluate(trial)
            except OverflowError:
                there = None
            if there is not None and sum(map(float.__mul__, there[0], step)) >= -0.5 * slope:
                break
            length /= 2
            if length < 1e-8:
                return None
        at, here = trial, there
    return None


def centred(values):
    middle = sum(values) / len(values)
    return [value - middle for value in values]


def last_variance(information, strengths):
    """Variance of the parameter after the strengths, these being estimated too."""
    factor = definite(information, strengths)
    unit = [0.0] * (len(information) - 1) + [1.0]
    return solve(factor, unit)[-1]
