# Why coefficients of one criterion differ: the numbers behind the report's sentences.

rating_profile <- function(m) {
  q <- length(m$categories)
  margins <- vapply(seq_len(m$raters), function(rater) as.numeric(tabulate(m$codes[, rater], q)), numeric(q))
  margins <- matrix(margins, q, m$raters)
  pooled <- rowSums(margins)
  totals <- colSums(margins)
  bias <- 0
  biased <- integer()
  if (m$raters > 1) for (a in seq_len(m$raters - 1)) for (b in seq(a + 1, m$raters)) {
    if (totals[a] == 0 || totals[b] == 0) next
    apart <- sum(abs(margins[, a] / totals[a] - margins[, b] / totals[b])) / 2
    if (apart > bias + 1e-12) {
      bias <- apart
      biased <- c(a, b)
    }
  }
  apart <- sum(m$size^2 - rowSums(m$counts^2)) / 2
  near <- if (q > 1) sum(m$counts[, -1, drop = FALSE] * m$counts[, -q, drop = FALSE]) else 0
  list(dominant = if (sum(pooled) > 0) which.max(pooled) else NA, dominant_share = max(pooled, 0) / max(1, sum(pooled)),
       used = sum(pooled > 0), declared = q, constant = which(totals > 1 & apply(margins, 2, max) == totals),
       bias = bias, biased = biased, apart = apart, near = if (apart > 0) near / apart else 0,
       missing = if (length(m$values) > 0) sum(is.na(m$values)) / length(m$values) else 0,
       single = m$units - m$pairable, pairable = m$pairable)
}

reason <- function(kind, values = list(), raters = integer()) setNames(list(list(values = values, raters = raters)), kind)

# Each kind of reason once, as the first coefficient that has it gives it.
reasons_of <- function(m, found) {
  profile <- rating_profile(m)
  agreement <- percent_agreement(m)[1]
  ac1 <- families(m, "unweighted")$gwet_ac1[1]
  constant <- if (length(profile$constant) > 0) reason("constant-rater", list(), profile$constant)
  reasons <- list()
  for (name in names(found)) {
    figure <- rep_len(c(found[[name]], nothing), 4)
    own <- if (is.na(figure[1])) constant else c(
      if (grepl("^(scott_pi|fleiss_kappa|conger_kappa|light_kappa)", name))
        c(chance_reasons(figure[1], profile, m, agreement, ac1), constant),
      other_reasons(name, profile, found), interval_reasons(name, figure, profile))
    for (kind in setdiff(names(own), names(reasons))) reasons[kind] <- own[kind]
  }
  reasons
}

# The two paradoxes of Feinstein and Cicchetti (1990).
chance_reasons <- function(estimate, profile, m, agreement, ac1) {
  paradox <- !is.na(agreement) && !is.na(ac1) && profile$dominant_share >= 0.7 &&
    agreement - estimate >= 0.25 && ac1 - estimate >= 0.15
  c(if (paradox) reason("prevalence", list(category = m$categories[profile$dominant], share = profile$dominant_share,
      agreement = agreement, chance = if (estimate < 1) (agreement - estimate) / (1 - estimate) else 1, ac1 = ac1)),
    if (profile$bias >= 0.15) reason("rater-bias", list(distance = profile$bias), profile$biased))
}

other_reasons <- function(name, profile, found) {
  nominal <- grepl("unweighted$|^(fleiss_kappa|conger_kappa|light_kappa|gwet_ac1)$", name)
  ordered <- any(grepl("ordinal|interval|linear|quadratic", names(found)))
  form <- if (grepl("^icc\\.[23]_[1k]$", name)) sub(".*_", "", name)
  absolute <- if (!is.null(form)) found[[paste0("icc.2_", form)]][1] else NA
  consistent <- if (!is.null(form)) found[[paste0("icc.3_", form)]][1] else NA
  c(if (nominal && ordered && profile$apart > 0 && profile$used >= 3)
      reason(if (profile$near >= 0.7) "near-disagreements" else "far-disagreements", list(share = profile$near)),
    if (grepl("^(gwet_ac|brennan_prediger)", name) && profile$used < profile$declared)
      reason("unused-categories", list(used = profile$used, declared = profile$declared)),
    if (!is.na(absolute) && !is.na(consistent) && consistent - absolute >= 0.1)
      reason("severity-differs", list(agreement = absolute, consistency = consistent)),
    if (profile$single > 0) reason("single-ratings", list(units = profile$single)),
    if (profile$missing >= 0.05) reason("missing-ratings", list(share = profile$missing)))
}

interval_reasons <- function(name, figure, profile) {
  if (is.na(figure[2])) return(if (!grepl("^(icc_na|kendall_w|mean_rater)", name)) reason("interval-undefined"))
  width <- figure[3] - figure[2]
  if (width <= 1e-12) {
    bound <- profile$pairable / (profile$pairable + qnorm(0.975)^2)
    return(if (figure[1] >= 1 - 1e-12) reason("no-disagreement-seen", list(units = profile$pairable, bound = bound)))
  }
  if (width >= 0.3) reason("wide-interval", list(width = width, units = profile$pairable))
}
