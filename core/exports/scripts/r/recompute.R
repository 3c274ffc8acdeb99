# Computes the numbers of this report again from the judgements in `data`, and compares each one.
#
#   Rscript recompute.R              every number: what the report states, what is found here, the difference
#   Rscript recompute.R --quiet      only the numbers that differ
#
# Needs R 4.1 and no package. The chapters of the report are the files in `evenhand`. Writes recomputed-r.csv, ends with
# one line, and with status 1 if any number differs by more than 1e-9 (of the number, where it is above 1). Estimates,
# closed limits and p-values are computed here; what is drawn by resampling is counted, and left to recompute.py, which
# draws the same resamples.

arguments <- commandArgs(FALSE)
here <- dirname(sub("^--file=", "", grep("^--file=", arguments, value = TRUE)[1]))
if (is.na(here)) here <- "."

parts <- c("study", "results", "intervals", "agreement", "coefficients", "measurements", "reasons", "panels", "pairs",
           "consistency", "systems", "strengths", "tournament", "paired", "facets", "severity", "working", "machines",
           "beliefs")
for (part in parts) source(file.path(here, "evenhand", paste0(part, ".R")), encoding = "UTF-8")

judgement_counts()
agreement()
preference_agreement()
consistency()
systems_chapter()
tournaments()
paired_tests()
severity()
drift()
pace()
same_again()
ceilings()
calibration()
blinding()
quit(status = if (compare(quiet = "--quiet" %in% arguments)) 0 else 1)
