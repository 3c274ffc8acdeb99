# Closed limits, and ranks. Limits drawn by resampling are recomputed by recompute.py, which draws the same resamples.

z_limit <- qnorm(1 - tail_share)

wilson <- function(successes, n) {
  share <- successes / n
  centre <- share + z_limit^2 / (2 * n)
  reach <- z_limit * sqrt(share * (1 - share) / n + z_limit^2 / (4 * n^2))
  scale <- 1 + z_limit^2 / n
  c(if (successes == 0) 0 else (centre - reach) / scale, if (successes == n) 1 else (centre + reach) / scale)
}

wald <- function(estimate, error) c(estimate, estimate - z_limit * error, estimate + z_limit * error, error)

t_limits <- function(estimate, error, df, highest = Inf) {
  half <- qt(1 - tail_share, df) * error
  c(estimate, estimate - half, min(highest, estimate + half), error)
}

# Student's limits over n units; what rounding leaves of no error is none.
linearised <- function(estimate, error, n) t_limits(estimate, if (error < 1e-14) 0 else error, n - 1, 1)

# Student's limits and p-value of an estimate.
t_figure <- function(estimate, error, df) {
  list(figure = t_limits(estimate, error, df), p = min(1, 2 * pt(-abs(estimate / error), df)))
}

binomial_two_sided <- function(successes, n) min(1, 2 * pbinom(min(successes, n - successes), n, 0.5))

midranks <- function(values) rank(values, ties.method = "average")
tie_term <- function(values) {
  sizes <- as.vector(table(match(values, unique(values))))
  sum(sizes^3 - sizes)
}
