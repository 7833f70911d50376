package io.mahnwerk.scoring.proposal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import io.mahnwerk.core.model.Clearing;
import io.mahnwerk.core.model.Debtor;
import io.mahnwerk.core.model.DebtorAccount;
import io.mahnwerk.core.model.DunningLevel;
import io.mahnwerk.core.model.ItemHistory;
import io.mahnwerk.core.model.ItemHistory.RecordedClearing;
import io.mahnwerk.core.model.ItemHistory.RecordedComplaint;
import io.mahnwerk.core.model.ItemHistory.RecordedNotice;
import io.mahnwerk.core.model.OpenItem;
import io.mahnwerk.scoring.Fixtures;
import io.mahnwerk.scoring.pilot.Intraclass.Counted;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ProposalDeskTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 7, 1);

  @Test
  void aRiskIsAsOftenTrueAsItSays() {
    SplittableRandom random = new SplittableRandom(3);
    Population population = new Population(TODAY);
    List<Counted> pasts = new ArrayList<>();
    List<Double> truths = new ArrayList<>();
    for (int n = 0; n < 1_500; n++) {
      double risk = Math.pow(random.nextDouble(), 4);
      List<ItemHistory> items = new ArrayList<>();
      int hits = 0;
      for (int i = 0; i < 5 + random.nextInt(15); i++) {
        boolean bad = random.nextDouble() < risk;
        hits += bad ? 1 : 0;
        items.add(paid(n, TODAY.minusDays(120 + 7L * i), bad ? 100 : 10));
      }
      population.add(items);
      pasts.add(new Counted(hits, items.size()));
      truths.add(risk);
    }
    double[] said = new double[4];
    double[] was = new double[4];
    int[] counts = new int[4];
    for (int n = 0; n < pasts.size(); n++) {
      double value = population.risk(pasts.get(n)).value();
      int bin = value < 0.05 ? 0 : value < 0.2 ? 1 : value < 0.5 ? 2 : 3;
      said[bin] += value;
      was[bin] += truths.get(n);
      counts[bin]++;
    }
    for (int bin = 0; bin < 4; bin++) {
      assertThat(counts[bin]).isGreaterThan(50);
      assertThat(said[bin] / counts[bin]).isCloseTo(was[bin] / counts[bin], within(0.05));
    }
  }

  @Test
  void saysThatItDoesNotKnowWhereLittleIsKnown() {
    List<Proposal> proposals =
        of(account(1, overdue(1, 5)), List.of(paid(1, TODAY.minusDays(200), 3)));

    assertThat(proposals)
        .extracting(Proposal::kind, Proposal::choice)
        .containsExactly(
            tuple(ProposalKind.DEFAULT_RISK, Proposal.UNKNOWN),
            tuple(ProposalKind.TONE, Proposal.UNKNOWN));
    assertThat(proposals).allMatch(proposal -> proposal.probability().isEmpty());
  }

  @Test
  void putsNoNaturalPersonIntoARiskClass() {
    DebtorAccount person =
        new DebtorAccount(flagged(Fixtures.debtor(1, "", Fixtures.FORMER)), List.of());

    Proposal risk = of(person, paidItems(1, 20, 120)).get(0);

    assertThat(risk.choice()).isEqualTo(Proposal.UNKNOWN);
    assertThat(risk.reason()).isEqualTo(ProposalReason.NATURAL_PERSON);
  }

  @Test
  void tellsHighFromLowRisk() {
    assertThat(of(account(1), paidItems(1, 20, 120)).get(0).choice()).isEqualTo("high");
    assertThat(of(account(2), paidItems(2, 20, 2)).get(0).choice()).isEqualTo("low");
  }

  @Test
  void proposesAFriendlyToneToThoseWhoComplainAndAFirmOneToThoseWhoAnswerLaterLevels() {
    List<ItemHistory> complains = new ArrayList<>();
    List<ItemHistory> waits = new ArrayList<>();
    for (int n = 0; n < 12; n++) {
      LocalDate due = TODAY.minusDays(100 + 20L * n);
      complains.add(dunned(1, due, List.of(15), 18, true));
      waits.add(dunned(2, due, List.of(15, 31), 35, false));
    }

    assertThat(tone(of(account(1, overdue(1, 5)), complains))).isEqualTo("friendly");
    assertThat(tone(of(account(2, overdue(2, 5)), waits))).isEqualTo("firm");
  }

  @Test
  void offersInstalmentsEarlyWhereMoreIsOverdueThanUsual() {
    DebtorAccount many = account(1, overdue(1, 5), overdue(1, 9), overdue(1, 12));

    assertThat(kinds(of(many, paidItems(1, 8, 0)))).contains(ProposalKind.INSTALMENT_PLAN);
    assertThat(kinds(of(account(1, overdue(1, 5)), paidItems(1, 8, 0))))
        .doesNotContain(ProposalKind.INSTALMENT_PLAN);
  }

  @Test
  void offersADeferralToThoseWhoPaySoonAfterAll() {
    assertThat(kinds(of(account(1, overdue(1, 5)), paidItems(1, 15, 12))))
        .contains(ProposalKind.DEFERRAL);
    assertThat(kinds(of(account(1, overdue(1, 5)), paidItems(1, 15, 45))))
        .doesNotContain(ProposalKind.DEFERRAL);
  }

  @Test
  void handsOverOnlyWhatTheLastLevelBroughtNothingForAndNobodyDisputes() {
    LocalDate due = TODAY.minusDays(90);
    OpenItem silent = at(Fixtures.invoice(1, due, "500.00"), 3, TODAY.minusDays(30));
    OpenItem recent = at(Fixtures.invoice(1, due.plusDays(1), "500.00"), 3, TODAY.minusDays(10));
    OpenItem lower = at(Fixtures.invoice(1, due.plusDays(2), "500.00"), 2, TODAY.minusDays(30));
    DebtorAccount account = account(1, silent, recent, lower);

    List<Proposal> proposals = of(account, List.of());
    List<Proposal> disputed = of(account, List.of(dunned(1, due, List.of(15), 0, true)));

    assertThat(proposals)
        .filteredOn(p -> p.kind() == ProposalKind.COLLECTION_AGENCY)
        .extracting(Proposal::choice)
        .containsExactly(silent.documentNumber());
    assertThat(kinds(disputed)).doesNotContain(ProposalKind.COLLECTION_AGENCY);
  }

  @Test
  void proposesACourtOrderBeforeTheClaimIsTimeBarred() {
    DebtorAccount old = account(1, Fixtures.invoice(1, LocalDate.of(2023, 3, 1), "500.00"));
    DebtorAccount younger = account(1, Fixtures.invoice(1, LocalDate.of(2024, 3, 1), "500.00"));

    assertThat(of(old, List.of()))
        .filteredOn(p -> p.kind() == ProposalKind.COURT_ORDER)
        .singleElement()
        .satisfies(p -> assertThat(p.until()).contains(LocalDate.of(2026, 12, 31)));
    assertThat(kinds(of(younger, List.of()))).doesNotContain(ProposalKind.COURT_ORDER);
    assertThat(Limitation.lastDay("FR", LocalDate.of(2023, 3, 1))).isEmpty();
  }

  @Test
  void proposesTheChannelThatIsSurelyAnsweredMoreOften() {
    List<ItemHistory> items = new ArrayList<>();
    List<TaggedNotice> tags = new ArrayList<>();
    for (int n = 0; n < 16; n++) {
      LocalDate due = TODAY.minusDays(60 + 20L * n);
      boolean email = n % 2 == 0;
      items.add(dunned(1, due, List.of(15), email ? 18 : 60, false));
      tags.add(
          new TaggedNotice(
              Fixtures.debtorRef(1), due.plusDays(15), email ? "email" : "letter", "", ""));
    }

    assertThat(desk(items, tags).of(account(1), items))
        .filteredOn(p -> p.kind() == ProposalKind.CHANNEL)
        .singleElement()
        .satisfies(p -> assertThat(p.choice()).isEqualTo("email"));
    assertThat(kinds(desk(items, tags.subList(0, 4)).of(account(1), items)))
        .doesNotContain(ProposalKind.CHANNEL);
  }

  private static String tone(List<Proposal> proposals) {
    return proposals.stream()
        .filter(p -> p.kind() == ProposalKind.TONE)
        .findFirst()
        .orElseThrow()
        .choice();
  }

  private static List<ProposalKind> kinds(List<Proposal> proposals) {
    return proposals.stream().map(Proposal::kind).toList();
  }

  private static List<Proposal> of(DebtorAccount account, List<ItemHistory> items) {
    return desk(items, List.of()).of(account, items);
  }

  private static ProposalDesk desk(List<ItemHistory> items, List<TaggedNotice> tags) {
    Population population = new Population(TODAY);
    population.add(items);
    for (int n = 100; n < 130; n++) {
      population.add(paidItems(n, 10, n % 6 == 0 ? 120 : 5));
    }
    return new ProposalDesk(population, debtor -> Optional.of(new DunningLevel(3)), tags);
  }

  private static DebtorAccount account(int debtor, OpenItem... items) {
    return new DebtorAccount(Fixtures.debtor(debtor, "", Fixtures.FORMER), List.of(items));
  }

  private static OpenItem overdue(int debtor, int days) {
    return Fixtures.invoice(debtor, TODAY.minusDays(days), "500.00");
  }

  private static OpenItem at(OpenItem item, int level, LocalDate on) {
    return item.with(Fixtures.dunned(level, on), item.version());
  }

  private static List<ItemHistory> paidItems(int debtor, int count, int delay) {
    List<ItemHistory> items = new ArrayList<>();
    for (int n = 0; n < count; n++) {
      items.add(paid(debtor, TODAY.minusDays(140 + 11L * n), delay));
    }
    return items;
  }

  private static ItemHistory paid(int debtor, LocalDate due, int delay) {
    return dunned(debtor, due, List.of(), delay, false);
  }

  private static ItemHistory dunned(
      int debtor, LocalDate due, List<Integer> notices, int delay, boolean complains) {
    LocalDate paid = due.plusDays(delay);
    List<RecordedNotice> sent = new ArrayList<>();
    for (int n = 0; n < notices.size(); n++) {
      LocalDate day = due.plusDays(notices.get(n));
      sent.add(new RecordedNotice(day, new DunningLevel(n + 1), Optional.empty(), day));
    }
    return new ItemHistory(
        Fixtures.itemRef(debtor, due),
        Fixtures.debtorRef(debtor),
        Fixtures.euros(100),
        due.minusDays(14),
        due,
        due.minusDays(14),
        Optional.of(new RecordedClearing(new Clearing(paid, Clearing.Kind.PAYMENT), paid)),
        sent,
        complains ? List.of(new RecordedComplaint(due.plusDays(17), due.plusDays(17))) : List.of());
  }

  private static Debtor flagged(Debtor debtor) {
    return new Debtor(
        debtor.ref(),
        debtor.name(),
        true,
        false,
        debtor.industry(),
        debtor.country(),
        debtor.paymentTerms(),
        debtor.directDebit(),
        debtor.dunning(),
        debtor.version());
  }
}
