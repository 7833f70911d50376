package io.mahnwerk.connector.datev;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import io.mahnwerk.core.model.DebtorAccount;
import io.mahnwerk.core.model.DunningLevel;
import io.mahnwerk.core.model.DunningNotice;
import io.mahnwerk.core.model.DunningProcedure;
import io.mahnwerk.core.model.DunningProcedureCode;
import io.mahnwerk.core.model.Money;
import io.mahnwerk.core.model.OpenItem;
import io.mahnwerk.core.model.Reason;
import io.mahnwerk.core.model.ReasonCode;
import io.mahnwerk.core.spi.NativeRun;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The Mahnvorschlag of DATEV Kanzlei-Rechnungswesen on one account, after DATEV's help page 1001338
 * on the Mahnfristen: calendar days from the due date, in one of two ways.
 *
 * <p>Guaranteed: a level never falls, and every item is either on a notice or among the items not
 * dunned. What the page leaves open is a {@link DatevDunningRules rule to be set}; what is foreseen
 * here has not been held against a live DATEV.
 *
 * <p>Left out, because the receivables model does not carry it: Kontoauszüge, texts, fees and
 * interest, and debtors that share an OPOS account. An account with several currencies gets one
 * notice for each.
 */
record DatevNativeRun(DatevDunningRules rules) implements NativeRun {
  @Override
  public Result dun(DebtorAccount account, Parameters run) {
    DunningProcedureCode code = account.debtor().dunning().procedure();
    Optional<DunningProcedure> procedure = run.procedures().find(code);
    if (procedure.isEmpty()) {
      ReasonCode unknown =
          code.value().isBlank() ? ReasonCode.NO_DUNNING_DATA : ReasonCode.PROCEDURE_UNKNOWN;
      return nothing(account, unknown.arity() == 0 ? Reason.of(unknown) : Reason.of(unknown, code));
    }
    if (account.debtor().dunning().legalDunningOn().isPresent()) {
      return nothing(account, Reason.of(ReasonCode.LEGAL_DUNNING));
    }
    return account
        .debtor()
        .dunning()
        .block()
        .map(block -> blocked(account, block.reasonCode()))
        .orElseGet(
            () ->
                dun(account, new DatevDunningTerms(account.debtor(), procedure.get(), run, rules)));
  }

  private static Result blocked(DebtorAccount account, String block) {
    Reason reason =
        block.equals(DatevMapper.INSOLVENT)
            ? Reason.of(ReasonCode.INSOLVENT)
            : Reason.of(ReasonCode.BLOCKED, block);
    List<NotDunned> notDunned = new ArrayList<>(nothing(account, reason).notDunned());
    notDunned.add(new NotDunned(account.debtor().ref(), reason, false));
    return new Result(List.of(), notDunned);
  }

  private static Result nothing(DebtorAccount account, Reason reason) {
    return new Result(
        List.of(), account.items().stream().map(item -> notDunned(item, reason)).toList());
  }

  private Result dun(DebtorAccount account, DatevDunningTerms terms) {
    List<DunningNotice> notices = new ArrayList<>();
    List<NotDunned> notDunned = new ArrayList<>();
    for (List<OpenItem> items : byCurrency(account.items()).values()) {
      List<OpenItem> rising = new ArrayList<>();
      for (OpenItem item : items) {
        Optional<Reason> why = terms.leftOut(item).or(() -> resting(item, terms));
        why.ifPresentOrElse(
            reason -> notDunned.add(notDunned(item, reason)), () -> rising.add(item));
      }
      Optional<Reason> tooLittle = tooLittle(rising, items, terms);
      if (tooLittle.isPresent()) {
        rising.forEach(item -> notDunned.add(notDunned(item, tooLittle.get())));
      } else if (!rising.isEmpty()) {
        notices.add(notice(rising, terms));
      }
    }
    return new Result(notices, notDunned);
  }

  private static Optional<Reason> resting(OpenItem item, DatevDunningTerms terms) {
    DunningLevel level = item.dunning().level();
    if (terms.reached(item).compareTo(level) > 0) {
      return Optional.empty();
    }
    boolean highest = level.compareTo(terms.procedure().highestLevel()) >= 0;
    return Optional.of(Reason.of(highest ? ReasonCode.HIGHEST_LEVEL : ReasonCode.NOT_DUE));
  }

  /** A Mahnlimit in another currency does not apply. */
  private Optional<Reason> tooLittle(
      List<OpenItem> rising, List<OpenItem> all, DatevDunningTerms terms) {
    if (rising.isEmpty()) {
      return Optional.empty();
    }
    BigDecimal balance = sum(all);
    if (balance.signum() <= 0 && rules.credits() == DatevDunningRules.Credits.OFFSET) {
      return Optional.of(Reason.of(ReasonCode.CREDIT_BALANCE));
    }
    DunningProcedure.Step step = terms.procedure().step(new DunningLevel(1));
    Currency currency = rising.get(0).openAmount().currency();
    BigDecimal least =
        step.minimumAmount()
            .filter(minimum -> minimum.currency().equals(currency))
            .map(Money::amount)
            .orElse(BigDecimal.ZERO);
    BigDecimal share = balance.multiply(step.minimumPercent()).movePointLeft(2);
    BigDecimal due = sum(rising).add(credits(all));
    boolean amount = due.compareTo(least) >= 0;
    boolean percent = due.compareTo(share) >= 0;
    boolean enough =
        rules.limits() == DatevDunningRules.Limits.BOTH ? amount && percent : amount || percent;
    return enough
        ? Optional.empty()
        : Optional.of(Reason.of(ReasonCode.MINIMUM_AMOUNT_NOT_REACHED));
  }

  private BigDecimal credits(List<OpenItem> all) {
    return rules.credits() == DatevDunningRules.Credits.LEFT_OUT
        ? BigDecimal.ZERO
        : sum(all.stream().filter(item -> item.openAmount().isCredit()).toList());
  }

  private static BigDecimal sum(List<OpenItem> items) {
    return items.stream()
        .map(item -> item.openAmount().amount())
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static DunningNotice notice(List<OpenItem> rising, DatevDunningTerms terms) {
    List<DunningNotice.DunnedItem> items =
        rising.stream()
            .map(
                item ->
                    new DunningNotice.DunnedItem(
                        item.ref(), item.dunning().level(), terms.reached(item)))
            .toList();
    DunningLevel highest =
        items.stream().map(DunningNotice.DunnedItem::to).max(DunningLevel::compareTo).orElseThrow();
    return new DunningNotice(terms.debtor().ref(), terms.stichtag(), highest, items);
  }

  private static Map<Currency, List<OpenItem>> byCurrency(List<OpenItem> items) {
    return items.stream()
        .collect(groupingBy(item -> item.openAmount().currency(), LinkedHashMap::new, toList()));
  }

  /** DATEV keeps no exception list beside its Mahnvorschlag. */
  private static NotDunned notDunned(OpenItem item, Reason reason) {
    return new NotDunned(item.ref(), reason, false);
  }
}
