# The chapters on systems: mean outcomes and ratings, the order of the systems, the place on the screen.

outcome_of <- function(gap) (direction_of(gap) + 1) / 2

# By protocol, one row per comparison: rater, item, one, other, outcome of one (1, 0.5 or 0).
comparisons <- local({
  values <- merged()
  rated <- pair_rows(values, keys(values$rater, values$item), function(a, b) values$value[a] - values$value[b])
  preferred <- data.frame(rater = preferences$rater, item = preferences$item, one = preferences$left,
                          other = preferences$right, gap = -preferences$outcome)
  of_ranks <- pair_rows(ranked, ranked$ranking, function(a, b) ranked$rank[b] - ranked$rank[a])
  lapply(list(rating = rated, preference = preferred, ranking = of_ranks), function(rows) {
    rows$outcome <- outcome_of(rows$gap)
    rows
  })
})

outcomes <- function(system, made) {
  c(made$outcome[made$one == system], 1 - made$outcome[made$one != system & made$other == system])
}
mean_or_none <- function(values) if (length(values) > 0) mean(values) else NA

systems_chapter <- function() {
  orders <- list()
  for (protocol in names(comparisons)) {
    made <- comparisons[[protocol]]
    if (nrow(made) == 0) next
    own <- lapply(systems, outcomes, made)
    for (number in seq_along(systems)) {
      at <- place("win-rates", stated_by = protocol, system = systems[number])
      keep(at, "win_rate", length(own[[number]]), mean_or_none(own[[number]]))
      note(at, wins = sum(own[[number]] == 1), losses = sum(own[[number]] == 0), ties = sum(own[[number]] == 0.5))
    }
    orders[[protocol]] <- vapply(own, mean_or_none, 0)
    if (length(systems) > 1) for (tag in largest_tags) outcomes_by_tag(protocol, tag, made)
  }
  mean_ratings()
  order_agreement(orders)
  position_of_first()
}

outcomes_by_tag <- function(protocol, tag, made) {
  items <- items_of(tag)
  note(place("tagOutcomes", stated_by = protocol, scope = tag), depth = lengths(regmatches(tag, gregexpr("/", tag))),
       items = length(items))
  for (system in systems) {
    own <- outcomes(system, made[made$item %in% items, ])
    keep(place("tagOutcomes", stated_by = protocol, scope = paste0(tag, ", winRate"), system = system), "win_rate",
         length(own), mean_or_none(own))
  }
}

# The mean over responses of the mean over raters.
mean_ratings <- function() {
  for (criterion in quantities$criterion) for (system in systems) {
    own <- ratings[ratings$criterion == criterion & ratings$system == system, ]
    means <- if (nrow(own) > 0) means_by(own$value, own$item) else numeric()
    keep(place("means", criterion, system = system), "mean_rating", length(means), mean_or_none(means))
  }
}

# Kendall's tau-b of the order by ratings and the first stated order.
order_agreement <- function(orders) {
  if (length(orders) < 2 || names(orders)[1] != "rating") return(invisible())
  both <- !is.na(orders[[1]]) & !is.na(orders[[2]])
  signs <- function(values) {
    gaps <- outer(values, values, "-")
    gaps <- gaps[lower.tri(gaps)]
    ifelse(abs(gaps) <= 1e-12, 0, sign(gaps))
  }
  x <- signs(orders[[1]][both])
  y <- signs(orders[[2]][both])
  tau <- if (sum(abs(x)) > 0 && sum(abs(y)) > 0) sum(x * y) / sqrt(sum(abs(x)) * sum(abs(y))) else NA
  keep(place("order"), "kendall_tau_b", sum(both), tau)
}

# Share of decided comparisons won by the response shown first.
position_of_first <- function() {
  if (!positions_known || nrow(preferences) == 0) return(invisible())
  shown_first(place("position"), preferences)
  shown_first(place("blinding", scope = "share"), preferences)
  for (rater in intersect(raters, preferences$rater))
    shown_first(place("blinding", scope = "share", rater_a = rater), preferences[preferences$rater == rater, ])
}

shown_first <- function(at, given) {
  own <- given$outcome[given$left != given$right & given$outcome != 0]
  n <- sum(given$outcome != 0)
  if (length(own) == 0) return(keep(at, "position_bias", n, nothing))
  first <- sum(own < 0)
  share <- first / length(own)
  keep(at, "position_bias", n, c(share, wilson(first, length(own)), sqrt(share * (1 - share) / length(own))),
       binomial_two_sided(first, length(own)))
}
