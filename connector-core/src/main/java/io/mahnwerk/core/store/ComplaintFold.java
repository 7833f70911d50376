package io.mahnwerk.core.store;

import io.mahnwerk.core.model.ItemHistory.RecordedComplaint;
import io.mahnwerk.core.model.ItemHistory.TakenBackComplaint;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Which complaints about one item stand, and which a person took back. */
record ComplaintFold(List<RecordedComplaint> standing, List<TakenBackComplaint> takenBack) {

  /**
   * @param events in the order in which they were recorded
   */
  static ComplaintFold of(List<ItemEvent> events) {
    Map<LocalDate, RecordedComplaint> standing = new LinkedHashMap<>();
    List<TakenBackComplaint> takenBack = new ArrayList<>();
    for (ItemEvent event : events) {
      LocalDate day = event.occurredOn();
      switch (event.kind()) {
        case COMPLAINED, COMPLAINT_RESTORED ->
            standing.putIfAbsent(day, new RecordedComplaint(day, event.recordedOn()));
        case COMPLAINT_TAKEN_BACK -> {
          RecordedComplaint told = standing.remove(day);
          if (told != null) {
            takenBack.add(new TakenBackComplaint(told, event.recordedOn()));
          }
        }
        default -> {}
      }
    }
    return new ComplaintFold(List.copyOf(standing.values()), takenBack);
  }
}
