package io.mahnwerk.connector.sap;

import io.mahnwerk.core.failure.ConnectorException;
import io.mahnwerk.core.failure.FailureKind;
import io.mahnwerk.core.http.HttpAnswer;
import io.mahnwerk.core.http.HttpCall;
import io.mahnwerk.core.model.OpenItemRef;
import io.mahnwerk.core.odata.ODataError;
import io.mahnwerk.core.spi.BrokenCall;
import io.mahnwerk.core.spi.DunningInstruction;
import io.mahnwerk.core.spi.ReceivablesReader.Change;
import io.mahnwerk.core.spi.WriteOutcome;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Changes items by one SOAP message for many of them. The service answers nothing but that it took
 * the message; what SAP then made of it only a later read shows.
 */
record SapItemWriter(SapServices services, SapItems items, SapMarks marks, Clock clock) {
  /** SAP keeps what became of a message in its Application Interface Framework and nowhere else. */
  static final String TRACE =
      "Message Dashboard (/AIF/ERR), namespace /FINAC, interface JECHANGEIN, message ID %s";

  /** A message that SAP has had before was taken then; how it says so differs by release. */
  private static final Pattern DUPLICATE =
      Pattern.compile(
          "duplicate|already (been )?(received|processed|exists)", Pattern.CASE_INSENSITIVE);

  private static final String MESSAGE_PREFIX = "urn:uuid:";
  private static final Map<String, String> HEADERS =
      Map.of(
          "Content-Type", "text/xml; charset=utf-8", "SOAPAction", '"' + SapEnvelope.ACTION + '"');

  /** Whether a receipt is that of a change message. */
  static boolean isMessage(String receipt) {
    return receipt.startsWith(MESSAGE_PREFIX);
  }

  /** One outcome for each instruction, in the same order; no item may appear twice. */
  List<WriteOutcome> apply(List<DunningInstruction> instructions) {
    Map<OpenItemRef, Change> current;
    try {
      current = current(instructions);
    } catch (ConnectorException unread) {
      return all(instructions, new BrokenCall(unread).whileReading());
    }
    List<SapItemPlan> plans = new ArrayList<>();
    for (DunningInstruction instruction : instructions) {
      plans.add(SapItemPlan.of(instruction, current.get(instruction.target()), marks));
    }
    List<SapItemChange> changes = plans.stream().flatMap(plan -> plan.change().stream()).toList();
    if (changes.isEmpty()) {
      return plans.stream().flatMap(plan -> plan.outcome().stream()).toList();
    }
    WriteOutcome sent = send(changes);
    return plans.stream().map(plan -> plan.outcome().orElse(sent)).toList();
  }

  /** The instructions' items as they stand; throws {@link ConnectorException}. */
  Map<OpenItemRef, Change> current(List<DunningInstruction> instructions) {
    List<OpenItemRef> refs =
        instructions.stream().map(instruction -> (OpenItemRef) instruction.target()).toList();
    Map<OpenItemRef, Change> byRef = new HashMap<>();
    for (Change change : items.find(refs).changes()) {
      if (change instanceof Change.Open open) {
        byRef.put(open.item().ref(), change);
      } else if (change instanceof Change.Cleared cleared) {
        byRef.put(cleared.item().ref(), change);
      }
    }
    return byRef;
  }

  /** The message's names follow from the instructions' keys, so a repeat is known as one. */
  WriteOutcome send(List<SapItemChange> changes) {
    String digest = SapDigest.of(changes.stream().map(SapItemChange::key).toList()).hex();
    String id = SapMarks.PREFIX + digest.substring(0, 32);
    String messageId =
        MESSAGE_PREFIX + UUID.nameUUIDFromBytes(digest.getBytes(StandardCharsets.UTF_8));
    String createdAt = clock.instant().truncatedTo(ChronoUnit.SECONDS).toString();
    SapBulkChange message = SapBulkChange.of(id, createdAt, marks.field(), changes);
    HttpCall call =
        HttpCall.change(
            "POST", services.itemChange(), HEADERS, new SapEnvelope(messageId, message).toXml());
    try {
      return outcome(call, services.http().send(call), messageId);
    } catch (ConnectorException failed) {
      return new BrokenCall(failed).whileWriting();
    }
  }

  private WriteOutcome outcome(HttpCall call, HttpAnswer answer, String messageId) {
    ODataError said = ODataError.parse(answer.body());
    boolean isFault = answer.text().contains("faultstring>");
    if (answer.isSuccess() && !isFault) {
      return answer.text().stripLeading().startsWith("<html")
          ? new WriteOutcome.Uncertain("a web page came instead of an answer")
          : new WriteOutcome.Pending(messageId);
    }
    boolean isOurFault = said.code().endsWith("Client");
    if (isFault && DUPLICATE.matcher(said.message()).find()) {
      return new WriteOutcome.Pending(messageId);
    }
    if (isFault && isOurFault) {
      return new WriteOutcome.Failed(FailureKind.INVALID_REQUEST, "SAP refused: " + said.message());
    }
    ConnectorException failure = services.http().failure(call, answer, said.sentence());
    if (failure.kind() == FailureKind.NOT_FOUND) {
      return new WriteOutcome.Failed(
          failure.kind(), "no service answers at the path of setting 'item-change-path'");
    }
    return isFault
        ? new WriteOutcome.Uncertain(said.message())
        : new BrokenCall(failure).whileWriting();
  }

  private static List<WriteOutcome> all(
      List<DunningInstruction> instructions, WriteOutcome outcome) {
    return instructions.stream().map(instruction -> outcome).toList();
  }
}
