# Every chance-corrected coefficient side by side, each with its closed interval.

named_weights <- function(m, name) {
  q <- length(m$categories)
  apart <- abs(outer(seq_len(q), seq_len(q), "-"))
  if (name == "unweighted") return(diag(q))
  if (name == "ordinal") return(if (q < 2) matrix(1, q, q) else 1 - (apart * (apart + 1) / 2) / ((q - 1) * q / 2))
  span <- (max(m$categories) - min(m$categories))^2
  if (span > 0) 1 - outer(m$categories, m$categories, "-")^2 / span else matrix(1, q, q)
}

# (pa - pe) / (1 - pe) with limits from linearised unit values; `table`: as for a table of two raters.
corrected <- function(m, own, pe, contribution = NULL, table = FALSE) {
  if (!(1 - pe > 1e-13)) return(nothing)
  estimate <- (sum(own[m$size > 1]) / m$pairable - pe) / (1 - pe)
  n <- m$units
  if (n < 2) return(c(estimate, NA, NA, NA))
  there <- m$size > 0
  value <- ifelse(m$size > 1, n / m$pairable * (own - pe) / (1 - pe), 0)
  if (!is.null(contribution))
    value <- value - 2 * (1 - estimate) * (as.vector(m$counts %*% contribution) / m$size - pe) / (1 - pe)
  error <- sqrt(sum((value[there] - estimate)^2) / (n * (n - 1)))
  linearised(estimate, if (table) error * sqrt((n - 1) / n) else error, n)
}

category_shares <- function(m) colSums(m$counts[m$size > 0, , drop = FALSE] / m$size[m$size > 0]) / m$units

fleiss <- function(m, weights, table = FALSE) {
  shares <- category_shares(m)
  expected <- as.vector(weights %*% shares)
  corrected(m, own_agreement(m, weights), sum(shares * expected), expected, table)
}

# Chance agreement of two different raters with their own category shares.
conger_kappa <- function(m, weights) {
  q <- length(m$categories)
  r <- m$raters
  judged <- colSums(!is.na(m$codes))
  if (any(judged == 0)) return(nothing)
  shares <- vapply(seq_len(r), function(rater) tabulate(m$codes[, rater], q) / judged[rater], numeric(q))
  shares <- matrix(shares, q, r)
  others <- t(weights) %*% (rowSums(shares) - shares)
  offset <- colSums(shares * others)
  pe <- sum(offset) / (r * (r - 1))
  own <- own_agreement(m, weights)
  if (!(1 - pe > 1e-13)) return(nothing)
  estimate <- (sum(own[m$size > 1]) / m$pairable - pe) / (1 - pe)
  n <- m$units
  if (n < 2) return(c(estimate, NA, NA, NA))
  chance <- numeric(nrow(m$codes))
  for (rater in seq_len(r)) {
    there <- !is.na(m$codes[, rater])
    here <- ifelse(there, others[cbind(m$codes[, rater], rater)], 0)
    chance <- chance + n / judged[rater] * (here - (there - judged[rater] / n) * offset[rater])
  }
  chance <- chance / (r * (r - 1))
  value <- ifelse(m$size > 1, n / m$pairable * (own - pe) / (1 - pe), 0)
  value <- value - 2 * (1 - estimate) * (chance - pe) / (1 - pe)
  linearised(estimate, sqrt(sum((value[m$size > 0] - estimate)^2) / (n * (n - 1))), n)
}

# The chance-corrected coefficients under one set of weights, in the order of the report.
families <- function(m, name) {
  end <- if (name == "unweighted") "" else paste0(".", name)
  ids <- c(if (m$raters == 2) paste0("scott_pi.", name), paste0("fleiss_kappa", end), paste0("conger_kappa", end),
           paste0("brennan_prediger.", name), if (end == "") "gwet_ac1" else paste0("gwet_ac2", end))
  found <- setNames(rep(list(nothing), length(ids)), ids)
  q <- length(m$categories)
  if (!m$usable || (end != "" && q > 1500)) return(found)
  weights <- named_weights(m, name)
  if (m$raters == 2) found[[1]] <- fleiss(part_of(m, rowSums(is.na(m$codes)) == 0), weights, table = TRUE)
  at <- length(ids) - 3
  found[[at]] <- fleiss(m, weights)
  found[[at + 1]] <- conger_kappa(m, weights)
  if (q > 1) {
    own <- own_agreement(m, weights)
    shares <- category_shares(m)
    found[[at + 2]] <- corrected(m, own, sum(weights) / q^2)
    scale <- sum(weights) / (q * (q - 1))
    found[[at + 3]] <- corrected(m, own, scale * sum(shares * (1 - shares)), scale * (1 - shares))
  }
  found
}

# Share of the units rated by everybody on which all say the same.
unanimous <- function(m) {
  complete <- m$codes[rowSums(is.na(m$codes)) == 0, , drop = FALSE]
  if (!m$usable || nrow(complete) == 0) return(nothing)
  alike <- sum(apply(complete, 1, function(row) all(row == row[1])))
  c(alike / nrow(complete), wilson(alike, nrow(complete)), NA)
}

# Mean of Cohen's kappa over all pairs of raters, with limits from each unit's influence on the pairs it is in.
light_kappa <- function(m) {
  if (!m$usable) return(nothing)
  pairs <- combn(m$raters, 2)
  tables <- lapply(seq_len(ncol(pairs)), function(at) pair_table(m, pairs[1, at], pairs[2, at], "unweighted"))
  kappas <- vapply(tables, function(table) table$kappa, 0)
  if (anyNA(kappas)) return(nothing)
  estimate <- mean(kappas)
  n <- nrow(m$codes)
  if (n < 2) return(c(estimate, NA, NA, NA))
  influence <- numeric(n)
  for (at in seq_along(tables)) {
    table <- tables[[at]]
    cells <- m$codes[table$both, pairs[, at], drop = FALSE]
    change <- table$weights[cells] - table$chance[cells] * (1 - kappas[at]) - (kappas[at] - table$pe * (1 - kappas[at]))
    influence[table$both] <- influence[table$both] + n / table$n / length(tables) * change / (1 - table$pe)
  }
  linearised(estimate, sqrt(sum(influence^2) / (n * (n - 1))), n)
}
