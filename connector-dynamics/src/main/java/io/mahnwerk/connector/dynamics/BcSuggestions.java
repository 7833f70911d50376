package io.mahnwerk.connector.dynamics;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mahnwerk.core.model.DunningMark;
import io.mahnwerk.core.model.OpenItem;
import io.mahnwerk.core.model.Reason;
import io.mahnwerk.core.model.ReasonCode;
import io.mahnwerk.core.odata.ODataRecord;
import io.mahnwerk.core.spi.WriteOutcome;
import java.net.URI;
import java.time.LocalDate;
import java.util.function.Supplier;

/**
 * Marks as suggestions of our extension. Each write names the version of the entry that was scored,
 * and the extension refuses another one; no ledger entry is changed.
 */
record BcSuggestions(BcServices services, Supplier<LocalDate> today) implements DynMarking {
  static final String SET = "dunningSuggestions";
  private static final String ID = BcField.SUGGESTION + "/id";
  private static final String ETAG = BcField.SUGGESTION + "/@odata.etag";
  private static final String NO_DATE = "0001-01-01";

  @Override
  public boolean isHeld(OpenItem item, LocalDate until) {
    boolean dated = item.dunning().mark().map(DunningMark::date).filter(until::equals).isPresent();
    return dated && (item.dunning().isHeldByUs() || !until.isAfter(today.get()));
  }

  /** A day that has come is noted as chosen and holds nothing. */
  @Override
  public Plan hold(Current current, LocalDate until) {
    return current.item().dunning().markFieldTaken()
        ? Plan.of(new WriteOutcome.Refused(Reason.of(ReasonCode.MARK_FIELD_TAKEN)))
        : write(current, until.toString(), until.isAfter(today.get()));
  }

  /** What holds is the date, so it comes forward to today. */
  @Override
  public Plan release(Current current) {
    return write(current, today.get().toString(), false);
  }

  @Override
  public Plan withdraw(Current current) {
    return write(current, NO_DATE, false);
  }

  private Plan write(Current current, String date, boolean held) {
    ODataRecord entry = current.entry();
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put("entryRowVersion", Long.parseLong(entry.required(rowVersion())));
    body.put("dunningDate", date);
    body.put("held", held);
    URI set =
        services.company(BcServices.Api.EXTENSION, current.item().ref().companyCode()).resolve(SET);
    String id = entry.text(ID);
    if (id.isEmpty()) {
      body.put("ledgerEntryNumber", Integer.parseInt(current.item().ref().nativeKey()));
      return Plan.of(DynWrite.post(set, body));
    }
    return Plan.of(DynWrite.patch(entity(set, id), entry.required(ETAG), body));
  }

  static URI entity(URI set, String id) {
    return URI.create(set + "(" + id + ")");
  }

  private static String rowVersion() {
    return BcField.ROW_VERSION.name(BcWay.EXTENSION);
  }
}
