package io.mahnwerk.app.card;

import io.mahnwerk.core.model.Sentence;
import io.mahnwerk.scoring.learned.TrainedModel;
import java.util.ArrayList;
import java.util.List;

/** What a model does not decide, and what its figures do not say. */
final class CardLimits {
  private static final int LEAST_RANDOMISED = 50;

  private CardLimits() {}

  static List<Sentence> of(TrainedModel model, Overrules overrules) {
    List<Sentence> limits = new ArrayList<>();
    limits.add(timing(model));
    limits.add(
        new Sentence(
            "What a notice brings on days on which hardly any was sent is left open: the interval"
                + " and the named days then reach from few answers to many, and the recommendation"
                + " says so.",
            "Was eine Mahnung an Tagen bringt, an denen kaum eine hinausging, bleibt offen: Intervall"
                + " und genannte Tage reichen dann von wenigen bis zu vielen Antworten, und die"
                + " Empfehlung sagt es."));
    limits.add(complaints(model));
    limits.add(share(overrules));
    limits.add(
        new Sentence(
            "Natural persons, key accounts, direct debits, blocks of a clerk, disputes and legal"
                + " dunning: hard rules decide, whatever the model says.",
            "Natürliche Personen, Schlüsselkunden, Lastschriften, Sperren eines Sachbearbeiters,"
                + " strittige Posten und das gerichtliche Mahnverfahren: feste Regeln entscheiden,"
                + " gleich was das Modell sagt."));
    limits.add(
        new Sentence(
            "A debtor with fewer than three paid items keeps its former day.",
            "Ein Debitor mit weniger als drei bezahlten Posten behält seinen bisherigen Tag."));
    limits.add(
        new Sentence(
            "Where fewer paid items of a country or currency are known than the setting"
                + " least-cleared-items asks for, former days hold.",
            "Wo weniger bezahlte Posten eines Landes oder einer Währung bekannt sind, als die"
                + " Einstellung least-cleared-items verlangt, gelten die bisherigen Tage."));
    limits.add(
        new Sentence(
            "Former days hold for everybody while the stability index (PSI) of the probability, or of"
                + " a feature that no notice can change, is above 0.25 on the overdue items of the"
                + " last eight weeks, or far less is paid than expected.",
            "Für alle gelten die bisherigen Tage, solange der Stabilitätsindex (PSI) der"
                + " Wahrscheinlichkeit oder eines Merkmals, das keine Mahnung ändern kann, bei den"
                + " überfälligen Posten der letzten acht Wochen über 0,25 liegt oder viel weniger"
                + " bezahlt wird als erwartet."));
    limits.add(
        new Sentence(
            "No gain in money is stated here: that takes a pilot with a control group.",
            "Ein Gewinn in Geld steht hier nicht: dazu braucht es einen Piloten mit"
                + " Kontrollgruppe."));
    return limits;
  }

  private static Sentence timing(TrainedModel model) {
    int drawn = model.figures().randomisedNotices();
    Sentence count = Sentence.number(drawn, 0);
    return drawn < LEAST_RANDOMISED
        ? new Sentence(
                "It chooses no day: only %s first notices went out on drawn days, and at least 50 are"
                    + " needed. The segment rule or the former schedule decides.",
                "Es wählt keinen Tag: nur %s erste Mahnungen gingen an gezogenen Tagen hinaus, nötig"
                    + " sind mindestens 50. Die Segmentregel oder der bisherige Plan entscheidet.")
            .with(count)
        : new Sentence(
                "It overrules the segment rule only for a gain above the margin, which is the wider"
                    + " the fewer first notices went out on drawn days: so far %s.",
                "Es überstimmt die Segmentregel nur für einen Vorteil über der Schwelle, die um so"
                    + " höher ist, je weniger erste Mahnungen an gezogenen Tagen hinausgingen: bisher"
                    + " %s.")
            .with(count);
  }

  private static Sentence complaints(TrainedModel model) {
    Sentence count = Sentence.number(model.figures().complaints(), 0);
    return model.foreseesComplaints()
        ? new Sentence(
                "Complaints are foreseen from %s recorded {one|ones}.",
                "Beschwerden werden aus %s erfassten vorhergesehen.")
            .with(count)
        : new Sentence(
                "Complaints are not foreseen and a stop on complaints is off: only %s are recorded.",
                "Beschwerden werden nicht vorhergesehen und ein Stopp bei Beschwerden ist aus: nur %s"
                    + " sind erfasst.")
            .with(count);
  }

  private static Sentence share(Overrules overrules) {
    return overrules.advised() == 0
        ? new Sentence(
            "No recommendation has rested on a model yet.",
            "Noch keine Empfehlung hat auf einem Modell beruht.")
        : new Sentence(
                "Of the latest %s recommendations with a model it overruled the rule in %s.",
                "Von den letzten %s Empfehlungen mit Modell hat es die Regel in %s überstimmt.")
            .with(
                Sentence.number(overrules.advised(), 0), Sentence.number(overrules.overruled(), 0));
  }
}
