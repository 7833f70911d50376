package io.mahnwerk.app.gate;

import io.mahnwerk.core.model.CompanyCode;
import io.mahnwerk.core.model.ConnectionId;
import io.mahnwerk.core.model.Reason;
import io.mahnwerk.core.model.ReasonCode;
import io.mahnwerk.core.model.Sentence;
import io.mahnwerk.core.spi.Capability;
import io.mahnwerk.core.store.ReceivablesStore;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What a person reads about closed gates, and about what a ledger does not let us look at. */
public record GateNotes(
    ConnectionId connection,
    Set<Capability> capabilities,
    ReceivablesStore store,
    Map<CompanyCode, Reason> refused) {

  /** Prints nothing where every gate is open and everything was looked at. */
  public void print(PrintWriter out, Locale locale) {
    List<Sentence> notes = notes();
    if (!notes.isEmpty()) {
      out.println();
      notes.forEach(note -> out.println(note.in(locale)));
    }
  }

  private List<Sentence> notes() {
    List<Sentence> notes = new ArrayList<>();
    new TreeMap<>(refused)
        .forEach(
            (code, why) ->
                notes.add(
                    new Sentence(
                            "Company code %s is not steered and only observed: %s Until it is, its"
                                + " debtors must keep the former procedure.",
                            "Buchungskreis %s wird nicht gesteuert und nur beobachtet: %s Bis dahin"
                                + " müssen seine Debitoren das bisherige Verfahren behalten.")
                        .with(Sentence.same(code.value()), Sentence.of(why))));
    store
        .gates()
        .companies(connection)
        .forEach(
            (code, closed) ->
                notes.add(
                    new Sentence(
                            "Company code %s keeps its former days since %s: %s",
                            "Buchungskreis %s behält seit %s seine bisherigen Tage: %s")
                        .with(
                            Sentence.same(code.value()),
                            Sentence.same(closed.since().toString()),
                            Sentence.of(closed.reason()))));
    long debtors = store.gates().countDebtors(connection, ReasonCode.BALANCE_DIFFERS);
    if (debtors > 0) {
      notes.add(
          new Sentence(
                  "%s {debtor keeps its|debtors keep their} former days, since {its|their} balance does not"
                      + " agree with the ledger; see 'mahnwerk reconcile %s'.",
                  "%s {Debitor behält seine|Debitoren behalten ihre} bisherigen Tage, weil {sein|ihr} Saldo nicht mit dem"
                      + " Buchungssystem übereinstimmt; siehe 'mahnwerk reconcile %s'.")
              .with(Sentence.number(debtors, 0), Sentence.same(connection.value())));
    }
    long unread = store.gates().countDebtors(connection, ReasonCode.FIGURES_UNREADABLE);
    if (unread > 0) {
      notes.add(
          new Sentence(
                  "%s {debtor keeps its|debtors keep their} former days, since the ledger's own figures could not be"
                      + " read.",
                  "%s {Debitor behält seine|Debitoren behalten ihre} bisherigen Tage, weil die eigenen Zahlen des"
                      + " Buchungssystems nicht lesbar waren.")
              .with(Sentence.number(unread, 0)));
    }
    if (!capabilities.contains(Capability.SHOWS_BANK_POSTING)) {
      notes.add(
          new Sentence(
              "Not checked: this ledger does not show up to which day bank statements are posted.",
              "Nicht geprüft: dieses Buchungssystem zeigt nicht, bis wann Kontoauszüge gebucht"
                  + " sind."));
    }
    if (!capabilities.contains(Capability.SHOWS_BALANCE)) {
      notes.add(
          new Sentence(
              "Not checked: this ledger does not state the balances of its debtors.",
              "Nicht geprüft: dieses Buchungssystem nennt die Salden seiner Debitoren nicht."));
    }
    return notes;
  }
}
