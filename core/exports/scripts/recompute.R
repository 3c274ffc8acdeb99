# Computes the figures of this report again from the judgements beside this file, and compares each one.
#
#   Rscript recompute.R
#
# Needs R 4.0 and no package. Reads the CSV files beside it, writes recomputed-r.csv, prints one line per figure that
# differs by more than 1e-9, and ends with status 1 if there is any. Estimates and closed-form intervals are computed
# here; intervals drawn by resampling are computed again by recompute.py, which draws the same resamples.

arguments <- commandArgs(FALSE)
here <- dirname(sub("^--file=", "", grep("^--file=", arguments, value = TRUE)[1]))
if (is.na(here)) here <- "."
tolerance <- 1e-9

rows_of <- function(name) {
  read.csv(file.path(here, name), colClasses = "character", na.strings = character(), check.names = FALSE,
           encoding = "UTF-8", fileEncoding = "UTF-8")
}
settings <- rows_of("settings.csv")
setting <- function(name) settings$value[settings$setting == name]
confidence <- as.numeric(setting("confidence"))

criteria <- rows_of("criteria.csv")
# Values of three or more named options without order are no quantities: they are neither averaged nor compared.
quantities <- criteria[criteria$measurement != "nominal" | lengths(strsplit(criteria$values, " ")) == 2, ]
raters <- rows_of("raters.csv")$rater
systems <- rows_of("systems.csv")$system
responses <- rows_of("responses.csv")
ratings <- rows_of("ratings.csv")
ratings$value <- as.numeric(ratings$value)
preferences <- rows_of("preferences.csv")
preferences$outcome <- as.numeric(preferences$outcome)
ranked <- rows_of("rankings.csv")
ranked$rank <- as.numeric(ranked$rank)

results <- new.env(hash = TRUE)
columns <- c("part", "criterion", "stated_by", "scope", "rater_a", "rater_b", "system", "coefficient")
key_of <- function(part, criterion = "", stated_by = "", scope = "", rater_a = "", rater_b = "", system = "",
                   coefficient = "") {
  paste(part, criterion, stated_by, scope, rater_a, rater_b, system, coefficient, sep = "\x1f")
}
nothing <- c(NA, NA, NA, NA)
keep <- function(key, n, figure) assign(key, c(n, figure), envir = results)
keys <- function(...) paste(..., sep = "\x1f")

# ---------------------------------------------------------------- agreement

# Codes of the values in a matrix of units by raters: 1 to the number of categories, NA where missing.
coded <- function(values, categories) matrix(match(values, categories), nrow(values), ncol(values))

counts_of <- function(codes, q) {
  counts <- matrix(0, nrow(codes), q)
  for (column in seq_len(ncol(codes))) {
    there <- which(!is.na(codes[, column]))
    at <- cbind(there, codes[there, column])
    counts[at] <- counts[at] + 1
  }
  counts
}

usable <- function(counts, raters) raters > 1 && any(rowSums(counts) > 1)

percent_agreement <- function(counts, weights, raters) {
  if (!usable(counts, raters)) return(nothing)
  size <- rowSums(counts)
  own <- ifelse(size > 1, (rowSums((counts %*% weights) * counts) - size) / (size * (size - 1)), 0)
  pairable <- sum(size > 1)
  estimate <- sum(own[size > 1]) / pairable
  n <- sum(size > 0)
  if (n < 2) return(c(estimate, NA, NA, NA))
  error <- sqrt(sum((n / pairable * own[size > 0] - estimate)^2) / (n * (n - 1)))
  if (error < 1e-14) error <- 0
  half <- qt(0.5 + confidence / 2, n - 1) * error
  c(estimate, estimate - half, min(1, estimate + half), error)
}

krippendorff_alpha <- function(counts, categories, measurement, raters) {
  if (!usable(counts, raters)) return(NA)
  if (measurement == "ratio" && any(categories[colSums(counts) > 0] < 0)) return(NA)
  counts <- counts[rowSums(counts) > 1, , drop = FALSE]
  size <- rowSums(counts)
  used <- colSums(counts)
  n <- sum(used)
  if (measurement == "ordinal") categories <- cumsum(used) - used / 2
  distance <- switch(measurement,
    nominal = 1 - diag(length(categories)),
    ratio = {
      d <- outer(categories, categories, function(a, b) ((a - b) / (a + b))^2)
      diag(d) <- 0
      d
    },
    outer(categories, categories, function(a, b) (a - b)^2))
  within <- sum(rowSums((counts %*% distance) * counts) / (size - 1))
  total <- sum(outer(used, used) * distance)
  if (total > 0 && sum(used > 0) > 1) 1 - (n - 1) * within / total else NA
}

cohen_kappa <- function(a, b, q, kind) {
  both <- !is.na(a) & !is.na(b)
  n <- sum(both)
  if (n == 0) return(nothing)
  table <- matrix(0, q, q)
  for (unit in which(both)) table[a[unit], b[unit]] <- table[a[unit], b[unit]] + 1
  apart <- abs(outer(seq_len(q), seq_len(q), "-"))
  weights <- switch(kind,
    unweighted = diag(q),
    linear = if (q < 2) matrix(1, q, q) else 1 - apart / (q - 1),
    quadratic = if (q < 2) matrix(1, q, q) else 1 - (apart / (q - 1))^2)
  rows <- rowSums(table)
  cols <- colSums(table)
  pa <- sum(weights * table) / n
  pe <- sum(weights * outer(rows, cols)) / n^2
  if (!(1 - pe > 1e-13)) return(nothing)
  estimate <- (pa - pe) / (1 - pe)
  if (n < 2) return(c(estimate, NA, NA, NA))
  chance <- outer(as.vector(weights %*% cols) / n, as.vector(rows %*% weights) / n, "+")
  variance <- sum(table / n * (weights - chance * (1 - estimate))^2) - (estimate - pe * (1 - estimate))^2
  error <- (if (variance > 1e-15) sqrt(variance) else 0) / (sqrt(n) * (1 - pe))
  half <- qnorm(0.5 + confidence / 2) * error
  c(estimate, estimate - half, min(1, estimate + half), error)
}

values_of <- function(criterion) {
  declared <- criteria$values[criteria$criterion == criterion]
  if (declared == "") NULL else as.numeric(strsplit(declared, " ")[[1]])
}

agreement <- function() {
  units <- keys(responses$item, responses$system)
  for (criterion in criteria$criterion) {
    own <- ratings[ratings$criterion == criterion, ]
    values <- matrix(NA_real_, length(units), length(raters))
    at <- cbind(match(keys(own$item, own$system), units), match(own$rater, raters))
    there <- !is.na(at[, 1])
    values[at[there, , drop = FALSE]] <- own$value[there]
    declared <- values_of(criterion)
    categories <- if (is.null(declared)) sort(unique(own$value)) else declared
    q <- length(categories)
    codes <- coded(values, categories)
    counts <- counts_of(codes, q)
    pairable <- sum(rowSums(counts) > 1)
    same <- diag(q)
    keep(key_of("agreement", criterion, coefficient = "percent_agreement"), pairable,
         percent_agreement(counts, same, length(raters)))
    for (measurement in c("nominal", "ordinal", "interval", "ratio")) {
      estimate <- krippendorff_alpha(counts, categories, measurement, length(raters))
      keep(key_of("agreement", criterion, coefficient = paste0("krippendorff_alpha.", measurement)), pairable,
           c(estimate, NA, NA, NA))
    }
    if (!is.null(declared)) {
      near <- (abs(outer(seq_len(q), seq_len(q), "-")) <= 1) * 1
      keep(key_of("agreement", criterion, coefficient = "percent_agreement.within_one_level"), pairable,
           percent_agreement(counts, near, length(raters)))
    }
    if (length(raters) > 1) for (a in seq_len(length(raters) - 1)) for (b in seq(a + 1, length(raters))) {
      two <- counts_of(codes[, c(a, b), drop = FALSE], q)
      shared <- sum(rowSums(two) > 1)
      at <- list("agreement", criterion, rater_a = raters[a], rater_b = raters[b])
      keep(do.call(key_of, c(at, coefficient = "percent_agreement")), shared, percent_agreement(two, same, 2))
      for (kind in c("unweighted", "linear", "quadratic"))
        keep(do.call(key_of, c(at, coefficient = paste0("cohen_kappa.", kind))), shared,
             cohen_kappa(codes[, a], codes[, b], q, kind))
    }
  }
}

preference_agreement <- function() {
  if (nrow(preferences) == 0) return(invisible())
  one <- match(preferences$left, systems)
  other <- match(preferences$right, systems)
  unit <- keys(preferences$item, pmin(one, other), pmax(one, other))
  units <- unique(unit)
  values <- matrix(NA_real_, length(units), length(raters))
  values[cbind(match(unit, units), match(preferences$rater, raters))] <-
    sign(ifelse(one < other, preferences$outcome, -preferences$outcome))
  counts <- counts_of(coded(values, c(-1, 0, 1)), 3)
  pairable <- sum(rowSums(counts) > 1)
  keep(key_of("preference-agreement", coefficient = "percent_agreement"), pairable,
       percent_agreement(counts, diag(3), length(raters)))
  keep(key_of("preference-agreement", coefficient = "krippendorff_alpha.nominal"), pairable,
       c(krippendorff_alpha(counts, c(-1, 0, 1), "nominal", length(raters)), NA, NA, NA))
}

# ---------------------------------------------------------------- ratings against what was stated

oriented <- function(criterion) {
  own <- ratings[ratings$criterion == criterion, ]
  turn <- if (criteria$direction[criteria$criterion == criterion] == "higher-is-better") 1 else -1
  data.frame(rater = own$rater, item = own$item, system = own$system, value = turn * own$value)
}

merged <- function() {
  shares <- numeric(nrow(ratings))
  weights <- numeric(nrow(ratings))
  for (row in seq_len(nrow(quantities))) {
    mine <- ratings$criterion == quantities$criterion[row]
    scale <- values_of(quantities$criterion[row])
    if (is.null(scale)) scale <- ratings$value[mine]
    if (length(scale) == 0) next
    span <- if (max(scale) > min(scale)) max(scale) - min(scale) else 1
    up <- quantities$direction[row] == "higher-is-better"
    shares[mine] <- (if (up) ratings$value[mine] - min(scale) else max(scale) - ratings$value[mine]) / span
    weights[mine] <- as.numeric(quantities$weight[row])
  }
  kept <- weights > 0
  of <- factor(keys(ratings$rater, ratings$item, ratings$system)[kept])
  total <- tapply(shares[kept] * weights[kept], of, sum)
  weight <- tapply(weights[kept], of, sum)
  first <- match(levels(of), as.character(of))
  own <- ratings[kept, ][first, ]
  data.frame(rater = own$rater, item = own$item, system = own$system, value = as.vector(total / weight))
}

# One row per group, item and pair (A before B in the order of the report) with the advantage of A.
stated_pairs <- function(stated_by, everybody) {
  if (stated_by == "preference") {
    rows <- preferences[!duplicated(keys(preferences$rater, preferences$item, preferences$left, preferences$right)), ]
    one <- match(rows$left, systems)
    other <- match(rows$right, systems)
    advantage <- -sign(rows$outcome) * ifelse(one > other, -1, 1)
    group <- if (everybody) "" else rows$rater
    found <- data.frame(rater = group, item = rows$item, a = systems[pmin(one, other)], b = systems[pmax(one, other)])
    of <- do.call(keys, found)
    net <- tapply(advantage, factor(of, unique(of)), sum)
    found <- found[!duplicated(of), ]
    found$advantage <- sign(as.vector(net))
    return(found)
  }
  first <- ranked[!duplicated(keys(ranked$rater, ranked$item, ranked$system)), ]
  sizes <- table(keys(first$rater, first$item))
  first <- first[sizes[keys(first$rater, first$item)] > 1, ]
  group <- if (everybody) rep("", nrow(first)) else first$rater
  of <- keys(group, first$item, first$system)
  means <- data.frame(rater = group, item = first$item, system = first$system)[!duplicated(of), ]
  means$rank <- as.vector(tapply(first$rank, factor(of, unique(of)), mean))
  found <- list()
  for (part in split(means, keys(means$rater, means$item))) {
    part <- part[order(match(part$system, systems)), ]
    if (nrow(part) < 2) next
    pairs <- combn(nrow(part), 2)
    gain <- part$rank[pairs[2, ]] - part$rank[pairs[1, ]]
    found[[length(found) + 1]] <- data.frame(rater = part$rater[1], item = part$item[1], a = part$system[pairs[1, ]],
      b = part$system[pairs[2, ]], advantage = ifelse(abs(gain) <= 1e-9, 0, sign(gain)))
  }
  do.call(rbind, found)
}

judged_pairs <- function(values, stated_by, everybody) {
  group <- if (everybody) rep("", nrow(values)) else values$rater
  means <- tapply(values$value, keys(group, values$item, values$system), mean)
  stated <- stated_pairs(stated_by, everybody)
  of_a <- means[keys(stated$rater, stated$item, stated$a)]
  of_b <- means[keys(stated$rater, stated$item, stated$b)]
  there <- !is.na(of_a) & !is.na(of_b)
  gap <- as.vector(of_a - of_b)[there]
  place <- function(direction) ifelse(direction > 0, 0, ifelse(direction < 0, 1, 2))
  implied <- place(ifelse(abs(gap) <= 1e-9, 0, sign(gap)))
  data.frame(rater = stated$rater[there], item = stated$item[there],
             cell = 3 * implied + place(stated$advantage[there]))
}

table_figures <- function(part, pairs) {
  cells <- tabulate(pairs$cell + 1, 9)
  n <- sum(cells)
  items <- length(unique(pairs$item))
  off <- if (n > 0) c((n - cells[1] - cells[5] - cells[9]) / n, NA, NA, NA) else nothing
  if (items > 1 && off[1] %in% c(0, 1)) off <- c(off[1], wilson(off[1] * items, items), 0)
  table <- matrix(cells, 3, 3, byrow = TRUE)
  expected <- sum(rowSums(table) * colSums(table))
  kappa <- if (n > 0 && expected != n * n) (sum(diag(table)) * n - expected) / (n * n - expected) else NA
  decided <- cells[1] + cells[2] + cells[4] + cells[5]
  reversal <- if (decided > 0) (cells[2] + cells[4]) / decided else NA
  kind <- if (part$scope == "between-rater") "between_rater" else "within_rater"
  keep(do.call(key_of, c(part, coefficient = paste0("rating_vs_ranking.", kind))), n, off)
  keep(do.call(key_of, c(part, coefficient = "cohen_kappa.unweighted")), n, c(kappa, NA, NA, NA))
  keep(do.call(key_of, c(part, coefficient = "reversal_rate")), decided, c(reversal, NA, NA, NA))
}

wilson <- function(successes, n) {
  z <- qnorm(1 - (1 - confidence) / 2)
  share <- successes / n
  centre <- share + z^2 / (2 * n)
  reach <- z * sqrt(share * (1 - share) / n + z^2 / (4 * n^2))
  scale <- 1 + z^2 / n
  c(if (successes == 0) 0 else (centre - reach) / scale, if (successes == n) 1 else (centre + reach) / scale)
}

consistency <- function() {
  if (nrow(ratings) == 0) return(invisible())
  for (stated_by in c("preference", "ranking")) {
    if (nrow(if (stated_by == "preference") preferences else ranked) == 0) next
    for (criterion in c("", quantities$criterion)) {
      values <- if (criterion == "") merged() else oriented(criterion)
      at <- list("consistency", criterion = criterion, stated_by = stated_by)
      within <- judged_pairs(values, stated_by, FALSE)
      table_figures(c(at, scope = "within-rater"), within)
      table_figures(c(at, scope = "between-rater"), judged_pairs(values, stated_by, TRUE))
      for (rater in raters) {
        own <- within[within$rater == rater, ]
        if (nrow(own) > 0) table_figures(c(at, scope = "one-rater", rater_a = rater), own)
      }
    }
  }
}

# ---------------------------------------------------------------- systems

outcome_of <- function(advantage) ifelse(abs(advantage) <= 1e-9, 0.5, ifelse(advantage > 0, 1, 0))

pairs_within <- function(rows, group, better) {
  found <- list()
  for (part in split(rows, group)) {
    if (nrow(part) < 2) next
    pairs <- combn(nrow(part), 2)
    found[[length(found) + 1]] <- data.frame(one = part$system[pairs[1, ]], other = part$system[pairs[2, ]],
      outcome = outcome_of(better(part, pairs[1, ], pairs[2, ])))
  }
  do.call(rbind, found)
}

systems_part <- function() {
  orders <- list()
  made <- list()
  if (nrow(ratings) > 0) {
    values <- merged()
    made$rating <- pairs_within(values, keys(values$rater, values$item), function(p, a, b) p$value[a] - p$value[b])
  }
  if (nrow(preferences) > 0)
    made$preference <- data.frame(one = preferences$left, other = preferences$right,
                                  outcome = outcome_of(-preferences$outcome))
  if (nrow(ranked) > 0) made$ranking <- pairs_within(ranked, ranked$ranking, function(p, a, b) p$rank[b] - p$rank[a])
  for (protocol in names(made)) {
    rows <- made[[protocol]]
    if (is.null(rows)) next
    order <- numeric()
    for (system in systems) {
      own <- c(rows$outcome[rows$one == system], 1 - rows$outcome[rows$one != system & rows$other == system])
      rate <- if (length(own) > 0) mean(own) else NA
      keep(key_of("win-rates", stated_by = protocol, system = system, coefficient = "win_rate"), length(own),
           c(rate, NA, NA, NA))
      order <- c(order, rate)
    }
    orders[[protocol]] <- order
  }
  for (criterion in quantities$criterion) for (system in systems) {
    own <- ratings[ratings$criterion == criterion & ratings$system == system, ]
    means <- if (nrow(own) > 0) tapply(own$value, own$item, mean) else numeric()
    keep(key_of("means", criterion, system = system, coefficient = "mean_rating"), length(means),
         c(if (length(means) > 0) mean(means) else NA, NA, NA, NA))
  }
  if (length(orders) > 1 && names(orders)[1] == "rating") {
    both <- !is.na(orders[[1]]) & !is.na(orders[[2]])
    signs <- function(values) {
      gaps <- outer(values, values, "-")
      gaps <- gaps[lower.tri(gaps)]
      ifelse(abs(gaps) <= 1e-12, 0, sign(gaps))
    }
    x <- signs(orders[[1]][both])
    y <- signs(orders[[2]][both])
    tau <- if (sum(abs(x)) > 0 && sum(abs(y)) > 0) sum(x * y) / sqrt(sum(abs(x)) * sum(abs(y))) else NA
    keep(key_of("order", coefficient = "kendall_tau_b"), sum(both), c(tau, NA, NA, NA))
  }
  if (setting("positions_known") == "yes" && nrow(preferences) > 0) {
    own <- preferences$outcome[preferences$left != preferences$right]
    first <- sum(own < 0)
    decided <- sum(own != 0)
    share <- first / decided
    keep(key_of("position", coefficient = "position_bias"), decided,
         if (decided > 0) c(share, wilson(first, decided), sqrt(share * (1 - share) / decided)) else nothing)
  }
}

# ---------------------------------------------------------------- comparing

agreement()
preference_agreement()
consistency()
systems_part()
stated <- rows_of("figures.csv")
differences <- 0
compared <- 0
unknown <- integer()
output <- stated[, columns]
output$estimate <- NA_real_
for (row in seq_len(nrow(stated))) {
  key <- do.call(key_of, unname(as.list(stated[row, columns])))
  name <- paste(Filter(nzchar, as.list(stated[row, columns])), collapse = " / ")
  if (!exists(key, envir = results, inherits = FALSE)) {
    unknown[stated$part[row]] <- sum(unknown[stated$part[row]], 1, na.rm = TRUE)
    next
  }
  found <- get(key, envir = results)
  output$estimate[row] <- found[2]
  what <- c("n", "estimate")
  if (stated$resamples[row] == "" && !is.na(found[3])) what <- c(what, "low", "high", "standard_error")
  for (place in seq_along(what)) {
    expected <- suppressWarnings(as.numeric(stated[row, what[place]]))
    compared <- compared + 1
    equal <- if (is.na(expected) || is.na(found[place])) is.na(expected) && is.na(found[place]) else
      abs(expected - found[place]) <= tolerance * max(1, abs(expected))
    if (!equal) {
      differences <- differences + 1
      cat("differs:", name, what[place], stated[row, what[place]], format(found[place], digits = 17), "\n")
    }
  }
}
write.csv(output, file.path(here, "recomputed-r.csv"), row.names = FALSE)
for (part in names(unknown))
  cat("not computed here: ", unknown[[part]], " figures of ", part, ", which a model or a test was fitted for\n", sep = "")
cat(nrow(stated) - sum(unknown), " of ", nrow(stated), " figures computed again, ", compared, " numbers compared, ",
    differences, " differ\n", sep = "")
quit(status = if (differences > 0) 1 else 0)
