"""What raters believed: how sure they were of a comparison, and which source they took a response for."""

import math
from itertools import combinations

from .intervals import NOTHING, by_items, wald
from .results import keep, note, place
from .randomness import Stream
from .study import (CONFIDENCES, GUESSES, GUESSES_BY_SYSTEM, PLACE, POSITIONS_KNOWN, PREFERENCES, RATERS, RESAMPLES, SEED,
                    SOURCES_NAMED, SYSTEMS, by_units, shown, sign)

BINS = 10


def pair_of(row):
    """Item and two systems, as the report lists them."""
    return (row["item"], *sorted((row["left"], row["right"]), key=PLACE.get))


def calibration():
    """Stated confidence against being with the majority of the others."""
    if not CONFIDENCES:
        return
    votes = {}
    for row in PREFERENCES:
        turned = PLACE[row["left"]] > PLACE[row["right"]]
        votes.setdefault(pair_of(row), {})[row["rater"]] = sign(-row["outcome"] if turned else row["outcome"])
    judged = []
    for row in CONFIDENCES:
        own = votes.get(pair_of(row), {})
        right = with_majority(own, row["rater"]) if row["rater"] in own else None
        if right is not None:
            judged.append((row["rater"], row["percent"] / 100, right, pair_of(row)))
    section("", judged)
    for rater in RATERS:
        own = [each for each in judged if each[0] == rater]
        if own:
            section(rater, own)


def with_majority(votes, rater):
    """None: nobody else judged the pair, or the others are evenly split."""
    others = [vote for who, vote in votes.items() if who != rater]
    counts = sorted(((others.count(vote), vote) for vote in set(others)), reverse=True)
    if not counts or (len(counts) > 1 and counts[0][0] == counts[1][0]):
        return None
    return counts[0][1] == votes[rater]


def section(rater, judged):
    """Expected calibration error over ten bins and overconfidence, pairs resampled; and the bins."""
    rows = {}
    for _, confidence, right, unit in judged:
        row = rows.setdefault(unit, [0.0] * (3 * BINS))
        start = 3 * min(BINS - 1, math.floor(confidence * BINS))
        for offset, value in enumerate((1, confidence, right)):
            row[start + offset] += value
    in_order = [rows[unit] for unit in sorted(rows, key=lambda unit: (by_units(unit[0]), PLACE[unit[1]], PLACE[unit[2]]))]
    error, over = by_items(in_order, [calibration_error, overconfidence]) if rows else (NOTHING, NOTHING)
    keep(place("calibration", scope="error", rater_a=rater), "calibration.ece", len(judged), error)
    keep(place("calibration", scope="overconfidence", rater_a=rater), "calibration.overconfidence", len(judged), over)
    totals = [sum(column) for column in zip(*in_order)]
    for number in range(BINS if rows else 0):
        n, confidence, right = totals[3 * number:3 * number + 3]
        if n:
            note(place("calibration", scope=f"{shown(number / BINS)} to {shown((number + 1) / BINS)}", rater_a=rater),
                 {"n": n, "meanConfidence": confidence / n, "shareRight": right / n})


def calibration_error(totals):
    gaps = [(totals[at], totals[at + 1], totals[at + 2]) for at in range(0, 3 * BINS, 3) if totals[at] > 0]
    return sum(n * abs(confidence / n - right / n) for n, confidence, right in gaps) / sum(totals[0::3])


def overconfidence(totals):
    return (sum(totals[1::3]) - sum(totals[2::3])) / sum(totals[0::3])


# ---------------------------------------------------------------- did the blinding hold


def blinding():
    if POSITIONS_KNOWN or GUESSES or GUESSES_BY_SYSTEM:
        realised = {pair: [0, 0] for pair in combinations(SYSTEMS, 2)}
        for row in PREFERENCES if POSITIONS_KNOWN else []:
            one, other = sorted((row["left"], row["right"]), key=PLACE.get)
            realised.setdefault((one, other), [0, 0])[row["left"] != one] += 1
        for (one, other), (first, second) in realised.items():
            note(place("blinding", scope=f"against {other}", system=one), {"realised 1": first, "realised 2": second})
    if GUESSES_BY_SYSTEM:
        association()
    if not GUESSES:
        return
    james()
    for source in sorted({row["source"] for row in GUESSES}, key=by_units) if SOURCES_NAMED else []:
        bang(source)


def sources():
    return sorted({row["source"] for row in GUESSES} | {row["guess"] for row in GUESSES if row["guess"]})


def james():
    """James's index: 1 = nobody could tell, 0.5 = at random, 0 = everybody could; raters resampled."""
    names = sources()
    if len(names) < 2:
        figure = NOTHING
    else:
        rows = {}
        for row in GUESSES:
            counts = rows.setdefault(row["rater"], [0] * (len(names) * (len(names) + 1)))
            guess = names.index(row["guess"]) if row["guess"] else len(names)
            counts[names.index(row["source"]) * (len(names) + 1) + guess] += 1
        figure = (*by_items(list(rows.values()), [lambda totals: james_of(totals, len(names))])[0][:3], None)
    keep(place("blinding", scope="james"), "blinding.james", len(GUESSES), figure)


def james_of(counts, size):
    """The index from counts by source and guess, the last guess of each source being "cannot say"."""
    table = [counts[at:at + size + 1] for at in range(0, len(counts), size + 1)]
    unknown, n = sum(row[size] for row in table), sum(counts)
    made = n - unknown
    if made == 0:
        return None if n == 0 else 1.0
    wrong = sum(table[i][j] for i in range(size) for j in range(size) if i != j)
    by_source = [sum(row[:size]) for row in table]
    guessed = [sum(row[j] for row in table) for j in range(size)]
    chance = sum(by_source[i] * guessed[j] for i in range(size) for j in range(size) if i != j) / (made * made)
    if chance == 0:
        return None
    part = unknown / n
    return (1 + part + (1 - part) * (wrong / made - chance) / chance) / 2


def bang(source):
    """Bang's index of one source: 0 = at random, 1 = always right."""
    own = [row["guess"] for row in GUESSES if row["source"] == source]
    right, unknown, n = own.count(source), own.count(""), len(own)
    wrong = n - right - unknown
    others = len(sources()) - 1
    figure = NOTHING
    if others > 0:
        estimate = (right - wrong / others) / n
        figure = wald(estimate, math.sqrt(max(0.0, (right + wrong / others**2) / n - estimate**2) / n))
    keep(place("blinding", scope=f"{source}, index"), "blinding.bang", n, figure)
    note(place("blinding", scope=source), {"right": right, "wrong": wrong, "unknown": unknown})


def association():
    """Cramer's V of systems and guesses, "cannot say" being a guess; p from guesses shuffled within raters."""
    answers = sorted({row["guess"] for row in GUESSES_BY_SYSTEM}, key=by_units)
    systems = [system for system in SYSTEMS if any(row["system"] == system for row in GUESSES_BY_SYSTEM)]
    for system in SYSTEMS:
        own = [row["guess"] for row in GUESSES_BY_SYSTEM if row["system"] == system]
        for answer in sorted({*answers, ""}, key=by_units):
            note(place("blinding", scope=answer or "cannot say", system=system), {"count": own.count(answer)})
    at, n, p = place("blinding", scope="association"), len(GUESSES_BY_SYSTEM), None
    figure = NOTHING
    if len(systems) > 1 and len(answers) > 1:
        blocks = {}
        for row in GUESSES_BY_SYSTEM:
            rows, columns = blocks.setdefault(row["rater"], ([], []))
            rows.append(systems.index(row["system"]))
            columns.append(answers.index(row["guess"]))
        blocks = list(blocks.values())
        statistic = chi_squared(blocks, len(systems), len(answers))
        stream, reached = Stream(SEED, 0), 1
        for _ in range(RESAMPLES):
            moved = [(rows, [columns[at] for at in shuffled(len(columns), stream)]) for rows, columns in blocks]
            reached += chi_squared(moved, len(systems), len(answers)) >= statistic - 1e-9
        figure = (math.sqrt(min(1.0, statistic / (n * (min(len(systems), len(answers)) - 1)))), None, None, None)
        p = reached / (RESAMPLES + 1)
    keep(at, "blinding.guess_association", n, figure, p)


def shuffled(length, stream):
    """A random order (Fisher and Yates)."""
    order = list(range(length))
    for i in range(length - 1, 0, -1):
        j = stream.below(i + 1)
        order[i], order[j] = order[j], order[i]
    return order


def chi_squared(blocks, height, width):
    """Pearson's statistic of all blocks together against independence."""
    cells, of_row, of_column, n = [0] * (height * width), [0] * height, [0] * width, 0
    for rows, columns in blocks:
        for row, column in zip(rows, columns):
            cells[row * width + column] += 1
            of_row[row] += 1
            of_column[column] += 1
            n += 1
    total = 0.0
    for cell, count in enumerate(cells):
        expected = of_row[cell // width] * of_column[cell % width] / n
        total += (count - expected) ** 2 / expected
    return total
