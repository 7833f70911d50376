package io.mahnwerk.scoring.learned;

import java.time.LocalDate;

/**
 * What a model was trained on.
 *
 * @param from first document date
 * @param upTo facts recorded before this day were used
 * @param randomisedNotices first notices whose day was drawn at random; without them the effect of
 *     a notice's day cannot be told from what would have happened anyway
 * @param contrast the sum of 1 less the probability with which each of them was sent on its day: a
 *     notice that was to go out on the former day nine times of ten tells little of another day
 * @param complaints complaints recorded; without them there is no complaint model
 */
public record TrainingFigures(
    LocalDate from,
    LocalDate upTo,
    int items,
    int rows,
    int payments,
    int notices,
    int randomisedNotices,
    double contrast,
    int complaints) {}
