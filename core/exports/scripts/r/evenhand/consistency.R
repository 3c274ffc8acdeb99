# The chapter on consistency: ratings against stated preferences, and the pairs taken apart by kind.

cells <- c("A|A", "A|B", "A|tie", "B|A", "B|B", "B|tie", "tie|A", "tie|B", "tie|tie")
row_of <- function(direction) ifelse(direction > 0, 0, ifelse(direction < 0, 1, 2))

consistency <- function() {
  if (nrow(ratings) == 0) return(invisible())
  for (stated_by in c("preference", "ranking")) {
    if (nrow(if (stated_by == "preference") preferences else ranked) == 0) next
    for (name in c("", quantities$criterion)) {
      values <- if (name == "") merged() else oriented(name)
      within <- judged_pairs(values, stated_by, FALSE)
      between <- judged_pairs(values, stated_by, TRUE)
      consistency_table(name, stated_by, "within-rater", "", within$pairs, within$skipped)
      consistency_table(name, stated_by, "between-rater", "", between$pairs, between$skipped)
      for (rater in raters) {
        own <- within$pairs[within$pairs$rater == rater, ]
        if (nrow(own) > 0) consistency_table(name, stated_by, "one-rater", rater, own, NULL)
      }
      lab(name, stated_by, within$pairs)
    }
  }
}

# One table of nine cells: inconsistency, kappa and reversals.
consistency_table <- function(name, stated_by, scope, rater, pairs, skipped) {
  total <- tabulate(3 * row_of(pairs$implied) + row_of(pairs$stated) + 1, 9)
  n <- sum(total)
  items <- length(unique(pairs$item))
  off <- if (n > 0) (n - total[1] - total[5] - total[9]) / n else NA
  if (items > 1 && off %in% c(0, 1)) off <- c(off, wilson(off * items, items), 0)
  table <- matrix(total, 3, 3, byrow = TRUE)
  expected <- sum(rowSums(table) * colSums(table))
  kappa <- if (n > 0 && expected != n^2) (sum(diag(table)) * n - expected) / (n^2 - expected) else NA
  both <- total[1] + total[2] + total[4] + total[5]
  at <- place("consistency", name, stated_by, scope, rater)
  keep(at, if (scope == "between-rater") "rating_vs_ranking.between_rater" else "rating_vs_ranking.within_rater", n, off)
  keep(at, "cohen_kappa.unweighted", n, kappa)
  keep(at, "reversal_rate", both, if (both > 0) (total[2] + total[4]) / both else NA)
  note(at, n = n, bothDecided = both, reversals = total[2] + total[4], ratingTieStatedDecided = total[7] + total[8],
       ratingDecidedStatedTie = total[3] + total[6])
  note(at, as.list(setNames(total, cells)))
  note(at, as.list(skipped))
}

# Within-rater pairs by how far the two ratings lie apart, by how strongly the preference was stated, and by tag.
lab <- function(name, stated_by, pairs) {
  gaps <- ifelse(abs(pairs$gap) <= equal_within, 0, abs(pairs$gap))
  low <- 0
  steps <- gap_steps(name, gaps)
  for (number in seq_along(steps)) {
    high <- steps[number]
    own <- if (number == 1) gaps == 0 else gaps > low + equal_within & gaps <= high + equal_within
    pair_group(name, stated_by, paste("gap", shown(low), "to", shown(high)), pairs[own, ])
    low <- high
  }
  strengths <- stated_strengths(stated_by, pairs)
  if (any(strengths > 1)) for (strength in sort(unique(strengths)))
    pair_group(name, stated_by, paste("strength", shown(strength), "to", shown(strength)), pairs[strengths == strength, ])
  for (tag in all_tags) pair_group(name, stated_by, paste("tag", tag, "0 to 0"), pairs[pairs$item %in% items_of(tag), ])
}

# Upper ends of the distances: every one that occurs where they are few, else quarters of the largest.
gap_steps <- function(name, gaps) {
  if (name == "") return(c(0, 0.125, 0.25, 0.5, 1))
  found <- sort(unique(gaps))
  if (length(found) <= 10) return(unique(c(0, found)))
  most <- max(found)
  c(0, most / 4, most / 2, 3 * most / 4, most)
}

# How strongly a preference was stated, or how many ranks lie between.
stated_strengths <- function(stated_by, pairs) {
  either <- function(rater, item, one, other) keys(rater, item, pmin(match(one, systems), match(other, systems)),
                                                   pmax(match(one, systems), match(other, systems)))
  if (stated_by == "preference") {
    given <- either(preferences$rater, preferences$item, preferences$left, preferences$right)
    return(abs(preferences$outcome)[match(either(pairs$rater, pairs$item, pairs$one, pairs$other), given)])
  }
  last <- ranked[!duplicated(keys(ranked$rater, ranked$item, ranked$system), fromLast = TRUE), ]
  rank_of <- function(system) {
    rank <- last$rank[match(keys(pairs$rater, pairs$item, system), keys(last$rater, last$item, last$system))]
    ifelse(is.na(rank), 0, rank)
  }
  abs(rank_of(pairs$one) - rank_of(pairs$other))
}

pair_group <- function(name, stated_by, scope, pairs) {
  if (nrow(pairs) == 0) return(invisible())
  same <- pairs$implied == pairs$stated
  hedged <- !same & (pairs$implied == 0 | pairs$stated == 0)
  keep(place("labs", name, stated_by, paste0(scope, ", inconsistency")), "rating_vs_ranking.group", nrow(pairs),
       sum(!same) / nrow(pairs))
  note(place("labs", name, stated_by, scope), n = nrow(pairs), consistent = sum(same), reversals = sum(!same & !hedged),
       hedges = sum(hedged))
}
