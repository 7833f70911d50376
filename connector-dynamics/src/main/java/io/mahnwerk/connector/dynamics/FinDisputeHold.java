package io.mahnwerk.connector.dynamics;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mahnwerk.core.model.DunningMark;
import io.mahnwerk.core.model.OpenItem;
import io.mahnwerk.core.model.Reason;
import io.mahnwerk.core.model.ReasonCode;
import io.mahnwerk.core.odata.ODataFilter;
import io.mahnwerk.core.odata.ODataRecord;
import io.mahnwerk.core.spi.WriteOutcome;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;

/**
 * Marks as disputes of transactions with our own reason code. A transaction has one dispute at
 * most, so one of somebody else is left alone, whatever its status. Each change of ours is bound to
 * the version that was read.
 *
 * <p>That Finance keeps such a transaction out of its letters follows from its documentation and
 * has been confirmed by nobody.
 *
 * @param data where the entities are, closed by a slash
 */
record FinDisputeHold(URI data, FinMarks marks) implements DynMarking {
  private static final String NOTE = "Mahnwerk: no letter before / kein Mahnschreiben vor %s";
  private static final String ETAG = FinDisputes.OF + FinDisputes.ETAG;
  private static final String ACROSS = "?cross-company=true";

  @Override
  public boolean isHeld(OpenItem item, LocalDate until) {
    return item.dunning().isHeldByUs()
        && item.dunning().mark().map(DunningMark::date).filter(until::equals).isPresent();
  }

  @Override
  public Plan hold(Current current, LocalDate until) {
    if (current.item().dispute().isPresent()) {
      return Plan.of(new WriteOutcome.Refused(Reason.of(ReasonCode.DISPUTED)));
    }
    if (current.item().dunning().markFieldTaken()) {
      return Plan.of(new WriteOutcome.Refused(Reason.of(ReasonCode.MARK_FIELD_TAKEN)));
    }
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put(FinDisputes.STATUS, FinMarks.DISPUTED);
    body.put(FinDisputes.FOLLOW_UP, until + "T12:00:00Z");
    body.put("Note", NOTE.formatted(until));
    if (FinMarks.isThere(current.entry())) {
      return Plan.of(DynWrite.patch(entity(current), current.entry().required(ETAG), body));
    }
    body.put(FinTransactions.COMPANY, current.entry().required(FinTransactions.COMPANY));
    body.put(
        FinDisputes.TRANSACTION, Long.parseLong(current.entry().required(FinTransactions.KEY)));
    body.put(FinDisputes.REASON, marks.reason());
    return Plan.of(DynWrite.post(data.resolve(FinDisputes.SET + ACROSS), body));
  }

  /** The date stays, as the date of a dispute that is resolved. */
  @Override
  public Plan release(Current current) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put(FinDisputes.STATUS, FinMarks.RESOLVED);
    return Plan.of(DynWrite.patch(entity(current), current.entry().required(ETAG), body));
  }

  @Override
  public Plan withdraw(Current current) {
    return Plan.of(DynWrite.delete(entity(current), current.entry().required(ETAG)));
  }

  private URI entity(Current current) {
    ODataRecord found = current.entry();
    String company =
        URLEncoder.encode(
            ODataFilter.quoted(found.required(FinTransactions.COMPANY)), StandardCharsets.UTF_8);
    return data.resolve(
        "%s(%s=%s,%s=%d)%s"
            .formatted(
                FinDisputes.SET,
                FinTransactions.COMPANY,
                company.replace("+", "%20"),
                FinDisputes.KEY,
                Long.parseLong(found.required(FinDisputes.OF + FinDisputes.KEY)),
                ACROSS));
  }
}
