"""The chapters on agreement: each criterion, each two raters, groups, tags, and stated preferences."""

import json
import math
from itertools import combinations

from .agreement import alpha_of, cohen_kappa, krippendorff_alpha, percent_agreement
from .coefficients import families, light_kappa, named_weights, unanimous
from .intervals import NOTHING
from .matrix import Matrix
from .measurements import numeric
from .reasons import reasons_of
from .results import keep, note, place
from .study import (CRITERIA, GROUPS, PLACE, PREFERENCES, RANKED, RATER_PLACE, RATERS, RATINGS, RATINGS_ON, RESPONSES,
                    SYSTEMS, TAGS, by_units, declared_values, shown, sign)

MOST_LEVELS = 15
KINDS = ("unweighted", "linear", "quadratic")


def counts():
    rankings = len({row["ranking"] for row in RANKED})
    note(place("counts"), {"ratings": len(RATINGS), "preferences": len(PREFERENCES), "rankings": rankings})


def responses_by_raters(criterion):
    """Units are responses, columns raters."""
    table = {unit: [None] * len(RATERS) for unit in RESPONSES}
    for row in RATINGS_ON[criterion["criterion"]]:
        unit = row["item"], row["system"]
        if unit in table:
            table[unit][RATER_PLACE[row["rater"]]] = row["value"]
    return Matrix(list(table.values()), declared_values(criterion))


def agreement():
    for criterion in CRITERIA:
        name = criterion["criterion"]
        declared = declared_values(criterion)
        matrix = responses_by_raters(criterion)
        at = place("agreement", name)
        overall = {"percent_agreement": percent_agreement(matrix)}
        for measurement in ("nominal", "ordinal", "interval", "ratio"):
            overall["krippendorff_alpha." + measurement] = krippendorff_alpha(matrix, measurement)
        if declared is not None:
            near = percent_agreement(matrix, lambda a, b: float(abs(a - b) <= 1))
            overall["percent_agreement.within_one_level"] = near
        for coefficient, figure in overall.items():
            keep(at, coefficient, matrix.pairable, figure)
        for a, b in combinations(range(len(RATERS)), 2):
            pair_of_raters(place("agreement", name, rater_a=RATERS[a], rater_b=RATERS[b]), matrix, a, b, KINDS)
        given = sum(matrix.size[p] * matrix.frequency[p] for p in range(len(matrix.size)))
        note(at, {"units": len(matrix.table), "pairableUnits": matrix.pairable, "raters": matrix.raters, "ratings": given,
                  "missing": len(matrix.table) * matrix.raters - given})
        levels = distribution(name, declared)
        for value, count in levels.items():
            note(place("agreement", name, scope=f"value {shown(value)}"), {"count": count})
        panel(name, criterion["measurement"], matrix)
        slices(name, criterion["measurement"], matrix)
        given_levels(name, list(levels))


def pair_of_raters(at, matrix, a, b, kinds):
    two = Matrix([[row[a], row[b]] for row in matrix.table], matrix.categories)
    keep(at, "percent_agreement", two.pairable, percent_agreement(two))
    for kind in kinds:
        keep(at, "cohen_kappa." + kind, two.pairable, cohen_kappa(matrix, a, b, kind))


def distribution(name, declared):
    """How often each value was given, in rising order; values of the scale that nobody gave with 0."""
    given = {value: 0 for value in declared or []}
    for row in RATINGS_ON[name]:
        given[row["value"]] = given.get(row["value"], 0) + 1
    return dict(sorted(given.items()))


def given_levels(name, levels):
    """How often each rater gave, and each system was given, each value."""
    if len(levels) > MOST_LEVELS:
        return
    for by, ids in (("rater", RATERS), ("system", SYSTEMS)):
        for one in ids:
            own = [row["value"] for row in RATINGS_ON[name] if row[by] == one]
            at = place("panels", name, rater_a=one if by == "rater" else "", system=one if by == "system" else "")
            note(at, {f"counts {number}": own.count(value) for number, value in enumerate(levels, 1)})


def panel(name, measurement, matrix):
    """Every coefficient side by side, why they differ, and alpha without each rater."""
    found = {"percent_agreement.unanimous": unanimous(matrix), **families(matrix, "unweighted"),
             "light_kappa": light_kappa(matrix)}
    if measurement != "nominal":
        weights = "ordinal" if measurement == "ordinal" else "quadratic"
        known = len(matrix.categories) <= 1500
        found["percent_agreement." + weights] = (
            percent_agreement(matrix, named_weights(matrix, weights)) if known else NOTHING)
        found.update(families(matrix, weights))
        found.update(numeric(matrix.table))
    for coefficient, figure in found.items():
        keep(place("panels", name, scope="coefficients"), coefficient, matrix.pairable, figure)
    for kind, (values, raters) in reasons_of(matrix, found).items():
        named = "; ".join(RATERS[rater] for rater in raters)
        note(place("panels", name, scope=kind), {**values, "raters": named})
    without_each(name, measurement, matrix)


def bare_alpha(matrix, measurement):
    """Alpha without an interval."""
    used = {code for pattern in matrix.patterns for code, _ in pattern}
    if not matrix.usable() or (measurement == "ratio" and any(matrix.categories[code] < 0 for code in used)):
        return None
    if measurement == "ratio" and len(matrix.categories) > 20000:
        return None
    estimate = alpha_of(matrix, measurement)(matrix.frequency)
    return None if math.isnan(estimate) else estimate


def without_each(name, measurement, matrix):
    """Alpha without each rater in turn; of two raters there would be nothing left."""
    whole = bare_alpha(matrix, measurement)
    for rater in range(len(RATERS) if len(RATERS) > 2 else 0):
        rest = Matrix([[v for c, v in enumerate(row) if c != rater] for row in matrix.table], matrix.categories)
        estimate = bare_alpha(rest, measurement)
        keep(place("panels", name, scope="without", rater_a=RATERS[rater]), "krippendorff_alpha." + measurement,
             rest.pairable, (estimate, None, None, None))
        change = None if estimate is None or whole is None else estimate - whole
        note(place("panels", name, rater_a=RATERS[rater]), {"change": change})


def slices(name, measurement, matrix):
    """Alpha among the raters of each group, and on the items of each tag."""
    parts = {}
    for row in GROUPS:
        parts.setdefault("group " + row["group"], []).append(row["rater"])
    found = []
    for scope, raters in parts.items():
        columns = [RATER_PLACE[rater] for rater in raters if rater in RATER_PLACE]
        found.append((scope, [[row[c] for c in columns] for row in matrix.table]))
    for tag, items in TAGS.items():
        within = set(items)
        found.append((f"tag {tag}", [row for (item, _), row in zip(RESPONSES, matrix.table) if item in within]))
    for scope, table in found:
        part = Matrix(table, matrix.categories)
        at = place("panels", name, scope=scope)
        keep(at, "krippendorff_alpha." + measurement, part.pairable, krippendorff_alpha(part, measurement))
        rating = {c for row in table for c, value in enumerate(row) if value is not None}
        given = sum(value is not None for row in table for value in row)
        note(at, {"raters": len(rating), "ratings": given})


def preference_agreement():
    """Units are pairs of systems on an item, whoever was shown first; 1: the one listed first is better."""
    if not PREFERENCES:
        return
    table = {}
    for row in PREFERENCES:
        if row["rater"] not in RATER_PLACE:
            continue
        one, other = PLACE[row["left"]], PLACE[row["right"]]
        key = json.dumps([row["item"], min(one, other), max(one, other)], ensure_ascii=False, separators=(",", ":"))
        cells = table.setdefault(key, [None] * len(RATERS))
        cells[RATER_PLACE[row["rater"]]] = sign(row["outcome"] if one < other else -row["outcome"])
    matrix = Matrix([table[key] for key in sorted(table, key=by_units)], [-1, 0, 1])
    figures = {"percent_agreement": percent_agreement(matrix),
               "krippendorff_alpha.nominal": krippendorff_alpha(matrix, "nominal")}
    for coefficient, figure in figures.items():
        keep(place("preference-agreement"), coefficient, matrix.pairable, figure)
    for a, b in combinations(range(len(RATERS)), 2):
        at = place("preference-agreement", rater_a=RATERS[a], rater_b=RATERS[b])
        pair_of_raters(at, matrix, a, b, KINDS[:1])
    panel("", "nominal", matrix)
