"""How peers fit preference models, written for numpy and scipy: run by bench/analysis/preference.ts.

usage: python3 preferencePeer.py FOLDER  ->  one JSON object {task: {"value": x, "ms": median}}
"""
import json
import os
import sys
import time

import numpy as np

FOLDER = sys.argv[1]
SIZE = 100


def load(name):
    rows = np.loadtxt(os.path.join(FOLDER, name), delimiter=",", dtype=np.int64)
    return rows[:, 0], rows[:, 1], rows[:, 2]


def median_ms(work, repeats):
    times = []
    for _ in range(repeats):
        start = time.perf_counter()
        value = work()
        times.append((time.perf_counter() - start) * 1000)
    return {"value": float(value), "ms": sorted(times)[len(times) // 2]}


def wins_and_ties(left, right, outcome):
    winner, loser = np.where(outcome == 1, left, right), np.where(outcome == 1, right, left)
    decided = outcome != 0
    wins = np.bincount(winner[decided] * SIZE + loser[decided], minlength=SIZE * SIZE).reshape(SIZE, SIZE)
    level = np.bincount(left[~decided] * SIZE + right[~decided], minlength=SIZE * SIZE).reshape(SIZE, SIZE)
    return wins.astype(float), (level + level.T).astype(float)


def bradley_terry(wins, tolerance=1e-12):
    """Fixed point of Hunter 2004 (minorise, then maximise), vectorised over the matrix."""
    meetings, totals = wins + wins.T, wins.sum(axis=1)
    worth = np.ones(SIZE)
    for _ in range(100000):
        new = totals / (meetings / (worth[:, None] + worth[None, :])).sum(axis=1)
        new /= np.exp(np.log(new).mean())
        if np.abs(new - worth).max() < tolerance:
            return np.log(new)
        worth = new
    return np.log(worth)


def davidson(wins, ties, tolerance=1e-12):
    """Davidson 1970: fixed point for the worths and the tie parameter in turn."""
    meetings = wins + wins.T + ties
    half, level = wins.sum(axis=1) + ties.sum(axis=1) / 2, ties.sum() / 2
    worth, nu = np.ones(SIZE), 1.0
    for _ in range(100000):
        root = np.sqrt(np.outer(worth, worth))
        bottom = meetings / (worth[:, None] + worth[None, :] + nu * root)
        ratio = np.sqrt(worth[None, :] / worth[:, None])
        new = half / (bottom * (1 + nu * ratio / 2)).sum(axis=1)
        nu = level / ((bottom * root).sum() / 2)
        new /= np.exp(np.log(new).mean())
        if np.abs(new - worth).max() < tolerance:
            return np.log(new)
        worth = new
    return np.log(worth)


def resampled(wins, ties, times):
    """Multinomial counts of all pair outcomes, refitted from scratch, as a bootstrap over votes."""
    random = np.random.default_rng(1)
    cells = np.concatenate([wins.ravel(), np.triu(ties).ravel()])
    total = int(cells.sum())
    rows = []
    for _ in range(times):
        drawn = random.multinomial(total, cells / total).astype(float)
        level = drawn[SIZE * SIZE :].reshape(SIZE, SIZE)
        rows.append(bradley_terry(drawn[: SIZE * SIZE].reshape(SIZE, SIZE) + (level + level.T) / 2, 1e-8))
    return np.std(np.array(rows)[:, 0], ddof=1)


def elo(left, right, outcome, k=4.0):
    ratings = [1000.0] * SIZE
    for one, other, said in zip(left.tolist(), right.tolist(), outcome.tolist()):
        expected = 1 / (1 + 10 ** ((ratings[other] - ratings[one]) / 400))
        gain = k * ((1.0 if said == 1 else 0.0 if said == 2 else 0.5) - expected)
        ratings[one] += gain
        ratings[other] -= gain
    return ratings[0]


def main():
    result = {}
    for name in ("1e5", "1e6"):
        left, right, outcome = load(f"bt_{name}.csv")

        def counted():
            return wins_and_ties(left, right, outcome)

        def fit():
            wins, ties = counted()
            return bradley_terry(wins + ties / 2)[0]

        repeats = 5 if name == "1e5" else 3
        result[f"bradley_terry {name}"] = median_ms(fit, repeats)
        result[f"davidson {name}"] = median_ms(lambda: davidson(*counted())[0], repeats)
        result[f"elo {name}"] = median_ms(lambda: elo(left, right, outcome), 1)
        if name == "1e5":
            wins, ties = counted()
            result["bootstrap 1e5"] = median_ms(lambda: resampled(wins, ties, 100), 1)
    print(json.dumps(result))


main()
