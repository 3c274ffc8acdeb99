"""The peers' ways of computing, written for numpy: run by bench/analysis/agreement.ts, which compares values and times.

usage: python3 agreementPeer.py FOLDER  ->  one JSON object {task: {"value": x, "ms": median}}
"""
import json
import os
import sys
import time

import numpy as np

try:
    from scipy.stats import f as fisher
except ImportError:
    fisher = None

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
    """All six forms; with exact and Satterthwaite limits where scipy is installed. Returns form 2_1."""
    n, k = values.shape
    mean = values.mean()
    between = k * ((values.mean(axis=1) - mean) ** 2).sum() / (n - 1)
    columns = n * ((values.mean(axis=0) - mean) ** 2).sum() / (k - 1)
    total = ((values - mean) ** 2).sum()
    residual = (total - between * (n - 1) - columns * (k - 1)) / ((n - 1) * (k - 1))
    within = (total - between * (n - 1)) / (n * (k - 1))
    two = (between - residual) / (between + (k - 1) * residual + k * (columns - residual) / n)
    forms = [
        (between - within) / (between + (k - 1) * within),
        two,
        (between - residual) / (between + (k - 1) * residual),
        (between - within) / between,
        (between - residual) / (between + (columns - residual) / n),
        (between - residual) / between,
    ]
    if fisher:
        shifted = n * (1 + (k - 1) * two) - k * two
        ratio = columns / residual
        df = (k - 1) * (n - 1) * (k * two * ratio + shifted) ** 2 / ((n - 1) * (k * two * ratio) ** 2 + shifted**2)
        for first, second in ((n - 1, n * (k - 1)), (n - 1, (n - 1) * (k - 1)), (n - 1, df)):
            forms += [fisher.ppf(0.975, first, second), fisher.ppf(0.975, second, first)]
    return forms[1]


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
