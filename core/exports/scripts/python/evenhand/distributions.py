"""Normal, Student, F, chi-squared and binomial distributions, to the last digits."""

import math
from functools import lru_cache
from statistics import NormalDist

NORMAL = NormalDist()
TINY = 1e-300


def normal_tail(z):
    """P(Z > z), exact for far tails too."""
    return math.erfc(z / math.sqrt(2)) / 2


def beta_cdf(x, a, b):
    """Beta(a, b) P(X <= x), by Lentz's continued fraction."""
    if x <= 0:
        return 0.0
    if x >= 1:
        return 1.0
    if x > (a + 1) / (a + b + 2):
        return 1 - beta_cdf(1 - x, b, a)
    front = math.exp(math.lgamma(a + b) - math.lgamma(a) - math.lgamma(b) + a * math.log(x) + b * math.log1p(-x)) / a
    tiny = TINY
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


@lru_cache(maxsize=None)
def beta_quantile(probability, a, b):
    """The point of Beta(a, b) with that probability below it, by bisection to the last digit."""
    low, high = 0.0, 1.0
    while True:
        middle = (low + high) / 2
        if middle in (low, high):
            return middle
        if beta_cdf(middle, a, b) < probability:
            low = middle
        else:
            high = middle


def student_quantile(probability, df):
    """The t quantile above a half."""
    part = beta_quantile(2 * (1 - probability), df / 2, 0.5)
    return math.sqrt(df * (1 - part) / part)


def student_tail(t, df):
    """P(T > t) for t >= 0."""
    return 0.5 * beta_cdf(df / (df + t * t), df / 2, 0.5)


def student_cdf(t, df):
    return 1 - student_tail(t, df) if t > 0 else student_tail(-t, df)


def fisher_quantile(probability, df1, df2):
    """The F quantile above a half."""
    part = beta_quantile(1 - probability, df2 / 2, df1 / 2)
    return df2 * (1 - part) / (df1 * part) if part > 0 else math.nan


def chi_squared_tail(x, df):
    """P(X > x): a series below the mean, Lentz's continued fraction above it."""
    if x <= 0:
        return 1.0
    shape, x = df / 2, x / 2
    front = math.exp(shape * math.log(x) - x - math.lgamma(shape))
    if x < shape + 1:
        term = total = 1 / shape
        step = shape
        while abs(term) > 1e-17 * abs(total):
            step += 1
            term *= x / step
            total += term
        return max(0.0, 1 - front * total)
    b = x + 1 - shape
    c, d = 1 / TINY, 1 / b
    fraction = d
    for step in range(1, 100000):
        numerator = -step * (step - shape)
        b += 2
        d = 1 / (numerator * d + b or TINY)
        c = b + numerator / c or TINY
        fraction *= c * d
        if abs(c * d - 1) < 1e-16:
            break
    return front * fraction


def binomial_two_sided(successes, n):
    """Exact two-sided p-value against a half."""
    fewer = min(successes, n - successes)
    below = sum(math.comb(n, k) for k in range(fewer + 1))
    return min(1.0, 2 * below / 2**n)
