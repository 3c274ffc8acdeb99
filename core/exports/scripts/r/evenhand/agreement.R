# Agreement: percent agreement, Krippendorff's alpha, Cohen's kappa.
# A matrix is a list: values (units by raters), categories, codes (places of the values), counts (units by categories).

rating_matrix <- function(values, declared = NULL) {
  categories <- if (is.null(declared)) sort(unique(as.vector(values[!is.na(values)]))) else declared
  codes <- matrix(match(values, categories), nrow(values), ncol(values))
  counts <- matrix(0, nrow(codes), length(categories))
  for (column in seq_len(ncol(codes))) {
    there <- which(!is.na(codes[, column]))
    at <- cbind(there, codes[there, column])
    counts[at] <- counts[at] + 1
  }
  size <- rowSums(counts)
  list(values = values, categories = categories, codes = codes, counts = counts, size = size, raters = ncol(values),
       pairable = sum(size > 1), units = sum(size > 0), usable = ncol(values) > 1 && any(size > 1))
}

part_of <- function(m, rows = TRUE, columns = TRUE) {
  rating_matrix(m$values[rows, columns, drop = FALSE], m$categories)
}

# Agreement among the ratings of each unit; 0 where there is no pair.
own_agreement <- function(m, weights) {
  pairs <- rowSums((m$counts %*% weights) * m$counts) - m$counts %*% diag(weights)
  ifelse(m$size > 1, as.vector(pairs) / (m$size * (m$size - 1)), 0)
}

percent_agreement <- function(m, weights = diag(length(m$categories))) {
  if (!m$usable) return(nothing)
  own <- own_agreement(m, weights)
  estimate <- sum(own[m$size > 1]) / m$pairable
  if (m$units < 2) return(c(estimate, NA, NA, NA))
  linearised(estimate, sqrt(sum((m$units / m$pairable * own[m$size > 0] - estimate)^2) / (m$units * (m$units - 1))), m$units)
}

krippendorff_alpha <- function(m, measurement) {
  if (!m$usable) return(NA)
  if (measurement == "ratio" && any(m$categories[colSums(m$counts) > 0] < 0)) return(NA)
  counts <- m$counts[m$size > 1, , drop = FALSE]
  size <- rowSums(counts)
  used <- colSums(counts)
  n <- sum(used)
  categories <- if (measurement == "ordinal") cumsum(used) - used / 2 else m$categories
  distance <- switch(measurement,
    nominal = 1 - diag(length(categories)),
    ratio = {
      d <- outer(categories, categories, function(a, b) ((a - b) / (a + b))^2)
      diag(d) <- 0
      d
    },
    outer(categories, categories, function(a, b) (a - b)^2))
  within <- sum(rowSums((counts %*% distance) * counts) / (size - 1))
  total <- sum(outer(used, used) * distance)
  if (total > 0 && sum(used > 0) > 1) 1 - (n - 1) * within / total else NA
}

position_weights <- function(kind, q) {
  apart <- abs(outer(seq_len(q), seq_len(q), "-"))
  switch(kind,
    unweighted = diag(q),
    linear = if (q < 2) matrix(1, q, q) else 1 - apart / (q - 1),
    quadratic = if (q < 2) matrix(1, q, q) else 1 - (apart / (q - 1))^2)
}

# The table of two raters over the units that both rated, with agreement seen and expected by chance.
pair_table <- function(m, a, b, kind) {
  q <- length(m$categories)
  both <- which(!is.na(m$codes[, a]) & !is.na(m$codes[, b]))
  n <- length(both)
  if (n == 0) return(list(n = 0, kappa = NA))
  cells <- matrix(0, q, q)
  for (unit in both) cells[m$codes[unit, a], m$codes[unit, b]] <- cells[m$codes[unit, a], m$codes[unit, b]] + 1
  weights <- position_weights(kind, q)
  rows <- rowSums(cells)
  columns <- colSums(cells)
  pa <- sum(weights * cells) / n
  pe <- sum(weights * outer(rows, columns)) / n^2
  chance <- outer(as.vector(weights %*% columns) / n, as.vector(rows %*% weights) / n, "+")
  list(n = n, cells = cells, weights = weights, pe = pe, chance = chance, both = both,
       kappa = if (1 - pe > 1e-13) (pa - pe) / (1 - pe) else NA)
}

# Kappa of two raters with the limits of Fleiss, Cohen and Everitt (1969).
cohen_kappa <- function(m, a, b, kind) {
  table <- pair_table(m, a, b, kind)
  estimate <- table$kappa
  if (is.na(estimate)) return(nothing)
  if (table$n < 2) return(c(estimate, NA, NA, NA))
  middle <- estimate - table$pe * (1 - estimate)
  variance <- sum(table$cells / table$n * (table$weights - table$chance * (1 - estimate) - middle)^2)
  error <- (if (variance > 1e-28) sqrt(variance) else 0) / (sqrt(table$n) * (1 - table$pe))
  c(estimate, estimate - z_limit * error, min(1, estimate + z_limit * error), error)
}
