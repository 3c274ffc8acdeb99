# Collects what was computed again and holds it against what the report states.

tolerance <- 1e-9
places <- c("part", "criterion", "stated_by", "scope", "rater_a", "rater_b", "system")
figures <- new.env(hash = TRUE)
numbers <- new.env(hash = TRUE)
nothing <- c(NA, NA, NA, NA)
tested_by_shuffling <- "blinding.guess_association"

# Where in the report something stands; empty where a part of the place does not apply.
place <- function(part, criterion = "", stated_by = "", scope = "", rater_a = "", rater_b = "", system = "") {
  c(part, criterion, stated_by, scope, rater_a, rater_b, system)
}
key_at <- function(at, name) enc2utf8(paste(c(at, name), collapse = "\x1f"))

# A figure: estimate, limits and standard error, with its n and the p-value of a test.
keep <- function(at, coefficient, n, figure, p = NA) {
  assign(key_at(at, coefficient), c(n, rep_len(c(figure, nothing), 4), p), envir = figures)
}

# Numbers by name that are no figures of their own.
note <- function(at, ...) {
  given <- c(...)
  given <- if (is.list(given)) given else list(...)
  for (name in names(given)) assign(key_at(at, name), given[[name]], envir = numbers)
}

same <- function(stated, found) {
  if (is.character(found)) return(identical(enc2utf8(stated), enc2utf8(found)))
  if (stated == "" || is.na(found)) return(stated == "" && is.na(found))
  abs(as.numeric(stated) - found) <= tolerance * max(1, abs(as.numeric(stated)))
}

state <- new.env()
state$compared <- state$differing <- state$drawn <- 0
state$unknown <- list()
state$lines <- list()

line <- function(at, what, stated, found, quiet) {
  state$compared <- state$compared + 1
  equal <- same(stated, found)
  if (!equal) state$differing <- state$differing + 1
  own <- if (is.character(found)) found else if (is.na(found)) "" else format(found, digits = 17)
  numeric <- !is.character(found) && stated != "" && !is.na(found)
  gap <- if (numeric) format(abs(as.numeric(stated) - found), digits = 2) else ""
  state$lines[[length(state$lines) + 1]] <- c(at, what, stated, own, gap)
  if (equal && quiet) return(invisible())
  cat(if (equal) "" else "differs: ", paste(at[nzchar(at)], collapse = " / "), " ", what, " ",
      if (stated == "") "-" else stated, " ", if (own == "") "-" else own, " ", gap, "\n", sep = "")
}

unfound <- function(part, name) state$unknown[[part]] <- unique(c(state$unknown[[part]], name))

compare_figures <- function(stated, quiet) {
  found <- 0
  # Rows of a matrix are much sooner at hand than those of a data frame.
  cells <- as.matrix(stated)
  for (row in seq_len(nrow(stated))) {
    at <- unname(cells[row, c(places, "coefficient")])
    key <- enc2utf8(paste(at, collapse = "\x1f"))
    if (!exists(key, envir = figures, inherits = FALSE)) {
      unfound(stated$part[row], stated$coefficient[row])
      next
    }
    found <- found + 1
    drawn <- c(if (stated$resamples[row] != "") c("low", "high", "standard_error"),
               if (stated$undefined[row] == "degenerate-resamples") "estimate",
               if (stated$coefficient[row] %in% tested_by_shuffling) "p")
    values <- setNames(get(key, envir = figures), c("n", "estimate", "low", "high", "standard_error", "p"))
    for (what in setdiff(names(values), drawn)) line(at, what, cells[[row, what]], values[[what]], quiet)
    state$drawn <- state$drawn + length(drawn)
  }
  found
}

compare_numbers <- function(stated, quiet) {
  found <- 0
  cells <- as.matrix(stated)
  for (row in seq_len(nrow(stated))) {
    at <- unname(cells[row, c(places, "name")])
    key <- enc2utf8(paste(at, collapse = "\x1f"))
    if (stated$resampled[row] == "yes") {
      state$drawn <- state$drawn + 1
    } else if (exists(key, envir = numbers, inherits = FALSE)) {
      found <- found + 1
      line(at, "value", stated$value[row], get(key, envir = numbers), quiet)
    } else {
      unfound(stated$part[row], stated$name[row])
    }
  }
  found
}

# Every figure and number of the report beside the one computed here. TRUE when none differs.
compare <- function(quiet) {
  stated <- rows_of("figures.csv")
  others <- rows_of("numbers.csv")
  found <- c(compare_figures(stated, quiet), compare_numbers(others, quiet))
  table <- as.data.frame(do.call(rbind, state$lines))
  names(table) <- c(places, "name", "what", "report", "recomputed", "difference")
  write.csv(table, file.path(here, "recomputed-r.csv"), row.names = FALSE, fileEncoding = "UTF-8")
  for (part in names(state$unknown))
    cat("not computed here, of ", part, ": ", paste(state$unknown[[part]], collapse = ", "), "\n", sep = "")
  cat(state$drawn, " numbers drawn by resampling are left to recompute.py\n", sep = "")
  cat(found[1], " of ", nrow(stated), " figures and ", found[2], " of ", nrow(others),
      " further numbers computed again, ", state$compared, " numbers compared, ", state$differing, " differ\n", sep = "")
  state$differing == 0
}
