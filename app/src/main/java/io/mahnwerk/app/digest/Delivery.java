package io.mahnwerk.app.digest;

import io.mahnwerk.app.config.PeopleSettings;
import io.mahnwerk.core.failure.ConnectorException;
import io.mahnwerk.core.failure.FailureKind;
import io.mahnwerk.core.model.ConnectionId;
import io.mahnwerk.core.model.Sentence;
import io.mahnwerk.core.spi.PeopleChannel;
import io.mahnwerk.core.spi.PeopleChannel.Message;
import io.mahnwerk.core.spi.PeopleChannel.Reach;
import io.mahnwerk.core.spi.PeopleChannel.SharedFile;
import io.mahnwerk.core.spi.PeopleChannel.TasksKept;
import io.mahnwerk.core.spi.PeopleChannel.Urgency;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/** Brings one day's digest to people by one channel, each part by itself. */
record Delivery(
    PeopleSettings to, PeopleChannel channel, SentRecords records, Locale locale, LocalDate day) {

  /** What became of a part. */
  record Outcome(Sentence sentence, boolean failed) {}

  List<Outcome> bring(Digest digest, ConnectionId connection) {
    List<Outcome> outcomes = new ArrayList<>();
    if (channel.reaches().contains(Reach.MESSAGES)) {
      outcomes.add(guarded(() -> mail(digest, connection)));
    }
    if (channel.reaches().contains(Reach.TASKS)) {
      outcomes.add(guarded(() -> tasks(digest, connection)));
    }
    if (channel.reaches().contains(Reach.FILES)) {
      outcomes.add(guarded(() -> file(digest, connection)));
    }
    if (outcomes.isEmpty()) {
      outcomes.add(
          failed(
              new Sentence(
                  "nothing is switched on; set mail, tasks or files to true.",
                  "nichts ist eingeschaltet; setzen Sie mail, tasks oder files auf true.")));
    }
    return outcomes;
  }

  private Outcome mail(Digest digest, ConnectionId connection) {
    if (to.to().isEmpty()) {
      return failed(
          new Sentence(
              "nobody gets the mail; name addresses under 'to'.",
              "niemand bekommt die Mail; nennen Sie Adressen unter 'to'."));
    }
    String key = "digest-" + connection + "-" + day;
    return switch (records.begin(key)) {
      case SENT ->
          done(new Sentence("the mail was sent before.", "die Mail ist schon verschickt."));
      case UNKNOWN ->
          failed(
              new Sentence(
                      "whether the mail was sent is not known, so it is not sent again; remove %s to"
                          + " send it.",
                      "ob die Mail ankam, ist nicht bekannt; sie wird nicht noch einmal verschickt,"
                          + " bis Sie %s entfernen.")
                  .with(Sentence.same(records.file(key).toString())));
      case OURS -> {
        send(key, digest, connection);
        yield done(
            new Sentence("mail sent to %s.", "Mail an %s verschickt.")
                .with(Sentence.same(String.join(", ", to.to()))));
      }
    };
  }

  private void send(String key, Digest digest, ConnectionId connection) {
    String subject =
        new Sentence(
                "Mahnwerk %s: %s {item waits|items wait} for you",
                "Mahnwerk %s: %s Posten {wartet|warten} auf Sie")
            .with(Sentence.same(connection.value()), Sentence.number(digest.waiting(), 0))
            .in(locale);
    try {
      channel.tell(
          new Message(
              key,
              digest.waiting() == 0 ? Urgency.INFORM : Urgency.ACT_TODAY,
              String.join(",", to.to()),
              subject,
              digest.text(connection, locale)));
    } catch (ConnectorException failed) {
      if (failed.kind() != FailureKind.OUTCOME_UNKNOWN) {
        records.notSent(key);
      }
      throw failed;
    }
    records.sent(key);
  }

  /** Needs no record: the channel itself shows which tasks stand. */
  private Outcome tasks(Digest digest, ConnectionId connection) {
    TasksKept kept = channel.keepTasks(connection.value(), digest.tasks());
    return done(
        new Sentence(
                "%s tasks opened, %s closed, %s unchanged.",
                "%s Aufgaben angelegt, %s geschlossen, %s unverändert.")
            .with(
                Sentence.number(kept.opened(), 0),
                Sentence.number(kept.closed(), 0),
                Sentence.number(kept.unchanged(), 0)));
  }

  /** Putting the same file twice does no harm, so that only a finished put is skipped. */
  private Outcome file(Digest digest, ConnectionId connection) {
    String name = "worklist-" + connection + ".xlsx";
    String key = name + "-" + digest.content();
    if (records.begin(key) == SentRecords.State.SENT) {
      return done(
          new Sentence("%s is unchanged.", "%s ist unverändert.").with(Sentence.same(name)));
    }
    channel.publish(new SharedFile(name, digest.sheet()));
    records.only(name, key);
    return done(new Sentence("%s is written.", "%s ist geschrieben.").with(Sentence.same(name)));
  }

  private static Outcome guarded(Supplier<Outcome> part) {
    try {
      return part.get();
    } catch (ConnectorException failed) {
      return failed(failed.sentence());
    }
  }

  private static Outcome done(Sentence sentence) {
    return new Outcome(sentence, false);
  }

  private static Outcome failed(Sentence sentence) {
    return new Outcome(sentence, true);
  }
}
