"""Pairs of systems that were both rated and compared: what the ratings imply against what was stated."""

from itertools import combinations

from .study import PLACE, PREFERENCES, QUANTITIES, RANKED, RATINGS, RATINGS_ON, sign

# Values that lie no further apart are equal.
EQUAL = 1e-9


def mean(values):
    return sum(values) / len(values)


def oriented(criterion):
    """(rater, item, system, value) on one criterion, higher is better."""
    turn = 1 if criterion["direction"] == "higher-is-better" else -1
    return [(row["rater"], row["item"], row["system"], turn * row["value"]) for row in RATINGS_ON[criterion["criterion"]]]


def merged():
    """The weighted mean of the criteria, each brought to 0..1 on its own scale."""
    scales = {}
    for criterion in QUANTITIES:
        name = criterion["criterion"]
        values = [float(value) for value in criterion["values"].split()] or [row["value"] for row in RATINGS_ON[name]]
        low, high = (min(values), max(values)) if values else (0.0, 0.0)
        up = criterion["direction"] == "higher-is-better"
        scales[name] = (float(criterion["weight"]), low, high, high - low if high > low else 1, up)
    sums = {}
    for row in RATINGS:
        weight, low, high, span, up = scales.get(row["criterion"], (0, 0, 0, 1, True))
        if weight == 0:
            continue
        total = sums.setdefault((row["rater"], row["item"], row["system"]), [0.0, 0.0])
        total[0] += weight * ((row["value"] - low if up else high - row["value"]) / span)
        total[1] += weight
    return [(*key, total / weight) for key, (total, weight) in sums.items()]


def rankings():
    """Each ranking as (item, rater, [(system, rank)]) in the order of the file."""
    found = {}
    for row in RANKED:
        found.setdefault((row["item"], row["rater"], row["ranking"]), []).append((row["system"], row["rank"]))
    return [(item, rater, ranks) for (item, rater, _), ranks in found.items()]


def skip(skipped, reason):
    skipped[reason] = skipped.get(reason, 0) + 1


def first_ratings(values, skipped):
    """The first rating of each thing by each rater; later ones are counted out."""
    first = {}
    for rater, item, system, value in values:
        if (rater, item, system) in first:
            skip(skipped, "duplicate-rating")
        else:
            first[rater, item, system] = value
    return first


def first_preferences(skipped):
    first = {}
    for row in PREFERENCES:
        once = row["rater"], row["item"], row["left"], row["right"]
        if once in first:
            skip(skipped, "duplicate-statement")
        else:
            first[once] = row
    return list(first.values())


def first_rankings(skipped):
    """(item, rater, {system: rank}) of two systems or more."""
    seen, found = set(), []
    for item, rater, ranks in rankings():
        once = {}
        for system, rank in ranks:
            if system in once:
                skip(skipped, "duplicate-statement")
            else:
                once[system] = rank
        if len(once) < 2:
            skip(skipped, "single-response")
        elif (rater, item) in seen:
            skip(skipped, "duplicate-statement")
        else:
            seen.add((rater, item))
            found.append((item, rater, once))
    return found


def stated_pairs(stated_by, everybody, skipped):
    """(rater, item, A, B, advantage of A) with A before B in the order of the report; raters merged if asked."""
    found = []
    if stated_by == "preference":
        votes = {}
        for row in first_preferences(skipped):
            a, b, advantage = row["left"], row["right"], -sign(row["outcome"])
            if PLACE[a] > PLACE[b]:
                a, b, advantage = b, a, -advantage
            key = None if everybody else row["rater"], row["item"], a, b
            votes[key] = votes.get(key, 0) + advantage
        return [(*key, sign(net)) for key, net in votes.items()]
    ranks_of = {}
    for item, rater, ranks in first_rankings(skipped):
        kept = ranks_of.setdefault((None if everybody else rater, item), {})
        for system, rank in ranks.items():
            kept.setdefault(system, []).append(rank)
    for (rater, item), kept in ranks_of.items():
        means = sorted(((system, mean(given)) for system, given in kept.items()), key=lambda each: PLACE[each[0]])
        for (a, of_a), (b, of_b) in combinations(means, 2):
            found.append((rater, item, a, b, 0 if abs(of_b - of_a) <= EQUAL else sign(of_b - of_a)))
    return found


def judged_pairs(values, stated_by, everybody):
    """(rater, item, A, B, gap of the ratings, implied, stated) of every pair with both ratings, and what was skipped."""
    skipped, given = {}, {}
    for (rater, item, system), value in first_ratings(values, skipped).items():
        given.setdefault((None if everybody else rater, item, system), []).append(value)
    pairs = []
    for rater, item, a, b, stated in stated_pairs(stated_by, everybody, skipped):
        of_a, of_b = given.get((rater, item, a)), given.get((rater, item, b))
        if of_a is None or of_b is None:
            skip(skipped, "missing-rating")
            continue
        gap = mean(of_a) - mean(of_b)
        pairs.append((rater, item, a, b, gap, 0 if abs(gap) <= EQUAL else sign(gap), stated))
    return pairs, skipped
