# Every two systems on one criterion, item by item: Friedman's test, signed ranks, and items that pass or fail.

paired_tests <- function() {
  if (length(systems) < 2) return(invisible())
  items <- unique(responses$item)
  for (row in seq_len(nrow(quantities))) {
    name <- quantities$criterion[row]
    own <- ratings_on(name)
    means <- means_by(own$value, keys(own$system, own$item))
    columns <- vapply(systems, function(system) as.vector(means[match(keys(system, items), names(means))]), numeric(length(items)))
    columns <- matrix(columns, length(items), length(systems))
    scale <- values_of(name)
    given <- sort(columns[!is.na(columns)])
    threshold <- if (!is.null(scale)) (scale[1] + scale[length(scale)]) / 2 else
      if (length(given) > 0) given[length(given) %/% 2 + 1] else 0
    note(place("pairedTests", name), threshold = threshold)
    complete <- columns[rowSums(is.na(columns)) == 0, , drop = FALSE]
    tested <- friedman(complete)
    keep(place("pairedTests", name, scope = "friedman"), "friedman", nrow(complete), tested[1], tested[2])
    passing <- if (quantities$direction[row] == "higher-is-better") columns >= threshold else columns <= threshold
    system_pairs(name, columns, passing)
  }
}

# Are the ranks of the systems within items the same? Statistic with tie correction, and p.
friedman <- function(rows) {
  n <- nrow(rows)
  k <- ncol(rows)
  if (n < 2 || k < 2) return(c(NA, NA))
  ranks <- t(apply(rows, 1, midranks))
  within <- sum(ranks^2) - n * k * (k + 1)^2 / 4
  if (!(within > 1e-9)) return(c(NA, NA))
  statistic <- (k - 1) * sum((colSums(ranks) - n * (k + 1) / 2)^2) / within
  c(statistic, pchisq(statistic, k - 1, lower.tail = FALSE))
}

system_pairs <- function(name, columns, passing) {
  pairs <- combn(length(systems), 2)
  p <- apply(pairs, 2, function(pair) signed_rank_p(differences_of(columns, pair)))
  holm <- p.adjust(p, "holm")
  for (at in seq_len(ncol(pairs))) {
    pair <- pairs[, at]
    gaps <- differences_of(columns, pair)
    n <- length(gaps)
    scope <- paste("against", systems[pair[2]])
    here <- function(what) place("pairedTests", name, scope = paste0(scope, ", ", what), system = systems[pair[1]])
    keep(here("difference"), "hodges_lehmann", n, hodges_lehmann(gaps))
    lost <- sum(passing[, pair[1]] & !passing[, pair[2]], na.rm = TRUE)
    gained <- sum(!passing[, pair[1]] & passing[, pair[2]], na.rm = TRUE)
    keep(here("lost"), "negative_flips", n, if (n > 0) c(lost / n, wilson(lost, n)) else NA)
    keep(here("gained"), "positive_flips", n, if (n > 0) c(gained / n, wilson(gained, n)) else NA)
    note(place("pairedTests", name, scope = scope, system = systems[pair[1]]), n = n, p = p[at], holm = holm[at],
         flipP = if (lost + gained > 0) binomial_two_sided(lost, lost + gained) else NA)
  }
}

differences_of <- function(columns, pair) {
  gaps <- columns[, pair[1]] - columns[, pair[2]]
  gaps[!is.na(gaps)]
}

# Wilcoxon's test, zeros dropped, normal approximation with corrections for ties and continuity.
signed_rank_p <- function(gaps) {
  used <- gaps[gaps != 0]
  n <- length(used)
  if (n == 0) return(NA)
  gap <- sum(midranks(abs(used))[used > 0]) - n * (n + 1) / 4
  deviation <- sqrt(n * (n + 1) * (2 * n + 1) / 24 - tie_term(abs(used)) / 48)
  min(1, 2 * pnorm(-abs((gap - sign(gap) / 2) / deviation)))
}

# Median of all Walsh averages, with the limits that invert the signed-rank test.
hodges_lehmann <- function(gaps) {
  n <- length(gaps)
  if (n == 0) return(nothing)
  sums <- outer(gaps, gaps, "+")
  averages <- sort(sums[lower.tri(sums, diag = TRUE)] / 2)
  count <- length(averages)
  estimate <- (averages[ceiling(count / 2)] + averages[count %/% 2 + 1]) / 2
  exact <- n <= 300 && all(gaps != 0) && tie_term(abs(gaps)) == 0
  cut <- if (exact) which(cumsum(signed_rank_chances(n)) >= tail_share)[1] - 1 else
    floor(n * (n + 1) / 4 + qnorm(tail_share) * sqrt(n * (n + 1) * (2 * n + 1) / 24) + 0.5)
  if (n < 2 || (exact && 2^-n > tail_share)) return(estimate)
  at <- min(count, max(1, cut))
  c(estimate, averages[at], averages[count + 1 - at], NA)
}

# P(W = 0), P(W = 1), ... for n untied signed ranks.
signed_rank_chances <- function(n) {
  chances <- 1
  for (rank in seq_len(n)) chances <- (c(chances, numeric(rank)) + c(numeric(rank), chances)) / 2
  chances
}
