# What the report was computed from: the tables in `data`, under the names that the report uses.

rows_of <- function(name) {
  read.csv(file.path(here, "data", name), colClasses = "character", na.strings = character(), check.names = FALSE,
           encoding = "UTF-8", fileEncoding = "UTF-8")
}

with_numbers <- function(rows, ...) {
  for (column in c(...)) rows[[column]] <- as.numeric(rows[[column]])
  rows
}

settings <- rows_of("settings.csv")
setting <- function(name) settings$value[settings$setting == name]
confidence <- as.numeric(setting("confidence"))
tail_share <- (1 - confidence) / 2

criteria <- rows_of("criteria.csv")
# Values of three or more named options without order are no quantities: they are neither averaged nor compared.
quantities <- criteria[criteria$measurement != "nominal" | lengths(strsplit(criteria$values, " ")) == 2, ]
raters <- rows_of("raters.csv")$rater
systems <- rows_of("systems.csv")$system
responses <- rows_of("responses.csv")
ratings <- with_numbers(rows_of("ratings.csv"), "value")
machine_ratings <- with_numbers(rows_of("machine-ratings.csv"), "value")
preferences <- with_numbers(rows_of("preferences.csv"), "outcome")
ranked <- with_numbers(rows_of("rankings.csv"), "rank")
groups <- rows_of("groups.csv")
tags <- rows_of("tags.csv")
positions <- with_numbers(rows_of("positions.csv"), "position")
pace_of_tasks <- with_numbers(rows_of("pace.csv"), "position", "ms")
repeats <- with_numbers(rows_of("repeats.csv"), "first", "second")
confidences <- with_numbers(rows_of("confidences.csv"), "percent")
guesses <- rows_of("guesses.csv")
guesses_by_system <- rows_of("guesses-by-system.csv")
positions_known <- setting("positions_known") == "yes"
sources_named <- setting("sources_named") == "yes"

all_tags <- unique(tags$tag)
# Of very many tags some chapters show the ones with most items, still in the order of the report.
largest_tags <- local({
  sizes <- vapply(all_tags, function(tag) sum(tags$tag == tag), 0)
  all_tags[sort(head(order(-sizes, method = "radix"), 60))]
})
items_of <- function(tag) tags$item[tags$tag == tag]

# One text out of several, which stays different where any of them does.
keys <- function(...) paste(..., sep = "\x1f")

values_of <- function(criterion) {
  declared <- criteria$values[criteria$criterion == criterion]
  if (declared == "") NULL else as.numeric(strsplit(declared, " ")[[1]])
}

# Sums number by number, as the report does it: R's own sum carries more digits, so that equal means could differ.
plain_sum <- function(values) if (length(values) == 0) 0 else Reduce(`+`, values)
plain_mean <- function(values) plain_sum(values) / length(values)

# Means of values by group, groups in order of appearance.
means_by <- function(values, group) {
  of <- factor(group, unique(group))
  vapply(split(values, of), plain_mean, 0)
}

# A number as the report writes it into a name.
shown <- function(number) {
  for (digits in 15:17) {
    text <- format(number, digits = digits, scientific = FALSE, trim = TRUE)
    if (as.numeric(text) == number) break
  }
  if (grepl(".", text, fixed = TRUE)) sub("\\.?0+$", "", text) else text
}
