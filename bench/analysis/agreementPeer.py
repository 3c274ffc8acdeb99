"""The peers' ways of computing, written for numpy: run by bench/analysis/agreement.ts, which compares values and times.

usage: python3 agreementPeer.py FOLDER  ->  one JSON object {task: {"value": x, "ms": median}}
"""
import json
import os
import sys
import time

import numpy as np

FOLDER = sys.argv[1]


def load(name):
    return np.genfromtxt(os.path.join(FOLDER, name), delimiter=",")


def median_ms(work, repeats):
    times = []
    for _ in range(repeats):
        start = time.perf_counter()
        value = work()
        times.append((time.perf_counter() - start) * 1000)
    return {"value": float(value), "ms": sorted(times)[len(times) // 2]}


def value_counts(ratings, categories):
    return np.stack([(ratings == category).sum(axis=1) for category in categories], axis=1).astype(float)


def alpha_of_counts(counts, ordinal=True):
    """Coincidence matrix as the Python package krippendorff builds it, then observed over expected distance."""
    sizes = counts.sum(axis=1)
    counts, sizes = counts[sizes > 1], sizes[sizes > 1]
    coincidences = (counts / (sizes - 1)[:, None]).T @ counts - np.diag((counts / (sizes - 1)[:, None]).sum(axis=0))
    margins = coincidences.sum(axis=0)
    total = margins.sum()
    if ordinal:
        middles = np.cumsum(margins) - margins / 2
        distance = (middles[:, None] - middles[None, :]) ** 2
    else:
        distance = 1.0 - np.eye(len(margins))
    expected = (np.outer(margins, margins) - np.diag(margins)) / (total - 1)
    return 1 - (coincidences * distance).sum() / (expected * distance).sum()


def alpha(ratings):
    return alpha_of_counts(value_counts(ratings, range(1, 6)))


def bootstrap(counts, resamples):
    random = np.random.default_rng(1)
    return np.std([alpha_of_counts(counts[random.integers(0, len(counts), len(counts))]) for _ in range(resamples)])


def kappa(pairs):
    codes = pairs.astype(int) - 1
    table = np.zeros((5, 5))
    np.add.at(table, (codes[:, 0], codes[:, 1]), 1)
    positions = np.arange(5)
    apart = (positions[:, None] - positions[None, :]) ** 2
    expected = np.outer(table.sum(axis=1), table.sum(axis=0)) / table.sum()
    return 1 - (apart * table).sum() / (apart * expected).sum()


def fleiss(ratings):
    counts = value_counts(ratings, range(1, 6))
    sizes = counts.sum(axis=1)
    agreement = ((counts**2).sum(axis=1) - sizes) / (sizes * (sizes - 1))
    shares = (counts / sizes[:, None]).mean(axis=0)
    chance = (shares**2).sum()
    return (agreement.mean() - chance) / (1 - chance)


def icc(values):
    units, raters = values.shape
    mean = values.mean()
    between = raters * ((values.mean(axis=1) - mean) ** 2).sum() / (units - 1)
    columns = units * ((values.mean(axis=0) - mean) ** 2).sum() / (raters - 1)
    residual = (((values - mean) ** 2).sum() - between * (units - 1) - columns * (raters - 1)) / ((units - 1) * (raters - 1))
    return (between - residual) / (between + (raters - 1) * residual + raters * (columns - residual) / units)


answers = {}
for name in ("1e3x5", "1e4x10", "1e5x10", "1e6x5"):
    ratings = load(f"ratings_{name}.csv")
    answers[f"alpha {name}"] = median_ms(lambda: alpha(ratings), 5)
    if name == "1e3x5":
        counts = value_counts(ratings, range(1, 6))
        answers["bootstrap"] = median_ms(lambda: bootstrap(counts, 1000), 3)
pairs = load("pairs_1e6.csv")
answers["kappa"] = median_ms(lambda: kappa(pairs), 5)
ratings = load("fleiss_1e5x10.csv")
answers["fleiss"] = median_ms(lambda: fleiss(ratings), 5)
values = load("icc_1e4x10.csv")
answers["icc"] = median_ms(lambda: icc(values), 5)
print(json.dumps(answers))
