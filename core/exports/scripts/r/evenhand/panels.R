# The chapters on agreement: each criterion, each two raters, groups, tags, and stated preferences.

judgement_counts <- function() {
  note(place("counts"), ratings = nrow(ratings), preferences = nrow(preferences),
       rankings = length(unique(ranked$ranking)))
}

ratings_on <- function(criterion) ratings[ratings$criterion == criterion, ]

# Units are responses, columns raters.
responses_by_raters <- function(criterion) {
  units <- keys(responses$item, responses$system)
  own <- ratings_on(criterion)
  values <- matrix(NA_real_, length(units), length(raters))
  at <- cbind(match(keys(own$item, own$system), units), match(own$rater, raters))
  there <- !is.na(at[, 1])
  values[at[there, , drop = FALSE]] <- own$value[there]
  rating_matrix(values, values_of(criterion))
}

agreement <- function() {
  for (row in seq_len(nrow(criteria))) {
    name <- criteria$criterion[row]
    m <- responses_by_raters(name)
    q <- length(m$categories)
    at <- place("agreement", name)
    keep(at, "percent_agreement", m$pairable, percent_agreement(m))
    for (measurement in c("nominal", "ordinal", "interval", "ratio"))
      keep(at, paste0("krippendorff_alpha.", measurement), m$pairable, krippendorff_alpha(m, measurement))
    if (!is.null(values_of(name)))
      keep(at, "percent_agreement.within_one_level", m$pairable,
           percent_agreement(m, (abs(outer(seq_len(q), seq_len(q), "-")) <= 1) * 1))
    if (m$raters > 1) for (a in seq_len(m$raters - 1)) for (b in seq(a + 1, m$raters))
      pair_of_raters(place("agreement", name, rater_a = raters[a], rater_b = raters[b]), m, a, b, kappa_kinds)
    given <- sum(m$size)
    note(at, units = nrow(m$values), pairableUnits = m$pairable, raters = m$raters, ratings = given,
         missing = length(m$values) - given)
    own <- ratings_on(name)
    levels <- sort(unique(c(values_of(name), own$value)))
    for (value in levels) note(place("agreement", name, scope = paste("value", shown(value))), count = sum(own$value == value))
    panel(name, criteria$measurement[row], m)
    slices(name, criteria$measurement[row], m)
    if (length(levels) <= 15) for (number in seq_along(levels)) {
      there <- own[own$value == levels[number], ]
      what <- paste("counts", number)
      for (rater in raters) note(place("panels", name, rater_a = rater), setNames(list(sum(there$rater == rater)), what))
      for (system in systems) note(place("panels", name, system = system), setNames(list(sum(there$system == system)), what))
    }
  }
}

kappa_kinds <- c("unweighted", "linear", "quadratic")

pair_of_raters <- function(at, m, a, b, kinds) {
  two <- part_of(m, TRUE, c(a, b))
  keep(at, "percent_agreement", two$pairable, percent_agreement(two))
  for (kind in kinds)
    keep(at, paste0("cohen_kappa.", kind), two$pairable, cohen_kappa(m, a, b, kind))
}

# Every coefficient side by side, why they differ, and alpha without each rater.
panel <- function(name, measurement, m) {
  found <- c(list(percent_agreement.unanimous = unanimous(m)), families(m, "unweighted"), list(light_kappa = light_kappa(m)))
  if (measurement != "nominal") {
    weights <- if (measurement == "ordinal") "ordinal" else "quadratic"
    known <- length(m$categories) <= 1500
    weighted <- if (known) percent_agreement(m, named_weights(m, weights)) else nothing
    found <- c(found, setNames(list(weighted), paste0("percent_agreement.", weights)), families(m, weights),
               numeric_coefficients(m$values))
  }
  for (coefficient in names(found))
    keep(place("panels", name, scope = "coefficients"), coefficient, m$pairable, found[[coefficient]])
  reasons <- reasons_of(m, found)
  for (kind in names(reasons)) {
    named <- paste(raters[reasons[[kind]]$raters], collapse = "; ")
    note(place("panels", name, scope = kind), c(as.list(reasons[[kind]]$values), raters = named))
  }
  if (length(raters) < 3) return(invisible())
  whole <- krippendorff_alpha(m, measurement)
  for (rater in seq_along(raters)) {
    rest <- part_of(m, TRUE, -rater)
    estimate <- krippendorff_alpha(rest, measurement)
    keep(place("panels", name, scope = "without", rater_a = raters[rater]), paste0("krippendorff_alpha.", measurement),
         rest$pairable, estimate)
    note(place("panels", name, rater_a = raters[rater]), change = estimate - whole)
  }
}

# Alpha among the raters of each group, and on the items of each tag.
slices <- function(name, measurement, m) {
  one <- function(scope, part) {
    at <- place("panels", name, scope = scope)
    keep(at, paste0("krippendorff_alpha.", measurement), part$pairable, krippendorff_alpha(part, measurement))
    note(at, raters = sum(colSums(!is.na(part$values)) > 0), ratings = sum(!is.na(part$values)))
  }
  for (group in unique(groups$group)) {
    columns <- match(groups$rater[groups$group == group], raters)
    one(paste("group", group), part_of(m, TRUE, columns[!is.na(columns)]))
  }
  for (tag in largest_tags) one(paste("tag", tag), part_of(m, responses$item %in% items_of(tag)))
}

# Units are pairs of systems on an item, whoever was shown first; 1: the one listed first is better.
preference_agreement <- function() {
  if (nrow(preferences) == 0) return(invisible())
  one <- match(preferences$left, systems)
  other <- match(preferences$right, systems)
  unit <- keys(preferences$item, pmin(one, other), pmax(one, other))
  units <- unique(unit)
  values <- matrix(NA_real_, length(units), length(raters))
  at <- cbind(match(unit, units), match(preferences$rater, raters))
  there <- !is.na(at[, 2])
  values[at[there, , drop = FALSE]] <- sign(ifelse(one < other, preferences$outcome, -preferences$outcome))[there]
  m <- rating_matrix(values[rowSums(!is.na(values)) > 0, , drop = FALSE], c(-1, 0, 1))
  keep(place("preference-agreement"), "percent_agreement", m$pairable, percent_agreement(m))
  keep(place("preference-agreement"), "krippendorff_alpha.nominal", m$pairable, krippendorff_alpha(m, "nominal"))
  if (m$raters > 1) for (a in seq_len(m$raters - 1)) for (b in seq(a + 1, m$raters))
    pair_of_raters(place("preference-agreement", rater_a = raters[a], rater_b = raters[b]), m, a, b, "unweighted")
  panel("", "nominal", m)
}
