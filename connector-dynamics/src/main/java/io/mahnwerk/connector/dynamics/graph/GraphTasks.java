package io.mahnwerk.connector.dynamics.graph;

import com.microsoft.graph.models.BodyType;
import com.microsoft.graph.models.ItemBody;
import com.microsoft.graph.models.LinkedResource;
import com.microsoft.graph.models.TaskStatus;
import com.microsoft.graph.models.TodoTask;
import com.microsoft.graph.models.TodoTaskCollectionResponse;
import com.microsoft.graph.models.TodoTaskList;
import com.microsoft.graph.models.TodoTaskListCollectionResponse;
import com.microsoft.graph.serviceclient.GraphServiceClient;
import com.microsoft.graph.users.item.todo.TodoRequestBuilder;
import com.microsoft.graph.users.item.todo.lists.item.tasks.TasksRequestBuilder;
import io.mahnwerk.core.model.Sentence;
import io.mahnwerk.core.spi.PeopleChannel.Task;
import io.mahnwerk.core.spi.PeopleChannel.TasksKept;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Keeps tasks in a To Do list of our own. A task carries its key as a linked resource, so that it
 * is recognised without any record on our side, and a repeated request leaves one task open.
 */
record GraphTasks(GraphServiceClient client, GraphCalls calls, String user, String listName) {
  private static final String APPLICATION = "Mahnwerk";
  private static final int PAGE = 100;

  TasksKept keep(String group, List<Task> open) {
    return calls.call(
        new Sentence("the tasks of '%s'", "die Aufgaben von '%s'").with(Sentence.same(group)),
        () -> reconcile(group + "/", open));
  }

  private TasksKept reconcile(String prefix, List<Task> open) {
    TasksRequestBuilder tasks = todo().lists().byTodoTaskListId(list()).tasks();
    Map<String, Task> wanted = new HashMap<>();
    open.forEach(task -> wanted.put(prefix + task.key(), task));
    int unchanged = 0;
    int closed = 0;
    for (TodoTask standing : standing(tasks)) {
      Optional<String> key = key(standing).filter(known -> known.startsWith(prefix));
      if (key.isEmpty()) {
        continue;
      }
      if (wanted.remove(key.get()) != null) {
        unchanged++;
      } else {
        close(tasks, standing);
        closed++;
      }
    }
    wanted.forEach((key, task) -> tasks.post(task(key, task)));
    return new TasksKept(wanted.size(), closed, unchanged);
  }

  private TodoRequestBuilder todo() {
    return client.users().byUserId(user).todo();
  }

  private String list() {
    TodoTaskListCollectionResponse page = todo().lists().get();
    while (page != null) {
      for (TodoTaskList list : all(page.getValue())) {
        if (listName.equals(list.getDisplayName())) {
          return Objects.requireNonNull(list.getId());
        }
      }
      String next = page.getOdataNextLink();
      page = next == null ? null : todo().lists().withUrl(next).get();
    }
    TodoTaskList made = new TodoTaskList();
    made.setDisplayName(listName);
    return Objects.requireNonNull(Objects.requireNonNull(todo().lists().post(made)).getId());
  }

  private static List<TodoTask> standing(TasksRequestBuilder tasks) {
    List<TodoTask> standing = new ArrayList<>();
    TodoTaskCollectionResponse page =
        tasks.get(
            request -> {
              request.queryParameters.filter = "status ne 'completed'";
              request.queryParameters.expand = new String[] {"linkedResources"};
              request.queryParameters.top = PAGE;
            });
    while (page != null) {
      standing.addAll(all(page.getValue()));
      String next = page.getOdataNextLink();
      page = next == null ? null : tasks.withUrl(next).get();
    }
    return standing;
  }

  private static void close(TasksRequestBuilder tasks, TodoTask standing) {
    TodoTask done = new TodoTask();
    done.setStatus(TaskStatus.Completed);
    tasks.byTodoTaskId(Objects.requireNonNull(standing.getId())).patch(done);
  }

  private static Optional<String> key(TodoTask task) {
    return all(task.getLinkedResources()).stream()
        .filter(link -> APPLICATION.equals(link.getApplicationName()))
        .map(LinkedResource::getExternalId)
        .filter(Objects::nonNull)
        .findFirst();
  }

  private static TodoTask task(String key, Task task) {
    LinkedResource link = new LinkedResource();
    link.setApplicationName(APPLICATION);
    link.setExternalId(key);
    link.setDisplayName(task.title());
    ItemBody text = new ItemBody();
    text.setContentType(BodyType.Text);
    text.setContent(task.text());
    TodoTask made = new TodoTask();
    made.setTitle(task.title());
    made.setBody(text);
    made.setLinkedResources(List.of(link));
    return made;
  }

  private static <T> List<T> all(@Nullable List<T> values) {
    return values == null ? List.of() : values;
  }
}
