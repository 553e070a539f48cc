# Computes item parameters and scores of this export again, with base R alone.
# Run it in the folder of the files:  Rscript reproduce.R
# Graded response model (Samejima 1969): P(X >= k) = 1 / (1 + exp(-a (theta - b_k))), D = 1.

read_table <- function(file) {
  read.csv(file, na.strings = "", stringsAsFactors = FALSE, check.names = FALSE, encoding = "UTF-8")
}
responses <- read_table("responses.csv")
items <- read_table("items.csv")
parameters <- read_table("parameters.csv")
b_names <- c("b1", "b2", "b3", "b4")
prior_names <- c("prior_b1", "prior_b2", "prior_b3", "prior_b4")

# Answers in the keyed direction: reverse statements are turned round.
keyed <- function(names) {
  answers <- as.matrix(responses[, names, drop = FALSE])
  storage.mode(answers) <- "double"
  turn <- items$reverse[match(names, items$item)] == 1
  answers[, turn] <- 4 - answers[, turn]
  answers
}

# Thetas x 5 categories.
category_probabilities <- function(theta, a, b) {
  upper <- cbind(1, plogis(a * outer(theta, b, "-")), 0)
  pmax(upper[, 1:5, drop = FALSE] - upper[, 2:6, drop = FALSE], 1e-300)
}

# People x nodes: log-likelihood of the answers, plus the log density of theta.
log_joint <- function(answers, a, b, nodes, log_density) {
  total <- matrix(log_density, nrow(answers), length(nodes), byrow = TRUE)
  for (j in seq_len(ncol(answers))) {
    log_p <- log(category_probabilities(nodes, a[j], b[j, ]))
    known <- which(!is.na(answers[, j]))
    total[known, ] <- total[known, ] + t(log_p)[answers[known, j] + 1, , drop = FALSE]
  }
  total
}

posterior_of <- function(joint) {
  weights <- exp(joint - apply(joint, 1, max))
  weights / rowSums(weights)
}

# --- Scores: expected a posteriori under a standard normal density ---

score_skill <- function(skill) {
  own <- items[items$skill == skill & items$on_trial == 0, ]
  answers <- keyed(own$item)
  nodes <- seq(-6, 6, length.out = 61)
  posterior <- posterior_of(log_joint(answers, own$a, as.matrix(own[, b_names]), nodes, dnorm(nodes, log = TRUE)))
  theta <- as.vector(posterior %*% nodes)
  spread <- sqrt(as.vector(posterior %*% nodes^2) - theta^2)
  empty <- rowSums(!is.na(answers)) == 0
  theta[empty] <- NA
  spread[empty] <- NA
  data.frame(theta = theta, se = spread)
}

# --- Item parameters: marginal maximum a posteriori by EM (Bock and Aitkin 1981; Mislevy 1986) ---

maximise_item <- function(start, counts, nodes, prior) {
  minus_log <- function(p) {
    a <- exp(p[1])
    b <- cumsum(c(p[2], exp(p[3:5])))
    value <- sum(counts * log(category_probabilities(nodes, a, b)))
    value <- value - log(a) - 0.5 * ((log(a) - prior$log_a) / prior$log_a_sd)^2
    value <- value - 0.5 * sum(((b - prior$b) / prior$b_sd)^2)
    -value
  }
  optim(start, minus_log, method = "BFGS", control = list(reltol = 1e-12, maxit = 200))$par
}

calibrate_skill <- function(skill) {
  found <- parameters[parameters$skill == skill, ]
  everything <- keyed(items$item[items$skill == skill])
  # People with one answer alone say nothing about how statements hang together.
  answers <- keyed(found$item)[rowSums(!is.na(everything)) >= 2, , drop = FALSE]
  answers <- answers[rowSums(!is.na(answers)) > 0, , drop = FALSE]
  nodes <- seq(-6, 6, length.out = 61)
  log_density <- dnorm(nodes, found$latent_mean[1], found$latent_sd[1], log = TRUE)
  a <- exp(found$prior_log_a)
  b <- as.matrix(found[, prior_names])
  # A category that nobody used gets half a person spread over the middle of the scale.
  middle <- ifelse(seq_along(nodes) >= 17 & seq_along(nodes) <= 45, 0.5 / 29, 0)
  for (cycle in 1:500) {
    posterior <- posterior_of(log_joint(answers, a, b, nodes, log_density))
    change <- 0
    for (j in seq_along(a)) {
      counts <- sapply(0:4, function(k) {
        chosen <- which(answers[, j] == k)
        if (length(chosen) == 0) middle else colSums(posterior[chosen, , drop = FALSE])
      })
      prior <- list(log_a = found$prior_log_a[j], log_a_sd = found$prior_log_a_sd[j],
                    b = as.numeric(found[j, prior_names]), b_sd = found$prior_b_sd[j])
      start <- c(log(a[j]), b[j, 1], log(diff(b[j, ])))
      p <- maximise_item(start, counts, nodes, prior)
      fresh <- c(exp(p[1]), cumsum(c(p[2], exp(p[3:5]))))
      change <- max(change, abs(fresh - c(a[j], b[j, ])))
      a[j] <- fresh[1]
      b[j, ] <- fresh[2:5]
    }
    if (change < 1e-4) break
  }
  data.frame(item = found$item, skill = skill, a = a, b1 = b[, 1], b2 = b[, 2], b3 = b[, 3], b4 = b[, 4])
}

# --- What came out, beside what the export says ---

worst_score <- 0
for (skill in unique(items$skill)) {
  name <- paste0("theta_", gsub("[^A-Za-z0-9]", "_", skill))
  if (!(name %in% names(responses)) || !any(items$skill == skill & items$on_trial == 0)) next
  again <- score_skill(skill)
  both <- !is.na(again$theta) & !is.na(responses[[name]])
  if (any(both)) worst_score <- max(worst_score, abs(again$theta[both] - responses[[name]][both]))
}
cat(sprintf("Scores: largest difference %.5f (allowed 0.01)\n", worst_score))

if (nrow(parameters) > 0) {
  again <- do.call(rbind, lapply(unique(parameters$skill), calibrate_skill))
  at <- match(again$item, parameters$item)
  difference <- abs(as.matrix(again[, c("a", b_names)]) - as.matrix(parameters[at, c("a", b_names)]))
  worst_parameter <- max(difference)
  cat(sprintf("Item parameters: largest difference %.5f (allowed 0.05)\n", worst_parameter))
  write.csv(again, "parameters-again.csv", row.names = FALSE)
} else {
  worst_parameter <- 0
  cat("Item parameters: this export names no calibration, so there is none to compute again.\n")
}
if (worst_score > 0.01 || worst_parameter > 0.05) stop("The figures differ by more than is allowed.")

# --- With mirt, if it is there: maximum likelihood without our priors, so a comparison and no reproduction ---
# library(mirt)
# answers <- keyed(items$item[items$skill == "negotiation"])
# coef(mirt(as.data.frame(answers), 1, itemtype = "graded"), IRTpars = TRUE, simplify = TRUE)
