package io.mahnwerk.core.store;

import io.mahnwerk.core.model.Clearing;
import io.mahnwerk.core.model.DunningLevel;
import io.mahnwerk.core.model.DunningState;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** An item as it was known and as it was read now, and what that tells. */
record ItemChange(Optional<StoredItem> before, StoredItem after, ReadingDay day) {
  /**
   * A clerk's block or a dispute within this many days of a notice is taken for a complaint about
   * it.
   */
  static final int COMPLAINT_DAYS = 7;

  List<ItemEvent> events() {
    List<ItemEvent> events = new ArrayList<>();
    if (before.isEmpty()) {
      LocalDate posted = after.item().postingDate();
      events.add(ItemEvent.of(ItemEvent.Kind.POSTED, posted, day.recordedOn(posted)));
    }
    notice().ifPresent(events::add);
    complaint().ifPresent(events::add);
    clearing().ifPresent(events::add);
    return events;
  }

  boolean changesInputs() {
    return before.map(known -> known.differsInInputs(after)).orElse(true);
  }

  private Optional<ItemEvent> notice() {
    DunningState state = after.item().dunning();
    if (before.isEmpty()) {
      return state
          .lastDunnedOn()
          .filter(on -> state.level().compareTo(DunningLevel.NONE) > 0)
          .map(on -> notice(on).withDetail(earlierNotices(state.level())));
    }
    DunningState known = before.get().item().dunning();
    boolean raised = state.level().compareTo(known.level()) > 0;
    boolean dunnedAgain =
        state.lastDunnedOn().isPresent() && !state.lastDunnedOn().equals(known.lastDunnedOn());
    return raised || dunnedAgain
        ? Optional.of(notice(state.lastDunnedOn().orElse(day.arose())))
        : Optional.empty();
  }

  private ItemEvent notice(LocalDate on) {
    return ItemEvent.of(ItemEvent.Kind.NOTICED, on, day.recordedOn(on))
        .atLevel(after.item().dunning().level());
  }

  private static String earlierNotices(DunningLevel level) {
    return level.value() > 1 ? ItemEvent.EARLIER_UNKNOWN : "";
  }

  private Optional<ItemEvent> complaint() {
    boolean appeared = isContested(after) && before.map(known -> !isContested(known)).orElse(false);
    if (!appeared) {
      return Optional.empty();
    }
    return after
        .item()
        .dunning()
        .lastDunnedOn()
        .map(dunned -> day.arose().isBefore(dunned) ? dunned : day.arose())
        .filter(on -> !on.isAfter(lastDunnedOn().plusDays(COMPLAINT_DAYS)))
        .map(on -> ItemEvent.of(ItemEvent.Kind.COMPLAINED, on, day.recordedOn(on)));
  }

  private static boolean isContested(StoredItem known) {
    return known.item().dunning().isBlockedByClerk() || known.item().dispute().isPresent();
  }

  private LocalDate lastDunnedOn() {
    return after.item().dunning().lastDunnedOn().orElseThrow();
  }

  private Optional<ItemEvent> clearing() {
    Optional<Clearing> known = before.flatMap(StoredItem::clearing);
    if (after.clearing().equals(known)) {
      return Optional.empty();
    }
    return Optional.of(
        after
            .clearing()
            .map(
                how ->
                    ItemEvent.of(
                            ItemEvent.Kind.CLEARED,
                            how.clearedOn(),
                            day.recordedOn(how.clearedOn()))
                        .withDetail(how.kind().name()))
            .orElse(ItemEvent.of(ItemEvent.Kind.REOPENED, day.today(), day.today())));
  }
}
