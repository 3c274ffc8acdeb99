# How raters worked: drift over the order of work, pace, and the same response judged twice.

# In which tenth of the rater's work, in its order, each position lies; from 0.
tenths_of <- function(position) {
  tenth <- integer(length(position))
  tenth[order(position, method = "radix")] <- ((seq_along(position) - 1) * 10) %/% length(position)
  tenth
}

# Each value less the mean of the others' values of the same response, on the position in the rater's own work.
drift <- function() {
  if (nrow(positions) == 0) return(invisible())
  where <- keys(positions$rater, positions$item, positions$system)
  for (name in quantities$criterion) {
    placed <- ratings_on(name)
    # Of a response placed twice the later place counts.
    at <- length(where) + 1 - match(keys(placed$rater, placed$item, placed$system), rev(where))
    placed <- placed[!is.na(at), ]
    placed$position <- positions$position[at[!is.na(at)]]
    unit <- match(keys(placed$item, placed$system), unique(keys(placed$item, placed$system)))
    total <- vapply(split(placed$value, unit), plain_sum, 0)[as.character(unit)]
    count <- tabulate(unit)[unit]
    placed$residual <- placed$value - (total - placed$value) / (count - 1)
    for (rater in unique(placed$rater)) {
      own <- placed[placed$rater == rater & count > 1, ]
      own <- own[order(own$position, method = "radix"), ]
      made <- slope_of(own$position, own$residual)
      keep(place("drift", name, scope = "slope", rater_a = rater), "drift", nrow(own), made$figure, made$p)
      tenth <- tenths_of(own$position)
      for (number in unique(tenth)) note(place("drift", name, scope = paste("tenth", number), rater_a = rater),
        n = sum(tenth == number), residual = mean(own$residual[tenth == number]))
    }
  }
}

# Change per hundred tasks by least squares, and its p-value.
slope_of <- function(position, residual) {
  n <- length(position)
  spread <- sum((position - mean(position))^2)
  if (n < 3 || !(spread > 0)) return(list(figure = nothing, p = NA))
  slope <- sum((position - mean(position)) * (residual - mean(residual))) / spread
  rest <- sum((residual - mean(residual) - slope * (position - mean(position)))^2)
  error <- 100 * sqrt(rest / (n - 2) / spread)
  if (error > 0) t_figure(100 * slope, error, n - 2) else list(figure = 100 * slope, p = NA)
}

# Median seconds per task over the order of work.
pace <- function() {
  for (rater in raters) {
    own <- pace_of_tasks[pace_of_tasks$rater == rater, ]
    if (nrow(own) == 0) next
    note(place("pace", rater_a = rater), tasks = nrow(own), median = median(own$ms) / 1000)
    tenth <- tenths_of(own$position)
    for (number in unique(tenth)) note(place("pace", scope = paste("tenth", number), rater_a = rater),
      n = sum(tenth == number), seconds = median(own$ms[tenth == number]) / 1000)
  }
}

# Hidden repeats: share of equal values, and the shift between the occasions.
same_again <- function() {
  for (name in quantities$criterion) {
    own <- repeats[repeats$criterion == name, ]
    if (nrow(own) == 0) next
    for (rater in c("", unique(own$rater))) {
      mine <- if (rater == "") own else own[own$rater == rater, ]
      gaps <- mine$second - mine$first
      n <- length(gaps)
      same <- sum(gaps == 0)
      keep(place("intraRater", name, scope = "same", rater_a = rater), "intra_rater_agreement", n, c(same / n, wilson(same, n)))
      shift <- if (n < 2) list(figure = nothing, p = NA) else
        if (var(gaps) > 0) t_figure(mean(gaps), sqrt(var(gaps) / n), n - 1) else list(figure = mean(gaps), p = NA)
      keep(place("intraRater", name, scope = "shift", rater_a = rater), "occasion_shift", n, shift$figure, shift$p)
    }
  }
}
