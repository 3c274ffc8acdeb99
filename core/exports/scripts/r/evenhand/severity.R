# How severe each rater is: the many-facet rating-scale model (Andrich 1978, Linacre 1989), units being responses.
# Log-odds of each value against the one below = unit - severity - step, by joint maximum likelihood.

severity <- function() {
  for (name in quantities$criterion) {
    own <- ratings_on(name)
    given <- data.frame(rater = own$rater, unit = keys(own$item, own$system), system = own$system, value = own$value)
    prepared <- prepare(given)
    fitted <- if (!is.null(prepared)) fit_facets(prepared$rows)
    measures <- if (!is.null(fitted)) rater_measures(prepared$rows, fitted)
    keep(place("severity", name, scope = "spread"), "many_facet", nrow(given),
         if (is.null(fitted)) NA else sqrt(sum(fitted$severity^2) / max(1, length(fitted$severity) - 1)),
         if (is.null(fitted)) NA else equal_severity_p(measures))
    for (rater in raters) {
      values <- given$value[given$rater == rater]
      one <- if (rater %in% names(measures)) measures[[rater]] else rep(NA, 6)
      keep(place("severity", name, scope = "severity", rater_a = rater), "rater_severity", length(values), one[1:4])
      note(place("severity", name, rater_a = rater), ratings = length(values), meanValue = mean_or_none(values),
           infit = one[5], outfit = one[6])
    }
    adjusted <- if (!is.null(fitted)) adjusted_values(given, prepared, fitted)
    for (system in systems) {
      units <- unique(given$unit[given$system == system])
      raw <- means_by(given$value, given$unit)[units]
      note(place("severity", name, system = system), given = mean_or_none(raw),
           adjusted = if (length(units) > 0 && all(units %in% names(adjusted))) mean(adjusted[units]) else NA)
    }
  }
}

# Rows without what has only lowest or only highest values, and those units; NULL if nothing can be fitted.
prepare <- function(given) {
  if (length(unique(given$rater)) < 2) return(NULL)
  rows <- given
  extremes <- logical()
  repeat {
    before <- nrow(rows)
    if (length(unique(rows$value)) < 2) return(NULL)
    found <- only_extremes(rows$value, rows$unit)
    extremes[names(found)] <- found
    rows <- rows[!rows$unit %in% names(found), ]
    if (nrow(rows) == 0) return(NULL)
    rows <- rows[!rows$rater %in% names(only_extremes(rows$value, rows$rater)), ]
    if (length(unique(rows$value)) < 2) return(NULL)
    if (nrow(rows) == before) break
  }
  if (length(unique(rows$rater)) < 2 || !connected(rows)) return(NULL)
  list(rows = rows, extremes = extremes)
}

# Groups whose values are all the lowest, or all the highest (TRUE).
only_extremes <- function(values, group) {
  low <- tapply(values, group, min)
  high <- tapply(values, group, max)
  found <- high == min(values) | low == max(values)
  top <- as.vector(low == max(values))[found]
  names(top) <- names(low)[found]
  top
}

# Do chains of shared units connect all raters?
connected <- function(rows) {
  reached <- rows$rater[1]
  repeat {
    units <- unique(rows$unit[rows$rater %in% reached])
    next_reached <- unique(rows$rater[rows$unit %in% units])
    if (length(next_reached) == length(reached)) return(length(reached) == length(unique(rows$rater)))
    reached <- next_reached
  }
}

# Severity with normal limits, infit and outfit, by rater.
rater_measures <- function(rows, fitted) {
  at <- fitted$unit[rows$unit] - fitted$severity[rows$rater]
  shares <- category_shares_at(at, fitted$step)
  places <- matrix(seq_len(ncol(shares)) - 1, nrow(shares), ncol(shares), byrow = TRUE)
  means <- rowSums(shares * places)
  variance <- rowSums(shares * (places - means)^2)
  squared <- (match(rows$value, fitted$values) - 1 - means)^2
  lapply(setNames(names(fitted$severity), names(fitted$severity)), function(rater) {
    mine <- rows$rater == rater
    estimate <- fitted$severity[[rater]]
    c(wald(estimate, sqrt(max(0, fitted$variance[[rater]]))), sum(squared[mine]) / sum(variance[mine]),
      sum(squared[mine] / variance[mine]) / sum(mine))
  })
}

# Wald's chi-squared p that all raters are equally severe.
equal_severity_p <- function(measures) {
  estimate <- vapply(measures, function(one) one[1], 0)
  weight <- 1 / vapply(measures, function(one) one[4], 0)^2
  statistic <- sum(weight * estimate^2) - sum(weight * estimate)^2 / sum(weight)
  pchisq(max(0, statistic), length(measures) - 1, lower.tail = FALSE)
}

# The value each unit would get from a rater of average severity.
adjusted_values <- function(given, prepared, fitted) {
  extremes <- prepared$extremes
  measures <- fitted$unit
  for (unit in names(extremes)) {
    shifts <- fitted$severity[given$rater[given$unit == unit]]
    measures[unit] <- extreme_measure(ifelse(is.na(shifts), 0, shifts), extremes[[unit]], fitted)
  }
  setNames(as.vector(category_shares_at(measures, fitted$step) %*% fitted$values), names(measures))
}

# Where a unit with only extreme values would be expected to miss the extreme by 0.3 of a step.
extreme_measure <- function(shifts, top, fitted) {
  steps <- length(fitted$step)
  target <- if (top) steps * length(shifts) - 0.3 else 0.3
  low <- -40
  high <- 40
  for (round in 1:100) {
    middle <- (low + high) / 2
    if (sum(category_shares_at(middle - shifts, fitted$step) %*% (0:steps)) < target) low <- middle else high <- middle
  }
  low
}
