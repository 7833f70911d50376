package io.mahnwerk.mocks.world;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import de.focus_shift.jollyday.core.HolidayManager;
import io.mahnwerk.core.model.Sentence;
import java.time.DateTimeException;
import java.time.MonthDay;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** A world file as it is written; every field is explained in docs/world.md. */
record WorldSpec(
    String name,
    Holidays holidays,
    double effect,
    List<Calibration> calibrations,
    Invoicing invoicing,
    Debtors debtors,
    Clerks clerks,
    List<Archetype> archetypes,
    @JsonProperty(defaultValue = "standard") @JsonSetter(nulls = Nulls.SET) Past past,
    @JsonProperty(defaultValue = "none") @JsonSetter(nulls = Nulls.SET) Change change) {
  WorldSpec {
    past = past == null ? Past.STANDARD : past;
    change = change == null ? Change.NONE : change;
    calibrations = List.copyOf(calibrations);
    archetypes = List.copyOf(archetypes);
    double shares = archetypes.stream().mapToDouble(Archetype::share).sum();
    WorldCheck.rule(
        Math.abs(shares - 1) < 1e-6,
        "archetypes",
        new Sentence(
                "must have shares that add up to 1 but have %s",
                "braucht Anteile, die zusammen 1 ergeben, hat aber %s")
            .naming(shares));
    HashSet<String> names = new HashSet<>();
    archetypes.forEach(
        a ->
            WorldCheck.rule(
                names.add(a.name()),
                "archetypes",
                new Sentence("has %s twice", "hat %s zweimal").naming(a.name())));
    change.check(names);
    WorldCheck.rule(
        !calibrations.isEmpty(),
        "calibrations",
        new Sentence("must have at least one entry", "braucht mindestens einen Eintrag"));
    for (int i = 1; i < calibrations.size(); i++) {
      WorldCheck.rule(
          calibrations.get(i - 1).effect() < calibrations.get(i).effect(),
          "calibrations",
          new Sentence(
              "must stand in rising order of 'effect'",
              "muss nach 'effect' steigend geordnet sein"));
    }
    Calibration.at(calibrations, effect);
  }

  WorldSpec withEffect(double other) {
    return new WorldSpec(
        name, holidays, other, calibrations, invoicing, debtors, clerks, archetypes, past, change);
  }

  WorldSpec withName(String other) {
    return new WorldSpec(
        other,
        holidays,
        effect,
        calibrations,
        invoicing,
        debtors,
        clerks,
        archetypes,
        past,
        change);
  }

  WorldSpec withArchetypes(List<Archetype> others) {
    return new WorldSpec(
        name, holidays, effect, calibrations, invoicing, debtors, clerks, others, past, change);
  }

  WorldSpec withDebtors(Debtors others) {
    return new WorldSpec(
        name, holidays, effect, calibrations, invoicing, others, clerks, archetypes, past, change);
  }

  WorldSpec withPast(Past other) {
    return new WorldSpec(
        name,
        holidays,
        effect,
        calibrations,
        invoicing,
        debtors,
        clerks,
        archetypes,
        other,
        change);
  }

  WorldSpec withInvoicing(Invoicing others) {
    return new WorldSpec(
        name, holidays, effect, calibrations, others, debtors, clerks, archetypes, past, change);
  }

  /**
   * What a simulation's roll-out has behind it.
   *
   * @param debtors with a history
   * @param invoices of each of them in the history
   * @param newDebtors who first appear in the roll-out
   */
  record Past(int debtors, int invoices, int newDebtors) {
    static final Past STANDARD = new Past(800, 24, 400);

    Past {
      WorldCheck.rule(
          debtors >= 1 && debtors <= 20_000,
          "debtors",
          new Sentence("must be 1 to 20000 but is %s", "muss 1 bis 20000 sein, ist aber %s")
              .naming(debtors));
      WorldCheck.rule(
          invoices >= 0 && invoices <= 500,
          "invoices",
          new Sentence("must be 0 to 500 but is %s", "muss 0 bis 500 sein, ist aber %s")
              .naming(invoices));
      WorldCheck.rule(
          newDebtors >= 0 && newDebtors <= 20_000,
          "newDebtors",
          new Sentence("must be 0 to 20000 but is %s", "muss 0 bis 20000 sein, ist aber %s")
              .naming(newDebtors));
    }
  }

  /**
   * From a day on, debtors of some archetypes act like those of others; what was due before goes on
   * as it began.
   *
   * @param afterMonths months from the first day of the world's books to the change
   * @param archetypes by the name of those who change, whom they act like from then on
   */
  record Change(int afterMonths, Map<String, String> archetypes) {
    static final Change NONE = new Change(0, Map.of());

    Change {
      WorldCheck.rule(
          afterMonths >= 0 && afterMonths <= 120,
          "afterMonths",
          new Sentence("must be 0 to 120 but is %s", "muss 0 bis 120 sein, ist aber %s")
              .naming(afterMonths));
      archetypes = Collections.unmodifiableMap(new TreeMap<>(archetypes));
    }

    private void check(Set<String> names) {
      archetypes.forEach(
          (from, to) ->
              WorldCheck.rule(
                  names.contains(from) && names.contains(to),
                  "change",
                  new Sentence(
                          "must name archetypes of this world but has %s: %s",
                          "muss Archetypen dieser Welt nennen, hat aber %s: %s")
                      .naming(from, to)));
    }
  }

  /**
   * @param country ISO 3166 code whose nationwide holidays hold
   * @param closed further days without business, as MM-dd
   */
  record Holidays(String country, List<String> closed) {
    Holidays {
      WorldCheck.rule(
          HolidayManager.getSupportedCalendarCodes().contains(country),
          "country",
          new Sentence(
                  "must be the ISO code of a country whose holidays are known, such as DE, but is %s",
                  "muss der ISO-Code eines Landes mit bekannten Feiertagen sein, etwa DE, ist aber %s")
              .naming(country));
      closed = List.copyOf(closed);
      closed.forEach(Holidays::monthDay);
    }

    static MonthDay monthDay(String text) {
      try {
        return MonthDay.parse("--" + text);
      } catch (DateTimeException e) {
        WorldCheck.rule(
            false,
            "closed",
            new Sentence(
                    "must have days such as 12-24 but has %s",
                    "braucht Tage wie 12-24, hat aber %s")
                .naming(text));
        throw e;
      }
    }
  }

  /**
   * @param perMonth mean number of invoices for one debtor and month
   * @param perMonthSd standard deviation of its logarithm between debtors
   */
  record Invoicing(
      String termsKey,
      int termsDays,
      double perMonth,
      double perMonthSd,
      Amounts amounts,
      PaidBeforeDue paidBeforeDue) {
    Invoicing {
      WorldCheck.rule(
          termsDays >= 0 && termsDays <= 120,
          "termsDays",
          new Sentence("must be 0 to 120 but is %s", "muss 0 bis 120 sein, ist aber %s")
              .naming(termsDays));
      WorldCheck.rule(
          perMonth > 0 && perMonth <= 50,
          "perMonth",
          new Sentence(
                  "must be between 0 and 50 but is %s", "muss zwischen 0 und 50 sein, ist aber %s")
              .naming(perMonth));
      WorldCheck.notNegative("perMonthSd", perMonthSd);
    }

    Invoicing withPaidBeforeDue(PaidBeforeDue other) {
      return new Invoicing(termsKey, termsDays, perMonth, perMonthSd, amounts, other);
    }
  }

  /** Lognormal amounts in euros; {@code sd} of the logarithm between and within debtors. */
  record Amounts(double median, double betweenSd, double withinSd) {
    Amounts {
      WorldCheck.rule(
          median >= 1 && median < 1e7,
          "median",
          new Sentence("must be at least 1 but is %s", "muss mindestens 1 sein, ist aber %s")
              .naming(median));
      WorldCheck.rule(
          betweenSd >= 0 && betweenSd <= 3,
          "betweenSd",
          new Sentence("must be 0 to 3", "muss 0 bis 3 sein"));
      WorldCheck.rule(
          withinSd >= 0 && withinSd <= 3,
          "withinSd",
          new Sentence("must be 0 to 3", "muss 0 bis 3 sein"));
    }
  }

  /**
   * @param share of invoices paid up to the due date, for a middling debtor
   * @param logitSd standard deviation of its logit between debtors
   */
  record PaidBeforeDue(double share, double logitSd) {
    PaidBeforeDue {
      WorldCheck.rule(
          share > 0 && share < 1,
          "share",
          new Sentence(
                  "must lie between 0 and 1 but is %s", "muss zwischen 0 und 1 liegen, ist aber %s")
              .naming(share));
      WorldCheck.notNegative("logitSd", logitSd);
    }
  }

  /**
   * Who the debtors are and how far they differ from their archetype.
   *
   * @param countries share of each ISO country
   * @param industryCodes share that carries its archetype's code, the others carry another one's; 0
   *     to leave the field blank everywhere
   * @param fittingNames share whose company name follows a pattern of its archetype, the others'
   *     one of any archetype
   */
  record Debtors(
      Map<String, Double> countries,
      double industryCodes,
      double ownSd,
      double windowShiftSd,
      double responseLogitSd,
      double complaintSd,
      List<String> stems,
      @JsonProperty(defaultValue = "1") @JsonSetter(nulls = Nulls.SET) Double fittingNames) {
    Debtors {
      fittingNames = fittingNames == null ? ALWAYS : fittingNames;
      WorldCheck.probability("fittingNames", fittingNames);
      countries = Collections.unmodifiableMap(new TreeMap<>(countries));
      countries.forEach(Debtors::checkCountry);
      double sum = countries.values().stream().mapToDouble(Double::doubleValue).sum();
      WorldCheck.rule(
          Math.abs(sum - 1) < 1e-6,
          "countries",
          new Sentence(
                  "must have shares that add up to 1 but have %s",
                  "braucht Anteile, die zusammen 1 ergeben, hat aber %s")
              .naming(sum));
      WorldCheck.probability("industryCodes", industryCodes);
      WorldCheck.rule(
          ownSd >= 0 && ownSd <= 3, "ownSd", new Sentence("must be 0 to 3", "muss 0 bis 3 sein"));
      WorldCheck.rule(
          windowShiftSd >= 0 && windowShiftSd <= 30,
          "windowShiftSd",
          new Sentence("must be 0 to 30", "muss 0 bis 30 sein"));
      WorldCheck.rule(
          responseLogitSd >= 0 && responseLogitSd <= 5,
          "responseLogitSd",
          new Sentence("must be 0 to 5", "muss 0 bis 5 sein"));
      WorldCheck.rule(
          complaintSd >= 0 && complaintSd <= 3,
          "complaintSd",
          new Sentence("must be 0 to 3", "muss 0 bis 3 sein"));
      stems = List.copyOf(stems);
      WorldCheck.rule(
          !stems.isEmpty(),
          "stems",
          new Sentence("must have at least one word", "braucht mindestens ein Wort"));
    }

    private static final Double ALWAYS = 1.0;

    private static void checkCountry(String country, double share) {
      WorldCheck.probability("countries." + country, share);
      WorldCheck.rule(
          List.of(Locale.getISOCountries()).contains(country),
          "countries",
          new Sentence(
                  "must have ISO codes such as DE but has %s",
                  "braucht ISO-Codes wie DE, hat aber %s")
              .naming(country));
    }

    Debtors withIndustryCodes(double share) {
      return new Debtors(
          countries,
          share,
          ownSd,
          windowShiftSd,
          responseLogitSd,
          complaintSd,
          stems,
          fittingNames);
    }
  }

  /** What clerks do by hand, as probabilities for one item and business day. */
  record Clerks(
      double ownBlock,
      double liftOurs,
      double changeOurs,
      String blockReason,
      String complaintReason,
      Span liftedAfterDays) {
    Clerks {
      WorldCheck.probability("ownBlock", ownBlock);
      WorldCheck.probability("liftOurs", liftOurs);
      WorldCheck.probability("changeOurs", changeOurs);
      WorldCheck.rule(
          !blockReason.isBlank(),
          "blockReason",
          new Sentence("must not be blank", "darf nicht leer sein"));
      WorldCheck.rule(
          !complaintReason.isBlank(),
          "complaintReason",
          new Sentence("must not be blank", "darf nicht leer sein"));
    }
  }

  record Span(int from, int to) {
    Span {
      WorldCheck.rule(
          from >= 0 && from <= to && to <= 365,
          "from",
          new Sentence(
              "and 'to' must be 0 to 365 in order", "und 'to' müssen geordnet 0 bis 365 sein"));
    }
  }
}
