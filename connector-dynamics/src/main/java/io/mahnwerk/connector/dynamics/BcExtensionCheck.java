package io.mahnwerk.connector.dynamics;

import io.mahnwerk.core.model.CompanyCode;
import io.mahnwerk.core.model.Sentence;
import io.mahnwerk.core.odata.ODataEntitySet;
import io.mahnwerk.core.odata.ODataMetadata;
import io.mahnwerk.core.spi.ConnectionCheck.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What an administrator wants to know of our extension; throws where it cannot be asked. */
record BcExtensionCheck(BcLedger ledger) {
  static final Sentence SUBJECT = new Sentence("Mahnwerk extension", "Mahnwerk-Erweiterung");

  /** The first version whose pages have all that is read. */
  private static final String KNOWN = "1";

  private static final List<String> SETS =
      List.of(
          "ledgerEntries",
          BcSuggestions.SET,
          "dunningCustomers",
          "reminderTerms",
          "reminderLevels",
          "openReminders",
          BcInfo.SET);

  List<Finding> findings() {
    List<Finding> findings = new ArrayList<>();
    ODataMetadata metadata = ledger.metadata(BcServices.Api.EXTENSION);
    SETS.stream()
        .filter(set -> metadata.entitySet(set).isEmpty())
        .forEach(set -> findings.add(lacks(set)));
    metadata
        .entitySet("ledgerEntries")
        .map(set -> set.missing(BcField.names(BcWay.EXTENSION)))
        .filter(missing -> !missing.isEmpty())
        .ifPresent(missing -> findings.add(lacks("ledgerEntries: " + String.join(", ", missing))));
    metadata
        .entitySet("dunningCustomers")
        .map(
            set ->
                set.missing(
                    BcCustomers.properties(BcWay.EXTENSION, ledger.settings().house().industry())))
        .filter(missing -> !missing.isEmpty())
        .ifPresent(
            missing -> findings.add(lacks("dunningCustomers: " + String.join(", ", missing))));
    if (findings.isEmpty()) {
      ledger.settings().companies().forEach(company -> findings.addAll(company(company)));
      findings.addAll(balances(metadata));
    }
    return findings;
  }

  private static Finding lacks(String what) {
    return Finding.problem(
        SUBJECT,
        new Sentence(
                "The installed extension does not show %s.",
                "Die installierte Erweiterung zeigt %s nicht.")
            .with(Sentence.same(what)),
        new Sentence(
            "Publish the extension in the version that comes with Mahnwerk.",
            "Veröffentlichen Sie die Erweiterung in der Version, die Mahnwerk beiliegt."));
  }

  private List<Finding> company(CompanyCode company) {
    Optional<Finding> missing =
        new BcPermissions(ledger.services(), BcServices.Api.EXTENSION, SUBJECT)
            .missing(company, SETS);
    return missing.isPresent()
        ? List.of(missing.get())
        : BcInfo.read(ledger.services(), company)
            .map(info -> company(company, info))
            .orElseGet(() -> List.of(lacks(BcInfo.SET)));
  }

  private static List<Finding> company(CompanyCode company, BcInfo info) {
    List<Finding> findings = new ArrayList<>();
    Sentence name = Sentence.same(company.value());
    Sentence version = Sentence.same(info.version());
    if (!info.version().startsWith(KNOWN + ".")) {
      findings.add(
          Finding.problem(
              SUBJECT,
              new Sentence(
                      "Version %s in company %s is not one that this Mahnwerk knows.",
                      "Version %s im Mandanten %s kennt dieses Mahnwerk nicht.")
                  .with(version, name),
              new Sentence(
                  "Publish the extension in the version that comes with Mahnwerk.",
                  "Veröffentlichen Sie die Erweiterung in der Version, die Mahnwerk beiliegt.")));
    } else {
      findings.add(
          Finding.ok(
              SUBJECT,
              new Sentence(
                      "Version %s in company %s; entries can be read.",
                      "Version %s im Mandanten %s; Posten sind lesbar.")
                  .with(version, name)));
    }
    if (!info.steering()) {
      findings.add(
          Finding.warning(
              SUBJECT,
              new Sentence(
                      "Steering is switched off in company %s: suggestions are shown, marks are not"
                          + " honoured, and Mahnwerk sets none; the floor stands.",
                      "Die Steuerung ist im Mandanten %s ausgeschaltet: Vorschläge sind zu sehen,"
                          + " Markierungen gelten nicht, und Mahnwerk setzt keine; der bisherige Tag"
                          + " bleibt gewahrt.")
                  .with(name),
              new Sentence(
                  "Switch it on in the page Mahnwerk Setup when the pilot begins.",
                  "Schalten Sie sie zu Beginn des Pilotbetriebs auf der Seite Mahnwerk Einrichtung"
                      + " ein.")));
    }
    return findings;
  }

  private static List<Finding> balances(ODataMetadata metadata) {
    boolean shown =
        List.of(BcFigures.BALANCES, BcFigures.DOCUMENTS).stream()
            .map(metadata::entitySet)
            .map(set -> set.map(ODataEntitySet::name))
            .allMatch(Optional::isPresent);
    return shown
        ? List.of()
        : List.of(
            Finding.warning(
                SUBJECT,
                new Sentence(
                    "Balances are not shown: nothing can be held against the ledger's own figures.",
                    "Salden sind nicht zu sehen: nichts lässt sich mit den eigenen Zahlen des"
                        + " Buchungssystems vergleichen."),
                new Sentence(
                    "Publish the extension in the version that comes with Mahnwerk.",
                    "Veröffentlichen Sie die Erweiterung in der Version, die Mahnwerk beiliegt.")));
  }
}
