# What raters believed: how sure they were of a comparison, and which source they took a response for.

pair_key <- function(rows) {
  one <- match(rows$left, systems)
  other <- match(rows$right, systems)
  keys(rows$item, pmin(one, other), pmax(one, other))
}

# Stated confidence against being with the majority of the others.
calibration <- function() {
  if (nrow(confidences) == 0) return(invisible())
  turned <- match(preferences$left, systems) > match(preferences$right, systems)
  votes <- data.frame(rater = preferences$rater, pair = pair_key(preferences),
                      vote = sign(ifelse(turned, -preferences$outcome, preferences$outcome)))
  # Of two votes of a rater on a pair the later counts.
  votes <- votes[!duplicated(keys(votes$rater, votes$pair), fromLast = TRUE), ]
  by_pair <- split(seq_len(nrow(votes)), votes$pair)
  judged <- data.frame(rater = confidences$rater, confidence = confidences$percent / 100, pair = pair_key(confidences))
  judged$right <- mapply(function(rater, pair) {
    own <- by_pair[[pair]]
    if (is.null(own) || !rater %in% votes$rater[own]) NA else
      with_majority(votes$vote[own][votes$rater[own] != rater], votes$vote[own][votes$rater[own] == rater])
  }, judged$rater, judged$pair)
  judged <- judged[!is.na(judged$right), ]
  calibration_section("", judged)
  for (rater in intersect(raters, judged$rater)) calibration_section(rater, judged[judged$rater == rater, ])
}

# NA: nobody else judged the pair, or the others are evenly split.
with_majority <- function(others, mine) {
  counts <- table(others)
  if (length(counts) == 0 || sum(counts == max(counts)) > 1) return(NA)
  as.numeric(names(counts)[which.max(counts)]) == mine
}

# Expected calibration error over ten bins, overconfidence, and the bins.
calibration_section <- function(rater, judged) {
  n <- nrow(judged)
  bin <- pmin(9, floor(judged$confidence * 10))
  gaps <- 0
  for (number in sort(unique(bin))) {
    own <- judged[bin == number, ]
    gaps <- gaps + nrow(own) * abs(mean(own$confidence) - mean(own$right))
    note(place("calibration", scope = paste(shown(number / 10), "to", shown((number + 1) / 10)), rater_a = rater),
         n = nrow(own), meanConfidence = mean(own$confidence), shareRight = mean(own$right))
  }
  keep(place("calibration", scope = "error", rater_a = rater), "calibration.ece", n, if (n > 0) gaps / n else NA)
  keep(place("calibration", scope = "overconfidence", rater_a = rater), "calibration.overconfidence", n,
       if (n > 0) mean(judged$confidence) - mean(judged$right) else NA)
}

# Did the blinding hold: the place on the screen as it was, and which sources were guessed.
blinding <- function() {
  asked <- nrow(guesses) > 0 || nrow(guesses_by_system) > 0
  if ((positions_known || asked) && length(systems) > 1) for (pair in asplit(combn(length(systems), 2), 2)) {
    one <- systems[pair[1]]
    other <- systems[pair[2]]
    first <- sum(preferences$left == one & preferences$right == other)
    second <- sum(preferences$left == other & preferences$right == one)
    note(place("blinding", scope = paste("against", other), system = one),
         "realised 1" = if (positions_known) first else 0, "realised 2" = if (positions_known) second else 0)
  }
  if (nrow(guesses_by_system) > 0) association()
  if (nrow(guesses) == 0) return(invisible())
  sources <- unique(c(guesses$source, guesses$guess[guesses$guess != ""]))
  keep(place("blinding", scope = "james"), "blinding.james", nrow(guesses), if (length(sources) > 1) james(sources) else NA)
  if (sources_named) for (source in unique(guesses$source)) bang(source, length(sources) - 1)
}

# James's index: 1 = nobody could tell, 0.5 = at random, 0 = everybody could.
james <- function(sources) {
  known <- guesses[guesses$guess != "", ]
  made <- nrow(known)
  if (made == 0) return(1)
  counts <- table(factor(known$source, sources), factor(known$guess, sources))
  chance <- outer(rowSums(counts), colSums(counts)) / made^2
  chance <- sum(chance) - sum(diag(chance))
  if (chance == 0) return(NA)
  part <- 1 - made / nrow(guesses)
  wrong <- sum(counts) - sum(diag(counts))
  (1 + part + (1 - part) * (wrong / made - chance) / chance) / 2
}

# Bang's index of one source: 0 = at random, 1 = always right.
bang <- function(source, others) {
  own <- guesses$guess[guesses$source == source]
  n <- length(own)
  right <- sum(own == source)
  unknown <- sum(own == "")
  wrong <- n - right - unknown
  estimate <- (right - wrong / others) / n
  error <- sqrt(max(0, (right + wrong / others^2) / n - estimate^2) / n)
  keep(place("blinding", scope = paste0(source, ", index")), "blinding.bang", n, if (others > 0) wald(estimate, error) else NA)
  note(place("blinding", scope = source), right = right, wrong = wrong, unknown = unknown)
}

# Cramer's V of systems and guesses, "cannot say" being a guess.
association <- function() {
  answers <- unique(c(guesses_by_system$guess, ""))
  counts <- table(factor(guesses_by_system$system, systems), factor(guesses_by_system$guess, answers))
  for (system in systems) for (answer in seq_along(answers))
    note(place("blinding", scope = if (answers[answer] == "") "cannot say" else answers[answer], system = system),
         count = counts[system, answer])
  met <- counts[rowSums(counts) > 0, colSums(counts) > 0, drop = FALSE]
  n <- sum(met)
  estimate <- NA
  if (min(dim(met)) > 1) {
    expected <- outer(rowSums(met), colSums(met)) / n
    estimate <- sqrt(min(1, sum((met - expected)^2 / expected) / (n * (min(dim(met)) - 1))))
  }
  keep(place("blinding", scope = "association"), "blinding.guess_association", n, estimate)
}
