"""Why coefficients of one criterion differ: the numbers behind the report's sentences."""

import re

from .agreement import percent_agreement
from .coefficients import families
from .distributions import NORMAL

KAPPAS = re.compile("^(cohen_kappa|scott_pi|fleiss_kappa|conger_kappa|light_kappa|krippendorff_alpha)")
NOMINAL = re.compile("(unweighted|nominal)$|^(fleiss_kappa|conger_kappa|light_kappa|gwet_ac1)$")
DECLARED = re.compile("^(gwet_ac|brennan_prediger)")
ORDERED = re.compile("ordinal|interval|linear|quadratic")
FORM = re.compile(r"^icc\.[23]_([1k])$")
# These have no interval of their own.
WITHOUT_INTERVAL = re.compile("^(icc_na|kendall_w|mean_rater)")


class Profile:
    """What about a matrix of ratings makes coefficients differ: prevalence, rater bias, near misses, gaps."""

    def __init__(self, matrix):
        q = len(matrix.categories)
        margins = [[0] * q for _ in range(matrix.raters)]
        for row in matrix.codes:
            for rater, code in enumerate(row):
                if code is not None and code >= 0:
                    margins[rater][code] += 1
        pooled = [sum(column) for column in zip(*margins)] if margins else [0] * q
        ratings = sum(pooled)
        self.dominant = max(range(q), key=lambda code: pooled[code]) if ratings else None
        self.dominant_share = pooled[self.dominant] / ratings if ratings else 0
        self.used, self.declared = sum(count > 0 for count in pooled), q
        self.constant = [rater for rater, own in enumerate(margins) if sum(own) > 1 and max(own) == sum(own)]
        self.bias, self.biased = largest_bias(margins)
        near = apart = 0
        for pattern, frequency in zip(matrix.patterns, matrix.frequency):
            for at, (a, c) in enumerate(pattern):
                for b, d in pattern[at + 1:]:
                    apart += frequency * c * d
                    near += frequency * c * d if b - a == 1 else 0
        self.apart, self.near = apart, near / apart if apart else 0
        cells = len(matrix.table) * matrix.raters
        self.missing = (cells - ratings) / cells if cells else 0
        self.single = matrix.units - matrix.pairable
        self.pairable = matrix.pairable


def largest_bias(margins):
    """The two raters whose shares of categories lie furthest apart (total variation), and how far."""
    most, between = 0, None
    for a in range(len(margins)):
        for b in range(a + 1, len(margins)):
            if sum(margins[a]) and sum(margins[b]):
                shares = zip(margins[a], margins[b])
                apart = sum(abs(x / sum(margins[a]) - y / sum(margins[b])) / 2 for x, y in shares)
                if apart > most + 1e-12:
                    most, between = apart, [a, b]
    return most, between


def reasons_of(matrix, found):
    """Each kind of reason once, as the first coefficient that has it gives it: (numbers, columns of raters)."""
    profile = Profile(matrix)
    agreement = percent_agreement(matrix)[0]
    ac1 = families(matrix, "unweighted")["gwet_ac1"][0]
    reasons = {}
    for name, figure in found.items():
        constant = {"constant-rater": ({}, profile.constant)} if profile.constant else {}
        if figure[0] is None:
            own = constant
        else:
            own = {}
            if KAPPAS.search(name):
                own.update(chance_reasons(figure[0], profile, matrix, agreement, ac1), **constant)
            own.update(other_reasons(name, profile, found), **interval_reasons(name, figure, profile))
        for kind, reason in own.items():
            reasons.setdefault(kind, reason)
    return reasons


def chance_reasons(estimate, profile, matrix, agreement, ac1):
    """The two paradoxes of Feinstein and Cicchetti (1990)."""
    found = {}
    paradox = agreement is not None and ac1 is not None and profile.dominant_share >= 0.7
    if paradox and agreement - estimate >= 0.25 and ac1 - estimate >= 0.15:
        found["prevalence"] = ({"category": matrix.categories[profile.dominant], "share": profile.dominant_share,
                                "agreement": agreement, "ac1": ac1,
                                "chance": (agreement - estimate) / (1 - estimate) if estimate < 1 else 1}, [])
    if profile.bias >= 0.15 and profile.biased:
        found["rater-bias"] = ({"distance": profile.bias}, profile.biased)
    return found


def other_reasons(name, profile, found):
    reasons = {}
    if NOMINAL.search(name) and any(map(ORDERED.search, found)) and profile.apart and profile.used >= 3:
        reasons["near-disagreements" if profile.near >= 0.7 else "far-disagreements"] = ({"share": profile.near}, [])
    if DECLARED.search(name) and profile.used < profile.declared:
        reasons["unused-categories"] = ({"used": profile.used, "declared": profile.declared}, [])
    form = FORM.search(name)
    if form:
        agreement, consistency = (found[f"icc.{kind}_{form.group(1)}"][0] for kind in "23")
        if agreement is not None and consistency is not None and consistency - agreement >= 0.1:
            reasons["severity-differs"] = ({"agreement": agreement, "consistency": consistency}, [])
    if profile.single > 0:
        reasons["single-ratings"] = ({"units": profile.single}, [])
    if profile.missing >= 0.05:
        reasons["missing-ratings"] = ({"share": profile.missing}, [])
    return reasons


def interval_reasons(name, figure, profile):
    estimate, low, high, _ = figure
    if low is None:
        return {} if WITHOUT_INTERVAL.search(name) else {"interval-undefined": ({}, [])}
    width = high - low
    if width <= 1e-12:
        bound = profile.pairable / (profile.pairable + NORMAL.inv_cdf(0.975) ** 2)
        return {"no-disagreement-seen": ({"units": profile.pairable, "bound": bound}, [])} if estimate >= 1 - 1e-12 else {}
    return {"wide-interval": ({"width": width, "units": profile.pairable}, [])} if width >= 0.3 else {}
