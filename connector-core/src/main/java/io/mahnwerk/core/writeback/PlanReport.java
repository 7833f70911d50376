package io.mahnwerk.core.writeback;

import io.mahnwerk.core.model.ReasonCode;
import io.mahnwerk.core.store.Intent;
import java.util.List;
import java.util.Map;

/**
 * What was planned.
 *
 * @param intents every change that is wanted
 * @param waiting how many of them wait because an earlier request for their item is on its way
 * @param left how many of the items that were looked at stay as they are, by reason
 */
public record PlanReport(List<Intent> intents, int waiting, Map<ReasonCode, Integer> left) {
  public long count(Intent.Kind kind) {
    return intents.stream().filter(intent -> intent.kind() == kind).count();
  }
}
