# The tournament of each protocol: who beat whom, strengths with their places, ties, circles, the place on the screen.

tournaments <- function() {
  given <- c(rating = nrow(ratings), preference = nrow(preferences), ranking = nrow(ranked))
  if (length(systems) > 1) for (protocol in names(given)[given > 0]) tournament(protocol, comparisons[[protocol]])
}

named <- function(numbers, between = "; ") paste(systems[numbers], collapse = between)

tournament <- function(protocol, made) {
  size <- length(systems)
  meetings <- meetings_of(match(made$one, systems), match(made$other, systems), made$outcome, size)
  at <- place("tournaments", stated_by = protocol)
  for (row in seq_len(nrow(meetings$pairs))) {
    pair <- meetings$pairs[row, ]
    note(place("tournaments", stated_by = protocol, scope = paste("against", systems[pair["i"]]), system = systems[pair["j"]]),
         wins = pair[["lost"]], losses = pair[["won"]], ties = pair[["tied"]])
  }
  found <- connectivity(size, halved(meetings$pairs))
  note(at, comparisons = nrow(made), undefeated = named(found$undefeated), winless = named(found$winless))
  items <- length(unique(made$item[made$one != made$other]))
  own <- if (found$exists && items > 1) bradley_terry(size, halved(meetings$pairs))
  for (number in seq_along(systems)) {
    keep(place("tournaments", stated_by = protocol, scope = "strength", system = systems[number]), "bradley_terry",
         nrow(made), if (is.null(own)) NA else own[number])
    note(place("tournaments", stated_by = protocol, system = systems[number]),
         place = if (is.null(own)) NA else places_of(own)[number])
  }
  tie_models(protocol, meetings)
  circles(protocol, made)
  if (protocol == "preference" && positions_known) {
    effect <- position_effect(meetings)
    at <- place("tournaments", stated_by = protocol, scope = "position")
    if (is.null(effect)) keep(at, "position_effect", nrow(preferences), nothing) else
      keep(at, "position_effect", nrow(preferences), wald(effect$estimate, effect$error),
           pchisq(effect$ratio, 1, lower.tail = FALSE))
  }
}

# Places from 1 by value, largest first; equal values share the better place.
places_of <- function(values) {
  order <- order(-values)
  places <- integer(length(values))
  for (number in seq_along(order)) {
    equal <- number > 1 && values[order[number - 1]] - values[order[number]] <= equal_within
    places[order[number]] <- if (equal) places[order[number - 1]] else number
  }
  places
}

# Places under each way to treat ties.
tie_models <- function(protocol, meetings) {
  size <- meetings$size
  decided <- meetings$pairs[meetings$pairs[, "won"] + meetings$pairs[, "lost"] > 0, , drop = FALSE]
  half <- halved(meetings$pairs)
  models <- list(
    bradley_terry.ties_dropped = if (connectivity(size, decided)$exists) bradley_terry(size, decided),
    bradley_terry = if (connectivity(size, half)$exists) bradley_terry(size, half),
    davidson = with_ties(meetings, "davidson"),
    rao_kupper = with_ties(meetings, "rao_kupper"))
  places <- lapply(models, function(values) {
    if (is.null(values)) return(rep(NA_real_, size))
    held <- places_of(values)
    held + (as.vector(table(held)[as.character(held)]) - 1) / 2
  })
  for (model in names(places)) for (number in seq_along(systems))
    note(place("tournaments", stated_by = protocol, scope = model, system = systems[number]), place = places[[model]][number])
  existing <- do.call(cbind, places[!vapply(models, is.null, NA)])
  differing <- if (is.null(existing)) integer() else which(apply(existing, 1, function(row) length(unique(row)) > 1))
  note(place("tournaments", stated_by = protocol), placesThatDiffer = named(differing))
}

# Circular triads among the majority preferences, of everybody and of each rater.
circles <- function(protocol, made) {
  for (rater in c("", intersect(raters, made$rater))) {
    own <- if (rater == "") made else made[made$rater == rater, ]
    one <- match(own$one, systems)
    other <- match(own$other, systems)
    size <- length(systems)
    wins <- matrix(0, size, size)
    for (row in which(own$outcome != 0.5)) {
      pair <- if (own$outcome[row] == 1) cbind(one[row], other[row]) else cbind(other[row], one[row])
      wins[pair] <- wins[pair] + 1
    }
    majority <- sign(wins - t(wins))
    present <- sort(unique(c(one, other)))
    decided <- 0
    circular <- character()
    if (length(present) > 2) for (triple in asplit(combn(present, 3), 2)) {
      signs <- majority[cbind(triple, triple[c(2, 3, 1)])]
      decided <- decided + all(signs != 0)
      if (all(signs != 0) && length(unique(signs)) == 1)
        circular <- c(circular, named(if (signs[1] > 0) triple else triple[c(1, 3, 2)], " + "))
    }
    note(place("tournaments", stated_by = protocol, rater_a = rater), decided = decided, circular = length(circular),
         triads = paste(head(circular, 20), collapse = "; "))
  }
}
