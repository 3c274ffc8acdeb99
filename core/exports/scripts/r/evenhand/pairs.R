# Pairs of systems that were both rated and compared: what the ratings imply against what was stated.

equal_within <- 1e-9
direction_of <- function(gap) ifelse(abs(gap) <= equal_within, 0, sign(gap))

oriented <- function(criterion) {
  own <- ratings[ratings$criterion == criterion, ]
  turn <- if (criteria$direction[criteria$criterion == criterion] == "higher-is-better") 1 else -1
  data.frame(rater = own$rater, item = own$item, system = own$system, value = turn * own$value)
}

# The weighted mean of the criteria, each brought to 0..1 on its own scale.
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
  kept <- which(weights > 0)
  of <- keys(ratings$rater, ratings$item, ratings$system)[kept]
  of <- factor(of, unique(of))
  first <- kept[!duplicated(of)]
  total <- vapply(split(shares[kept] * weights[kept], of), plain_sum, 0)
  weight <- vapply(split(weights[kept], of), plain_sum, 0)
  data.frame(rater = ratings$rater[first], item = ratings$item[first], system = ratings$system[first],
             value = as.vector(total / weight))
}

pair_rows <- function(rows, group, gap_of) {
  found <- lapply(split(seq_len(nrow(rows)), factor(group, unique(group))), function(own) {
    if (length(own) < 2) return(NULL)
    pairs <- combn(length(own), 2)
    a <- own[pairs[1, ]]
    b <- own[pairs[2, ]]
    data.frame(rater = rows$rater[a], item = rows$item[a], one = rows$system[a], other = rows$system[b], gap = gap_of(a, b))
  })
  do.call(rbind, c(found, list(data.frame(rater = character(), item = character(), one = character(), other = character(),
                                          gap = numeric()))))
}

# One row per group, item and pair (A before B in the order of the report) with the gain of A; and what was skipped.
stated_pairs <- function(stated_by, everybody) {
  if (stated_by == "preference") {
    again <- duplicated(keys(preferences$rater, preferences$item, preferences$left, preferences$right))
    rows <- preferences[!again, ]
    one <- match(rows$left, systems)
    other <- match(rows$right, systems)
    advantage <- -sign(rows$outcome) * ifelse(one > other, -1, 1)
    found <- data.frame(rater = if (everybody) rep("", nrow(rows)) else rows$rater, item = rows$item,
                        one = systems[pmin(one, other)], other = systems[pmax(one, other)])
    of <- do.call(keys, found)
    net <- vapply(split(advantage, factor(of, unique(of))), sum, 0)
    found <- found[!duplicated(of), ]
    found$stated <- sign(as.vector(net))
    return(list(pairs = found, skipped = c("duplicate-statement" = sum(again))))
  }
  again <- duplicated(keys(ranked$ranking, ranked$system))
  rows <- ranked[!again, ]
  sizes <- table(rows$ranking)
  single <- rows$ranking %in% names(sizes)[sizes < 2]
  skipped <- c("duplicate-statement" = sum(again), "single-response" = length(unique(rows$ranking[single])))
  rows <- rows[!single, ]
  ranking <- rows[!duplicated(rows$ranking), ]
  later <- ranking$ranking[duplicated(keys(ranking$rater, ranking$item))]
  skipped["duplicate-statement"] <- skipped["duplicate-statement"] + length(later)
  rows <- rows[!rows$ranking %in% later, ]
  group <- if (everybody) rep("", nrow(rows)) else rows$rater
  of <- keys(group, rows$item, rows$system)
  means <- data.frame(rater = group, item = rows$item, system = rows$system)[!duplicated(of), ]
  means$rank <- as.vector(means_by(rows$rank, of))
  means <- means[order(match(means$system, systems)), ]
  found <- pair_rows(means, keys(means$rater, means$item), function(a, b) means$rank[b] - means$rank[a])
  found$stated <- direction_of(found$gap)
  list(pairs = found, skipped = skipped)
}

# Every pair with both ratings: gap of the ratings, implied and stated direction; and what was skipped.
judged_pairs <- function(values, stated_by, everybody) {
  again <- duplicated(keys(values$rater, values$item, values$system))
  values <- values[!again, ]
  group <- if (everybody) rep("", nrow(values)) else values$rater
  means <- means_by(values$value, keys(group, values$item, values$system))
  stated <- stated_pairs(stated_by, everybody)
  pairs <- stated$pairs
  of_a <- means[match(keys(pairs$rater, pairs$item, pairs$one), names(means))]
  of_b <- means[match(keys(pairs$rater, pairs$item, pairs$other), names(means))]
  there <- !is.na(of_a) & !is.na(of_b)
  pairs$gap <- as.vector(of_a - of_b)
  pairs$implied <- direction_of(pairs$gap)
  skipped <- c("duplicate-rating" = sum(again), stated$skipped, "missing-rating" = sum(!there))
  list(pairs = pairs[there, ], skipped = skipped[skipped > 0])
}
