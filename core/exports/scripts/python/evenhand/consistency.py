"""The chapter on consistency: ratings against stated preferences, and the pairs taken apart by kind."""

from .intervals import by_items, share, wilson
from .pairs import EQUAL, first_preferences, judged_pairs, merged, oriented, rankings
from .results import keep, note, place
from .study import ALL_TAGS, PREFERENCES, QUANTITIES, RANKED, RATERS, RATINGS, by_units, shown

CELLS = ["A|A", "A|B", "A|tie", "B|A", "B|B", "B|tie", "tie|A", "tie|B", "tie|tie"]
ROW = {1: 0, -1: 1, 0: 2}


def consistency():
    if not RATINGS:
        return
    views = [("", merged())] + [(criterion["criterion"], oriented(criterion)) for criterion in QUANTITIES]
    for stated_by, there in (("preference", PREFERENCES), ("ranking", RANKED)):
        for name, values in views if there else []:
            within, skipped = judged_pairs(values, stated_by, False)
            between, skipped_between = judged_pairs(values, stated_by, True)
            table(name, stated_by, "within-rater", "", within, skipped)
            table(name, stated_by, "between-rater", "", between, skipped_between)
            for rater in RATERS:
                own = [pair for pair in within if pair[0] == rater]
                if own:
                    table(name, stated_by, "one-rater", rater, own, {})
            lab(name, stated_by, within)


def inconsistency(cells):
    n = sum(cells)
    return (n - cells[0] - cells[4] - cells[8]) / n if n else None


def kappa_of_table(cells):
    n = sum(cells)
    expected = sum(sum(cells[3 * c:3 * c + 3]) * (cells[c] + cells[c + 3] + cells[c + 6]) for c in range(3))
    if n == 0 or expected == n * n:
        return None
    return ((cells[0] + cells[4] + cells[8]) * n - expected) / (n * n - expected)


def rows_in_order(rows):
    return [rows[item] for item in sorted(rows, key=by_units)]


def table(name, stated_by, scope, rater, pairs, skipped):
    """One table of nine cells: inconsistency, kappa and reversals, whole items resampled."""
    counts, decided = {}, {}
    for _, item, _, _, _, implied, stated in pairs:
        counts.setdefault(item, [0] * 9)[3 * ROW[implied] + ROW[stated]] += 1
        if implied and stated:
            row = decided.setdefault(item, [0, 0])
            row[0] += implied != stated
            row[1] += 1
    rows = rows_in_order(counts)
    off, kappa = by_items(rows, [inconsistency, kappa_of_table])
    if len(rows) > 1 and off[0] in (0, 1):
        off = (off[0], *wilson(off[0] * len(rows), len(rows)), 0.0)
    reversals = by_items(rows_in_order(decided), [share])[0]
    total = [sum(column) for column in zip(*rows)] or [0] * 9
    both = total[0] + total[1] + total[3] + total[4]
    at = place("consistency", name, stated_by, scope, rater)
    kind = "between_rater" if scope == "between-rater" else "within_rater"
    keep(at, "rating_vs_ranking." + kind, len(pairs), off)
    keep(at, "cohen_kappa.unweighted", len(pairs), (*kappa[:3], None))
    keep(at, "reversal_rate", both, reversals)
    note(at, {"n": len(pairs), "bothDecided": both, "reversals": total[1] + total[3],
              "ratingTieStatedDecided": total[6] + total[7], "ratingDecidedStatedTie": total[2] + total[5],
              **dict(zip(CELLS, total)), **skipped})


# ---------------------------------------------------------------- within-rater pairs by kind

SHARE_STEPS = [0, 0.125, 0.25, 0.5, 1]
MOST_GAPS = 10


def lab(name, stated_by, pairs):
    """By how far the two ratings lie apart, by how strongly the preference was stated, and by tag."""
    gaps = [0 if abs(pair[4]) <= EQUAL else abs(pair[4]) for pair in pairs]
    low = 0
    for number, high in enumerate(gap_steps(name, gaps)):
        own = [pair for pair, gap in zip(pairs, gaps)
               if (gap == 0 if number == 0 else low + EQUAL < gap <= high + EQUAL)]
        group(name, stated_by, f"gap {shown(low)} to {shown(high)}", own)
        low = high
    strengths = stated_strengths(stated_by)
    by_strength = {}
    for pair in pairs:
        by_strength.setdefault(strengths(*pair[:4]), []).append(pair)
    if any(strength > 1 for strength in by_strength):
        for strength, own in by_strength.items():
            group(name, stated_by, f"strength {shown(strength)} to {shown(strength)}", own)
    for tag, items in ALL_TAGS.items():
        within = set(items)
        group(name, stated_by, f"tag {tag} 0 to 0", [pair for pair in pairs if pair[1] in within])


def gap_steps(name, gaps):
    """Upper ends of the distances: every one that occurs where they are few, else quarters of the largest."""
    if name == "":
        return SHARE_STEPS
    found = sorted(set(gaps))
    if len(found) <= MOST_GAPS:
        return found if found and found[0] == 0 else [0, *found]
    most = found[-1]
    return [0, most / 4, most / 2, 3 * most / 4, most]


def stated_strengths(stated_by):
    """How strongly a preference was stated, or how many ranks lie between."""
    if stated_by == "preference":
        found = {}
        for row in first_preferences({}):
            found.setdefault((row["rater"], row["item"], frozenset((row["left"], row["right"]))), abs(row["outcome"]))
        return lambda rater, item, a, b: found.get((rater, item, frozenset((a, b))), 0)
    ranks_of = {(rater, item): dict(ranks) for item, rater, ranks in rankings()}
    return lambda rater, item, a, b: abs(ranks_of[rater, item].get(a, 0) - ranks_of[rater, item].get(b, 0))


def group(name, stated_by, scope, pairs):
    if not pairs:
        return
    rows, consistent, reversals, hedges = {}, 0, 0, 0
    for _, item, _, _, _, implied, stated in pairs:
        row = rows.setdefault(item, [0, 0])
        row[0] += implied != stated
        row[1] += 1
        consistent += implied == stated
        hedges += implied != stated and (implied == 0 or stated == 0)
        reversals += implied != stated and implied != 0 and stated != 0
    figure = by_items(rows_in_order(rows), [share])[0]
    keep(place("labs", name, stated_by, scope + ", inconsistency"), "rating_vs_ranking.group", len(pairs), figure)
    note(place("labs", name, stated_by, scope),
         {"n": len(pairs), "consistent": consistent, "reversals": reversals, "hedges": hedges})
