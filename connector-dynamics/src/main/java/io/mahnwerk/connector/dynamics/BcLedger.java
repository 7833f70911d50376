package io.mahnwerk.connector.dynamics;

import io.mahnwerk.core.failure.ConnectorException;
import io.mahnwerk.core.failure.FailureKind;
import io.mahnwerk.core.model.CompanyCode;
import io.mahnwerk.core.model.DunningProcedures;
import io.mahnwerk.core.model.Sentence;
import io.mahnwerk.core.odata.ODataMetadata;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The customer ledger of one environment as this connection reaches it. What Business Central has
 * is asked for once, when it is first needed.
 */
final class BcLedger {
  private final BcSettings settings;
  private final BcServices services;
  private final Once<BcWay> way = new Once<>(this::findWay);
  private final Once<BcEntries> entries = new Once<>(this::openEntries);
  private final Once<BcCustomers> customers = new Once<>(this::openCustomers);
  private final Once<DynItemWriter> writer = new Once<>(this::openWriter);
  private final Once<Optional<BcReminders>> reminders = new Once<>(this::findReminders);
  private final Once<Optional<BcClosings>> closings = new Once<>(this::findClosings);
  private final Once<BcTermsReader.Found> terms = new Once<>(this::readTerms);
  private final BcCurrencies currencies;

  BcLedger(BcSettings settings, BcServices services) {
    this.settings = settings;
    this.services = services;
    this.currencies = new BcCurrencies(settings, services, this::way);
  }

  BcSettings settings() {
    return settings;
  }

  BcServices services() {
    return services;
  }

  BcWay way() {
    return way.get();
  }

  BcEntries entries() {
    return entries.get();
  }

  BcCustomers customers() {
    return customers.get();
  }

  DynItemWriter writer() {
    return writer.get();
  }

  Optional<BcReminders> reminders() {
    return reminders.get();
  }

  Optional<BcClosings> closings() {
    return closings.get();
  }

  /** The reminder terms that are described. */
  DunningProcedures procedures() {
    return terms.get().procedures();
  }

  BcTermsReader.Found terms() {
    return terms.get();
  }

  BcMarks marks() {
    Optional<String> dispute =
        settings.usesDisputeStatus() ? Optional.of(settings.disputeCode()) : Optional.empty();
    return new BcMarks(way(), settings.onHoldCode(), dispute, settings::today);
  }

  /** What one API has; throws {@link ConnectorException} of kind NOT_FOUND without it. */
  ODataMetadata metadata(BcServices.Api api) {
    return services.metadata(api);
  }

  /** Whether the settings insist on our extension and the environment has none. */
  boolean lacksExtension() {
    return settings.extension() == BcSettings.Extension.TRUE
        && services.find(BcServices.Api.EXTENSION).isEmpty();
  }

  private BcWay findWay() {
    if (settings.extension() == BcSettings.Extension.FALSE) {
      return BcWay.STOCK;
    }
    boolean isThere = services.find(BcServices.Api.EXTENSION).isPresent();
    if (!isThere && settings.extension() == BcSettings.Extension.TRUE) {
      throw new ConnectorException(
          FailureKind.NOT_FOUND,
          settings.connection(),
          new Sentence(
              "our extension is not installed in this environment, and setting 'extension' insists"
                  + " on it.",
              "unsere Erweiterung ist in dieser Umgebung nicht installiert, und die Einstellung"
                  + " 'extension' besteht darauf."),
          null);
    }
    return isThere ? BcWay.EXTENSION : BcWay.STOCK;
  }

  private BcEntries openEntries() {
    BcEntryMapper mapper =
        new BcEntryMapper(
            settings.connection(),
            marks(),
            this::localCurrency,
            settings.house().directDebitMethods());
    BcComplements complements =
        new BcComplements(
            way(), this::reminders, this::closings, new BcCredits(services, way(), entrySet()));
    return new BcEntries(services, entrySet(), mapper, complements);
  }

  private String entrySet() {
    return way() == BcWay.EXTENSION ? "ledgerEntries" : settings.pages().ledgerEntries();
  }

  private BcCustomers openCustomers() {
    String set = way() == BcWay.EXTENSION ? "dunningCustomers" : settings.pages().customers();
    return new BcCustomers(
        services,
        way(),
        set,
        new BcCustomers.Rules(
            settings.connection(),
            settings.house().keyAccountGroups(),
            settings.house().directDebitMethods(),
            settings.house().industry()));
  }

  private DynItemWriter openWriter() {
    DynPlanner planner = new DynPlanner(entries()::look, marking());
    Optional<DynSender.Batch> batch =
        way() == BcWay.EXTENSION
            ? Optional.of(new BcBatch(services.http(), services.address(BcServices.Api.EXTENSION)))
            : Optional.empty();
    return new DynItemWriter(
        planner,
        new DynSender(
            services.http(),
            batch,
            (answer, receipt) -> new BcAnswer(answer.status(), answer.said()).outcome(receipt)));
  }

  private DynMarking marking() {
    if (way() == BcWay.EXTENSION) {
      return new BcSuggestions(services, settings::today);
    }
    return settings.usesDisputeStatus()
        ? new BcDisputeHold(services, settings.disputeCode())
        : new BcOnHold(services, entrySet(), settings.onHoldCode());
  }

  private Optional<BcReminders> findReminders() {
    String page = settings.pages().reminderEntries();
    boolean isPublished =
        way() == BcWay.STOCK && metadata(BcServices.Api.PAGES).entitySet(page).isPresent();
    return isPublished ? Optional.of(new BcReminders(services, page)) : Optional.empty();
  }

  private Optional<BcClosings> findClosings() {
    BcClosings.Source source =
        way() == BcWay.EXTENSION ? BcClosings.Source.EXTENSION : BcClosings.Source.ANALYTICS;
    return services
        .find(source.api())
        .flatMap(metadata -> metadata.entitySet(source.set()))
        .map(set -> new BcClosings(services, source, settings.house().writeOffReasonCodes()));
  }

  private BcTermsReader.Found readTerms() {
    List<CompanyCode> companies = settings.companies();
    return way() == BcWay.EXTENSION
        ? new BcTermsReader(services, this::localCurrency).read(companies)
        : new BcTermsReader.Found(
            settings.house().procedures(localCurrency(companies.get(0))), Map.of());
  }

  /** The currency of a company's entries that name none. */
  Currency localCurrency(CompanyCode company) {
    return currencies.of(company);
  }
}
