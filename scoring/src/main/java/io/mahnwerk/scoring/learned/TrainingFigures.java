package io.mahnwerk.scoring.learned;

import java.time.LocalDate;

/**
 * What a model was trained on.
 *
 * @param from first document date
 * @param upTo facts recorded before this day were used
 * @param randomisedNotices first notices whose day was drawn at random; without them the effect of
 *     a notice's day cannot be told from what would have happened anyway
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
    int complaints) {}
