"""Random numbers: xoroshiro128+ in four 32-bit words, the same resamples as in the report."""

import math

from .study import RESAMPLES, SEED

MASK = 0xFFFFFFFF


class Stream:
    """One stream of random numbers for a seed and a block of 50 resamples."""

    def __init__(self, seed, block):
        position = (seed & MASK) ^ (((seed >> 32) * 0x85EBCA6B) & MASK)
        position ^= ((block + 1) * 0xC2B2AE35) & MASK
        words = []
        for _ in range(4):
            position = (position + 0x9E3779B9) & MASK
            word = position ^ (position >> 16)
            word = (word * 0x21F0AAAD) & MASK
            word ^= word >> 15
            word = (word * 0x735A2D97) & MASK
            words.append(word ^ (word >> 15))
        if not any(words):
            words[0] = 1
        self.s01, self.s00, self.s11, self.s10 = words
        for _ in range(8):
            self.uint32()

    def uint32(self):
        s01, s00, s11, s10 = self.s01, self.s00, self.s11, self.s10
        out = (s00 + s10) & MASK
        a0, a1 = s10 ^ s00, s11 ^ s01
        self.s00 = ((s00 << 24) ^ (s01 >> 8) ^ a0 ^ (a0 << 16)) & MASK
        self.s01 = ((s01 << 24) ^ (s00 >> 8) ^ a1 ^ ((a1 << 16) | (a0 >> 16))) & MASK
        self.s10 = ((a1 << 5) ^ (a0 >> 27)) & MASK
        self.s11 = ((a0 << 5) ^ (a1 >> 27)) & MASK
        return out

    def uniform(self):
        high = self.uint32() >> 5
        low = self.uint32() >> 6
        return (high * 67108864 + low) * 2.0**-53

    def below(self, bound):
        if bound <= 65536:
            return int(self.uint32() * 2.0**-32 * bound)
        return int(self.uniform() * bound)


def streams():
    """A stream per resample, fresh every 50."""
    for resample in range(RESAMPLES):
        if resample % 50 == 0:
            stream = Stream(SEED, resample // 50)
        yield stream


STIRLING = [0.0810614667953272, 0.0413406959554092, 0.0276779256849983, 0.020790672103765, 0.0166446911898211,
            0.0138761288230707, 0.0118967099458917, 0.010411265261972, 0.0092554621827127, 0.0083305634333631]


def stirling(k):
    if k < 10:
        return STIRLING[k]
    square = 1 / ((k + 1) * (k + 1))
    return (1 / 12 - (1 / 360 - square / 1260) * square) / (k + 1)


def binomial(stream, n, p):
    """One draw: inversion while n p is small, else transformed rejection (Hoermann 1993)."""
    if n <= 0 or p <= 0:
        return 0
    if p >= 1:
        return n
    if p > 0.5:
        return n - binomial(stream, n, 1 - p)
    odds = p / (1 - p)
    if n * p < 10:
        start = math.exp(n * math.log1p(-p))
        while True:
            rest, probability = stream.uniform(), start
            for k in range(min(n + 1, 200)):
                if rest < probability:
                    return k
                rest -= probability
                probability *= odds * (n - k) / (k + 1)
    spread = math.sqrt(n * p * (1 - p))
    b = 1.15 + 2.53 * spread
    a = -0.0873 + 0.0248 * b + 0.01 * p
    centre = n * p + 0.5
    steep = (2.83 + 5.1 / b) * spread
    mode = math.floor((n + 1) * p)
    while True:
        u = stream.uniform() - 0.5
        v = stream.uniform()
        distance = 0.5 - abs(u)
        if distance == 0:
            continue
        k = math.floor((2 * a / distance + b) * u + centre)
        if distance >= 0.07 and v <= 0.92 - 4.2 / b:
            return k
        if k < 0 or k > n or v == 0:
            if 0 <= k <= n:
                return k
            continue
        left = math.log(v * steep / (a / (distance * distance) + b))
        right = ((mode + 0.5) * math.log((mode + 1) / (odds * (n - mode + 1)))
                 + (n + 1) * math.log((n - mode + 1) / (n - k + 1))
                 + (k + 0.5) * math.log(odds * (n - k + 1) / (k + 1))
                 + stirling(mode) + stirling(n - mode) - stirling(k) - stirling(n - k))
        if left <= right:
            return k


def drawn_weights(frequencies):
    """How often each kind of unit is drawn, per resample: by conditional binomials where kinds hold many units."""
    total = sum(frequencies)
    kinds = [kind for kind, frequency in enumerate(frequencies) for _ in range(frequency)]
    by_binomials = total > 14 * sum(1 for frequency in frequencies if frequency > 0)
    for stream in streams():
        weights = [0] * len(frequencies)
        if by_binomials:
            units_left = draws_left = total
            for kind, frequency in enumerate(frequencies):
                if frequency >= units_left:
                    drawn = draws_left
                else:
                    drawn = binomial(stream, draws_left, frequency / units_left)
                weights[kind] = drawn
                draws_left -= drawn
                units_left -= frequency
        else:
            for _ in range(total):
                weights[kinds[stream.below(total)]] += 1
        yield weights


DRAWS = {}


def drawn_items(items):
    """The items drawn in each resample; the same for every figure over as many items."""
    if items not in DRAWS:
        DRAWS[items] = [[stream.below(items) for _ in range(items)] for stream in streams()]
    return DRAWS[items]
