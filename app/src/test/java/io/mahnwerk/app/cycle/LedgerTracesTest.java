package io.mahnwerk.app.cycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.mahnwerk.app.SilentConnector;
import io.mahnwerk.core.model.CompanyCode;
import io.mahnwerk.core.model.ConnectionId;
import io.mahnwerk.core.model.DunningState;
import io.mahnwerk.core.model.OpenItemRef;
import io.mahnwerk.core.model.RecordVersion;
import io.mahnwerk.core.spi.IdempotencyKey;
import io.mahnwerk.core.store.Intent;
import io.mahnwerk.core.store.LastNotice;
import io.mahnwerk.core.store.OutboxEntry;
import io.mahnwerk.core.store.OutboxState;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LedgerTracesTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 7, 1);

  @Test
  void saysWhereToLookForWhatTheLedgerTook() {
    assertThat(printed(Locale.ENGLISH))
        .isEqualToNormalizingNewlines("What became of write 7 stands in: monitor, id r7\n");
    assertThat(printed(Locale.GERMAN))
        .isEqualToNormalizingNewlines("Was aus der Änderung 7 wurde, steht in: monitor, id r7\n");
  }

  private static String printed(Locale locale) {
    StringWriter text = new StringWriter();
    PrintWriter out = new PrintWriter(text);
    new LedgerTraces(new Ledger(), List.of(entry(7, "r7"), entry(8, "")), List.of(entry(9, "x9")))
        .print(out, locale);
    out.flush();
    return text.toString();
  }

  private static OutboxEntry entry(long id, String receipt) {
    OpenItemRef item = new OpenItemRef(new ConnectionId("books"), new CompanyCode("1"), "k" + id);
    Intent intent =
        new Intent(
            item,
            Intent.Kind.RELEASE,
            Optional.empty(),
            true,
            LastNotice.of(DunningState.UNTOUCHED),
            new RecordVersion("v"));
    return new OutboxEntry(
        id,
        intent,
        new IdempotencyKey("k"),
        OutboxState.PENDING,
        1,
        1,
        TODAY,
        Optional.of(TODAY),
        Optional.empty(),
        Optional.empty(),
        receipt);
  }

  /** A ledger that keeps a record of requests whose receipt begins with r. */
  private static final class Ledger implements SilentConnector {
    @Override
    public String traceOf(String receipt) {
      return receipt.startsWith("r") ? "monitor, id " + receipt : "";
    }
  }
}
