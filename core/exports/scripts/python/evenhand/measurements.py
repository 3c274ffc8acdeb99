"""Coefficients that compute with the values themselves: intraclass correlations, Kendall's W, mean correlations."""

import math
from itertools import combinations

from .distributions import fisher_quantile
from .intervals import NOTHING, midranks
from .study import CONFIDENCE

AT = 0.5 + CONFIDENCE / 2


def divided(above, below):
    """A ratio that may be infinite or missing, as floating point has it."""
    if below:
        return above / below
    return math.nan if above == 0 or math.isnan(above) else math.copysign(math.inf, above)


def figure(estimate, low=None, high=None):
    if not math.isfinite(estimate):
        return NOTHING
    if low is None or not (math.isfinite(low) and math.isfinite(high)):
        return estimate, None, None, None
    return estimate, low, high, None


def numeric(table):
    """Every one of them for units by raters; with missing values one intraclass correlation, of absolute agreement."""
    complete = [row for row in table if None not in row]
    found = {}
    if table and len(complete) == len(table) and table[0]:
        found.update(complete_correlations(table))
    else:
        found["icc_na.oneway_twoway"] = incomplete_correlation(table)
    found["kendall_w"] = kendall_w(complete)
    columns = list(zip(*complete)) if len(complete) > 1 else []
    found["mean_rater_correlation.pearson"] = mean_correlation(columns)
    found["mean_rater_correlation.spearman"] = mean_correlation([midranks(column)[0] for column in columns])
    return found


def complete_correlations(table):
    """The six forms of Shrout and Fleiss (1979) from mean squares of complete data."""
    n, k = len(table), len(table[0])
    names = ["icc." + form for form in ("1_1", "2_1", "3_1", "1_k", "2_k", "3_k")]
    if n < 2 or k < 2:
        return {name: NOTHING for name in names}
    between, raters, residual, within = mean_squares(table, n, k)
    if between + raters + residual + within <= 0:
        return {name: NOTHING for name in names}

    def limits(f, df2):
        if not (math.isfinite(f) and f > 0):
            return math.nan, math.nan
        return f / fisher_quantile(AT, n - 1, df2), f * fisher_quantile(AT, df2, n - 1)

    def single(low, high):
        return (low - 1) / (low + k - 1), (high - 1) / (high + k - 1)

    def of_mean(low, high):
        return 1 - divided(1, low), 1 - divided(1, high)

    def step_up(value):
        return divided(value * k, 1 + value * (k - 1))

    one = limits(divided(between, within), n * (k - 1))
    three = limits(divided(between, residual), (n - 1) * (k - 1))
    two = divided(between - residual, between + (k - 1) * residual + k * (raters - residual) / n)
    of_two = agreement_limits(n, k, between, raters, residual, two)
    return dict(zip(names, [
        figure(divided(between - within, between + (k - 1) * within), *single(*one)),
        figure(two, *of_two),
        figure(divided(between - residual, between + (k - 1) * residual), *single(*three)),
        figure(divided(between - within, between), *of_mean(*one)),
        figure(divided(between - residual, between + (raters - residual) / n), *map(step_up, of_two)),
        figure(divided(between - residual, between), *of_mean(*three)),
    ]))


def mean_squares(table, n, k):
    """Between units, between raters, residual, and within units."""
    grand = math.fsum(value for row in table for value in row) / (n * k)
    rows = [[value - grand for value in row] for row in table]
    total = math.fsum(value for row in rows for value in row)
    correction = total * total / (n * k)
    everything = math.fsum(value * value for row in rows for value in row) - correction

    def settled(value):
        return value if value > 1e-13 * max(everything, grand * grand * 1e-15) else 0.0

    between = settled(math.fsum(sum(row) ** 2 / k for row in rows) - correction)
    raters = settled(sum(math.fsum(column) ** 2 / n for column in zip(*rows)) - correction)
    residual = settled(everything - between - raters)
    return between / (n - 1), raters / (k - 1), residual / ((n - 1) * (k - 1)), (residual + raters) / (n * (k - 1))


def agreement_limits(n, k, between, raters, residual, estimate):
    """Limits of absolute agreement, degrees of freedom by Satterthwaite (1946)."""
    if not residual > 0 or not math.isfinite(estimate):
        return math.nan, math.nan
    ratio = raters / residual
    shifted = n * (1 + (k - 1) * estimate) - k * estimate
    above = (k - 1) * (n - 1) * (k * estimate * ratio + shifted) ** 2
    df = divided(above, (n - 1) * (k * estimate * ratio) ** 2 + shifted * shifted)
    if not (df > 0 and math.isfinite(df)):
        return math.nan, math.nan
    upper, lower = fisher_quantile(AT, n - 1, df), fisher_quantile(AT, df, n - 1)
    rest = k * raters + (k * n - k - n) * residual
    return (divided(n * (between - upper * residual), upper * rest + n * between),
            divided(n * (lower * between - residual), rest + n * lower * between))


def incomplete_correlation(table):
    """ICC(A,1) of data with holes (Ebel 1951, Brueckl 2011): raters' mean differences taken out, k0 for the raters."""
    values = [value for row in table for value in row if value is not None]
    if not values:
        return NOTHING
    grand = sum(values) / len(values)
    raters, rater_squares, severity = 0, 0.0, []
    for column in zip(*table):
        given = [value - grand for value in column if value is not None]
        raters += 1 if given else 0
        severity.append(sum(given) / len(given) if given else 0.0)
        rater_squares += sum(given) ** 2 / len(given) if given else 0.0
    units = sizes = 0
    plain = everything = between = 0.0
    for row in table:
        given = [(value - grand, value - grand - shift) for value, shift in zip(row, severity) if value is not None]
        if not given:
            continue
        units += 1
        sizes += len(given) ** 2
        plain += sum(deviation ** 2 for deviation, _ in given)
        everything += sum(left ** 2 for _, left in given)
        between += sum(left for _, left in given) ** 2 / len(given)
    ratings = len(values)
    if raters < 2 or units < 2 or ratings <= units or not plain > 0:
        return NOTHING

    def settled(value):
        return value if value > 1e-13 * plain else 0.0

    mean = ratings / units
    k = (ratings - sizes / ratings) / (units - 1)
    between_adjusted = settled(between) / (units - 1)
    residual = settled(everything - between) / ((units - 1) * (mean - 1))
    between_raters = settled(rater_squares) / (raters - 1)
    below = between_adjusted + (k - 1) * residual + k / units * (between_raters - residual)
    return figure(divided(between_adjusted - residual, below))


def kendall_w(complete):
    """Concordance of the raters' orders of the units that everybody rated."""
    n = len(complete)
    m = len(complete[0]) if complete else 0
    if m < 2 or n < 2:
        return NOTHING
    ranked = [midranks(column) for column in zip(*complete)]
    most = (m * m * (n**3 - n) - m * sum(ties for _, ties in ranked)) / 12
    if not most > 1e-9:
        return NOTHING
    spread = sum((sum(ranks[unit] for ranks, _ in ranked) - m * (n + 1) / 2) ** 2 for unit in range(n))
    return figure(min(1.0, spread / most))


def mean_correlation(columns):
    """Mean correlation of every two raters; pairs with a rater who never varies are left out."""
    deviations = []
    for column in columns:
        centre = math.fsum(column) / len(column)
        each = [value - centre for value in column]
        squares = math.fsum(value * value for value in each)
        varies = squares > len(column) * (abs(centre) * 1e-15) ** 2 and squares > 0
        deviations.append((each, squares) if varies else None)
    found = []
    for one, other in combinations(deviations, 2):
        if one and other:
            product = math.fsum(a * b for a, b in zip(one[0], other[0]))
            found.append(max(-1.0, min(1.0, product / math.sqrt(one[1]) / math.sqrt(other[1]))))
    return figure(sum(found) / len(found)) if found else NOTHING
