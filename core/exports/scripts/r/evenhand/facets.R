# The fit behind `severity`: Newton's method on the concave likelihood, the units' measures eliminated first.

# Probability of each category at distances from the steps; one row a distance.
category_shares_at <- function(at, step) {
  logs <- cbind(0, outer(at, seq_along(step)) - matrix(cumsum(step), length(at), length(step), byrow = TRUE))
  odds <- exp(logs - apply(logs, 1, max))
  odds / rowSums(odds)
}

# Measures in log-odds by name, and the variance of the severities; NULL where the data do not determine them.
fit_facets <- function(rows) {
  values <- sort(unique(rows$value))
  units <- unique(rows$unit)
  who <- sort(unique(rows$rater), method = "radix")
  data <- list(unit = match(rows$unit, units), rater = match(rows$rater, who), category = match(rows$value, values) - 1,
               units = length(units), raters = length(who), steps = length(values) - 1)
  unit <- numeric(data$units)
  shared <- numeric(data$raters + data$steps)
  here <- facet_sums(data, unit, shared)
  for (round in 1:200) {
    move <- tryCatch(solve(here$reduced, here$reduced_gradient), error = function(e) NULL)
    if (is.null(move)) return(NULL)
    unit_move <- as.vector(here$unit_gradient - here$cross %*% move) / here$unit_information
    largest <- max(abs(move), abs(unit_move))
    length <- if (largest > 0) min(1, 3 / largest) else 1
    repeat {
      there <- facet_sums(data, unit + length * unit_move, shared + length * move)
      if (there$log >= here$log - 1e-9 * abs(here$log) || length <= 1e-6) break
      length <- length / 2
    }
    unit <- unit + length * unit_move
    shared <- shared + length * move
    here <- there
    severity <- shared[seq_len(data$raters)]
    if (largest < 1e-9) {
      centre <- rbind(diag(data$raters) - 1 / data$raters, matrix(0, data$steps, data$raters))
      variance <- diag(solve(here$reduced, centre)[seq_len(data$raters), , drop = FALSE])
      return(list(unit = setNames(unit, units), severity = setNames(severity, who), step = shared[-seq_len(data$raters)],
                  variance = setNames(variance, who), values = values))
    }
    if (max(abs(unit), abs(severity)) > 60) return(NULL)
  }
  NULL
}

# Log-likelihood, gradient and information of all measures, with the units eliminated and each free shift filled in.
facet_sums <- function(data, unit, shared) {
  r <- data$raters
  columns <- r + seq_len(data$steps)
  shares <- category_shares_at(unit[data$unit] - shared[data$rater], shared[columns])
  places <- matrix(0:data$steps, nrow(shares), data$steps + 1, byrow = TRUE)
  means <- rowSums(shares * places)
  variance <- pmax(0, rowSums(shares * places^2) - means^2)
  # P(category > k), and its covariance with the category.
  above <- vapply(seq_len(data$steps), function(k) rowSums(shares[, (k + 1):(data$steps + 1), drop = FALSE]), means)
  scored <- vapply(seq_len(data$steps), function(k)
    rowSums((shares * places)[, (k + 1):(data$steps + 1), drop = FALSE]), means)
  above <- matrix(above, nrow(shares))
  scored <- matrix(scored, nrow(shares)) - means * above
  by_unit <- function(values) as.vector(rowsum(values, factor(data$unit, seq_len(data$units))))
  by_rater <- function(values) rowsum(values, factor(data$rater, seq_len(r)))
  cross <- matrix(0, data$units, r + data$steps)
  pairs <- rowsum(variance, (data$rater - 1) * data$units + data$unit)
  cross[as.integer(rownames(pairs))] <- -as.vector(pairs)
  cross[, columns] <- -rowsum(scored, factor(data$unit, seq_len(data$units)))
  gradient <- c(-by_rater(data$category - means), colSums(above) - colSums(outer(data$category, seq_len(data$steps) - 1, ">")))
  information <- matrix(0, r + data$steps, r + data$steps)
  information[cbind(seq_len(r), seq_len(r))] <- by_rater(variance)
  information[seq_len(r), columns] <- by_rater(scored)
  information[columns, seq_len(r)] <- t(information[seq_len(r), columns, drop = FALSE])
  totals <- colSums(above)
  information[columns, columns] <- outer(seq_len(data$steps), seq_len(data$steps), function(k, l) totals[pmax(k, l)]) -
    t(above) %*% above
  unit_gradient <- by_unit(data$category - means)
  unit_information <- by_unit(variance)
  reduced <- information - t(cross) %*% (cross / unit_information)
  fill <- sum(diag(reduced)) / nrow(reduced)
  reduced[seq_len(r), seq_len(r)] <- reduced[seq_len(r), seq_len(r)] + fill / r
  reduced[columns, columns] <- reduced[columns, columns] + fill / data$steps
  list(log = sum(log(shares[cbind(seq_len(nrow(shares)), data$category + 1)])), unit_gradient = unit_gradient,
       unit_information = unit_information, cross = cross, reduced = reduced,
       reduced_gradient = gradient - as.vector(t(cross) %*% (unit_gradient / unit_information)))
}
