package io.mahnwerk.core.odata;

import java.util.List;
import java.util.Optional;

/**
 * One page of a read.
 *
 * @param next where the service says it goes on, exactly as it said it
 */
public record ODataPage(List<ODataRecord> records, Optional<String> next) {
  public ODataPage {
    records = List.copyOf(records);
  }
}
