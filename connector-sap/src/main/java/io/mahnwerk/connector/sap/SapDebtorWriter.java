package io.mahnwerk.connector.sap;

import io.mahnwerk.core.failure.ConnectorException;
import io.mahnwerk.core.http.HttpAnswer;
import io.mahnwerk.core.http.HttpCall;
import io.mahnwerk.core.model.DebtorRef;
import io.mahnwerk.core.model.DunningBlock;
import io.mahnwerk.core.model.Reason;
import io.mahnwerk.core.model.ReasonCode;
import io.mahnwerk.core.odata.ODataError;
import io.mahnwerk.core.odata.ODataFilter;
import io.mahnwerk.core.odata.ODataRecord;
import io.mahnwerk.core.odata.ODataRecord.UnreadableField;
import io.mahnwerk.core.spi.DunningInstruction;
import io.mahnwerk.core.spi.DunningInstruction.Hold;
import io.mahnwerk.core.spi.WriteOutcome;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedDeque;

/**
 * Sets and lifts the block in a customer's dunning data. The record is read just before and
 * compared with what was scored; where SAP gives it a version, SAP compares too. A block of a
 * customer carries no date.
 */
final class SapDebtorWriter {
  private final SapServices services;
  private final SapMarks marks;
  private final Deque<SapCsrfSession> idle = new ConcurrentLinkedDeque<>();

  SapDebtorWriter(SapServices services, SapMarks marks) {
    this.services = services;
    this.marks = marks;
  }

  WriteOutcome apply(DunningInstruction instruction) {
    Optional<ODataRecord> current;
    try {
      current = services.customers().find(path((DebtorRef) instruction.target()));
    } catch (ConnectorException unread) {
      return new SapBrokenCall(unread).whileReading();
    }
    if (current.isEmpty()) {
      return refused(ReasonCode.NO_DUNNING_DATA);
    }
    try {
      return compare(instruction, current.get());
    } catch (UnreadableField bad) {
      return new WriteOutcome.Refused(
          Reason.of(ReasonCode.LEDGER_REFUSED, bad.field() + " " + bad.getMessage()));
    }
  }

  private WriteOutcome compare(DunningInstruction instruction, ODataRecord current) {
    Optional<DunningBlock> block = marks.block(current.text("DunningBlock"));
    if (block.isPresent() && !block.get().isOurs()) {
      return refused(ReasonCode.CLERK_BLOCK);
    }
    if (block.isPresent() == instruction instanceof Hold) {
      return new WriteOutcome.AlreadyInForce();
    }
    if (!SapDebtorMapper.version(current).equals(instruction.basedOn())) {
      return stale();
    }
    return write(instruction, current);
  }

  private WriteOutcome write(DunningInstruction instruction, ODataRecord current) {
    String reason = instruction instanceof Hold ? marks.reasonCode() : "";
    Map<String, String> headers = new TreeMap<>();
    headers.put("Content-Type", "application/json");
    headers.put("Accept", "application/json");
    current.etag().ifPresent(version -> headers.put("If-Match", version));
    HttpCall patch =
        HttpCall.change(
            "PATCH",
            services.customers().address(path((DebtorRef) instruction.target()), ""),
            headers,
            "{\"DunningBlock\":\"" + reason + "\"}");
    try {
      return outcome(instruction, patch, send(patch));
    } catch (ConnectorException failed) {
      return new SapBrokenCall(failed).whileWriting();
    }
  }

  private HttpAnswer send(HttpCall patch) {
    SapCsrfSession session = Optional.ofNullable(idle.poll()).orElseGet(this::newSession);
    try {
      HttpAnswer answer = session.send(patch);
      // Some systems demand a version although they give none; ours was compared by reading.
      return answer.status() == 428 ? session.send(patch.with(Map.of("If-Match", "*"))) : answer;
    } finally {
      idle.push(session);
    }
  }

  private SapCsrfSession newSession() {
    return new SapCsrfSession(services.http(), services.customers().address("", ""));
  }

  private WriteOutcome outcome(DunningInstruction instruction, HttpCall patch, HttpAnswer answer) {
    if (answer.isSuccess()) {
      return new WriteOutcome.Pending(instruction.key().value());
    }
    if (answer.status() == 412) {
      return stale();
    }
    String said = ODataError.parse(answer.body()).sentence();
    return new SapBrokenCall(services.http().failure(patch, answer, said)).whileWriting();
  }

  private static String path(DebtorRef debtor) {
    String key =
        "Customer="
            + ODataFilter.quoted(debtor.number())
            + ",CompanyCode="
            + ODataFilter.quoted(debtor.companyCode().value())
            + ",DunningArea=''";
    return SapServices.CUSTOMER_DUNNING + "(" + key + ")";
  }

  private static WriteOutcome stale() {
    return new WriteOutcome.Stale(Reason.of(ReasonCode.LEDGER_MOVED_ON));
  }

  private static WriteOutcome refused(ReasonCode reason) {
    return new WriteOutcome.Refused(Reason.of(reason));
  }
}
