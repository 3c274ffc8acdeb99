# Machine judges beside what people reach against each other.

epsilon <- 0.2
false_discovery <- 0.05
least_items <- 30

# Values as a matrix of units by raters.
units_by <- function(rows, units, who) {
  rows <- rows[!duplicated(keys(rows$rater, rows$item, rows$system)), ]
  values <- matrix(NA_real_, length(units), length(who))
  at <- cbind(match(keys(rows$item, rows$system), units), match(rows$rater, who))
  there <- !is.na(at[, 1]) & !is.na(at[, 2])
  values[at[there, , drop = FALSE]] <- rows$value[there]
  values
}

ceilings <- function() {
  for (row in seq_len(nrow(criteria))) {
    name <- criteria$criterion[row]
    by_machines <- machine_ratings[machine_ratings$criterion == name, ]
    if (nrow(by_machines) == 0) next
    own <- ratings_on(name)
    people <- unique(own$rater)
    units <- unique(keys(own$item, own$system))
    humans <- units_by(own, units, people)
    at <- place("ceilings", name, scope = "ceiling")
    if (length(people) < 2) {
      keep(at, "human_ceiling", length(units), nothing)
      next
    }
    reached <- vapply(seq_along(people), function(rater) {
      shares <- with_modes(humans[, rater], humans[, -rater, drop = FALSE])
      shares <- shares[!is.na(shares)]
      keep(place("ceilings", name, scope = "share", rater_a = people[rater]), "leave_one_out_agreement", length(shares),
           mean_or_none(shares))
      mean_or_none(shares)
    }, 0)
    keep(at, "human_ceiling", length(units), mean_or_none(reached[!is.na(reached)]))
    for (machine in unique(by_machines$rater)) {
      mine <- by_machines[by_machines$rater == machine, ]
      values <- units_by(mine, units, machine)[, 1]
      shares <- unlist(lapply(seq_along(people), function(rater) {
        there <- !is.na(humans[, rater])
        with_modes(values[there], humans[there, -rater, drop = FALSE])
      }))
      shares <- shares[!is.na(shares)]
      keep(place("ceilings", name, scope = "share", rater_a = machine), "leave_one_out_agreement", length(shares),
           mean_or_none(shares))
      alternative_annotator(name, machine, nrow(mine), values, humans, people, criteria$measurement[row] == "nominal")
    }
  }
}

# 1 where a value is the most frequent of the others, shared where several are; NA without a reference.
with_modes <- function(values, others) {
  vapply(seq_along(values), function(unit) {
    given <- others[unit, !is.na(others[unit, ])]
    if (is.na(values[unit]) || length(given) == 0) return(NA_real_)
    counts <- vapply(unique(given), function(value) sum(given == value), 0)
    modes <- unique(given)[counts == max(counts)]
    if (values[unit] %in% modes) 1 / length(modes) else 0
  }, 0)
}

# The alternative annotator test (Calderon, Reichart and Dror 2025): the share of people it wins against.
alternative_annotator <- function(name, machine, n, values, humans, people, nominal) {
  usable <- !is.na(values) & rowSums(!is.na(humans)) >= 2
  p <- numeric()
  for (rater in match(intersect(raters, people), people)) {
    there <- which(usable & !is.na(humans[, rater]))
    if (length(there) < least_items) next
    wins <- vapply(there, function(unit) {
      others <- humans[unit, -rater]
      others <- others[!is.na(others)]
      sign(fit_of(humans[unit, rater], others, nominal) - fit_of(values[unit], others, nominal))
    }, 0)
    p <- c(p, less_than(wins, epsilon))
  }
  won <- p.adjust(p, "BY") <= false_discovery
  keep(place("ceilings", name, scope = "winningRate", rater_a = machine), "alternative_annotator_test", n, mean_or_none(won))
  note(place("ceilings", name, rater_a = machine),
       passed = if (length(won) == 0) NA else if (mean(won) >= 0.5) "true" else "false")
}

fit_of <- function(value, others, nominal) {
  if (nominal) sum(others == value) / length(others) else -sqrt(plain_sum((value - others)^2) / length(others))
}

# One-sided t test p-value that the mean is less than the bound.
less_than <- function(values, bound) {
  if (!(var(values) > 0)) return(if (mean(values) < bound) 0 else 1)
  pt((mean(values) - bound) / sqrt(var(values) / length(values)), length(values) - 1)
}
