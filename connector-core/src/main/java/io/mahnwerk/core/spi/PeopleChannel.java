package io.mahnwerk.core.spi;

import java.util.List;
import java.util.Set;

/** Tells a person something that should not wait for the next look at a screen. */
public interface PeopleChannel {
  /**
   * Hands the message over once. Whoever calls keeps a record of the keys that were sent: a channel
   * need not know them.
   *
   * @throws io.mahnwerk.core.failure.ConnectorException when the message could not be handed over;
   *     of kind OUTCOME_UNKNOWN when it may have been
   */
  Receipt tell(Message message);

  /** What this channel is switched on for; what it is not must not be asked of it. */
  default Set<Reach> reaches() {
    return Set.of(Reach.MESSAGES);
  }

  /**
   * Makes the open tasks of a group be exactly these: opens what is missing and closes the rest.
   * Doing it twice changes nothing, and tasks of other groups or of people are left alone.
   *
   * @param group the part of the recipients' work that the tasks belong to, such as a connection
   */
  default TasksKept keepTasks(String group, List<Task> open) {
    throw new UnsupportedOperationException("This channel has no tasks");
  }

  /** Puts a file where people look for it, in place of one of the same name. */
  default Receipt publish(SharedFile file) {
    throw new UnsupportedOperationException("This channel has no files");
  }

  /** Ways to reach people. */
  enum Reach {
    MESSAGES,
    TASKS,
    FILES
  }

  /** Why the person should look. */
  enum Urgency {
    INFORM,
    ACT_TODAY,
    ACT_BEFORE_THE_NEXT_RUN
  }

  /** A message in the reader's language, without amounts or bank data. */
  record Message(String key, Urgency urgency, String recipient, String subject, String text) {}

  /** Something for a person to decide, without amounts or bank data; the key names it for good. */
  record Task(String key, String title, String text) {}

  /** What became of the tasks of a group. */
  record TasksKept(int opened, int closed, int unchanged) {}

  /** A file for people, by a name without a folder. */
  record SharedFile(String name, byte[] content) {}

  /** What the channel answered; opaque. */
  record Receipt(String value) {}
}
