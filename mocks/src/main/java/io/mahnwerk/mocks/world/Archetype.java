package io.mahnwerk.mocks.world;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import io.mahnwerk.core.model.Sentence;
import java.util.List;

/**
 * A kind of debtor. What a field means stands in docs/world.md.
 *
 * @param names patterns of company names; {@code {stem}} stands for an invented word
 */
record Archetype(
    String name,
    double share,
    String industry,
    double naturalPersons,
    double keyAccounts,
    List<String> names,
    OwnHazard own,
    Answer answer) {
  Archetype {
    WorldCheck.rule(
        !name.isBlank(), "name", new Sentence("must not be blank", "darf nicht leer sein"));
    WorldCheck.probability("share", share);
    WorldCheck.probability("naturalPersons", naturalPersons);
    WorldCheck.probability("keyAccounts", keyAccounts);
    WorldCheck.rule(
        naturalPersons == 1 || !names.isEmpty(),
        "names",
        new Sentence("must have at least one pattern", "braucht mindestens ein Muster"));
    names = List.copyOf(names);
  }

  /**
   * How it answers notices.
   *
   * @param first probability of an answer to the notice of level 1
   * @param later cumulative hazards of the answers to levels 2, 3 and so on, before the
   *     calibration's rho; the last one also stands for the levels after it
   * @param complaint probability of a complaint about the notice of level 1
   * @param laterComplaint the same for every later level
   */
  record Answer(
      Curve first,
      List<Double> later,
      Curve complaint,
      double laterComplaint,
      @JsonProperty(defaultValue = "none") @JsonSetter(nulls = Nulls.SET) Annoyance annoyance) {
    Answer {
      later = List.copyOf(later);
      later.forEach(hazard -> WorldCheck.notNegative("later", hazard));
      WorldCheck.probability("laterComplaint", laterComplaint);
      annoyance = annoyance == null ? Annoyance.NONE : annoyance;
    }

    double laterHazard(int level) {
      return later.isEmpty() ? 0 : later.get(Math.min(level - 2, later.size() - 1));
    }
  }

  /**
   * An early first notice makes a debtor pay more slowly for a while.
   *
   * @param share by which its own hazard falls at {@code early} days overdue or before; nothing at
   *     {@code late}, straight between
   */
  record Annoyance(double share, int days, double early, double late) {
    static final Annoyance NONE = new Annoyance(0, 0, 0, 1);

    Annoyance {
      WorldCheck.probability("share", share);
      WorldCheck.rule(
          days >= 0 && days <= 365,
          "days",
          new Sentence("must be 0 to 365 but is %s", "muss 0 bis 365 sein, ist aber %s")
              .naming(days));
      WorldCheck.rule(
          early < late,
          "early",
          new Sentence("must be less than 'late'", "muss kleiner als 'late' sein"));
    }

    double at(NoticeMoment moment) {
      double way = (late - moment.s()) / (late - early);
      return share * Math.max(0, Math.min(1, way));
    }
  }

  Archetype answering(Answer other) {
    return new Archetype(name, share, industry, naturalPersons, keyAccounts, names, own, other);
  }
}
