package io.mahnwerk.app.pilot;

import io.mahnwerk.app.CommandFailure;
import io.mahnwerk.app.config.SteeringState;
import io.mahnwerk.app.cycle.ConnectionSession;
import io.mahnwerk.core.model.Debtor;
import io.mahnwerk.core.model.DebtorAccount;
import io.mahnwerk.core.model.DebtorRef;
import io.mahnwerk.core.model.DrawnDay;
import io.mahnwerk.core.model.DunningProcedures;
import io.mahnwerk.core.model.PilotArm;
import io.mahnwerk.core.model.PilotStage;
import io.mahnwerk.core.model.Sentence;
import io.mahnwerk.core.store.Pilot;
import io.mahnwerk.core.store.Pilots;
import io.mahnwerk.core.store.ReceivablesStore;
import io.mahnwerk.scoring.pilot.DebtorPast;
import io.mahnwerk.scoring.pilot.DelayCost;
import io.mahnwerk.scoring.pilot.PilotDesign;
import io.mahnwerk.scoring.pilot.PilotDesigner;
import io.mahnwerk.scoring.pilot.PilotTerms;
import java.io.PrintWriter;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The steps of a pilot's life, each asked for by a person. */
final class PilotSteps {
  private static final int LEAST_DRAWN = 20;
  private static final int USUAL_MONTHS = 3;

  private final ConnectionSession session;
  private final ReceivablesStore store;
  private final PrintWriter out;
  private final Locale locale;

  PilotSteps(ConnectionSession session, PrintWriter out, Locale locale) {
    this.session = session;
    this.store = session.store();
    this.out = out;
    this.locale = locale;
  }

  int design(PilotTerms terms) {
    DunningProcedures procedures = session.connector().procedures();
    PilotDesigner designer = new PilotDesigner(terms, procedures);
    PilotDesign design = designer.design(pasts());
    if (design.members().size() < PilotTerms.LEAST_DEBTORS) {
      DesignSummary.excluded(design, out, locale);
      throw failure(
          new Sentence(
                  "Only %s {debtor|debtors} could take part, at least %s are needed; the table says why the"
                      + " others cannot.",
                  "Nur %s Debitoren könnten teilnehmen, nötig sind mindestens %s; die Tabelle sagt,"
                      + " warum die anderen nicht.")
              .with(
                  Sentence.number(design.members().size(), 0),
                  Sentence.number(PilotTerms.LEAST_DEBTORS, 0)));
    }
    DesignFile file = new DesignFile(session.folder().pilot());
    file.write(session.id(), design, designer, session.today());
    summary(design, designer, procedures).print(out, locale);
    out.println((designer.changesProcedures() ? toBeOpened(file) : toBeHeldBack(file)).in(locale));
    return 0;
  }

  private Sentence toBeOpened(DesignFile file) {
    return new Sentence(
            "Design: %s\nGive the debtors of %s the opened procedure in the ERP, then run"
                + " 'mahnwerk pilot %s --start'. Nothing is drawn before that.",
            "Entwurf: %s\nGeben Sie den Debitoren aus %s im ERP das geöffnete Mahnverfahren,"
                + " dann 'mahnwerk pilot %s --start'. Vorher wird nichts gezogen.")
        .with(
            Sentence.same(file.design().toString()),
            Sentence.same(file.list().toString()),
            Sentence.same(session.id().value()));
  }

  private Sentence toBeHeldBack(DesignFile file) {
    return new Sentence(
            "Design: %s\nNo procedure is to be changed, as debtors can only be held back here: later"
                + " days are drawn. Set 'steering' to delay-only, then run 'mahnwerk pilot %s"
                + " --start'. Nothing is drawn before that.",
            "Entwurf: %s\nKein Mahnverfahren ist zu ändern, denn hier kann nur verzögert werden:"
                + " gezogen werden spätere Tage. Setzen Sie 'steering' auf delay-only, dann"
                + " 'mahnwerk pilot %s --start'. Vorher wird nichts gezogen.")
        .with(Sentence.same(file.design().toString()), Sentence.same(session.id().value()));
  }

  private DesignSummary summary(
      PilotDesign design, PilotDesigner designer, DunningProcedures procedures) {
    Debtor debtor = design.members().get(0).debtor();
    DelayCost.Schedule schedule =
        new DelayCost.Schedule(
            procedures.find(designer.procedure(debtor).orElseThrow()).orElseThrow(),
            procedures.findFormer(designer.procedure(debtor).orElseThrow()).orElseThrow(),
            session.configured().runs().of(debtor.ref().companyCode()),
            session.today());
    int months = design.outlook().months().orElse(USUAL_MONTHS);
    double rate = session.configured().advice().interestRate();
    return new DesignSummary(
        design,
        DelayCost.of(design, schedule, PilotStage.NARROW, months, rate),
        DelayCost.of(design, schedule, PilotStage.WIDE, months, rate),
        months);
  }

  private List<DebtorPast> pasts() {
    List<DebtorPast> pasts = new ArrayList<>();
    try (Stream<DebtorAccount> accounts = store.accounts().all(session.id())) {
      accounts.forEach(
          account ->
              pasts.add(
                  DebtorPast.of(
                      account.debtor(),
                      store.histories().of(account.debtor().ref()),
                      session.today())));
    }
    return pasts;
  }

  int start(String by) {
    Optional<Pilot> before = store.pilots().find(session.id());
    if (before.isPresent() && before.get().stage().draws()) {
      throw failure(
          new Sentence(
                  "A pilot is running since %s; stop it before another one is started.",
                  "Seit %s läuft ein Pilotversuch; erst anhalten, dann einen anderen starten.")
              .with(Sentence.same(before.get().startedOn().toString())));
    }
    Pilots.Start start = new DesignFile(session.folder().pilot()).read(session.id());
    List<DebtorRef> steered =
        start.arms().entrySet().stream()
            .filter(arm -> arm.getValue() == PilotArm.STEERED)
            .map(Map.Entry::getKey)
            .toList();
    boolean heldBack = session.connector().procedures().onlyHoldBack();
    SteeringState needed = heldBack ? SteeringState.DELAY_ONLY : SteeringState.STEERED;
    if (steered.stream()
        .noneMatch(ref -> session.configured().steering(ref.companyCode()) == needed)) {
      throw failure(
          new Sentence(
                  "'steering' of connection '%s' is %s for no company code of this pilot: set it"
                      + " first.",
                  "'steering' der Verbindung '%s' ist für keinen Buchungskreis dieses Pilotversuchs"
                      + " %s: bitte zuerst setzen.")
              .with(
                  Sentence.same(session.id().value()),
                  Sentence.same(heldBack ? "delay-only" : "steered")));
    }
    Pilot pilot = started(start, by);
    entered(pilot);
    if (!heldBack) {
      opened(steered);
    }
    return 0;
  }

  private Pilot started(Pilots.Start start, String by) {
    try {
      return store.inTransaction(
          () -> store.pilots().start(session.id(), start, session.today(), by));
    } catch (IllegalArgumentException unknown) {
      throw failure(Sentence.same(unknown.getMessage() + "."));
    }
  }

  /** Who is steered is read from the ledger; the others of the arm keep their former days. */
  private void opened(List<DebtorRef> steered) {
    DunningProcedures procedures = session.connector().procedures();
    long opened =
        steered.stream()
            .flatMap(ref -> store.accounts().find(ref).stream())
            .filter(a -> procedures.isOpened(a.debtor().dunning().procedure()))
            .count();
    out.println(
        new Sentence(
                "%s of its %s steered debtors had the opened procedure when the ledger was read"
                    + " last; only for these can days be drawn.",
                "%s seiner %s gesteuerten Debitoren hatten beim letzten Lesen das geöffnete"
                    + " Mahnverfahren; nur für diese können Tage gezogen werden.")
            .with(Sentence.number(opened, 0), Sentence.number(steered.size(), 0))
            .in(locale));
  }

  int signOff(String by) {
    Pilot pilot = running();
    PilotStage next =
        switch (pilot.stage()) {
          case NARROW -> PilotStage.WIDE;
          case WIDE -> PilotStage.BANDIT;
          case BANDIT -> PilotStage.THOMPSON;
          case THOMPSON, STOPPED ->
              throw failure(
                  new Sentence(
                      "The pilot is in its last stage already.",
                      "Der Pilotversuch ist schon in seiner letzten Stufe."));
        };
    long drawn = drawnInStage(pilot);
    if (drawn < LEAST_DRAWN) {
      throw failure(
          new Sentence(
                  "%s drawn notices of this stage are two weeks old, at least %s are needed before"
                      + " it may go further.",
                  "%s gezogene Mahnungen dieser Stufe sind zwei Wochen alt, nötig sind mindestens"
                      + " %s, bevor es weitergeht.")
              .with(Sentence.number(drawn, 0), Sentence.number(LEAST_DRAWN, 0)));
    }
    if (new ComplaintRecords(store, session.id()).areNone()) {
      throw failure(
          new Sentence(
                  "No complaint was ever recorded, so that nothing could stop the pilot: import"
                      + " complaints with 'mahnwerk cycle %s --feed FILE' or have disputes read first.",
                  "Noch nie wurde eine Beschwerde erfasst, so dass nichts den Pilotversuch anhalten"
                      + " könnte: zuerst Beschwerden mit 'mahnwerk cycle %s --feed FILE' einlesen oder"
                      + " Klärungsfälle lesen lassen.")
              .with(Sentence.same(session.id().value())));
    }
    return enter(pilot, next, by);
  }

  private long drawnInStage(Pilot pilot) {
    LocalDate ripe = session.today().minusDays(DebtorPast.ANSWER_DAYS);
    return store.pilots().draws().of(pilot.number()).stream()
        .filter(draw -> draw.explored() && draw.stage() == pilot.stage())
        .map(DrawnDay::day)
        .flatMap(Optional::stream)
        .filter(day -> !day.isAfter(ripe))
        .count();
  }

  int stop(String by) {
    return enter(running(), PilotStage.STOPPED, by);
  }

  private int enter(Pilot pilot, PilotStage stage, String by) {
    store.inTransaction(
        () -> {
          store.pilots().enter(pilot.number(), stage, session.today(), by);
          return true;
        });
    entered(store.pilots().find(session.id()).orElseThrow());
    return 0;
  }

  private void entered(Pilot pilot) {
    out.println(StageText.of(pilot.stage()).in(locale));
  }

  private Pilot running() {
    return store
        .pilots()
        .find(session.id())
        .filter(pilot -> pilot.stage().draws())
        .orElseThrow(
            () ->
                failure(
                    new Sentence(
                            "No pilot is running; 'mahnwerk pilot %s --start' starts the one that was"
                                + " designed.",
                            "Es läuft kein Pilotversuch; 'mahnwerk pilot %s --start' startet den"
                                + " entworfenen.")
                        .with(Sentence.same(session.id().value()))));
  }

  private CommandFailure failure(Sentence sentence) {
    return new CommandFailure(sentence.in(locale));
  }
}
