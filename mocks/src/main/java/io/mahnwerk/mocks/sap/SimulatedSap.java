package io.mahnwerk.mocks.sap;

import io.mahnwerk.mocks.erp.FaultInjection;
import io.mahnwerk.mocks.erp.SimulatedErp;
import io.mahnwerk.mocks.ledger.SimulatedLedger;
import io.mahnwerk.mocks.ledger.SimulatedLedger.LedgerDebtor;
import io.mahnwerk.mocks.web.LocalWeb;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * An S/4HANA system on 127.0.0.1 with the services that dunning needs: the item cube and the
 * customer's dunning data over OData V2, and changes of line items over one-way SOAP. It refuses
 * what S/4HANA refuses: a wrong user or client, a missing token, unknown properties and keys, a
 * write to the cube, malformed messages, and, out of the caller's sight, changes of items that are
 * cleared, unknown or of another company code.
 */
public final class SimulatedSap implements SimulatedErp {
  /** What the older release lacks; which ones a given release lacks, its metadata tell. */
  private static final Set<String> NEWER =
      Set.of(
          "LastChangeDate",
          "ClearingCreationDate",
          "LatePaymentReason",
          "CustomerIsInExecution",
          "PaymentReference",
          "CustomerFullName",
          "CustomerAccountNote",
          "DunningClerk");

  private final List<SimulatedLedger> books;
  private final SapOptions options;
  private final MarkOptions marks;
  private final ChangeQueue changes;
  private final CallBreaker breaker;
  private final LocalWeb server;

  private SimulatedSap(List<SimulatedLedger> books, SapOptions options, MarkOptions marks) {
    this.books = List.copyOf(books);
    this.options = options;
    this.marks = marks;
    this.changes = new ChangeQueue(books, marks);
    Sessions sessions = new Sessions(options.client());
    this.breaker = new CallBreaker(sessions);
    JournalEntryChange itemChange = new JournalEntryChange(changes);
    WebServer web =
        new WebServer(
            options,
            sessions,
            breaker,
            new WebServer.Services(itemChange, this.books.stream().map(this::booksOf).toList()));
    Front front = new Front(options);
    this.server = LocalWeb.start("simulated-sap", request -> front.around(request, web::answer));
  }

  /** Starts serving the ledger on a free port. */
  public static SimulatedSap start(SimulatedLedger ledger, SapOptions options) {
    return start(List.of(ledger), options, MarkOptions.USUAL);
  }

  static SimulatedSap start(List<SimulatedLedger> books, SapOptions options, MarkOptions marks) {
    return new SimulatedSap(books, options, marks);
  }

  @Override
  public SimulatedLedger ledger() {
    return books.get(0);
  }

  @Override
  public Map<String, String> settings() {
    Map<String, String> settings = new TreeMap<>(SapCustomizing.settings());
    settings.put("url", "http://127.0.0.1:" + server.port());
    settings.put("user", options.user());
    settings.put("password", options.password());
    settings.put("client", options.client());
    settings.put(
        "company-codes",
        books.stream().map(book -> book.companyCode().value()).collect(Collectors.joining(",")));
    settings.put("reason-code", SapMarks.REASON);
    settings.put("mark-field", SapMarks.FIELD);
    settings.put("item-change-path", JournalEntryChange.PATH);
    settings.put("page-size", Integer.toString(Math.min(options.pageLimit(), 1000)));
    settings.put("requests-per-second", "10000");
    settings.put("time-zone", "Europe/Berlin");
    settings.put("bank-accounts", GlLineItems.BANK_ACCOUNT);
    settings.put("floor", options.floor());
    settings.putAll(marks.settings());
    if (options.has(SapTrait.CUSTOM_SERVICE)) {
      settings.remove("procedures");
      settings.putAll(CustomService.settings());
    }
    return Map.copyOf(settings);
  }

  /** Changes that were accepted and could not be carried out, oldest first. */
  public List<MessageError> messageErrors() {
    return changes.errors();
  }

  @Override
  public void settle() {
    changes.settle();
  }

  @Override
  public Optional<FaultInjection> faults() {
    return Optional.of(breaker);
  }

  @Override
  public void close() {
    server.close();
    changes.close();
  }

  private Set<String> newer() {
    return options.has(SapTrait.FEWER_PROPERTIES) ? NEWER : Set.of();
  }

  private WebServer.Books booksOf(SimulatedLedger ledger) {
    return new WebServer.Books(
        ledger.companyCode().value(),
        List.of(itemCube(ledger), businessPartner(ledger), glLineItems(ledger)),
        new CustomService(ledger, options.pageLimit()));
  }

  private ODataService itemCube(SimulatedLedger ledger) {
    return new ODataService(ItemCube.NAMESPACE, options)
        .readOnly(new ItemCube(ledger).set().without(newer()));
  }

  private ODataService glLineItems(SimulatedLedger ledger) {
    EntitySet<GlLine> lines = new GlLineItems(ledger).set();
    return new ODataService(GlLineItems.NAMESPACE, options)
        .summed(lines, (rows, select) -> GlLineItems.summed(lines.type(), rows, select));
  }

  private ODataService businessPartner(SimulatedLedger ledger) {
    CustomerSets sets = new CustomerSets(ledger);
    EntitySet<LedgerDebtor> dunning = sets.dunning().without(newer());
    return new ODataService(CustomerSets.NAMESPACE, options)
        .readOnly(sets.customers().without(newer()))
        .readOnly(sets.companies().without(newer()))
        .readOnly(sets.partners())
        .readOnly(sets.addresses())
        .serve(dunning, this::etag, new DunningUpdate(ledger, dunning.type()));
  }

  private String etag(LedgerDebtor row) {
    String state = Integer.toHexString(row.debtor().dunning().toString().hashCode());
    return options.has(SapTrait.ETAGS) ? "W/\"" + state + "\"" : "";
  }
}
