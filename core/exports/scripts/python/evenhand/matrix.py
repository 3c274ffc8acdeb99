"""Ratings as units by raters."""


class Matrix:
    """Units by raters as category codes, and the units counted by what was said about them."""

    def __init__(self, table, declared=None):
        self.table = table
        seen = sorted({value for row in table for value in row if value is not None})
        self.categories = seen if declared is None else declared
        code = {value: place for place, value in enumerate(self.categories)}
        self.codes = [[None if value is None else code.get(value, -1) for value in row] for row in table]
        self.outside = any(value == -1 for row in self.codes for value in row)
        self.raters = max((len(row) for row in table), default=0)
        self.patterns, self.frequency = [], []
        places = {}
        for row in self.codes:
            counts = {}
            for value in sorted(value for value in row if value is not None):
                counts[value] = counts.get(value, 0) + 1
            key = tuple(counts.items())
            if key not in places:
                places[key] = len(self.patterns)
                self.patterns.append(key)
                self.frequency.append(0)
            self.frequency[places[key]] += 1
        self.size = [sum(count for _, count in pattern) for pattern in self.patterns]
        self.pairable = sum(f for f, size in zip(self.frequency, self.size) if size > 1)
        self.units = sum(f for f, size in zip(self.frequency, self.size) if size > 0)

    def usable(self):
        return not self.outside and self.raters > 1 and self.pairable > 0
