"""The chapters on systems: mean outcomes and ratings, the order of the systems, the place on the screen."""

import math
from itertools import combinations

from .distributions import binomial_two_sided
from .intervals import NOTHING, by_items, share, wilson
from .pairs import EQUAL, merged, rankings
from .results import keep, note, place
from .study import (POSITIONS_KNOWN, PREFERENCES, QUANTITIES, RATERS, RATINGS_ON, SYSTEMS, TAGS, by_units, sign)


def outcome_of(advantage):
    return 0.5 if abs(advantage) <= EQUAL else 1.0 if advantage > 0 else 0.0


def comparisons():
    """By protocol: (rater, item, one, other, outcome of one: 1, 0.5 or 0)."""
    sittings = {}
    for rater, item, system, value in merged():
        sittings.setdefault((rater, item), []).append((system, value))
    rated = [(rater, item, a, b, outcome_of(of_a - of_b))
             for (rater, item), given in sittings.items() for (a, of_a), (b, of_b) in combinations(given, 2)]
    preferred = [(row["rater"], row["item"], row["left"], row["right"], outcome_of(-row["outcome"]))
                 for row in PREFERENCES]
    ranked = [(rater, item, a, b, outcome_of(of_b - of_a))
              for item, rater, ranks in rankings() for (a, of_a), (b, of_b) in combinations(ranks, 2)]
    return {"rating": rated, "preference": preferred, "ranking": ranked}


COMPARISONS = comparisons()


def outcomes(system, made):
    """Outcomes of a system by item."""
    found = {}
    for _, item, one, other, outcome in made:
        if system in (one, other):
            found.setdefault(item, []).append(outcome if one == system else 1 - outcome)
    return found


def win_rate(found):
    """Mean outcome with its interval over items."""
    return by_items([[sum(found[item]), len(found[item])] for item in sorted(found, key=by_units)], [share])[0]


def systems():
    orders = []
    for protocol, made in COMPARISONS.items():
        if not made:
            continue
        order = []
        for system in SYSTEMS:
            found = outcomes(system, made)
            given = [outcome for own in found.values() for outcome in own]
            at = place("win-rates", stated_by=protocol, system=system)
            figure = win_rate(found)
            keep(at, "win_rate", len(given), figure)
            note(at, {"wins": given.count(1), "losses": given.count(0), "ties": given.count(0.5)})
            order.append(figure[0])
        orders.append((protocol, order))
        if len(SYSTEMS) > 1:
            by_tag(protocol, made)
    mean_ratings()
    order_agreement(orders)
    position()


def by_tag(protocol, made):
    for tag, items in TAGS.items():
        within = set(items)
        own = [each for each in made if each[1] in within]
        note(place("tagOutcomes", stated_by=protocol, scope=tag), {"depth": tag.count("/"), "items": len(items)})
        for system in SYSTEMS:
            found = outcomes(system, own)
            at = place("tagOutcomes", stated_by=protocol, scope=f"{tag}, winRate", system=system)
            keep(at, "win_rate", sum(map(len, found.values())), win_rate(found))


def mean_ratings():
    """The mean over responses of the mean over raters."""
    for criterion in QUANTITIES:
        for system in SYSTEMS:
            units = {}
            for row in RATINGS_ON[criterion["criterion"]]:
                if row["system"] == system:
                    units.setdefault(row["item"], []).append(row["value"])
            rows = [[sum(units[item]) / len(units[item]), 1] for item in sorted(units, key=by_units)]
            keep(place("means", criterion["criterion"], system=system), "mean_rating", len(units), by_items(rows, [share])[0])


def order_agreement(orders):
    """Kendall's tau-b of the order by ratings and the first stated order."""
    if len(orders) < 2 or orders[0][0] != "rating":
        return
    both = [pair for pair in zip(orders[0][1], orders[1][1]) if None not in pair]
    signs = [[0 if abs(x[k] - y[k]) <= 1e-12 else sign(x[k] - y[k]) for k in (0, 1)] for x, y in combinations(both, 2)]
    untied = [sum(abs(pair[k]) for pair in signs) for k in (0, 1)]
    tau = sum(a * b for a, b in signs) / math.sqrt(untied[0] * untied[1]) if min(untied) > 0 else None
    keep(place("order"), "kendall_tau_b", len(both), (tau, None, None, None))


def position():
    """Share of decided comparisons won by the response shown first."""
    if not POSITIONS_KNOWN or not PREFERENCES:
        return
    keep(place("position"), "position_bias", **shown_first(PREFERENCES))
    keep(place("blinding", scope="share"), "position_bias", **shown_first(PREFERENCES))
    for rater in RATERS:
        own = [row for row in PREFERENCES if row["rater"] == rater]
        if own:
            keep(place("blinding", scope="share", rater_a=rater), "position_bias", **shown_first(own))


def shown_first(given):
    decided = [row["outcome"] for row in given if row["left"] != row["right"] and row["outcome"] != 0]
    n = sum(row["outcome"] != 0 for row in given)
    if not decided:
        return {"n": n, "figure": NOTHING}
    first = sum(outcome < 0 for outcome in decided)
    p = first / len(decided)
    figure = (p, *wilson(first, len(decided)), math.sqrt(p * (1 - p) / len(decided)))
    return {"n": n, "figure": figure, "p": binomial_two_sided(first, len(decided))}
