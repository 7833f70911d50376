package io.mahnwerk.connector.dynamics;

import io.mahnwerk.core.model.CompanyCode;
import io.mahnwerk.core.model.ConnectionId;
import io.mahnwerk.core.model.Debtor;
import io.mahnwerk.core.model.DebtorDunning;
import io.mahnwerk.core.model.DebtorRef;
import io.mahnwerk.core.model.DunningBlock;
import io.mahnwerk.core.model.DunningLevel;
import io.mahnwerk.core.model.DunningProcedureCode;
import io.mahnwerk.core.model.RecordVersion;
import io.mahnwerk.core.odata.ODataFilter;
import io.mahnwerk.core.odata.ODataPage;
import io.mahnwerk.core.odata.ODataRecord;
import io.mahnwerk.core.odata.ODataRecord.UnreadableField;
import io.mahnwerk.core.odata.v4.V4Query;
import io.mahnwerk.core.odata.v4.V4Service;
import io.mahnwerk.core.spi.ReceivablesReader.Change;
import io.mahnwerk.core.spi.ReceivablesReader.UnreadableRecord;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads customers. One who is blocked for all transactions, or has a reminder that was made and not
 * issued, is kept out of the run as a whole.
 *
 * @param set the entity set's name
 */
record BcCustomers(BcServices services, BcWay way, String set, Rules rules) {
  static final String OPEN_REMINDER = "REMINDER";
  static final String PRIVACY = "PRIVACY";

  /**
   * What a customer's fields mean in this house.
   *
   * @param keyAccountGroups posting groups and price groups of key accounts
   * @param directDebit payment methods by which the house collects itself
   * @param industry what stands for the industry
   */
  record Rules(
      ConnectionId connection,
      Set<String> keyAccountGroups,
      Set<String> directDebit,
      BcIndustry industry) {}

  /** Customers that were read, beside those that cannot be. */
  record Found(List<Change> debtors, List<UnreadableRecord> unreadable) {}

  private BcServices.Api api() {
    return way == BcWay.EXTENSION ? BcServices.Api.EXTENSION : BcServices.Api.PAGES;
  }

  private String name(BcCustomerField field) {
    return field.name(way);
  }

  /**
   * A page in bulk.
   *
   * @param link of a further page; blank for the first one
   */
  ODataPage page(CompanyCode company, String link) {
    V4Service service = services.bulk(api(), company);
    String first = service.address(query(Optional.empty())).toString();
    return services.page(service, link.isEmpty() ? first : link);
  }

  private V4Query query(Optional<ODataFilter> filter) {
    return new V4Query(
        set, properties(way, rules.industry()), filter, List.of(name(BcCustomerField.NUMBER)));
  }

  /** What is read of a customer on that way. */
  static List<String> properties(BcWay way, BcIndustry industry) {
    return Stream.concat(BcCustomerField.names(way).stream(), industry.property(way).stream())
        .distinct()
        .toList();
  }

  /** The customers as they stand; those that are not shown are left out. */
  List<Debtor> find(Collection<DebtorRef> refs) {
    Map<CompanyCode, List<String>> numbers =
        refs.stream()
            .distinct()
            .collect(
                Collectors.groupingBy(
                    DebtorRef::companyCode,
                    Collectors.mapping(DebtorRef::number, Collectors.toList())));
    List<Debtor> found = new ArrayList<>();
    numbers.forEach(
        (company, some) ->
            map(company, records(company, some))
                .debtors()
                .forEach(seen -> found.add(((Change.DebtorSeen) seen).debtor())));
    return found;
  }

  private List<ODataRecord> records(CompanyCode company, List<String> numbers) {
    return BcField.texts(name(BcCustomerField.NUMBER), numbers).stream()
        .flatMap(some -> services.records(services.fresh(api(), company), query(Optional.of(some))))
        .toList();
  }

  Found map(CompanyCode company, List<ODataRecord> records) {
    Set<String> reminded = records.isEmpty() ? Set.of() : openReminders(company);
    Found found = new Found(new ArrayList<>(), new ArrayList<>());
    for (ODataRecord customer : records) {
      String number = customer.text(name(BcCustomerField.NUMBER));
      try {
        found
            .debtors()
            .add(new Change.DebtorSeen(debtor(company, customer, reminded.contains(number))));
      } catch (UnreadableField bad) {
        found
            .unreadable()
            .add(new UnreadableRecord(number, bad.field(), String.valueOf(bad.getMessage())));
      }
    }
    return found;
  }

  /** Numbers of customers with a reminder that is not issued; there are few at any time. */
  private Set<String> openReminders(CompanyCode company) {
    if (way == BcWay.STOCK) {
      return Set.of();
    }
    V4Query query =
        new V4Query("openReminders", List.of("customerNumber"), Optional.empty(), List.of());
    return services
        .records(services.fresh(api(), company), query)
        .map(reminder -> reminder.text("customerNumber"))
        .collect(Collectors.toSet());
  }

  private Debtor debtor(CompanyCode company, ODataRecord customer, boolean hasOpenReminder) {
    DebtorDunning dunning =
        new DebtorDunning(
            new DunningProcedureCode(customer.text(name(BcCustomerField.TERMS))),
            block(customer, hasOpenReminder),
            DunningLevel.NONE,
            Optional.empty(),
            Optional.empty());
    return new Debtor(
        new DebtorRef(rules.connection(), company, customer.required(name(BcCustomerField.NUMBER))),
        customer.text(name(BcCustomerField.NAME)),
        BcField.option(customer, name(BcCustomerField.PARTNER_TYPE)).equals("Person"),
        isKeyAccount(customer),
        rules.industry().of(customer, way),
        customer.text(name(BcCustomerField.COUNTRY)),
        customer.text(name(BcCustomerField.PAYMENT_TERMS)),
        customer.flag(name(BcCustomerField.DIRECT_DEBIT))
            || rules.directDebit().contains(customer.text(name(BcCustomerField.PAYMENT_METHOD))),
        dunning,
        new RecordVersion(customer.etag().orElse("")));
  }

  private Optional<DunningBlock> block(ODataRecord customer, boolean hasOpenReminder) {
    String blocked = BcField.option(customer, name(BcCustomerField.BLOCKED));
    if (blocked.equals("All")) {
      return Optional.of(new DunningBlock(blocked, DunningBlock.Owner.CLERK));
    }
    if (customer.flag(name(BcCustomerField.PRIVACY))) {
      return Optional.of(new DunningBlock(PRIVACY, DunningBlock.Owner.CLERK));
    }
    return hasOpenReminder
        ? Optional.of(new DunningBlock(OPEN_REMINDER, DunningBlock.Owner.CLERK))
        : Optional.empty();
  }

  private boolean isKeyAccount(ODataRecord customer) {
    return customer.flag(name(BcCustomerField.KEY_ACCOUNT))
        || rules.keyAccountGroups().contains(customer.text(name(BcCustomerField.POSTING_GROUP)))
        || rules.keyAccountGroups().contains(customer.text(name(BcCustomerField.PRICE_GROUP)));
  }
}
