package io.mahnwerk.app.simulate;

import io.mahnwerk.app.demo.CohortFigures;

/**
 * One policy's roll-out with one seed.
 *
 * @param known figures of debtors with a history
 * @param fresh figures of debtors who first appeared in the roll-out
 * @param foretold what came of what the policy's model expected; nothing without a model
 */
record Played(CohortFigures known, CohortFigures fresh, Foretold.Result foretold) {}
