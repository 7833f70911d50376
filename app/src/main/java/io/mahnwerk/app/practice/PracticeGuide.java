package io.mahnwerk.app.practice;

import io.mahnwerk.app.output.Terminal;
import io.mahnwerk.core.model.Sentence;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a person reads who practises: where the ERP is, what to try on it and how its days go. */
record PracticeGuide(Terminal terminal, Locale locale) {

  /** Once, before the first day. */
  void welcome(Practice practice) {
    String name = practice.connection();
    say(
        new Sentence(
                "A simulated %s with %s open items of %s debtors runs on this machine.",
                "Ein simuliertes %s mit %s offenen Posten von %s Debitoren läuft auf dieser"
                    + " Maschine.")
            .naming(
                practice.erpName(),
                practice.ledger().openItems().size(),
                practice.ledger().debtors().size()));
    say(
        new Sentence(
                "Its connection is '%s' in %s.", "Seine Verbindung heißt '%s' und steht in %s.")
            .naming(name, practice.home().configuration()));
    say(new Sentence("Try in another terminal:", "In einem zweiten Terminal:"));
    commands(practice).forEach(this::command);
    say(
        new Sentence(
            "The day of the commands is that of the simulated ERP. Here:",
            "Der Tag der Befehle ist der des simulierten ERP. Hier:"));
    key(
        "Enter",
        new Sentence(
            "ends the day: clerks work, a planned dunning run takes place, the next day begins",
            "beendet den Tag: Sachbearbeiter arbeiten, ein geplanter Mahnlauf läuft, der nächste"
                + " Tag beginnt"));
    key("5", new Sentence("ends five days", "beendet fünf Tage"));
    if (practice.canOpen()) {
      key(
          "open",
          new Sentence(
              "gives chosen debtors the opened dunning procedure, as an administrator would",
              "gibt gewählten Debitoren das geöffnete Mahnverfahren, wie es ein Administrator täte"));
      key(
          "close",
          new Sentence("gives them the former one back", "gibt ihnen das bisherige zurück"));
    }
    key(
        new Sentence("Ctrl+C", "Strg+C").in(locale),
        new Sentence("ends the simulated ERP", "beendet das simulierte ERP"));
  }

  void say(Sentence sentence) {
    terminal.out().println(sentence.in(locale));
    terminal.flush();
  }

  private static List<String> commands(Practice practice) {
    String name = practice.connection();
    List<String> commands = new ArrayList<>();
    commands.add("check " + name);
    practice
        .debtorToTryOn()
        .filter(debtor -> !practice.isCarriedByPeople())
        .ifPresent(debtor -> commands.add("check " + name + " --write-test " + debtor));
    commands.add("cycle " + name + " --feed " + practice.home().feed(name));
    commands.add("preview " + name);
    commands.add("worklist " + name);
    commands.add("serve");
    commands.add("release " + name);
    Path home = practice.home().folder();
    return commands.stream().map(words -> "./mahnwerk --home " + home + " " + words).toList();
  }

  private void command(String line) {
    terminal.out().println("  " + line);
  }

  private void key(String key, Sentence meaning) {
    PrintWriter out = terminal.out();
    out.printf("  %-8s %s%n", key, meaning.in(locale));
  }
}
