package io.mahnwerk.app.pilot;

import io.mahnwerk.app.output.TextTable;
import io.mahnwerk.core.model.PilotArm;
import io.mahnwerk.core.model.Sentence;
import io.mahnwerk.scoring.pilot.DelayCost;
import io.mahnwerk.scoring.pilot.Exclusion;
import io.mahnwerk.scoring.pilot.PilotDesign;
import io.mahnwerk.scoring.pilot.PilotOutlook;
import io.mahnwerk.scoring.pilot.Stratum;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;

/** What a person reads of a design: who takes part, what it can show, and what it costs. */
record DesignSummary(PilotDesign design, DelayCost narrow, DelayCost wide, int months) {

  void print(PrintWriter out, Locale locale) {
    members(out, locale);
    out.println();
    excluded(design, out, locale);
    out.println();
    power(locale).print(out);
    out.println();
    cost(locale).print(out);
    out.println();
    out.println(verdict().in(locale));
  }

  private void members(PrintWriter out, Locale locale) {
    TextTable table =
        TextTable.ofNumbers(
            text("Kind (segment/country/size/late)", "Art (Segment/Land/Größe/verspätet)", locale),
            text("Steered", "Gesteuert", locale),
            text("Control", "Kontrolle", locale));
    Map<Stratum, int[]> kinds = new TreeMap<>();
    for (PilotDesign.Member member : design.members()) {
      kinds.computeIfAbsent(member.stratum(), kind -> new int[2])[member.arm().ordinal()]++;
    }
    kinds.forEach(
        (kind, arms) ->
            table.row(
                new KindText(kind).sentence().in(locale),
                count(arms[0], locale),
                count(arms[1], locale)));
    table.row(
        text("all", "alle", locale),
        count(design.members(PilotArm.STEERED).size(), locale),
        count(design.members(PilotArm.CONTROL).size(), locale));
    table.print(out);
  }

  /** Who is not taken, by the reason. */
  static void excluded(PilotDesign design, PrintWriter out, Locale locale) {
    TextTable table =
        TextTable.ofNumbers(
            text("Not taken", "Nicht dabei", locale), text("Debtors", "Debitoren", locale));
    for (Exclusion why : Exclusion.values()) {
      if (design.excluded().containsKey(why)) {
        table.row(reason(why).in(locale), count(design.excluded().get(why), locale));
      }
    }
    int left = design.eligible() - design.members().size();
    table.row(text("by chance", "nach Zufall", locale), count(left, locale));
    table.print(out);
  }

  private TextTable power(Locale locale) {
    PilotOutlook outlook = design.outlook();
    return TextTable.ofNumbers(
            text("What it can show", "Was er zeigen kann", locale), text("Value", "Wert", locale))
        .row(
            text("first notices known", "bekannte erste Mahnungen", locale),
            count(outlook.notices(), locale))
        .row(
            text(
                "first notices answered within 14 days so far",
                "bisher binnen 14 Tagen beantwortete erste Mahnungen",
                locale),
            known(Sentence.percent(outlook.answeredShare(), 1).in(locale)))
        .row(
            text(
                "first notices of one debtor in a month",
                "erste Mahnungen eines Debitors im Monat",
                locale),
            Sentence.number(outlook.noticesPerMonth(), 2).in(locale))
        .row(
            text(
                "correlation of one debtor's answers",
                "Korrelation der Antworten eines Debitors",
                locale),
            Sentence.number(outlook.correlation(), 2).in(locale))
        .row(
            text("rise that is to be seen", "gesuchter Anstieg", locale),
            Sentence.percent(design.terms().effect(), 1).in(locale))
        .row(
            text(
                "independent notices needed in each arm (5 %, power 80 %)",
                "nötige unabhängige Mahnungen je Arm (5 %, Power 80 %)", locale),
            known(count(outlook.neededPerArm(), locale)))
        .row(
            text("months until it is seen", "Monate bis dahin", locale),
            known(
                outlook.months().isPresent()
                    ? count(outlook.months().getAsInt(), locale)
                    : text("more than 24", "mehr als 24", locale)))
        .row(
            text("least rise seen in 3 months", "kleinster Anstieg nach 3 Monaten", locale),
            known(Sentence.percent(outlook.leastRise(3), 1).in(locale)));
  }

  private TextTable cost(Locale locale) {
    TextTable table =
        TextTable.ofNumbers(
            new Sentence("Cost in %s months", "Kosten in %s Monaten")
                .with(Sentence.number(months, 0))
                .in(locale),
            text("around the former day", "um den bisherigen Tag", locale),
            text("every legal day", "jeder zulässige Tag", locale));
    row(
        table,
        locale,
        new Sentence("drawn notices", "gezogene Mahnungen"),
        narrow.notices(),
        wide.notices());
    row(
        table,
        locale,
        new Sentence("days later, mean", "Tage später, Mittel"),
        narrow.laterDays(),
        wide.laterDays());
    row(
        table,
        locale,
        new Sentence("days sooner, mean", "Tage früher, Mittel"),
        narrow.earlierDays(),
        wide.earlierDays());
    row(
        table,
        locale,
        new Sentence("EUR asked for later", "EUR später gemahnt"),
        narrow.delayedEuros(),
        wide.delayedEuros());
    row(
        table,
        locale,
        new Sentence("EUR interest at most", "EUR Zinsen höchstens"),
        narrow.interestEuros(),
        wide.interestEuros());
    return table;
  }

  private String known(String figure) {
    return design.outlook().isKnown() ? figure : "–";
  }

  private static void row(
      TextTable table, Locale locale, Sentence what, double narrow, double wide) {
    table.row(
        what.in(locale),
        Sentence.number(narrow, 1).in(locale),
        Sentence.number(wide, 1).in(locale));
  }

  private Sentence verdict() {
    if (!design.outlook().isKnown()) {
      return new Sentence(
              "How long it has to run cannot be told: of its debtors only %s first notices of the"
                  + " last 12 months are known.",
              "Wie lange er laufen muss, ist nicht zu sagen: von seinen Debitoren sind nur %s erste"
                  + " Mahnungen der letzten 12 Monate bekannt.")
          .with(Sentence.number(design.outlook().notices(), 0));
    }
    OptionalInt needed = design.outlook().months();
    Sentence rise = Sentence.percent(design.terms().effect(), 1);
    if (needed.isEmpty()) {
      return new Sentence(
              "With these debtors a rise by %s is not seen within 24 months: take more debtors or"
                  + " look for a greater effect.",
              "Mit diesen Debitoren ist ein Anstieg um %s auch in 24 Monaten nicht zu sehen: mehr"
                  + " Debitoren nehmen oder einen größeren Effekt suchen.")
          .with(rise);
    }
    return new Sentence(
            "If a rise by %s is there, a pilot of %s months sees it in four of five cases.",
            "Gibt es einen Anstieg um %s, so zeigt ihn ein Pilotversuch von %s Monaten in vier von"
                + " fünf Fällen.")
        .with(rise, Sentence.number(needed.getAsInt(), 0));
  }

  private static Sentence reason(Exclusion why) {
    return switch (why) {
      case NATURAL_PERSON -> new Sentence("natural persons", "natürliche Personen");
      case KEY_ACCOUNT -> new Sentence("key accounts", "Schlüsselkunden");
      case LARGEST -> new Sentence("largest 2 % by turnover", "größte 2 % nach Umsatz");
      case DIRECT_DEBIT -> new Sentence("direct debit", "Lastschrift");
      case IN_A_CLERKS_HANDS ->
          new Sentence("blocked or in legal dunning", "gesperrt oder im gerichtlichen Verfahren");
      case NO_OPENED_PROCEDURE ->
          new Sentence("procedure without an opened copy", "Mahnverfahren ohne geöffnete Kopie");
      case THIN_HISTORY ->
          new Sentence(
              "fewer than 3 paid items in 12 months",
              "weniger als 3 bezahlte Posten in 12 Monaten");
      case NEVER_LATE -> new Sentence("never late in 12 months", "in 12 Monaten nie verspätet");
    };
  }

  private static String count(int count, Locale locale) {
    return Sentence.number(count, 0).in(locale);
  }

  private static String text(String english, String german, Locale locale) {
    return new Sentence(english, german).in(locale);
  }
}
