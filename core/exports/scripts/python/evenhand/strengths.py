"""Strengths of systems: Bradley and Terry, Davidson, Rao and Kupper, and the effect of the place on the screen."""

import math

from .linear import centred, last_variance, maximise


class Meetings:
    """How often each two systems met and how it ended; wins[left][right] of the left place, losses, ties."""

    def __init__(self, size, rows):
        self.size = size
        self.left, self.right, self.ties = ([[0] * size for _ in range(size)] for _ in range(3))
        for one, other, outcome in rows:
            if one != other:
                (self.left if outcome == 1 else self.right if outcome == 0 else self.ties)[one][other] += 1
        pairs = [(i, j) for i in range(size) for j in range(i)]
        # Wins of i, wins of j and ties of every two systems that met, whoever was shown first.
        self.pairs = [(i, j, self.left[i][j] + self.right[j][i], self.left[j][i] + self.right[i][j],
                       self.ties[i][j] + self.ties[j][i]) for i, j in pairs]
        self.pairs = [pair for pair in self.pairs if any(pair[2:])]


def reachable(size, edges, starts=None):
    """For each system (or the given ones) the set of those it reaches, itself included."""
    following = [set() for _ in range(size)]
    for one, other in edges:
        following[one].add(other)
    found = []
    for start in range(size) if starts is None else starts:
        seen, open_ones = {start}, [start]
        while open_ones:
            for other in following[open_ones.pop()] - seen:
                seen.add(other)
                open_ones.append(other)
        found.append(seen)
    return found


def strongly_connected(size, edges):
    """Does everybody reach everybody?"""
    back = [(other, one) for one, other in edges]
    return all(len(reachable(size, which, [0])[0]) == size for which in (edges, back))


def connectivity(size, pairs):
    """(strengths exist, undefeated, winless) of pairs (i, j, wins of i, wins of j), a tie being a part of a win each."""
    beats = [(i, j) for i, j, won, _ in pairs if won > 0] + [(j, i) for i, j, _, lost in pairs if lost > 0]
    if strongly_connected(size, beats):
        return size > 1, [], []
    reach = reachable(size, beats)
    group = [frozenset(other for other in reach[one] if one in reach[other]) for one in range(size)]
    lost = {group[loser] for winner, loser in beats if group[winner] != group[loser]}
    won = {group[winner] for winner, loser in beats if group[winner] != group[loser]}
    return (False, [one for one in range(size) if group[one] not in lost],
            [one for one in range(size) if group[one] not in won])


def bradley_terry(size, pairs, start=None):
    """Centred log-strengths of pairs (i, j, wins of i, wins of j), ties being half wins; None if there are none."""
    def evaluate(at):
        gradient = [0.0] * size
        information = [[0.0] * size for _ in range(size)]
        for i, j, won, lost in pairs:
            met = won + lost
            share = 1 / (1 + math.exp(at[j] - at[i]))
            push, weight = won - met * share, met * share * (1 - share)
            gradient[i] += push
            gradient[j] -= push
            information[i][i] += weight
            information[j][j] += weight
            information[i][j] -= weight
            information[j][i] -= weight
        return gradient, information

    found = maximise(evaluate, start or [0.0] * size, size)
    return None if found is None else centred(found)


def halved(meetings):
    return [(i, j, won + ties / 2, lost + ties / 2) for i, j, won, lost, ties in meetings.pairs]


def with_ties(meetings, model):
    """Centred strengths under a model with a tie parameter; None where they do not exist."""
    size, pairs = meetings.size, meetings.pairs
    if not connectivity(size, halved(meetings))[0]:
        return None
    ties = sum(tied for *_, tied in pairs)
    met = sum(won + lost + tied for _, _, won, lost, tied in pairs)
    if ties == 0:
        return bradley_terry(size, halved(meetings))
    if ties == met:
        return [0.0] * size
    if not ties_overlap(size, pairs):
        return None
    start = [0.0] * size
    if model == "davidson":
        found = maximise(lambda at: davidson(size, pairs, at), start + [math.log(2 * ties / (met - ties))], size)
    else:
        tie = 2 * math.atanh(min(0.999, ties / met))
        found = maximise(lambda at: rao_kupper(size, pairs, at), start + [tie], size)
    return None if found is None else centred(found[:size])


def ties_overlap(size, pairs):
    """Do wins and ties overlap, so that the tie parameter is finite? Some cycle has more wins than ties."""
    if any(won and lost for _, _, won, lost, _ in pairs):
        return True
    edges = []
    for i, j, won, lost, tied in pairs:
        edges += [(i, j, 1)] if won else [(j, i, 1)] if lost else []
        edges += [(i, j, -1), (j, i, -1)] if tied else []
    return positive_cycle(size, edges)


def positive_cycle(size, edges):
    """Has some cycle a positive sum (Bellman and Ford)?"""
    longest = [0] * size
    for _ in range(size + 1):
        changed = False
        for start, end, weight in edges:
            if longest[end] + weight > longest[start]:
                longest[start] = longest[end] + weight
                changed = True
        if not changed:
            return False
    return True


def spread(size, weighted):
    """Gradient and information of a model in which each meeting has a gradient and an information of its own places."""
    gradient = [0.0] * size
    information = [[0.0] * size for _ in range(size)]
    for places, own_gradient, own_information in weighted:
        for row, i in enumerate(places):
            gradient[i] += own_gradient[row]
            for column, j in enumerate(places):
                information[i][j] += own_information[row][column]
    return gradient, information


def davidson(size, pairs, at):
    """P(i beats j) : P(j beats i) : P(tie) = e_i : e_j : v sqrt(e_i e_j) (Davidson 1970); log v comes last."""
    def each(i, j, won, lost, tied):
        met = won + lost + tied
        one, other = math.exp(at[i]), math.exp(at[j])
        tie = math.exp(at[size] + (at[i] + at[j]) / 2)
        a, b, t = (value / (one + other + tie) for value in (one, other, tie))
        # Scores of win, loss and tie: log-linear in the two strengths and log v.
        scores = ((1, 0, 0), (0, 1, 0), (0.5, 0.5, 1))
        means = [sum(p * score[k] for p, score in zip((a, b, t), scores)) for k in range(3)]
        push = [won * scores[0][k] + lost * scores[1][k] + tied * scores[2][k] - met * means[k] for k in range(3)]
        covariance = [[met * (sum(p * score[k] * score[m] for p, score in zip((a, b, t), scores)) - means[k] * means[m])
                       for m in range(3)] for k in range(3)]
        return (i, j, size), push, covariance

    return spread(size + 1, (each(*pair) for pair in pairs))


def rao_kupper(size, pairs, at):
    """P(i beats j) = e_i / (e_i + t e_j), ties taking the rest (Rao and Kupper 1967); log t > 0 comes last."""
    if not at[size] > 0:
        return None
    theta, shrunk = math.exp(at[size]), math.exp(-2 * at[size])

    def each(i, j, won, lost, tied):
        a = 1 / (1 + theta * math.exp(at[j] - at[i]))
        b = 1 / (1 + theta * math.exp(at[i] - at[j]))
        for_i, for_j = won + tied, lost + tied
        push_i, push_j = for_i * (1 - a), for_j * (1 - b)
        weight_i, weight_j = push_i * a, push_j * b
        both = weight_i + weight_j
        push = [push_i - push_j, push_j - push_i, 2 * tied / (1 - shrunk) - push_i - push_j]
        last = both + 4 * tied * shrunk / (1 - shrunk) ** 2
        return (i, j, size), push, [[both, -both, weight_j - weight_i], [-both, both, weight_i - weight_j],
                                    [weight_j - weight_i, weight_i - weight_j, last]]

    return spread(size + 1, (each(*pair) for pair in pairs))


def position_effect(meetings):
    """(log-odds that being shown left adds, standard error, likelihood ratio); None where it does not exist."""
    size = meetings.size
    cells = [(i, j, meetings.left[i][j] + meetings.ties[i][j] / 2, meetings.right[i][j] + meetings.ties[i][j] / 2)
             for i in range(size) for j in range(size)]
    cells = [cell for cell in cells if cell[2] + cell[3] > 0]
    if not connectivity(size, halved(meetings))[0] or not places_overlap(size, cells):
        return None

    def evaluate(at):
        def each(i, j, won, lost):
            share = 1 / (1 + math.exp(at[j] - at[i] - at[size]))
            push, weight = won - (won + lost) * share, (won + lost) * share * (1 - share)
            signs = (1, -1, 1)
            return (i, j, size), [s * push for s in signs], [[s * t * weight for t in signs] for s in signs]
        return spread(size + 1, (each(*cell) for cell in cells))

    free = maximise(evaluate, [0.0] * (size + 1), size)
    plain = bradley_terry(size, cells)
    if free is None or plain is None:
        return None
    ratio = 0.0
    for i, j, won, lost in cells:
        with_place, without = free[i] - free[j] + free[size], plain[i] - plain[j]
        ratio += won * log_share_gain(-without, -with_place) + lost * log_share_gain(without, with_place)
    error = math.sqrt(last_variance(evaluate(free)[1], size))
    return free[size], error, max(0.0, 2 * ratio)


def log_share_gain(a, b):
    """log(1 + e^a) - log(1 + e^b), without losing the digits of a small difference."""
    return math.log1p(math.expm1(a - b) / (1 + math.exp(-b)))


def places_overlap(size, cells):
    """Is the effect finite? It is when cycles of wins favour either place."""
    edges = [(i, j, 1) for i, j, won, _ in cells if won > 0] + [(j, i, -1) for i, j, _, lost in cells if lost > 0]
    return positive_cycle(size, edges) and positive_cycle(size, [(i, j, -weight) for i, j, weight in edges])
