"""The tournament of each protocol: who beat whom, strengths with their places, ties, circles, the place on the screen."""

import math
from itertools import combinations

from .distributions import chi_squared_tail
from .intervals import NOTHING, deviation, quantile, wald
from .randomness import drawn_items
from .results import keep, note, place
from .strengths import Meetings, bradley_terry, connectivity, halved, position_effect, with_ties
from .study import (CONFIDENCE, PLACE, POSITIONS_KNOWN, PREFERENCES, QUICK, RANKED, RATERS, RATINGS, RESAMPLES, SYSTEMS,
                    by_units, sign)
from .systems import COMPARISONS

SIZE = len(SYSTEMS)
# Strengths that differ by no more are equal.
EQUAL = 1e-9


def tournaments():
    given = {"rating": RATINGS, "preference": PREFERENCES, "ranking": RANKED}
    for protocol, made in COMPARISONS.items():
        if SIZE > 1 and given[protocol]:
            tournament(protocol, made)


def tournament(protocol, made):
    rows = [(PLACE[one], PLACE[other], outcome) for _, _, one, other, outcome in made]
    meetings = Meetings(SIZE, rows)
    at = place("tournaments", stated_by=protocol)
    met_pairs(protocol, meetings)
    exists, undefeated, winless = connectivity(SIZE, halved(meetings))
    note(at, {"comparisons": len(made), "undefeated": named(undefeated), "winless": named(winless)})
    strengths_with_places(protocol, made, meetings, exists)
    tie_models(protocol, meetings)
    circles(protocol, made)
    if protocol == "preference" and POSITIONS_KNOWN:
        effect_of_place(at, meetings)


def named(systems, between="; "):
    return between.join(SYSTEMS[system] for system in systems)


def met_pairs(protocol, meetings):
    for i, j, won, lost, tied in meetings.pairs:
        at = place("tournaments", stated_by=protocol, scope=f"against {SYSTEMS[i]}", system=SYSTEMS[j])
        note(at, {"wins": lost, "losses": won, "ties": tied})


def places_of(values):
    """Places from 1 by value, largest first; equal values share the better place."""
    order = sorted(range(len(values)), key=lambda at: -values[at])
    places = [0] * len(values)
    for number, at in enumerate(order):
        equal = number > 0 and values[order[number - 1]] - values[at] <= EQUAL
        places[at] = places[order[number - 1]] if equal else number + 1
    return places


def strengths_with_places(protocol, made, meetings, exists):
    """Log-strengths (ties half a win), whole items resampled."""
    by_item = {}
    for _, item, one, other, outcome in made:
        if one != other:
            by_item.setdefault(item, []).append((PLACE[one], PLACE[other], outcome))
    items = [Meetings(SIZE, by_item[item]) for item in sorted(by_item, key=by_units)]
    own = bradley_terry(SIZE, halved(meetings)) if exists and len(items) > 1 else None
    rows = [] if own is None or QUICK else resampled(items, own)
    if own is not None and not QUICK and (len(rows) < 0.9 * RESAMPLES or len(rows) < 2):
        own = None
    at = place("tournaments", stated_by=protocol)
    note(at, {"groups": named_groups(own, rows) if own else ""})
    held = [places_of(row) for row in rows]
    tail = (1 - CONFIDENCE) / 2
    for number, system in enumerate(SYSTEMS):
        of_system = place("tournaments", stated_by=protocol, system=system)
        figure, numbers = NOTHING, {"place": None, "placeLow": None, "placeHigh": None, "shareFirst": None}
        if own is not None:
            figure = own[number], None, None, None
            numbers["place"] = places_of(own)[number]
        if own is not None and rows:
            values, places = sorted(row[number] for row in rows), sorted(row[number] for row in held)
            figure = own[number], quantile(values, tail), quantile(values, 1 - tail), deviation(values)
            numbers.update(placeLow=math.floor(quantile(places, tail)), placeHigh=math.ceil(quantile(places, 1 - tail)),
                           shareFirst=places.count(1) / len(places))
        keep(place("tournaments", stated_by=protocol, scope="strength", system=system), "bradley_terry", len(made), figure)
        note(of_system, numbers)


def resampled(items, start):
    """Centred strengths of each resample in which they exist."""
    halves = [halved(item) for item in items]
    rows = []
    for draw in drawn_items(len(items)):
        wins = {}
        for item in draw:
            for i, j, won, lost in halves[item]:
                total = wins.setdefault((i, j), [0, 0])
                total[0] += won
                total[1] += lost
        pairs = [(i, j, *total) for (i, j), total in wins.items()]
        if connectivity(SIZE, pairs)[0]:
            row = bradley_terry(SIZE, pairs, start)
            if row is not None:
                rows.append(row)
    return rows


def named_groups(values, rows):
    """The largest runs of neighbours none of which can be told apart from another, strongest first."""
    places = places_of(values)
    order = sorted(range(len(values)), key=lambda at: places[at])
    enough = (1 - CONFIDENCE) / 2 * len(rows)

    def alike(one, other):
        gaps = [row[one] - row[other] for row in rows]
        return sum(gap >= -EQUAL for gap in gaps) > enough and sum(gap <= EQUAL for gap in gaps) > enough

    groups, start, reach = [], 0, -1
    for end in range(len(order)):
        while start < end and not all(alike(one, order[end]) for one in order[start:end]):
            start += 1
        grows = end + 1 < len(order) and all(alike(one, order[end + 1]) for one in order[start:end + 1])
        if not grows and end > reach:
            groups.append(order[start:end + 1])
            reach = end
    return "; ".join(named(group, " + ") for group in groups)


def tie_models(protocol, meetings):
    """Places under each way to treat ties."""
    decided = [(i, j, won, lost) for i, j, won, lost, _ in meetings.pairs if won or lost]
    half = halved(meetings)
    models = {
        "bradley_terry.ties_dropped": bradley_terry(SIZE, decided) if connectivity(SIZE, decided)[0] else None,
        "bradley_terry": bradley_terry(SIZE, half) if connectivity(SIZE, half)[0] else None,
        "davidson": with_ties(meetings, "davidson"),
        "rao_kupper": with_ties(meetings, "rao_kupper"),
    }
    found = {}
    for model, values in models.items():
        if values is not None:
            places = places_of(values)
            found[model] = [held + (places.count(held) - 1) / 2 for held in places]
        for number, system in enumerate(SYSTEMS):
            note(place("tournaments", stated_by=protocol, scope=model, system=system),
                 {"place": found[model][number] if model in found else None})
    differing = [number for number in range(SIZE) if len({places[number] for places in found.values()}) > 1]
    note(place("tournaments", stated_by=protocol), {"placesThatDiffer": named(differing)})


def circles(protocol, made):
    """Circular triads among the majority preferences, of everybody and of each rater."""
    present = {rater for rater, *_ in made}
    for rater in ["", *(rater for rater in RATERS if rater in present)]:
        own = [each for each in made if rater in ("", each[0])]
        wins, systems = {}, set()
        for _, _, one, other, outcome in own:
            one, other = PLACE[one], PLACE[other]
            systems.update((one, other))
            if outcome != 0.5:
                pair = (one, other) if outcome == 1 else (other, one)
                wins[pair] = wins.get(pair, 0) + 1
        decided, circular = 0, []
        for i, j, k in combinations(sorted(systems), 3):
            signs = [sign(wins.get((a, b), 0) - wins.get((b, a), 0)) for a, b in ((i, j), (j, k), (k, i))]
            decided += 0 not in signs
            if signs[0] == signs[1] == signs[2] != 0:
                circular.append((i, j, k) if signs[0] > 0 else (i, k, j))
        note(place("tournaments", stated_by=protocol, rater_a=rater),
             {"decided": decided, "circular": len(circular),
              "triads": "; ".join(named(triad, " + ") for triad in circular[:20])})


def effect_of_place(at, meetings):
    found = position_effect(meetings)
    figure, p = NOTHING, None
    if found is not None:
        estimate, error, ratio = found
        figure, p = wald(estimate, error), chi_squared_tail(ratio, 1)
    keep((*at[:3], "position", *at[4:]), "position_effect", len(PREFERENCES), figure, p)
