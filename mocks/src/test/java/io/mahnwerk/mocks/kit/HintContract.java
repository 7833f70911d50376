package io.mahnwerk.mocks.kit;

import static org.assertj.core.api.Assertions.assertThat;

import io.mahnwerk.core.spi.ChangeHints;
import io.mahnwerk.core.spi.ChangeHints.Arrangement;
import io.mahnwerk.core.spi.ChangeHints.Call;
import io.mahnwerk.core.spi.ChangeHints.Hint;
import io.mahnwerk.core.spi.ChangeHints.Meaning;
import io.mahnwerk.core.spi.ChangeHints.Question;
import io.mahnwerk.core.spi.ChangeHints.Stranger;
import io.mahnwerk.mocks.web.LocalWeb;
import io.mahnwerk.mocks.web.WebAnswer;
import io.mahnwerk.mocks.web.WebRequest;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A ledger that can hint at changes does so, and a stranger's call is none of its hints. */
@InEveryShape
@Timeout(60)
public class HintContract {
  private static final Arrangement NOTHING = Arrangement.none("a secret of ours");
  private static final int ARRANGEMENT_ENDS_WITHIN_DAYS = 60;

  private final LedgerScenario books = Bench.scenario();
  private final String debtor = books.debtor();
  private final String first = books.invoice(debtor, "119.37");
  private final Bench bench = new Bench(books.ledger());
  private final List<Call> calls = new CopyOnWriteArrayList<>();
  private final LocalWeb us = LocalWeb.start("hinted", this::called);
  private final URI address = URI.create("http://127.0.0.1:" + us.port() + "/hints/ledger");

  @AfterEach
  void close() {
    us.close();
    bench.close();
  }

  @Test
  void hintsOnceAtAChangeAndNotWithoutOne() {
    Arrangement arranged = hints().arrange(address, NOTHING);
    assertThat(calls).isNotEmpty().allMatch(call -> meaning(call, arranged) instanceof Question);
    calls.clear();
    bench.erp.tellOfChanges();
    assertThat(calls).isEmpty();

    books.invoice(debtor, "80.00");
    bench.erp.tellOfChanges();
    assertThat(calls).isNotEmpty().allMatch(call -> meaning(call, arranged) instanceof Hint);

    calls.clear();
    bench.erp.tellOfChanges();
    assertThat(calls).isEmpty();
  }

  @Test
  void takesACallWithAnotherSecretForAStrangers() {
    Arrangement arranged = hints().arrange(address, NOTHING);
    calls.clear();
    books.invoice(debtor, "80.00");
    bench.erp.tellOfChanges();

    Arrangement other = new Arrangement("another secret", arranged.watched(), false);

    assertThat(calls).isNotEmpty().allMatch(call -> meaning(call, other) instanceof Stranger);
  }

  @Test
  void keepsAnArrangementAliveAndNoticesALostOne() {
    Arrangement arranged = hints().arrange(address, NOTHING);
    for (int day = 1; day <= ARRANGEMENT_ENDS_WITHIN_DAYS; day++) {
      bench.startDay(LedgerScenario.TODAY.plusDays(day));
      arranged = hints().arrange(address, arranged);
      assertThat(arranged.gap()).as("day " + day).isFalse();
    }
    bench.startDay(LedgerScenario.TODAY.plusDays(3L * ARRANGEMENT_ENDS_WITHIN_DAYS));

    Arrangement after = hints().arrange(address, arranged);

    assertThat(after.gap()).isTrue();
    calls.clear();
    books.invoice(debtor, "80.00");
    bench.erp.tellOfChanges();
    assertThat(calls).isNotEmpty().allMatch(call -> meaning(call, after) instanceof Hint);
  }

  @Test
  void hintsNoMoreAfterTheEnd() {
    hints().arrange(address, NOTHING);
    hints().end(address);
    calls.clear();

    books.invoice(debtor, "80.00");
    bench.erp.tellOfChanges();

    assertThat(calls).isEmpty();
    assertThat(bench.ledger.item(first)).isNotNull();
  }

  private ChangeHints hints() {
    Optional<ChangeHints> hints = bench.connector.hints();
    Assumptions.assumeTrue(hints.isPresent(), "The ledger does not claim to hint at changes");
    return hints.get();
  }

  private Meaning meaning(Call call, Arrangement arranged) {
    return hints().meaning(call, arranged);
  }

  private WebAnswer called(WebRequest request) {
    Call call = new Call(request.query(), request.body());
    calls.add(call);
    Meaning meaning = meaning(call, NOTHING);
    return meaning instanceof Question question
        ? WebAnswer.of(200, "text/plain", question.answer())
        : WebAnswer.empty(200);
  }
}
