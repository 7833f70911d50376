package io.mahnwerk.mocks.dynamics;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One user's To Do lists; the linked resources of a task are shown when they are asked for. */
final class GraphTodo {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String COMPLETED = "completed";

  private final Map<String, String> lists = new LinkedHashMap<>(Map.of("list-0", "Tasks"));
  private final Map<String, ObjectNode> tasks = new LinkedHashMap<>();

  List<String> open() {
    return titles(false);
  }

  List<String> completed() {
    return titles(true);
  }

  void add(String title) {
    ObjectNode task = JSON.createObjectNode().put("title", title).put("status", "notStarted");
    task.putArray("linkedResources");
    tasks.put("task-" + tasks.size(), task);
  }

  /**
   * @param path what follows {@code /users/{id}/todo}
   */
  GraphAnswer answer(String method, List<String> path, String query, byte[] body)
      throws IOException {
    if (path.size() == 1 && path.get(0).equals("lists")) {
      return method.equals("POST") ? makeList(JSON.readTree(body)) : showLists();
    }
    boolean ofList =
        path.size() >= 3 && lists.containsKey(path.get(1)) && path.get(2).equals("tasks");
    if (ofList && path.size() == 3) {
      return method.equals("POST") ? make(JSON.readTree(body)) : show(query);
    }
    if (ofList && path.size() == 4 && tasks.containsKey(path.get(3)) && method.equals("PATCH")) {
      ObjectNode task = tasks.get(path.get(3));
      task.setAll((ObjectNode) JSON.readTree(body));
      return GraphAnswer.ok(task);
    }
    return GraphAnswer.error(404, "ErrorItemNotFound");
  }

  private GraphAnswer makeList(JsonNode list) {
    String id = "list-" + lists.size();
    lists.put(id, list.path("displayName").asText());
    return new GraphAnswer(201, list(id), Map.of());
  }

  private GraphAnswer showLists() {
    ObjectNode page = JSON.createObjectNode();
    ArrayNode values = page.putArray("value");
    lists.keySet().forEach(id -> values.add(list(id)));
    return GraphAnswer.ok(page);
  }

  private ObjectNode list(String id) {
    return JSON.createObjectNode().put("id", id).put("displayName", lists.get(id));
  }

  private GraphAnswer make(JsonNode given) {
    String id = "task-" + tasks.size();
    ObjectNode task = ((ObjectNode) given.deepCopy()).put("id", id);
    if (!task.has("status")) {
      task.put("status", "notStarted");
    }
    tasks.put(id, task);
    return new GraphAnswer(201, task, Map.of());
  }

  private GraphAnswer show(String query) {
    ObjectNode page = JSON.createObjectNode();
    ArrayNode values = page.putArray("value");
    boolean onlyOpen = query.contains("status ne 'completed'");
    tasks.forEach(
        (id, task) -> {
          if (!onlyOpen || !isCompleted(task)) {
            ObjectNode shown = task.deepCopy().put("id", id);
            if (!query.contains("$expand=linkedResources")) {
              shown.remove("linkedResources");
            }
            values.add(shown);
          }
        });
    return GraphAnswer.ok(page);
  }

  private List<String> titles(boolean completed) {
    return tasks.values().stream()
        .filter(task -> isCompleted(task) == completed)
        .map(task -> task.path("title").asText())
        .toList();
  }

  private static boolean isCompleted(ObjectNode task) {
    return task.path("status").asText().equals(COMPLETED);
  }
}
