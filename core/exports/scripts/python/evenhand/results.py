"""Collects what was computed again and holds it against what the report states."""

import csv
import os

from .study import FOLDER, QUICK, rows_of

TOLERANCE = 1e-9
PLACES = ["part", "criterion", "stated_by", "scope", "rater_a", "rater_b", "system"]
FIGURES, NUMBERS = {}, {}


def place(part, criterion="", stated_by="", scope="", rater_a="", rater_b="", system=""):
    """Where in the report something stands; empty where a part of the place does not apply."""
    return part, criterion, stated_by, scope, rater_a or "", rater_b, system


def keep(at, coefficient, n, figure, p=None):
    """A figure: (estimate, low, high, standard error), with its n and the p-value of a test."""
    FIGURES[(*at, coefficient)] = {"n": n, **dict(zip(("estimate", "low", "high", "standard_error"), figure)), "p": p}


def note(at, numbers):
    """Numbers by name that are no figures of their own."""
    for name, value in numbers.items():
        NUMBERS[(*at, name)] = value


def same(stated, found):
    """Equal to 1e-9 of the stated number, or of 1 where that is smaller; texts and gaps must be the same."""
    if stated == "" or found is None or isinstance(found, str):
        return stated == ("" if found is None else found)
    return difference(stated, found) <= TOLERANCE * max(1.0, abs(float(stated)))


def difference(stated, found):
    return abs(float(stated) - found)


class Verdict:
    """Counts and prints, line by line."""

    def __init__(self, writer, only_differences):
        self.writer, self.only_differences = writer, only_differences
        self.compared = self.differing = self.drawn = 0
        self.unknown = {}

    def line(self, key, what, stated, found):
        self.compared += 1
        equal = same(stated, found)
        self.differing += not equal
        numeric = stated != "" and isinstance(found, (int, float))
        gap = difference(stated, found) if numeric else ""
        self.writer.writerow([*key, what, stated, found, gap])
        if equal and self.only_differences:
            return
        name = " / ".join(part for part in key if part)
        print(f"{'' if equal else 'differs: '}{name} {what} {stated or '-'} {'-' if found is None else found}"
              + (f" {gap:.1e}" if numeric else ""))

    def unfound(self, part, name):
        self.unknown.setdefault(part, set()).add(name)


def compare(only_differences):
    """Every figure and number of the report beside the one computed here. True when none differs."""
    with open(os.path.join(os.path.dirname(FOLDER), "recomputed.csv"), "w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow([*PLACES, "name", "what", "report", "recomputed", "difference"])
        verdict = Verdict(writer, only_differences)
        figures, numbers = rows_of("figures.csv"), rows_of("numbers.csv")
        found = compare_figures(verdict, figures), compare_numbers(verdict, numbers)
    for part, names in verdict.unknown.items():
        print(f"not computed here, of {part}: {', '.join(sorted(names))}")
    if verdict.drawn:
        print(f"{verdict.drawn} numbers drawn by resampling were left out (--quick)")
    print(f"{found[0]} of {len(figures)} figures and {found[1]} of {len(numbers)} further numbers computed again, "
          f"{verdict.compared} numbers compared, {verdict.differing} differ")
    return verdict.differing == 0


def compare_figures(verdict, stated):
    found = 0
    for row in stated:
        key = (*(row[name] for name in PLACES), row["coefficient"])
        if key not in FIGURES:
            verdict.unfound(row["part"], row["coefficient"])
            continue
        found += 1
        drawn = ("low", "high", "standard_error") if row["resamples"] else ()
        if row["undefined"] == "degenerate-resamples":
            drawn = ("estimate",)
        for what, value in FIGURES[key].items():
            if QUICK and what in drawn:
                verdict.drawn += 1
            else:
                verdict.line(key, what, row[what], value)
    return found


def compare_numbers(verdict, stated):
    found = 0
    for row in stated:
        key = (*(row[name] for name in PLACES), row["name"])
        if QUICK and row["resampled"]:
            verdict.drawn += 1
        elif key in NUMBERS:
            found += 1
            verdict.line(key, "value", row["value"], NUMBERS[key])
        else:
            verdict.unfound(row["part"], row["name"])
    return found
