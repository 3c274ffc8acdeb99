# Coefficients that compute with the values themselves: intraclass correlations, Kendall's W, mean correlations.

figure_of <- function(estimate, low = NA, high = NA) {
  if (!is.finite(estimate)) return(nothing)
  if (!is.finite(low) || !is.finite(high)) c(estimate, NA, NA, NA) else c(estimate, low, high, NA)
}

# Every one of them; with missing values one intraclass correlation, of absolute agreement.
numeric_coefficients <- function(values) {
  complete <- values[rowSums(is.na(values)) == 0, , drop = FALSE]
  found <- if (length(values) > 0 && nrow(complete) == nrow(values)) complete_correlations(values) else
    list(icc_na.oneway_twoway = incomplete_correlation(values))
  found$kendall_w <- kendall_w(complete)
  found$mean_rater_correlation.pearson <- mean_correlation(complete)
  found$mean_rater_correlation.spearman <- mean_correlation(if (nrow(complete) > 1) apply(complete, 2, midranks) else complete)
  found
}

# The six forms of Shrout and Fleiss (1979) from mean squares of complete data.
complete_correlations <- function(values) {
  n <- nrow(values)
  k <- ncol(values)
  ids <- paste0("icc.", c("1_1", "2_1", "3_1", "1_k", "2_k", "3_k"))
  found <- setNames(rep(list(nothing), 6), ids)
  if (n < 2 || k < 2) return(found)
  grand <- mean(values)
  apart <- values - grand
  correction <- sum(apart)^2 / (n * k)
  everything <- sum(apart^2) - correction
  settled <- function(value) if (value > 1e-13 * max(everything, grand^2 * 1e-15)) value else 0
  between_squares <- settled(sum(rowSums(apart)^2) / k - correction)
  rater_squares <- settled(sum(colSums(apart)^2) / n - correction)
  residual_squares <- settled(everything - between_squares - rater_squares)
  b <- between_squares / (n - 1)
  r <- rater_squares / (k - 1)
  e <- residual_squares / ((n - 1) * (k - 1))
  w <- (residual_squares + rater_squares) / (n * (k - 1))
  if (b + r + e + w <= 0) return(found)
  at <- 0.5 + confidence / 2
  limits <- function(f, df2) {
    if (!is.finite(f) || f <= 0) return(c(NaN, NaN))
    c(f / qf(at, n - 1, df2), f * qf(at, df2, n - 1))
  }
  single <- function(x) (x - 1) / (x + k - 1)
  step_up <- function(x) x * k / (1 + x * (k - 1))
  one <- limits(b / w, n * (k - 1))
  three <- limits(b / e, (n - 1) * (k - 1))
  two <- (b - e) / (b + (k - 1) * e + k * (r - e) / n)
  of_two <- agreement_limits(n, k, b, r, e, two, at)
  figure <- function(estimate, x) figure_of(estimate, x[1], x[2])
  setNames(list(
    figure((b - w) / (b + (k - 1) * w), single(one)),
    figure(two, of_two),
    figure((b - e) / (b + (k - 1) * e), single(three)),
    figure((b - w) / b, 1 - 1 / one),
    figure((b - e) / (b + (r - e) / n), step_up(of_two)),
    figure((b - e) / b, 1 - 1 / three)), ids)
}

# Limits of absolute agreement, degrees of freedom by Satterthwaite (1946).
agreement_limits <- function(n, k, b, r, e, estimate, at) {
  if (!(e > 0) || !is.finite(estimate)) return(c(NaN, NaN))
  ratio <- r / e
  shifted <- n * (1 + (k - 1) * estimate) - k * estimate
  df <- (k - 1) * (n - 1) * (k * estimate * ratio + shifted)^2 / ((n - 1) * (k * estimate * ratio)^2 + shifted^2)
  if (!is.finite(df) || df <= 0) return(c(NaN, NaN))
  upper <- qf(at, n - 1, df)
  lower <- qf(at, df, n - 1)
  rest <- k * r + (k * n - k - n) * e
  c(n * (b - upper * e) / (upper * rest + n * b), n * (lower * b - e) / (rest + n * lower * b))
}

# ICC(A,1) of data with holes (Ebel 1951, Brueckl 2011): raters' mean differences taken out, k0 for the raters.
incomplete_correlation <- function(values) {
  ratings <- sum(!is.na(values))
  if (ratings == 0) return(nothing)
  apart <- values - mean(values, na.rm = TRUE)
  given <- colSums(!is.na(values))
  severity <- ifelse(given > 0, colSums(apart, na.rm = TRUE) / given, 0)
  raters <- sum(given > 0)
  left <- sweep(apart, 2, severity)
  size <- rowSums(!is.na(values))
  there <- size > 0
  units <- sum(there)
  plain <- sum(apart^2, na.rm = TRUE)
  if (raters < 2 || units < 2 || ratings <= units || !(plain > 0)) return(nothing)
  settled <- function(value) if (value > 1e-13 * plain) value else 0
  mean_size <- ratings / units
  k <- (ratings - sum(size^2) / ratings) / (units - 1)
  between_squares <- sum(rowSums(left, na.rm = TRUE)[there]^2 / size[there])
  between <- settled(between_squares) / (units - 1)
  residual <- settled(sum(left^2, na.rm = TRUE) - between_squares) / ((units - 1) * (mean_size - 1))
  between_raters <- settled(sum(severity^2 * given)) / (raters - 1)
  figure_of((between - residual) / (between + (k - 1) * residual + k / units * (between_raters - residual)))
}

# Concordance of the raters' orders of the units that everybody rated.
kendall_w <- function(complete) {
  n <- nrow(complete)
  m <- ncol(complete)
  if (m < 2 || n < 2) return(nothing)
  ranks <- apply(complete, 2, midranks)
  most <- (m^2 * (n^3 - n) - m * sum(apply(complete, 2, tie_term))) / 12
  if (!(most > 1e-9)) return(nothing)
  figure_of(min(1, sum((rowSums(ranks) - m * (n + 1) / 2)^2) / most))
}

# Mean correlation of every two raters; pairs with a rater who never varies are left out.
mean_correlation <- function(columns) {
  if (nrow(columns) < 2 || ncol(columns) < 2) return(nothing)
  found <- numeric()
  for (a in seq_len(ncol(columns) - 1)) for (b in seq(a + 1, ncol(columns))) {
    x <- columns[, a] - mean(columns[, a])
    y <- columns[, b] - mean(columns[, b])
    least <- nrow(columns) * (abs(c(mean(columns[, a]), mean(columns[, b]))) * 1e-15)^2
    if (sum(x^2) > least[1] && sum(y^2) > least[2])
      found <- c(found, max(-1, min(1, sum(x * y) / sqrt(sum(x^2)) / sqrt(sum(y^2)))))
  }
  if (length(found) > 0) figure_of(mean(found)) else nothing
}
