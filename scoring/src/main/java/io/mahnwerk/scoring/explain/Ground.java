package io.mahnwerk.scoring.explain;

import io.mahnwerk.scoring.features.Feature;
import java.util.EnumMap;
import java.util.Map;

/** What a clerk is told instead of single features. Every feature belongs to exactly one. */
public enum Ground {
  /** The day of the notice and what is known of answers to notices on such a day. */
  NOTICE_DAY,
  OVERDUE_DAYS,
  TIME_OF_MONTH,
  TIME_OF_QUARTER,
  WEEKDAY,
  /** The debtor's own payments, answers and complaints. */
  OWN_PAYMENTS,
  /** What kind of debtor it is: industry, country and learned kinds. */
  LIKE_DEBTORS,
  INVOICE;

  /** The ground of a feature; a number beyond the known features is data about the debtor. */
  public static Ground of(int feature) {
    return feature < Feature.values().length ? of(Feature.values()[feature]) : LIKE_DEBTORS;
  }

  static Ground of(Feature feature) {
    String name = feature.name();
    if (name.endsWith("MONTH_END") && !name.startsWith("H_") || feature == Feature.BD_OF_MONTH) {
      return TIME_OF_MONTH;
    } else if (name.contains("QUARTER") && !name.startsWith("H_")) {
      return TIME_OF_QUARTER;
    } else if (feature == Feature.DAYS_OVERDUE) {
      return OVERDUE_DAYS;
    } else if (feature == Feature.WEEKDAY
        || feature == Feature.DUE_WEEKDAY
        || feature == Feature.DUE_DAY_OF_MONTH) {
      return WEEKDAY;
    } else if (feature.isOfNotice()) {
      return NOTICE_DAY;
    } else if (name.startsWith("H_")) {
      return OWN_PAYMENTS;
    } else if (name.startsWith("TYPE_")
        || feature == Feature.INDUSTRY
        || feature == Feature.COUNTRY) {
      return LIKE_DEBTORS;
    }
    return INVOICE;
  }

  /** The values of all features, added up by ground. */
  public static Map<Ground, Double> sums(double[] byFeature) {
    Map<Ground, Double> sums = new EnumMap<>(Ground.class);
    for (int f = 0; f < byFeature.length; f++) {
      sums.merge(of(f), byFeature[f], Double::sum);
    }
    return sums;
  }
}
