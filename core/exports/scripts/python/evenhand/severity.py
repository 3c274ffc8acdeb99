"""How severe each rater is: the many-facet rating-scale model (Andrich 1978, Linacre 1989), units being responses.

Log-odds of each value against the one below = unit - severity - step, by joint maximum likelihood.
"""

import math

from .distributions import chi_squared_tail
from .facets import fit, probabilities, residuals
from .intervals import NOTHING, Z
from .results import keep, note, place
from .study import QUANTITIES, RATERS, RATINGS_ON, SYSTEMS


def severity():
    for criterion in QUANTITIES:
        name = criterion["criterion"]
        given = [(row["rater"], (row["item"], row["system"]), row["value"]) for row in RATINGS_ON[name]]
        prepared = prepare(given)
        fitted = fit(*prepared[:3]) if prepared else None
        measures = rater_measures(prepared, fitted) if fitted else {}
        at = place("severity", name)
        keep((*at[:3], "spread", *at[4:]), "many_facet", len(given), *spread_of(fitted, measures))
        for rater in RATERS:
            own = [value for who, _, value in given if who == rater]
            figure, infit, outfit = measures.get(rater, (NOTHING, None, None))
            keep(place("severity", name, scope="severity", rater_a=rater), "rater_severity", len(own), figure)
            note(place("severity", name, rater_a=rater), {
                "ratings": len(own), "meanValue": sum(own) / len(own) if own else None, "infit": infit, "outfit": outfit})
        system_means(name, given, adjusted_values(given, prepared, fitted) if fitted else {})


def prepare(given):
    """(rows, units, raters, values, extreme units) without what has only lowest or only highest values; None if nothing
    can be fitted."""
    if len({rater for rater, _, _ in given}) < 2:
        return None
    rows, extremes, before = list(given), {}, None
    while before != len(rows):
        before = len(rows)
        if len({value for *_, value in rows}) < 2:
            return None
        found = only_extremes(rows, 1)
        extremes.update(found)
        rows = [row for row in rows if row[1] not in found]
        if not rows:
            return None
        found = only_extremes(rows, 0)
        rows = [row for row in rows if row[0] not in found]
        # All ratings are of one criterion: were they all lowest or all highest by now, nothing would be left.
        if len({value for *_, value in rows}) < 2:
            return None
    raters = sorted({rater for rater, _, _ in rows})
    if not connected(rows) or len(raters) < 2:
        return None
    return rows, sorted({unit for _, unit, _ in rows}), raters, sorted({value for *_, value in rows}), extremes


def only_extremes(rows, which):
    """Units (or raters) whose values are all the lowest, or all the highest; true: the highest."""
    values = [value for *_, value in rows]
    ranges = {}
    for row in rows:
        low, high = ranges.get(row[which], (row[2], row[2]))
        ranges[row[which]] = min(low, row[2]), max(high, row[2])
    return {one: low == max(values) for one, (low, high) in ranges.items() if high == min(values) or low == max(values)}


def connected(rows):
    """Do chains of shared units connect all raters?"""
    neighbours = {}
    for rater, unit, _ in rows:
        neighbours.setdefault(("rater", rater), set()).add(("unit", unit))
        neighbours.setdefault(("unit", unit), set()).add(("rater", rater))
    start = next(iter(neighbours))
    seen, open_ones = {start}, [start]
    while open_ones:
        for other in neighbours[open_ones.pop()] - seen:
            seen.add(other)
            open_ones.append(other)
    return len(seen) == len(neighbours)


def rater_measures(prepared, fitted):
    """Severity with normal limits, infit and outfit, by rater."""
    rows, units, raters, values, _ = prepared
    unit_place = {unit: at for at, unit in enumerate(units)}
    left = residuals(rows, unit_place, raters, values, fitted)
    found = {}
    for at, rater in enumerate(raters):
        estimate, error = fitted.severity[at], math.sqrt(max(0.0, fitted.variance[at]))
        own = [each for row, each in zip(rows, left) if row[0] == rater]
        variance = sum(each[1] for each in own)
        fits = (sum(each[0] for each in own) / variance,
                sum(each[0] / each[1] for each in own if each[1] > 0) / len(own)) if variance > 0 else (None, None)
        found[rater] = ((estimate, estimate - Z * error, estimate + Z * error, error), *fits)
    return found


def spread_of(fitted, measures):
    """Standard deviation of the severities, and Wald's chi-squared p that all are equal."""
    if not fitted:
        return NOTHING, None
    spread = math.sqrt(sum(value**2 for value in fitted.severity) / max(1, len(fitted.severity) - 1))
    weights = [(1 / figure[3] ** 2, figure[0]) for figure, *_ in measures.values() if figure[3]]
    total = sum(weight for weight, _ in weights)
    p = None
    if total > 0:
        product = sum(weight * value for weight, value in weights)
        statistic = sum(weight * value * value for weight, value in weights) - product**2 / total
        p = chi_squared_tail(max(0.0, statistic), len(measures) - 1)
    return (spread, None, None, None), p


def adjusted_values(given, prepared, fitted):
    """The value each unit would get from a rater of average severity."""
    _, units, raters, values, extremes = prepared
    found = {unit: expected(fitted.unit[at], fitted, values) for at, unit in enumerate(units)}
    severities = dict(zip(raters, fitted.severity))
    for unit, top in extremes.items():
        shifts = [severities.get(rater, 0.0) for rater, of, _ in given if of == unit]
        found[unit] = expected(extreme_measure(shifts, top, fitted), fitted, values)
    return found


def expected(at, fitted, values):
    return sum(share * value for share, value in zip(probabilities(at, fitted.step), values))


def extreme_measure(shifts, top, fitted):
    """Where a unit with only extreme values would be expected to miss the extreme by 0.3 of a step."""
    target = len(fitted.step) * len(shifts) - 0.3 if top else 0.3
    low, high = -40.0, 40.0
    for _ in range(100):
        middle = (low + high) / 2
        reached = sum(k * share for shift in shifts for k, share in enumerate(probabilities(middle - shift, fitted.step)))
        low, high = (middle, high) if reached < target else (low, middle)
    return low


def system_means(name, given, adjusted):
    for system in SYSTEMS:
        units = {}
        for _, unit, value in given:
            if unit[1] == system:
                units.setdefault(unit, []).append(value)
        raw = [sum(values) / len(values) for values in units.values()]
        fair = [adjusted[unit] for unit in units if unit in adjusted]
        note(place("severity", name, system=system), {
            "given": sum(raw) / len(raw) if raw else None,
            "adjusted": sum(fair) / len(fair) if fair and len(fair) == len(units) else None})
