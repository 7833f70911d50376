package io.mahnwerk.mocks.dynamics;

import io.mahnwerk.mocks.erp.FaultInjection;
import io.mahnwerk.mocks.erp.SimulatedErp;
import io.mahnwerk.mocks.ledger.SimulatedLedger;
import io.mahnwerk.mocks.web.LocalWeb;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A Business Central on 127.0.0.1, with or without our extension. It refuses what the vendor's
 * server refuses: unknown applications and users, other companies, changes of what is read-only,
 * without or with an old ETag, and what the extension itself forbids.
 */
final class SimulatedBc implements SimulatedErp {
  private static final String V2 = "/api/v2.0";
  private static final String OURS = "/api/mahnwerk/dunning/v1.0";

  private final SimulatedLedger ledger;
  private final BcOptions options;
  private final LedgerEntries entries;
  private final CallBreaker breaker;
  private final Subscriptions standard;
  private final Subscriptions ours;
  private final List<ODataService> services;
  private final LocalWeb web;
  private final Suggestions suggestions;

  private SimulatedBc(SimulatedLedger ledger, BcOptions options) {
    this.ledger = ledger;
    this.options = options;
    SignIn signIn = new SignIn(options);
    this.breaker = new CallBreaker(signIn);
    WebhookCaller caller = new WebhookCaller();
    this.standard = new Subscriptions(ledger, caller);
    this.ours = new Subscriptions(ledger, caller);
    this.entries = new LedgerEntries(ledger, !options.extension());
    this.suggestions = new Suggestions(entries);
    this.services = services();
    Server server = new Server(options, signIn, breaker, services);
    this.web = LocalWeb.start("simulated-bc", server::answer);
  }

  static SimulatedBc start(SimulatedLedger ledger, BcOptions options) {
    return new SimulatedBc(ledger, options);
  }

  @Override
  public SimulatedLedger ledger() {
    return ledger;
  }

  @Override
  public Map<String, String> settings() {
    Map<String, String> settings = new TreeMap<>();
    String root = Server.root(options);
    String instance = options.has(BcTrait.ON_PREMISES) ? root : root.split("/v2\\.0/", 2)[0];
    settings.put("url", "http://127.0.0.1:" + web.port() + instance);
    settings.put("companies", ledger.companyCode().value());
    settings.put("direct-debit-methods", BcSetup.DIRECT_DEBIT);
    settings.put("industry-from", "customer-price-group");
    settings.put("write-off-reason-codes", LedgerEntries.WRITE_OFF);
    settings.put("page-size", Integer.toString(Math.min(options.pageLimit(), 2000)));
    settings.put("time-zone", "Europe/Berlin");
    settings.put("requests-per-five-minutes", "10000000");
    if (options.has(BcTrait.ON_PREMISES)) {
      settings.put("sign-in", "basic");
      settings.put("user", SignIn.USER);
      settings.put("web-service-key", SignIn.KEY);
    } else {
      // Microsoft's token service is another host than the ledger; so it is here.
      settings.put("authority", "http://localhost:" + web.port());
      settings.put("tenant", SignIn.TENANT);
      settings.put("environment", Server.ENVIRONMENT);
      settings.put("client-id", SignIn.CLIENT);
      settings.put("client-secret", SignIn.SECRET);
    }
    if (!options.extension()) {
      settings.putAll(BcSetup.toldWithoutExtension());
      settings.put("route", options.disputeRoute() ? BcOptions.DISPUTE : BcOptions.ON_HOLD);
      settings.put("on-hold-code", BcMarks.ON_HOLD);
      settings.put("dispute-code", BcMarks.DISPUTE);
    }
    return Map.copyOf(settings);
  }

  @Override
  public int suggestionsShown() {
    return suggestions.shown();
  }

  /** A change is carried out before it is answered. */
  @Override
  public void settle() {}

  @Override
  public Optional<FaultInjection> faults() {
    return Optional.of(breaker.faults());
  }

  /** Tells the subscribers of all APIs what changed, as the server does half a minute after it. */
  @Override
  public void tellOfChanges() {
    for (ODataService service : services) {
      if (service.path().equals(V2)) {
        standard.tell(service.sets());
      } else if (service.path().equals(OURS)) {
        ours.tell(service.sets());
      }
    }
  }

  @Override
  public void close() {
    web.close();
  }

  private List<ODataService> services() {
    Company company = new Company(ledger);
    Words words = options.has(BcTrait.PLAIN_ENUMS) ? Words.PLAIN : Words.ENCODED;
    Customers customers = new Customers(ledger);
    ReminderEntries reminders = new ReminderEntries(ledger);
    List<ODataService> all = new ArrayList<>();
    List<EntitySet<?>> common =
        new ArrayList<>(new ApiV2(ledger, words).sets(customers, new Invoices(entries, customers)));
    common.add(standard.set());
    all.add(new ODataService(V2, company, options, common));
    all.add(
        new ODataService(
            "/api/microsoft/analytics/v1.0",
            company,
            options,
            List.of(new Analytics(entries, words).customerLedgerEntries())));
    all.add(
        new ODataService(
            "/ODataV4",
            company,
            options,
            published(new PublishedPages(entries, customers, reminders), options)));
    if (options.extension()) {
      OurApi api = new OurApi(entries, customers, suggestions, words);
      List<EntitySet<?>> own = new ArrayList<>(api.sets(reminders));
      own.removeIf(set -> options.has(BcTrait.OLD_EXTENSION) && set.name().equals("openReminders"));
      own.add(ours.set());
      all.add(new ODataService(OURS, company, options, own));
    }
    return List.copyOf(all);
  }

  private static List<EntitySet<?>> published(PublishedPages pages, BcOptions options) {
    List<EntitySet<?>> sets = new ArrayList<>(List.of(pages.customerCard()));
    if (!options.has(BcTrait.NO_LEDGER_ENTRIES)) {
      sets.add(pages.ledgerEntries());
    }
    if (!options.has(BcTrait.NO_REMINDER_ENTRIES)) {
      sets.add(pages.reminderEntries());
    }
    return sets;
  }
}
