package io.mahnwerk.app.torture;

import io.mahnwerk.core.model.Clearing;
import io.mahnwerk.core.model.CompanyCode;
import io.mahnwerk.core.model.ConnectionId;
import io.mahnwerk.core.model.Debtor;
import io.mahnwerk.core.model.DebtorDunning;
import io.mahnwerk.core.model.DocumentKind;
import io.mahnwerk.core.model.DunningLevel;
import io.mahnwerk.core.model.DunningProcedureCode;
import io.mahnwerk.core.model.Money;
import io.mahnwerk.core.model.RecordVersion;
import io.mahnwerk.core.spi.NativeRun;
import io.mahnwerk.mocks.erp.Peculiarity;
import io.mahnwerk.mocks.erp.SimulatedErpProvider;
import io.mahnwerk.mocks.ledger.ItemTraits;
import io.mahnwerk.mocks.ledger.LedgerItem;
import io.mahnwerk.mocks.ledger.SimulatedLedger;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;

/** A small ledger in which something happens every day, the same for the same seed. */
final class TortureLedger {
  /** A Monday. */
  static final LocalDate FIRST_DAY = LocalDate.of(2026, 6, 1);

  static final CompanyCode COMPANY = new CompanyCode("1010");
  static final Set<DayOfWeek> RUN_DAYS = EnumSet.of(DayOfWeek.TUESDAY, DayOfWeek.FRIDAY);
  private static final int STEERED = 6;
  private static final int OTHERS = 2;
  private static final int MOST_OPEN = 50;

  private final Arena arena;
  private final SplittableRandom random;
  private final SimulatedLedger ledger;
  private final Clerk clerk;
  private int items;

  TortureLedger(Arena arena, long seed) {
    this(arena, seed, new ConnectionId(TortureHome.CONNECTION));
  }

  TortureLedger(Arena arena, long seed, ConnectionId connection) {
    this.arena = arena;
    this.random = new SplittableRandom(seed);
    this.ledger =
        new SimulatedLedger(
            connection,
            COMPANY,
            arena.erp().marks(arena.shape().options()),
            FIRST_DAY.minusMonths(6));
    this.clerk = new Clerk(ledger, random.split());
    for (int debtor = 1; debtor <= STEERED + OTHERS; debtor++) {
      open(debtor);
      post(debtor, FIRST_DAY.minusDays(10 + random.nextInt(20)));
      post(debtor, FIRST_DAY.plusDays(random.nextInt(12)));
    }
    ledger.startDay(FIRST_DAY);
  }

  SimulatedLedger ledger() {
    return ledger;
  }

  /** What our block reads in the ledger; blank where it has no code. */
  String code() {
    LedgerItem any = ledger.items().get(0);
    return ledger.marks().hold(any, ledger.today(), ledger.today()).blockReason();
  }

  Clerk clerk() {
    return clerk;
  }

  /** Gives the opened procedure to those who are steered, or takes it back from all. */
  void assign(boolean opened) {
    SimulatedErpProvider erp = arena.erp();
    for (int debtor = 1; debtor <= STEERED; debtor++) {
      DunningProcedureCode code = opened ? erp.openedProcedure() : erp.formerProcedure();
      ledger.assign(erp.debtorNumber(debtor), code);
    }
  }

  /** What customers and their banks do before anybody is at work. */
  void begin(LocalDate day) {
    ledger.startDay(day);
    if (day.getDayOfWeek().getValue() <= DayOfWeek.FRIDAY.getValue()) {
      ledger.postBankStatement();
      for (int invoice = random.nextInt(3); invoice >= 0; invoice--) {
        post(1 + random.nextInt(STEERED + OTHERS), day.plusDays(random.nextInt(5) - 1));
      }
      ledger.openItems().forEach(item -> meet(item, day));
    }
  }

  /** Lets the ledger's own dunning run follow, where one is planned. */
  void end(LocalDate day) {
    if (RUN_DAYS.contains(day.getDayOfWeek())) {
      ledger.runDunning(
          arena.connector().nativeRun(),
          new NativeRun.Parameters(
              day, arena.erp().procedures(), arena.erp().floor(arena.shape().options())));
    }
  }

  private void meet(LedgerItem item, LocalDate day) {
    boolean crowded = ledger.openItems().size() > MOST_OPEN;
    double chance = random.nextDouble();
    if (chance < (crowded ? 0.4 : 0.04)) {
      ledger.clear(item.key(), Clearing.Kind.PAYMENT);
    } else if (chance < 0.05 || item.amount().isCredit()) {
      ledger.clear(item.key(), Clearing.Kind.REVERSAL);
    } else if (chance < 0.07) {
      payInPart(item, day);
    }
  }

  private void payInPart(LedgerItem item, LocalDate day) {
    Money third = Money.ofMinorUnits(item.amount().currency(), item.amount().minorUnits() / 3);
    if (arena.erp().peculiarities().contains(Peculiarity.PART_PAYMENT_REDUCES)) {
      ledger.reduce(item.key(), third);
    } else if (arena.erp().peculiarities().contains(Peculiarity.PART_PAYMENT_BESIDE)) {
      ledger.post(item(item.debtor(), third.negated(), day).with(ItemTraits.settling(item.key())));
    }
  }

  private void post(int debtor, LocalDate due) {
    LedgerItem ordinary =
        item(arena.erp().debtorNumber(debtor), Money.of("EUR", (100 + items) + ".25"), due);
    ledger.post(ordinary);
  }

  private LedgerItem item(String debtor, Money amount, LocalDate due) {
    items++;
    LocalDate today = ledger.today();
    String key = arena.erp().itemKey(debtor, due.getYear(), items);
    return new LedgerItem(
        key,
        debtor,
        arena.erp().documentNumber(key),
        amount.isCredit() ? DocumentKind.PAYMENT : DocumentKind.INVOICE,
        amount,
        due.minusDays(30),
        due.minusDays(30),
        due,
        DunningLevel.NONE,
        Optional.empty(),
        "",
        Map.of(),
        Optional.empty(),
        today,
        today);
  }

  private void open(int debtor) {
    ledger.open(
        new Debtor(
            ledger.debtorRef(arena.erp().debtorNumber(debtor)),
            "Musterwerk " + debtor + " GmbH",
            false,
            false,
            "MACH",
            "DE",
            "ZB30",
            false,
            DebtorDunning.under(arena.erp().formerProcedure()),
            new RecordVersion("opened")));
  }
}
