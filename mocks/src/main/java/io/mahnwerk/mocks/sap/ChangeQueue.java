package io.mahnwerk.mocks.sap;

import io.mahnwerk.mocks.ledger.LedgerItem;
import io.mahnwerk.mocks.ledger.SimulatedLedger;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Carries out accepted change messages a moment later on a thread of its own. A message id that was
 * accepted before is not carried out again; each item of a message stands for itself.
 */
final class ChangeQueue implements AutoCloseable {
  private static final long MOMENT_MILLIS = 3;
  private static final long PATIENCE_SECONDS = 30;
  private static final Set<String> BLOCKING_REASONS =
      Set.of("", SapMarks.REASON, "A", "B", "C", "D", "F", "R");

  private final List<SimulatedLedger> books;
  private final MarkOptions marks;
  private final ScheduledExecutorService worker =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "simulated-sap-changes");
            thread.setDaemon(true);
            return thread;
          });
  private final Set<String> accepted = new HashSet<>();
  private final List<MessageError> errors = new ArrayList<>();
  private int waiting;

  ChangeQueue(List<SimulatedLedger> books, MarkOptions marks) {
    this.books = List.copyOf(books);
    this.marks = marks;
  }

  synchronized void accept(ChangeMessage message) {
    if (accepted.add(message.messageId())) {
      waiting++;
      worker.schedule(() -> carryOut(message), MOMENT_MILLIS, TimeUnit.MILLISECONDS);
    }
  }

  synchronized List<MessageError> errors() {
    return List.copyOf(errors);
  }

  /** Ends when nothing is waiting. */
  synchronized void settle() {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (waiting > 0) {
      long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
      if (left <= 0) {
        throw new IllegalStateException(waiting + " change messages are still waiting");
      }
      try {
        wait(left);
      } catch (InterruptedException stop) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("Interrupted while changes are waiting", stop);
      }
    }
  }

  @Override
  public void close() {
    worker.shutdownNow();
  }

  private void carryOut(ChangeMessage message) {
    try {
      for (ChangeMessage.ItemChange change : message.items()) {
        obstacle(change)
            .ifPresent(
                sentence ->
                    fail(new MessageError(message.messageId(), change.key().text(), sentence)));
      }
    } finally {
      finished();
    }
  }

  /** Carries the change out; what stands in its way is answered and then nothing is changed. */
  private Optional<String> obstacle(ChangeMessage.ItemChange change) {
    String key = change.key().text();
    Optional<SimulatedLedger> named =
        books.stream()
            .filter(book -> book.companyCode().value().equals(change.companyCode()))
            .findFirst();
    if (named.isEmpty()) {
      return Optional.of("Company code " + change.companyCode() + " does not exist.");
    }
    SimulatedLedger ledger = named.get();
    if (ledger.find(key).isEmpty()) {
      return Optional.of("Document item " + key + " does not exist.");
    }
    for (ChangeField field : change.fields().keySet()) {
      if (!field.isChangeable()) {
        return Optional.of("Field " + field.name() + " cannot be changed.");
      }
    }
    String reason = change.fields().getOrDefault(BLOCK, "");
    if (change.fields().containsKey(BLOCK) && !marks.takes(reason)) {
      return Optional.of("Dunning block: the value has 0 characters, the least is 1.");
    }
    if (!BLOCKING_REASONS.contains(reason)) {
      return Optional.of("Dunning block " + reason + " is not defined.");
    }
    boolean done = ledger.edit(key, item -> changed(item, change.fields(), ledger.today()));
    return done ? Optional.empty() : Optional.of("Document item " + key + " is cleared.");
  }

  private static final ChangeField BLOCK =
      ChangeField.SEQUENCE.stream()
          .filter(field -> field.name().equals(ChangeField.BLOCK))
          .findFirst()
          .orElseThrow();

  private LedgerItem changed(LedgerItem item, Map<ChangeField, String> fields, LocalDate today) {
    LedgerItem result = item;
    for (Map.Entry<ChangeField, String> field : fields.entrySet()) {
      result =
          field.getKey().equals(BLOCK)
              ? result.withBlock(field.getValue(), today)
              : result.withReference(field.getKey().name(), field.getValue(), today);
    }
    return result;
  }

  private synchronized void fail(MessageError error) {
    errors.add(error);
  }

  private synchronized void finished() {
    waiting--;
    notifyAll();
  }
}
