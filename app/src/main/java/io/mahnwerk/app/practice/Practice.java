package io.mahnwerk.app.practice;

import io.mahnwerk.app.cycle.FeedFile;
import io.mahnwerk.app.demo.Books;
import io.mahnwerk.app.demo.DemoHome;
import io.mahnwerk.app.demo.DemoPlan;
import io.mahnwerk.app.demo.PastYears;
import io.mahnwerk.app.demo.Playthrough;
import io.mahnwerk.app.demo.Stage;
import io.mahnwerk.core.model.DocumentKind;
import io.mahnwerk.core.model.DunningState;
import io.mahnwerk.core.spi.ConnectorContext;
import io.mahnwerk.core.spi.ErpConnector;
import io.mahnwerk.mocks.erp.SimulatedErp;
import io.mahnwerk.mocks.ledger.LedgerItem;
import io.mahnwerk.mocks.ledger.SimulatedLedger;
import io.mahnwerk.mocks.world.World;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/**
 * A simulated ERP with a year and a half behind it, whose days a person begins and ends. In the
 * morning payments and invoices are posted; at the end of a day clerks are at work, files are
 * carried, and the dunning run takes place where one is planned. Closing it ends the ERP.
 */
final class Practice implements AutoCloseable {
  private static final int MONTHS = 12;

  private final PracticeErp played;
  private final Stage stage;
  private final SimulatedErp erp;
  private final Playthrough play;
  private final DemoHome home;

  /** What a person does between the morning and the evening of a day. */
  interface Person {
    void work(LocalDate day);
  }

  private Practice(PracticeErp played, Stage stage, Books books, DemoHome home) {
    this.played = played;
    this.stage = stage;
    this.erp = stage.start(books.ledger());
    this.play = new Playthrough(stage, books, stage.floor(), Optional.empty());
    this.home = home;
  }

  /** Plays the past and starts the ERP; {@link IllegalArgumentException} for a wrong option. */
  static Practice start(PracticeErp played, int debtors, long seed, DemoHome home)
      throws IOException {
    DemoPlan plan = new DemoPlan(MONTHS, seed, !played.canOpen(), debtors);
    Stage stage =
        new Stage(
            new Stage.Erp(played.erp(), played.options()),
            played.connector().nativeRun(),
            World.standard(),
            plan);
    PastYears.Played past = PastYears.play(stage);
    Practice practice = new Practice(played, stage, past.books(), home);
    try {
      new FeedFile(home.feed(practice.connection())).write(past.feed());
      home.writeConfiguration(List.of(practice.described()));
      return practice;
    } catch (IOException | RuntimeException refused) {
      practice.close();
      throw refused;
    }
  }

  /** A year and a half from the first day on. */
  List<LocalDate> days() {
    return stage.timeline().steeredDays();
  }

  /** Begins the day, which is the one after the last, and plays on when the person is done. */
  void play(LocalDate day, Person person) {
    home.begin(day);
    play.day(
        day,
        morning -> {
          person.work(morning);
          erp.settle();
          erp.endDay(morning);
        });
  }

  /** The chosen debtors get the opened procedure or the former one; answers how many they are. */
  int give(boolean openedProcedure) {
    stage.assign(ledger(), openedProcedure);
    return stage.steered().size();
  }

  boolean canOpen() {
    return played.canOpen();
  }

  String connection() {
    return stage.connection().value();
  }

  String erpName() {
    return played.connector().displayName();
  }

  SimulatedLedger ledger() {
    return erp.ledger();
  }

  DemoHome home() {
    return home;
  }

  Stage stage() {
    return stage;
  }

  /** How many letters dunning runs have sent since it was started. */
  int letters() {
    return play.letters().size();
  }

  /** Whether people carry what we ask for into it, so that no write can be tried at once. */
  boolean isCarriedByPeople() {
    Clock morning =
        Clock.fixed(ledger().today().atStartOfDay(ZoneOffset.UTC).toInstant(), ZoneOffset.UTC);
    try (ErpConnector connector =
        played
            .connector()
            .open(new ConnectorContext(stage.connection(), erp.settings(), morning))) {
      return connector.turnaround().byPeople();
    }
  }

  /** Has an open invoice that nobody blocked, to prove writing on. */
  Optional<String> debtorToTryOn() {
    SimulatedLedger ledger = ledger();
    return ledger.openItems().stream()
        .filter(item -> item.kind() == DocumentKind.INVOICE)
        .filter(item -> ledger.canonical(item).dunning().equals(DunningState.UNTOUCHED))
        .map(LedgerItem::debtor)
        .findFirst();
  }

  private DemoHome.Described described() {
    return new DemoHome.Described(
        connection(),
        played.connector().erpId().value(),
        erp.settings(),
        played::isSecret,
        ledger().companyCode().value());
  }

  @Override
  public void close() {
    erp.close();
  }
}
