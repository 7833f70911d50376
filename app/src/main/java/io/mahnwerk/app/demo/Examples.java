package io.mahnwerk.app.demo;

import io.mahnwerk.app.report.Example;
import io.mahnwerk.core.model.OpenItemRef;
import io.mahnwerk.core.model.Reason;
import io.mahnwerk.core.model.ReasonCode;
import io.mahnwerk.core.model.Recommendation;
import io.mahnwerk.core.store.Receipt;
import io.mahnwerk.core.store.ReceiptBasis;
import io.mahnwerk.mocks.ledger.LedgerItem;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Chooses a few decisions that show what Mahnwerk decides and why, one or two of each kind. */
record Examples(Stage stage, WireRun run) {
  private static final int OF_EACH_KIND = 2;
  private static final int MOST = 8;

  List<Example> choose() {
    Map<ReasonCode, Integer> shown = new EnumMap<>(ReasonCode.class);
    List<Example> examples = new ArrayList<>();
    for (LedgerItem item : run.play().cohort()) {
      OpenItemRef ref = run.connection().ledger().itemRef(item.key());
      Optional<Receipt> first = run.store().receipts().of(ref).stream().findFirst();
      if (first.isPresent() && examples.size() < MOST) {
        ReasonCode kind = kind(first.get().recommendation());
        if (shown.merge(kind, 1, Integer::sum) <= OF_EACH_KIND) {
          examples.add(example(item, first.get()));
        }
      }
    }
    return examples;
  }

  private static ReasonCode kind(Recommendation advice) {
    List<Reason> reasons = advice.reasons();
    return reasons.get(reasons.size() - 1).code();
  }

  private Example example(LedgerItem item, Receipt receipt) {
    Recommendation advice = receipt.recommendation();
    String chosen =
        advice
            .decision()
            .match(dun -> dun.day().toString(), wait -> wait.review().toString(), leave -> "");
    return new Example(
        item.debtor(),
        stage.erp().documentNumber(item.key()),
        item.amount().toString(),
        advice.formerDay().toString(),
        chosen,
        item.clearing().map(clearing -> clearing.clearedOn()).map(LocalDate::toString).orElse(""),
        receiptNumber(receipt),
        Stream.concat(advice.reasons().stream(), run.counterfactual(receipt).stream()).toList());
  }

  /** As the command wants it; what later advice rests on is not kept. */
  private String receiptNumber(Receipt receipt) {
    return run.store().receipts().basis(receipt.number()).equals(ReceiptBasis.NONE)
        ? ""
        : stage.connection() + ":" + receipt.number();
  }
}
