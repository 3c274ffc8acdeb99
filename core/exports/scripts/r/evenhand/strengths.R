# Strengths of systems: Bradley and Terry, Davidson, Rao and Kupper, and the effect of the place on the screen.

# The maximum of a concave log-likelihood, or NULL. `evaluate` gives gradient and information, NULL outside the domain;
# the first `strengths` parameters matter through their differences only.
maximise <- function(evaluate, start, strengths) {
  at <- start
  here <- evaluate(at)
  for (round in 1:200) {
    filled <- definite(here$information, strengths)
    step <- if (is.null(filled)) NULL else tryCatch(solve(filled, here$gradient), error = function(e) NULL)
    if (is.null(step) || anyNA(step)) return(NULL)
    # Steps shrink quadratically by now: this one is the last that changes anything.
    if (max(abs(step)) < 1e-9) return(at + step)
    slope <- sum(here$gradient * step)
    length <- 1
    repeat {
      there <- evaluate(at + length * step)
      gained <- if (is.null(there)) NaN else sum(there$gradient * step)
      if (is.finite(gained) && gained >= -0.5 * slope) break
      length <- length / 2
      if (length < 1e-8) return(NULL)
    }
    at <- at + length * step
    here <- there
  }
  NULL
}

# The information with the direction along which all strengths move together filled in.
definite <- function(information, strengths) {
  own <- seq_len(strengths)
  fill <- sum(diag(information)[own]) / strengths^2
  if (!isTRUE(fill > 0)) return(NULL)
  information[own, own] <- information[own, own] + fill
  information
}

centred <- function(values) values - mean(values)

# Pairs as a matrix of i, j, wins of i, wins of j and ties, for every two systems that met, whoever was shown first.
meetings_of <- function(one, other, outcome, size) {
  met <- one != other
  cell <- function(what) {
    counts <- matrix(0, size, size)
    of <- as.data.frame(table(factor(one[met & outcome == what], seq_len(size)),
                              factor(other[met & outcome == what], seq_len(size))))
    counts[cbind(as.integer(of[[1]]), as.integer(of[[2]]))] <- of[[3]]
    counts
  }
  left <- cell(1)
  right <- cell(0)
  ties <- cell(0.5)
  at <- which(lower.tri(left), arr.ind = TRUE)
  back <- at[, 2:1, drop = FALSE]
  pairs <- cbind(i = at[, 1], j = at[, 2], won = left[at] + right[back], lost = left[back] + right[at],
                 tied = ties[at] + ties[back])
  list(size = size, left = left, right = right, ties = ties,
       pairs = pairs[rowSums(pairs[, 3:5, drop = FALSE]) > 0, , drop = FALSE])
}

halved <- function(pairs) {
  cbind(i = pairs[, "i"], j = pairs[, "j"], won = pairs[, "won"] + pairs[, "tied"] / 2,
        lost = pairs[, "lost"] + pairs[, "tied"] / 2)
}

# Do strengths exist? Who stands in the way: systems that never lost, or never won, against another group.
connectivity <- function(size, pairs) {
  beats <- matrix(FALSE, size, size)
  beats[pairs[pairs[, "won"] > 0, c("i", "j"), drop = FALSE]] <- TRUE
  beats[pairs[pairs[, "lost"] > 0, c("j", "i"), drop = FALSE]] <- TRUE
  reach <- beats | diag(size) == 1
  for (k in seq_len(size)) reach <- reach | outer(reach[, k], reach[k, ], "&")
  same <- reach & t(reach)
  if (all(same)) return(list(exists = size > 1, undefeated = integer(), winless = integer()))
  across <- beats & !same
  lost <- apply(same, 1, function(group) any(across[, group]))
  won <- apply(same, 1, function(group) any(across[group, ]))
  list(exists = FALSE, undefeated = which(!lost), winless = which(!won))
}


# Centred log-strengths of pairs, ties being half wins; NULL where there are none.
bradley_terry <- function(size, pairs) {
  i <- pairs[, "i"]
  j <- pairs[, "j"]
  met <- pairs[, "won"] + pairs[, "lost"]
  evaluate <- function(at) {
    share <- plogis(at[i] - at[j])
    push <- pairs[, "won"] - met * share
    weight <- met * share * (1 - share)
    gradient <- numeric(size)
    information <- matrix(0, size, size)
    for (row in seq_along(i)) {
      ends <- c(i[row], j[row])
      gradient[ends] <- gradient[ends] + c(1, -1) * push[row]
      information[ends, ends] <- information[ends, ends] + c(1, -1, -1, 1) * weight[row]
    }
    list(gradient = gradient, information = information)
  }
  found <- maximise(evaluate, numeric(size), size)
  if (is.null(found)) NULL else centred(found)
}

# Centred strengths under a model with a tie parameter, which comes last; NULL where they do not exist.
with_ties <- function(meetings, model) {
  size <- meetings$size
  pairs <- meetings$pairs
  if (!connectivity(size, halved(pairs))$exists) return(NULL)
  ties <- sum(pairs[, "tied"])
  met <- sum(pairs[, c("won", "lost", "tied")])
  if (ties == 0) return(bradley_terry(size, halved(pairs)))
  if (ties == met) return(numeric(size))
  if (!ties_overlap(size, pairs)) return(NULL)
  of_pair <- if (model == "davidson") davidson_pair else rao_kupper_pair
  start <- if (model == "davidson") log(2 * ties / (met - ties)) else 2 * atanh(min(0.999, ties / met))
  evaluate <- function(at) {
    if (model == "rao_kupper" && at[size + 1] <= 0) return(NULL)
    gradient <- numeric(size + 1)
    information <- matrix(0, size + 1, size + 1)
    for (row in seq_len(nrow(pairs))) {
      ends <- c(pairs[row, "i"], pairs[row, "j"], size + 1)
      own <- of_pair(at[ends], pairs[row, "won"], pairs[row, "lost"], pairs[row, "tied"])
      gradient[ends] <- gradient[ends] + own$gradient
      information[ends, ends] <- information[ends, ends] + own$information
    }
    list(gradient = gradient, information = information)
  }
  found <- maximise(evaluate, c(numeric(size), start), size)
  if (is.null(found)) NULL else centred(found[seq_len(size)])
}

# P(i beats j) : P(j beats i) : P(tie) = e_i : e_j : v sqrt(e_i e_j) (Davidson 1970).
davidson_pair <- function(at, won, lost, tied) {
  met <- won + lost + tied
  odds <- exp(c(at[1], at[2], at[3] + (at[1] + at[2]) / 2))
  share <- odds / sum(odds)
  # Scores of win, loss and tie: log-linear in the two strengths and log v.
  scores <- rbind(c(1, 0, 0), c(0, 1, 0), c(0.5, 0.5, 1))
  means <- colSums(share * scores)
  list(gradient = colSums(c(won, lost, tied) * scores) - met * means,
       information = met * (t(scores) %*% (share * scores) - outer(means, means)))
}

# P(i beats j) = e_i / (e_i + t e_j), ties taking the rest (Rao and Kupper 1967); log t > 0.
rao_kupper_pair <- function(at, won, lost, tied) {
  shrunk <- exp(-2 * at[3])
  a <- plogis(at[1] - at[2] - at[3])
  b <- plogis(at[2] - at[1] - at[3])
  push_i <- (won + tied) * (1 - a)
  push_j <- (lost + tied) * (1 - b)
  weight_i <- push_i * a
  weight_j <- push_j * b
  both <- weight_i + weight_j
  last <- both + 4 * tied * shrunk / (1 - shrunk)^2
  list(gradient = c(push_i - push_j, push_j - push_i, 2 * tied / (1 - shrunk) - push_i - push_j),
       information = matrix(c(both, -both, weight_j - weight_i, -both, both, weight_i - weight_j,
                              weight_j - weight_i, weight_i - weight_j, last), 3))
}

# Do wins and ties overlap, so that the tie parameter is finite? Some cycle has more wins than ties.
ties_overlap <- function(size, pairs) {
  if (any(pairs[, "won"] > 0 & pairs[, "lost"] > 0)) return(TRUE)
  won <- pairs[pairs[, "won"] > 0, , drop = FALSE]
  lost <- pairs[pairs[, "lost"] > 0, , drop = FALSE]
  tied <- pairs[pairs[, "tied"] > 0, , drop = FALSE]
  positive_cycle(size, rbind(cbind(won[, "i"], won[, "j"], rep(1, nrow(won))), cbind(lost[, "j"], lost[, "i"], rep(1, nrow(lost))),
                             cbind(tied[, "i"], tied[, "j"], rep(-1, nrow(tied))), cbind(tied[, "j"], tied[, "i"], rep(-1, nrow(tied)))))
}

# Has some cycle of edges (from, to, weight) a positive sum (Bellman and Ford)?
positive_cycle <- function(size, edges) {
  longest <- numeric(size)
  for (round in seq_len(size + 1)) {
    changed <- FALSE
    for (row in seq_len(nrow(edges))) {
      through <- longest[edges[row, 2]] + edges[row, 3]
      if (through > longest[edges[row, 1]]) {
        longest[edges[row, 1]] <- through
        changed <- TRUE
      }
    }
    if (!changed) return(FALSE)
  }
  TRUE
}

# Log-odds that being shown left adds, its standard error and likelihood ratio; NULL where it does not exist.
position_effect <- function(meetings) {
  size <- meetings$size
  at <- as.matrix(expand.grid(i = seq_len(size), j = seq_len(size)))
  cells <- cbind(at, won = meetings$left[at] + meetings$ties[at] / 2, lost = meetings$right[at] + meetings$ties[at] / 2)
  cells <- cells[cells[, "won"] + cells[, "lost"] > 0, , drop = FALSE]
  if (!connectivity(size, halved(meetings$pairs))$exists || !places_overlap(size, cells)) return(NULL)
  met <- cells[, "won"] + cells[, "lost"]
  design <- matrix(0, nrow(cells), size + 1)
  design[cbind(seq_len(nrow(cells)), cells[, "i"])] <- 1
  design[cbind(seq_len(nrow(cells)), cells[, "j"])] <- -1
  design[, size + 1] <- 1
  evaluate <- function(at) {
    share <- plogis(as.vector(design %*% at))
    list(gradient = as.vector(t(design) %*% (cells[, "won"] - met * share)),
         information = t(design) %*% (design * (met * share * (1 - share))))
  }
  free <- maximise(evaluate, numeric(size + 1), size)
  plain <- bradley_terry(size, cells)
  if (is.null(free) || is.null(plain)) return(NULL)
  with_place <- as.vector(design %*% free)
  without <- plain[cells[, "i"]] - plain[cells[, "j"]]
  ratio <- sum(cells[, "won"] * log_share_gain(-without, -with_place) + cells[, "lost"] * log_share_gain(without, with_place))
  covariance <- solve(definite(evaluate(free)$information, size))
  list(estimate = free[size + 1], error = sqrt(covariance[size + 1, size + 1]), ratio = max(0, 2 * ratio))
}

# log(1 + e^a) - log(1 + e^b), without losing the digits of a small difference.
log_share_gain <- function(a, b) log1p(expm1(a - b) / (1 + exp(-b)))

# Is the effect finite? It is when cycles of wins favour either place.
places_overlap <- function(size, cells) {
  won <- cells[cells[, "won"] > 0, , drop = FALSE]
  lost <- cells[cells[, "lost"] > 0, , drop = FALSE]
  edges <- rbind(cbind(won[, "i"], won[, "j"], rep(1, nrow(won))), cbind(lost[, "j"], lost[, "i"], rep(-1, nrow(lost))))
  positive_cycle(size, edges) && positive_cycle(size, cbind(edges[, 1:2, drop = FALSE], -edges[, 3]))
}
