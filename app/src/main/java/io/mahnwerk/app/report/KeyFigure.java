package io.mahnwerk.app.report;

import io.mahnwerk.core.model.Sentence;
import java.util.function.ToDoubleFunction;

/** The figures by which the four runs are compared, in the words of a finance person. */
enum KeyFigure {
  PAYMENT_RATE(
      new Sentence("Paid after the first notice", "Zahlung nach der ersten Mahnung"),
      new Sentence("within 14 days · higher is better", "binnen 14 Tagen · mehr ist besser"),
      kpi -> 100 * kpi.firstDunningPaymentRate(),
      1,
      " %"),
  DAYS_TO_PAY(
      new Sentence("Days to pay", "Tage bis zur Zahlung"),
      new Sentence(
          "from the document date · lower is better", "ab Belegdatum · weniger ist besser"),
      ConnectionReport.Kpi::daysToPay,
      1,
      ""),
  NOTICES(
      new Sentence("Notices per item", "Mahnungen je Posten"),
      new Sentence("lower is better", "weniger ist besser"),
      ConnectionReport.Kpi::noticesPerItem,
      2,
      ""),
  COMPLAINTS(
      new Sentence("Complaints per 1,000 items", "Beschwerden je 1.000 Posten"),
      new Sentence("lower is better", "weniger ist besser"),
      ConnectionReport.Kpi::complaintsPer1000,
      0,
      ""),
  UTILITY(
      new Sentence("Utility per item in euros", "Nutzen je Posten in Euro"),
      new Sentence(
          "minus interest, letters and complaints · higher is better",
          "abzüglich Zins, Briefe und Beschwerden · mehr ist besser"),
      ConnectionReport.Kpi::utility,
      2,
      "");

  private final Sentence label;
  private final Sentence hint;
  private final ToDoubleFunction<ConnectionReport.Kpi> value;
  private final int decimals;
  private final String unit;

  KeyFigure(
      Sentence label,
      Sentence hint,
      ToDoubleFunction<ConnectionReport.Kpi> value,
      int decimals,
      String unit) {
    this.label = label;
    this.hint = hint;
    this.value = value;
    this.decimals = decimals;
    this.unit = unit;
  }

  Sentence label() {
    return label;
  }

  Sentence hint() {
    return hint;
  }

  double value(ConnectionReport.Kpi kpi) {
    return value.applyAsDouble(kpi);
  }

  Sentence shown(ConnectionReport.Kpi kpi) {
    return Sentence.number(value(kpi), decimals).map(text -> text + unit);
  }
}
