package io.mahnwerk.connector.sap;

import io.mahnwerk.core.model.CompanyCode;
import io.mahnwerk.core.spi.IdempotencyKey;
import java.util.Optional;

/**
 * What is to be written into one item; an empty text empties its field.
 *
 * @param block the block reason; empty Optional leaves it as it is
 * @param mark the text of the field for our date; empty Optional leaves it as it is
 */
record SapItemChange(
    CompanyCode companyCode,
    SapItemKey item,
    Optional<String> block,
    Optional<String> mark,
    IdempotencyKey key) {

  /** Whether nothing of the item itself is to be written. */
  boolean isEmpty() {
    return block.isEmpty() && mark.isEmpty();
  }

  SapItemChange withoutBlock() {
    return new SapItemChange(companyCode, item, Optional.empty(), mark, key);
  }
}
