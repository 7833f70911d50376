package io.mahnwerk.core.writeback;

import io.mahnwerk.core.model.DunningTarget;
import io.mahnwerk.core.model.ReasonCode;
import io.mahnwerk.core.store.Intent;
import java.util.EnumMap;
import java.util.LinkedHashMap;
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
  public static final PlanReport NOTHING = new PlanReport(List.of(), 0, Map.of());

  public long count(Intent.Kind kind) {
    return intents.stream().filter(intent -> intent.kind() == kind).count();
  }

  /** Both plans of a cycle: what the later one says of a target replaces the earlier. */
  public PlanReport then(PlanReport later) {
    Map<DunningTarget, Intent> all = new LinkedHashMap<>();
    intents.forEach(intent -> all.put(intent.target(), intent));
    later.intents.forEach(intent -> all.put(intent.target(), intent));
    Map<ReasonCode, Integer> both = new EnumMap<>(ReasonCode.class);
    both.putAll(left);
    later.left.forEach((reason, count) -> both.merge(reason, count, Integer::sum));
    return new PlanReport(List.copyOf(all.values()), waiting + later.waiting, Map.copyOf(both));
  }
}
