package io.mahnwerk.app.torture;

import io.mahnwerk.core.model.Debtor;
import io.mahnwerk.core.model.DebtorAccount;
import io.mahnwerk.core.model.Decision;
import io.mahnwerk.core.model.DunningTimes;
import io.mahnwerk.core.model.ExpectedPayment;
import io.mahnwerk.core.model.ModelProvenance;
import io.mahnwerk.core.model.OpenItem;
import io.mahnwerk.core.model.Reason;
import io.mahnwerk.core.model.ReasonCode;
import io.mahnwerk.core.model.Recommendation;
import io.mahnwerk.core.store.Advice;
import io.mahnwerk.mocks.ledger.SimulatedLedger;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/** Recommends any day whatever for some debtors: what is written must come right all the same. */
record RandomAdvice(SimulatedLedger ledger, DunningTimes times, SplittableRandom random) {
  private static final int MOST_DAYS = 45;

  List<Advice> of(LocalDate today) {
    List<Advice> advice = new ArrayList<>();
    for (SimulatedLedger.LedgerDebtor debtor : ledger.debtors()) {
      if (random.nextInt(3) == 0) {
        DebtorAccount account = ledger.account(debtor.debtor().ref().number());
        advice.add(new Advice(account, recommendations(account, today), Optional.empty()));
      }
    }
    return advice;
  }

  private List<Recommendation> recommendations(DebtorAccount account, LocalDate today) {
    List<Recommendation> all = new ArrayList<>();
    for (OpenItem item : account.items()) {
      times
          .formerRun(item, account.debtor())
          .ifPresent(former -> all.add(recommendation(item, account.debtor(), today)));
    }
    return all;
  }

  private Recommendation recommendation(OpenItem item, Debtor debtor, LocalDate today) {
    return new Recommendation(
        item.ref(),
        today,
        item.dunning().level().next(),
        decision(today),
        times.formerDay(item, debtor, today).orElse(today),
        0.5,
        0.4,
        0.6,
        ExpectedPayment.NONE,
        List.of(Reason.of(ReasonCode.NOT_DUE)),
        ModelProvenance.ruleOnly("random"));
  }

  private Decision decision(LocalDate today) {
    LocalDate day = today.plusDays(random.nextInt(MOST_DAYS));
    return switch (random.nextInt(3)) {
      case 0 -> new Decision.DunOn(day);
      case 1 -> new Decision.WaitUntil(day);
      default -> new Decision.LeaveToClerk();
    };
  }
}
