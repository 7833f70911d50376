package io.mahnwerk.connector.dynamics;

import io.mahnwerk.core.model.Sentence;
import io.mahnwerk.core.odata.ODataEntitySet;
import io.mahnwerk.core.odata.ODataMetadata;
import io.mahnwerk.core.spi.ConnectionCheck.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What an administrator wants to know of the way without our extension; throws where Business
 * Central cannot be asked.
 */
record BcStockCheck(BcLedger ledger) {
  static final Sentence SUBJECT = new Sentence("Published pages", "Veröffentlichte Seiten");

  List<Finding> findings() {
    List<Finding> findings = new ArrayList<>();
    ODataMetadata metadata = ledger.metadata(BcServices.Api.PAGES);
    BcPages pages = ledger.settings().pages();
    findings.add(
        page(
            metadata,
            pages.ledgerEntries(),
            25,
            BcField.needed(BcWay.STOCK),
            "ledger-entries-page"));
    findings.add(
        page(
            metadata,
            pages.customers(),
            21,
            BcCustomers.properties(BcWay.STOCK, industry()),
            "customers-page"));
    boolean isUsable = findings.stream().allMatch(f -> f.remedy().english().isEmpty());
    if (isUsable) {
      findings.addAll(permissions(pages));
    }
    if (industry().field().isPresent() && industry().property(BcWay.STOCK).isEmpty()) {
      findings.add(industryNotShown());
    }
    findings.addAll(new BcStockGaps(ledger).findings());
    findings.addAll(new BcOnHoldCheck(ledger).findings());
    return findings;
  }

  private BcIndustry industry() {
    return ledger.settings().house().industry();
  }

  private Finding industryNotShown() {
    return Finding.warning(
        SUBJECT,
        new Sentence(
                "Page 21 does not show what setting 'industry-from' names (%s): no industry is"
                    + " known.",
                "Seite 21 zeigt nicht, was Einstellung 'industry-from' nennt (%s): keine Branche ist"
                    + " bekannt.")
            .with(Sentence.same(industry().field().map(BcIndustry.Field::word).orElse(""))),
        new Sentence(
            "Name another field, or install the extension.",
            "Nennen Sie ein anderes Feld, oder installieren Sie die Erweiterung."));
  }

  private static Finding page(
      ODataMetadata metadata, String name, int number, List<String> fields, String setting) {
    Optional<ODataEntitySet> set = metadata.entitySet(name);
    Sentence page = Sentence.same(Integer.toString(number));
    if (set.isEmpty()) {
      return Finding.problem(
          SUBJECT,
          new Sentence(
                  "Page %s is not published as %s: nothing can be read.",
                  "Seite %s ist nicht als %s veröffentlicht: nichts kann gelesen werden.")
              .with(page, Sentence.same(name)),
          new Sentence(
                  "Publish page %s under Web Services and name the service in setting '%s'.",
                  "Veröffentlichen Sie Seite %s unter Webdienste und nennen Sie den Dienst in"
                      + " Einstellung '%s'.")
              .with(page, Sentence.same(setting)));
    }
    List<String> missing = set.get().missing(fields);
    return missing.isEmpty()
        ? Finding.ok(
            SUBJECT,
            new Sentence("Page %s is published as %s.", "Seite %s ist als %s veröffentlicht.")
                .with(page, Sentence.same(name)))
        : Finding.problem(
            SUBJECT,
            new Sentence("Page %s lacks %s.", "Der Seite %s fehlt %s.")
                .with(page, Sentence.same(String.join(", ", missing))),
            new Sentence(
                "Publish the page as Microsoft delivers it, without fields hidden by a profile.",
                "Veröffentlichen Sie die Seite, wie Microsoft sie liefert, ohne durch ein Profil"
                    + " ausgeblendete Felder."));
  }

  private List<Finding> permissions(BcPages pages) {
    List<String> read =
        Stream.concat(
                Stream.of(pages.ledgerEntries(), pages.customers()),
                ledger.reminders().map(BcReminders::page).stream())
            .toList();
    BcPermissions permissions = new BcPermissions(ledger.services(), BcServices.Api.PAGES, SUBJECT);
    return ledger.settings().companies().stream()
        .flatMap(company -> permissions.missing(company, read).stream())
        .toList();
  }
}
