package io.mahnwerk.scoring.features;

import java.util.Locale;

/**
 * One number of a feature row, in the row's order. The first ones depend on the day that is looked
 * at and on the notices before it; from {@link #LOG_AMOUNT} on a row of one item stays the same.
 * {@code S1} stands for the item's first notice, {@code TYPE} for the probabilities of the kinds of
 * debtors, {@code H} for the debtor's history, whose means are shrunk towards its peers'.
 */
public enum Feature {
  DAYS_OVERDUE,
  WEEKDAY,
  BD_TO_MONTH_END,
  BD_OF_MONTH,
  BD_OF_QUARTER,
  DAYS_TO_QUARTER,
  NOTICES_SENT,
  DAYS_SINCE_LAST_NOTICE,
  S1_OFFSET,
  S1_BD_TO_MONTH_END,
  S1_BD_OF_QUARTER,
  S1_DAYS_TO_QUARTER,
  DAYS_SINCE_S1,
  S1_OUTSIDE_WINDOW,
  S1_ANSWER,
  S1_COMPLAINT,
  LOG_AMOUNT,
  AMOUNT_VS_USUAL,
  TERMS_DAYS,
  DUE_WEEKDAY,
  DUE_DAY_OF_MONTH,
  INDUSTRY,
  TYPE_1,
  TYPE_2,
  TYPE_3,
  TYPE_4,
  TYPE_5,
  TYPE_6,
  TYPE_7,
  TYPE_8,
  COUNTRY,
  H_PAID,
  H_MEAN_DELAY,
  H_SD_DELAY,
  H_LAST3_DELAY,
  H_BEFORE_NOTICE,
  H_MONTH_END,
  H_QUARTER_START,
  H_ANSWERED,
  H_ANSWERED_EARLY,
  H_ANSWERED_MID,
  H_ANSWERED_LATE,
  H_NOTICES_EARLY,
  H_NOTICES_MID,
  H_NOTICES_LATE,
  H_COMPLAINTS,
  H_OPEN_ITEMS;

  /** How many features, from the first on, change from day to day. */
  public static final int VARYING = LOG_AMOUNT.ordinal();

  /** Whether the feature tells of the item's notices. */
  public boolean isOfNotice() {
    return ordinal() >= NOTICES_SENT.ordinal() && ordinal() < VARYING;
  }

  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
