package io.mahnwerk.connector.datev;

import io.mahnwerk.core.failure.ConnectorException;
import io.mahnwerk.core.model.DebtorRef;
import io.mahnwerk.core.model.Reason;
import io.mahnwerk.core.model.ReasonCode;
import io.mahnwerk.core.spi.ProcedureSwitch;
import io.mahnwerk.core.spi.WriteOutcome;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;

/**
 * Opens debtors by Mahnfristen of their own (fields 250 to 254, and 121 where the office asked for
 * it) and gives back what stood there, which the Indiv. Feld keeps. Terms of a person are never
 * replaced.
 */
record DatevSteering(DatevDesk desk, DatevTerms terms, OpenedTerms opened, DebtorCalls calls)
    implements ProcedureSwitch {

  /** What is to be given out for a debtor, or how its change ends without it. */
  private record Step(Optional<OutLine> line, Optional<WriteOutcome> ended) {
    static Step give(OutLine line) {
      return new Step(Optional.of(line), Optional.empty());
    }

    static Step end(WriteOutcome outcome) {
      return new Step(Optional.empty(), Optional.of(outcome));
    }

    /** Gives a line out that takes back what was asked for, since it may not stand. */
    static Step takeBack(OutLine line, Reason why) {
      return new Step(Optional.of(line), Optional.of(new WriteOutcome.Refused(why)));
    }

    static Step refuse(ReasonCode why, Object... values) {
      return end(new WriteOutcome.Refused(Reason.of(why, values)));
    }
  }

  @Override
  public List<WriteOutcome> open(List<DebtorRef> debtors) {
    return change(debtors, this::open);
  }

  @Override
  public List<WriteOutcome> giveBack(List<DebtorRef> debtors) {
    return change(debtors, (books, debtor) -> giveBack(debtor));
  }

  private List<WriteOutcome> change(
      List<DebtorRef> debtors, BiFunction<DatevBooks, DatevDebtor, Step> step) {
    List<String> accounts = debtors.stream().map(DebtorRef::number).toList();
    try {
      desk.refresh(accounts);
      return desk.with(books -> give(books, accounts, step));
    } catch (ConnectorException unread) {
      return Collections.nCopies(
          accounts.size(),
          new WriteOutcome.Failed(unread.kind(), String.valueOf(unread.getMessage())));
    } catch (FileRefusal unwritten) {
      // What was kept is written by the next call, so the request is on its way.
      return Collections.nCopies(
          accounts.size(), new WriteOutcome.Uncertain(unwritten.fault().sentence().english()));
    }
  }

  private List<WriteOutcome> give(
      DatevBooks books, List<String> accounts, BiFunction<DatevBooks, DatevDebtor, Step> step) {
    HandOver handOver = new HandOver(desk.settings(), books, calls);
    handOver.finish();
    Map<String, DatevDebtor> debtors = new DatevDebtors(books).find(accounts);
    Map<String, Step> steps = new LinkedHashMap<>();
    for (String account : accounts) {
      steps.computeIfAbsent(
          account,
          asked ->
              Optional.ofNullable(debtors.get(asked))
                  .map(debtor -> step.apply(books, debtor))
                  .orElseGet(() -> Step.refuse(ReasonCode.NO_DUNNING_DATA)));
    }
    List<OutLine> lines =
        steps.values().stream().flatMap(planned -> planned.line().stream()).toList();
    HandOver.Given given = handOver.give(lines);
    List<WriteOutcome> outcomes = new ArrayList<>();
    accounts.forEach(
        account -> outcomes.add(steps.get(account).ended().orElseGet(() -> given.of(account))));
    return outcomes;
  }

  private Step open(DatevBooks books, DatevDebtor debtor) {
    OwnTerms wanted = opened.over(debtor.own());
    if (debtor.own().hasEffectOf(wanted)) {
      return stillOpened(books, debtor);
    }
    if (debtor.insolvent() || debtor.dunning() == DatevDebtor.NO_DUNNING) {
      return Step.refuse(ReasonCode.DEBTOR_BLOCK);
    }
    if (debtor.own().periods().own()) {
      return Step.refuse(ReasonCode.OWN_TERMS);
    }
    if (debtor.note().isEmpty()) {
      return Step.refuse(ReasonCode.MARK_FIELD_TAKEN);
    }
    DatevItems items = new DatevItems(books);
    return early(debtor)
        .firstOf(items.openOf(debtor.account()), items.allOf(debtor.account()))
        .map(item -> Step.refuse(ReasonCode.EARLY_IF_OPENED, item.invoice()))
        .orElseGet(() -> Step.give(OutLine.open(debtor, opened)));
  }

  private Step stillOpened(DatevBooks books, DatevDebtor debtor) {
    List<DatevItem> unasked =
        unasked(debtor, new DatevItems(books).openOf(debtor.account()), books);
    return Optional.of(debtor)
        .filter(one -> one.isOpenedByUs(opened))
        .flatMap(one -> early(one).firstOf(unasked, List.of()))
        .map(
            item ->
                Step.takeBack(
                    OutLine.giveBack(
                        debtor, debtor.note().flatMap(OwnNote::formerTerms).orElseThrow()),
                    Reason.of(ReasonCode.EARLY_IF_OPENED, item.invoice())))
        .orElseGet(() -> Step.end(new WriteOutcome.AlreadyInForce()));
  }

  /**
   * Nobody asks us to hold an item that a clerk blocks, so it would be dunned early as soon as the
   * block ends; nor one whose former day has come, and its notice after the next would follow too
   * soon.
   */
  private List<DatevItem> unasked(DatevDebtor debtor, List<DatevItem> open, DatevBooks books) {
    Map<String, Set<LocalDate>> given =
        new GivenOut(books).of(open.stream().map(DatevItem::key).toList());
    OpenedFloor floor = early(debtor).floor();
    LocalDate today = desk.settings().today();
    return open.stream()
        .filter(
            item ->
                item.dunning().block()
                    || isBlockedByClerk(item, given.getOrDefault(item.key(), Set.of()))
                    || !floor.mayWait(item, today.plusDays(1)))
        .toList();
  }

  private boolean isBlockedByClerk(DatevItem item, Set<LocalDate> given) {
    return item.dunning()
        .blockedUntil()
        .filter(day -> desk.settings().blocks().isInForce(day, desk.settings().today()))
        .filter(day -> !given.contains(day))
        .isPresent();
  }

  private OpenedEarly early(DatevDebtor debtor) {
    return new OpenedEarly(
        desk.settings(), OpenedFloor.of(terms, opened, debtor.procedure().levels()));
  }

  private Step giveBack(DatevDebtor debtor) {
    if (debtor.isOpenedByUs(opened)) {
      OwnTerms former = debtor.note().flatMap(OwnNote::formerTerms).orElseThrow();
      return Step.give(OutLine.giveBack(debtor, former));
    }
    return debtor.own().periods().own()
        ? Step.refuse(ReasonCode.OWN_TERMS)
        : Step.end(new WriteOutcome.AlreadyInForce());
  }
}
