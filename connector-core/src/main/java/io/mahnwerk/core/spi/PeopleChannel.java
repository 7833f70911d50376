package io.mahnwerk.core.spi;

/** Tells a person something that should not wait for the next look at a screen. */
public interface PeopleChannel {
  /**
   * Delivers at most once for a key.
   *
   * @throws io.mahnwerk.core.failure.ConnectorException when the message could not be handed over
   */
  Receipt tell(Message message);

  /** Why the person should look. */
  enum Urgency {
    INFORM,
    ACT_TODAY,
    ACT_BEFORE_THE_NEXT_RUN
  }

  /** A message in the reader's language, without amounts or bank data. */
  record Message(String key, Urgency urgency, String recipient, String subject, String text) {}

  /** What the channel answered; opaque. */
  record Receipt(String value) {}
}
