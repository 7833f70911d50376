package io.mahnwerk.connector.datev;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mahnwerk.core.failure.ConnectorException;
import io.mahnwerk.core.failure.FailureKind.RetrySafety;
import io.mahnwerk.core.http.HttpAnswer;
import io.mahnwerk.core.model.Reason;
import io.mahnwerk.core.model.ReasonCode;
import io.mahnwerk.core.spi.WriteOutcome;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Blocks debtors by DATEVconnect. A PUT replaces the whole debtor, so each is read just before with
 * everything it has, and goes back with two fields changed. What a person did to it meanwhile wins:
 * then it is not written.
 */
record ConnectDebtors(ConnectService service, DatevSettings settings) implements DebtorCalls {
  private static final int MOST = 500;
  private static final String RECEIPT = "Bestand, Importieren, Importprotokoll";

  @Override
  public Map<String, WriteOutcome> send(List<OutLine> lines) {
    Map<String, WriteOutcome> outcomes = new HashMap<>();
    for (int from = 0; from < lines.size(); from += MOST) {
      sendSome(lines.subList(from, Math.min(from + MOST, lines.size())), outcomes);
    }
    return outcomes;
  }

  private void sendSome(List<OutLine> lines, Map<String, WriteOutcome> outcomes) {
    List<String> accounts = new ArrayList<>();
    ArrayNode changed = JsonNodeFactory.instance.arrayNode();
    for (OutLine line : lines) {
      try {
        JsonNode read = service.debtor(technical(line.account()));
        Optional<WriteOutcome> moved = movedOn(line, read);
        if (moved.isPresent()) {
          outcomes.put(line.account(), moved.get());
        } else {
          changed.add(changed(line, read));
          accounts.add(line.account());
        }
      } catch (ConnectorException unread) {
        outcomes.put(line.account(), failed(unread));
      }
    }
    if (!accounts.isEmpty()) {
      outcomes.putAll(put(accounts, changed));
    }
  }

  /** How the change ends without a write, where the debtor is not as it was when it was planned. */
  private Optional<WriteOutcome> movedOn(OutLine line, JsonNode read) {
    DatevDebtor now;
    try {
      now = ConnectRecord.of(settings).debtor(read);
    } catch (ConnectRecord.UnreadableField bad) {
      return refused(
          Reason.of(
              ReasonCode.LEDGER_REFUSED, bad.field() + " " + String.valueOf(bad.getMessage())));
    }
    if (now.note().isEmpty()) {
      return refused(Reason.of(ReasonCode.MARK_FIELD_TAKEN));
    }
    if (line.terms().isPresent()) {
      return Optional.empty();
    }
    if (line.until().isEmpty()) {
      return now.isBlockedByUs()
          ? Optional.empty()
          : Optional.of(new WriteOutcome.AlreadyInForce());
    }
    boolean clerks =
        now.dunning() == DatevDebtor.NO_DUNNING
            || !now.isBlockedByUs()
                && now.blockedUntil()
                    .filter(day -> settings.blocks().isInForce(day, settings.today()))
                    .isPresent();
    return clerks ? refused(Reason.of(ReasonCode.CLERK_BLOCK)) : Optional.empty();
  }

  private static Optional<WriteOutcome> refused(Reason reason) {
    return Optional.of(new WriteOutcome.Refused(reason));
  }

  private String technical(String account) {
    return new DebtorAccounts(settings.accountLength()).technical(account);
  }

  private ObjectNode changed(OutLine line, JsonNode read) {
    String id = technical(line.account());
    ObjectNode debtor = read.deepCopy();
    debtor.put("id", id);
    debtor.remove(List.of("account_number", "caption", "date_last_modification"));
    ObjectNode accounting = debtor.withObject("/accounting_information");
    line.lastDay()
        .ifPresent(
            day ->
                accounting.put("temp_dunning_block", ConnectRecord.midnight(day, settings.zone())));
    line.terms().ifPresent(terms -> ConnectTerms.write(terms, accounting));
    setOwnField(accounting, line.note().text());
    return debtor;
  }

  private void setOwnField(ObjectNode accounting, String text) {
    int position = settings.blocks().individualField();
    ArrayNode fields = accounting.withArray("/individual_fields");
    for (JsonNode field : fields) {
      if (field.path("position").asInt() == position) {
        ((ObjectNode) field).put("content", text);
        return;
      }
    }
    if (!text.isEmpty()) {
      fields.addObject().put("position", position).put("content", text);
    }
  }

  private Map<String, WriteOutcome> put(List<String> accounts, ArrayNode debtors) {
    Map<String, WriteOutcome> outcomes = new HashMap<>();
    WriteOutcome outcome;
    try {
      HttpAnswer answer =
          debtors.size() == 1
              ? service.replace(debtors.get(0).path("id").asText(), debtors.get(0))
              : service.replaceAll(debtors);
      outcome = outcome(answer);
      if (answer.isSuccess()) {
        outcomes.putAll(notTaken(accounts, answer.body()));
      }
    } catch (ConnectorException broken) {
      outcome =
          broken.kind().retrySafety() == RetrySafety.READS_ONLY
              ? new WriteOutcome.Uncertain(String.valueOf(broken.getMessage()))
              : failed(broken);
    }
    for (String account : accounts) {
      outcomes.putIfAbsent(account, outcome);
    }
    return outcomes;
  }

  /** A list is taken in part: the answer names the debtors that were not. */
  private Map<String, WriteOutcome> notTaken(List<String> accounts, byte[] body) {
    Map<String, String> said = ConnectError.notTaken(body);
    Map<String, WriteOutcome> refused = new HashMap<>();
    for (String account : accounts) {
      Optional.ofNullable(said.get(technical(account)))
          .ifPresent(
              why ->
                  refused.put(
                      account,
                      new WriteOutcome.Refused(Reason.of(ReasonCode.LEDGER_REFUSED, why))));
    }
    return refused;
  }

  /** An answer of 200 or 201 may hold warnings; what was done only a read shows. */
  private static WriteOutcome outcome(HttpAnswer answer) {
    if (answer.isSuccess()) {
      return new WriteOutcome.Pending(RECEIPT);
    }
    String said = ConnectError.said(answer.body());
    return switch (answer.status()) {
      case 400 -> new WriteOutcome.Refused(Reason.of(ReasonCode.LEDGER_REFUSED, said));
      case 409, 412 -> new WriteOutcome.Stale(Reason.of(ReasonCode.LEDGER_MOVED_ON));
      default ->
          answer.failureKind().retrySafety() == RetrySafety.READS_ONLY
              ? new WriteOutcome.Uncertain("status " + answer.status() + " " + said)
              : new WriteOutcome.Failed(
                  answer.failureKind(), "status " + answer.status() + " " + said);
    };
  }

  private static WriteOutcome failed(ConnectorException failure) {
    return new WriteOutcome.Failed(failure.kind(), String.valueOf(failure.getMessage()));
  }
}
