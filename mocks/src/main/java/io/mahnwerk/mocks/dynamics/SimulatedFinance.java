package io.mahnwerk.mocks.dynamics;

import io.mahnwerk.mocks.erp.FaultInjection;
import io.mahnwerk.mocks.erp.SimulatedErp;
import io.mahnwerk.mocks.ledger.SimulatedLedger;
import io.mahnwerk.mocks.web.LocalWeb;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A Dynamics 365 Finance on 127.0.0.1 with the public entities that receivables need, of one legal
 * entity or several. It refuses what the vendor's server refuses: unknown applications, what is
 * asked of another company without saying so, changes of what is read-only or on an old version, a
 * second dispute of a transaction.
 */
final class SimulatedFinance implements SimulatedErp {
  private final List<SimulatedLedger> books;
  private final FinOptions options;
  private final CallBreaker breaker;
  private final LocalWeb web;

  private SimulatedFinance(List<SimulatedLedger> books, FinOptions options) {
    this.books = List.copyOf(books);
    this.options = options;
    SignIn signIn = SignIn.byAddress();
    this.breaker = new CallBreaker(signIn);
    FinService service = new FinService(this.books, options.pageLimit());
    FinServer server = new FinServer(options.load(), signIn, breaker, service);
    this.web = LocalWeb.start("simulated-finance", server::answer);
  }

  static SimulatedFinance start(List<SimulatedLedger> books, FinOptions options) {
    return new SimulatedFinance(books, options);
  }

  @Override
  public SimulatedLedger ledger() {
    return books.get(0);
  }

  @Override
  public Map<String, String> settings() {
    Map<String, String> settings = new TreeMap<>();
    settings.put("product", FinOptions.FINANCE);
    settings.put("url", "http://127.0.0.1:" + web.port());
    settings.put(
        "companies",
        books.stream().map(book -> book.companyCode().value()).collect(Collectors.joining(",")));
    // Microsoft's token service is another host than the ledger; so it is here.
    settings.put("authority", "http://localhost:" + web.port());
    settings.put("tenant", SignIn.TENANT);
    settings.put("client-id", SignIn.CLIENT);
    settings.put("client-secret", SignIn.SECRET);
    settings.put("direct-debit-methods", BcSetup.DIRECT_DEBIT);
    settings.put("page-size", Integer.toString(Math.min(options.pageLimit(), 2000)));
    settings.put("time-zone", "Europe/Berlin");
    if (!options.disputes().isEmpty()) {
      settings.put("disputes", options.disputes());
    }
    return Map.copyOf(settings);
  }

  /** A change is carried out before it is answered. */
  @Override
  public void settle() {}

  @Override
  public Optional<FaultInjection> faults() {
    return Optional.of(breaker.faults());
  }

  @Override
  public void close() {
    web.close();
  }
}
