"""What the report was computed from: the tables beside the program, under the names that the report uses."""

import csv
import os
import sys

FOLDER = os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "data")
# Without what is drawn by resampling.
QUICK = "--quick" in sys.argv


def rows_of(name):
    """The rows of a table as dictionaries by column."""
    with open(os.path.join(FOLDER, name), newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


SETTINGS = {row["setting"]: row["value"] for row in rows_of("settings.csv")}
SEED = int(SETTINGS["seed"])
RESAMPLES = int(SETTINGS["resamples"])
CONFIDENCE = float(SETTINGS["confidence"])


def with_numbers(rows, *columns):
    return [dict(row, **{column: float(row[column]) for column in columns}) for row in rows]


CRITERIA = rows_of("criteria.csv")
# Values of three or more named options without order are no quantities: they are neither averaged nor compared.
QUANTITIES = [row for row in CRITERIA if row["measurement"] != "nominal" or len(row["values"].split()) == 2]
RATERS = [row["rater"] for row in rows_of("raters.csv")]
SYSTEMS = [row["system"] for row in rows_of("systems.csv")]
RESPONSES = [(row["item"], row["system"]) for row in rows_of("responses.csv")]
RATINGS = with_numbers(rows_of("ratings.csv"), "value")
MACHINE_RATINGS = with_numbers(rows_of("machine-ratings.csv"), "value")
PREFERENCES = with_numbers(rows_of("preferences.csv"), "outcome")
RANKED = with_numbers(rows_of("rankings.csv"), "rank")
GROUPS = rows_of("groups.csv")
POSITIONS = with_numbers(rows_of("positions.csv"), "position")
PACE = with_numbers(rows_of("pace.csv"), "position", "ms")
REPEATS = with_numbers(rows_of("repeats.csv"), "first", "second")
CONFIDENCES = with_numbers(rows_of("confidences.csv"), "percent")
GUESSES = rows_of("guesses.csv")
GUESSES_BY_SYSTEM = rows_of("guesses-by-system.csv")
POSITIONS_KNOWN = SETTINGS["positions_known"] == "yes"
SOURCES_NAMED = SETTINGS["sources_named"] == "yes"
# The place of each system and rater in the report's own order.
PLACE = {system: place for place, system in enumerate(SYSTEMS)}
RATER_PLACE = {rater: place for place, rater in enumerate(RATERS)}
ALL_TAGS = {}
for tagged in rows_of("tags.csv"):
    ALL_TAGS.setdefault(tagged["tag"], []).append(tagged["item"])
# Of very many tags some chapters show the ones with most items, still in the order of the report.
LARGEST_TAGS = set(sorted(ALL_TAGS, key=lambda tag: -len(ALL_TAGS[tag]))[:60])
TAGS = {tag: items for tag, items in ALL_TAGS.items() if tag in LARGEST_TAGS}
RATINGS_ON = {criterion["criterion"]: [] for criterion in CRITERIA}
for rating in RATINGS:
    RATINGS_ON[rating["criterion"]].append(rating)


def declared_values(criterion):
    """The values of a scale, rising; none where any number may be given."""
    return [float(value) for value in criterion["values"].split()] or None


def by_units(text):
    """Text order by UTF-16 units, so that resamples are drawn from the items in one and the same order."""
    return text.encode("utf-16-be", "surrogatepass")


def sign(number):
    return (number > 0) - (number < 0)


def shown(number):
    """A number as the report writes it into a name: without a needless point, and small ones as 1e-7."""
    if number == int(number) and abs(number) < 1e21:
        return str(int(number))
    text = repr(float(number))
    if "e" in text:
        digits, exponent = text.split("e")
        if -7 < int(exponent) < 0:
            return f"{number:.{len(digits.replace('.', '').lstrip('-')) - 1 - int(exponent)}f}"
        return f"{digits}e{'-' if int(exponent) < 0 else '+'}{abs(int(exponent))}"
    return text
