package io.mahnwerk.mocks.world;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** A posted invoice and what its debtor makes of the notices about it. */
final class Receivable {
  private final Invoice invoice;
  private final String key;
  private final Temper temper;
  private final Draw draw;
  private final int due;
  private final int completedAfter;
  private final List<NoticeAnswer> answers = new ArrayList<>();

  Receivable(Invoice invoice, String key, Temper temper, Draw draw) {
    this.invoice = invoice;
    this.key = key;
    this.temper = temper;
    this.draw = draw;
    this.due = temper.days().index(invoice.dueDay());
    this.completedAfter = temper.habit().completedAfter(draw.with("completion"));
  }

  Receivable copy() {
    Receivable copy = new Receivable(invoice, key, temper, draw);
    copy.answers.addAll(answers);
    return copy;
  }

  Invoice invoice() {
    return invoice;
  }

  String key() {
    return key;
  }

  Draw draw(String purpose, LocalDate day) {
    return draw.with(purpose).with(day.toEpochDay());
  }

  void notice(TruthNotice notice) {
    answers.add(temper.answer(invoice.dueDay(), notice));
  }

  double complaint(TruthNotice notice) {
    return temper.complaint(invoice.dueDay(), notice);
  }

  boolean isPaidOn(LocalDate day) {
    if (invoice.inTime().isPresent()) {
      return !day.isBefore(invoice.inTime().get());
    }
    int index = temper.days().index(day);
    if (index <= due || !temper.days().isBusinessDay(day)) {
      return false;
    }
    double own = index - due < completedAfter ? 0 : temper.own(index);
    double hazard = hazard(index, own, answers);
    return draw("pay", day).happens(1 - Math.exp(-hazard));
  }

  /** See {@link Truth#unpaid}. */
  double[] unpaid(LocalDate asOf, List<TruthNotice> further, int ahead) {
    int start = temper.days().index(asOf);
    List<NoticeAnswer> all = new ArrayList<>(answers);
    further.forEach(notice -> all.add(temper.answer(invoice.dueDay(), notice)));
    double[] own = ownHazards(start, ahead);
    double[] unpaid = new double[ahead + 1];
    unpaid[0] = 1;
    for (int k = 1; k <= ahead; k++) {
      double hazard = start + k <= due ? 0 : hazard(start + k, own[k], all);
      unpaid[k] = hazard == 0 ? unpaid[k - 1] : unpaid[k - 1] * Math.exp(-hazard);
    }
    return unpaid;
  }

  private static double hazard(int day, double own, List<NoticeAnswer> answers) {
    double factor = 1;
    double added = 0;
    for (NoticeAnswer answer : answers) {
      factor *= answer.ownFactorOn(day);
      added += answer.addedOn(day);
    }
    return own * factor + added;
  }

  /** The own hazards on the days after the start, knowing no more than that the item is open. */
  private double[] ownHazards(int start, int ahead) {
    double[] hazards = new double[ahead + 1];
    if (!temper.habit().completes()) {
      for (int k = 1; k <= ahead; k++) {
        hazards[k] = temper.own(start + k);
      }
      return hazards;
    }
    // Mass of "work not completed" and "completed but unpaid", followed from the due date on.
    double[] completion = temper.habit().completion();
    double waiting = 1 - completion[0];
    double completed = completion[0];
    for (int day = due + 1; day <= start + ahead; day++) {
      double before = waiting + completed;
      double now = day - due < completion.length ? completion[day - due] : 0;
      waiting = Math.max(0, waiting - now);
      completed = (completed + now) * Math.exp(-temper.own(day));
      if (day > start) {
        hazards[day - start] = Math.max(0, Math.log(before / (waiting + completed)));
      }
    }
    return hazards;
  }
}
