package io.mahnwerk.connector.dynamics;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.mahnwerk.core.model.OpenItem;
import java.net.URI;
import java.time.LocalDate;

/**
 * Marks as our own On Hold code on published page 25. There is no field for our date, so the entry
 * is held until somebody lifts it.
 *
 * @param set the page's service name
 */
record BcOnHold(BcServices services, String set, String code) implements DynMarking {

  @Override
  public boolean isHeld(OpenItem item, LocalDate until) {
    return item.dunning().isHeldByUs();
  }

  @Override
  public Plan hold(Current current, LocalDate until) {
    return write(current, code);
  }

  @Override
  public Plan release(Current current) {
    return write(current, "");
  }

  @Override
  public Plan withdraw(Current current) {
    return write(current, "");
  }

  private Plan write(Current current, String onHold) {
    URI company = services.company(BcServices.Api.PAGES, current.item().ref().companyCode());
    String number = BcField.ENTRY_NUMBER.name(BcWay.STOCK);
    URI entity =
        URI.create(company + set + "(" + number + "=" + current.item().ref().nativeKey() + ")");
    return Plan.of(
        DynWrite.patch(
            entity,
            current.entry().etag().orElse(""),
            JsonNodeFactory.instance.objectNode().put(BcField.ON_HOLD.name(BcWay.STOCK), onHold)));
  }
}
