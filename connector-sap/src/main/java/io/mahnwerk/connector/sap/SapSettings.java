package io.mahnwerk.connector.sap;

import io.mahnwerk.core.http.HttpLimits;
import io.mahnwerk.core.http.Origin;
import io.mahnwerk.core.http.ResilientHttp;
import io.mahnwerk.core.model.CompanyCode;
import io.mahnwerk.core.model.ConnectionId;
import io.mahnwerk.core.model.DunningProcedure;
import io.mahnwerk.core.model.DunningProcedureCode;
import io.mahnwerk.core.model.DunningProcedures;
import io.mahnwerk.core.spi.Capability;
import io.mahnwerk.core.spi.ConnectorContext;
import io.mahnwerk.core.spi.SettingSpec;
import io.mahnwerk.core.spi.Settings;
import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The settings of one SAP connection, read and checked. */
final class SapSettings {
  private static final List<SettingSpec> OWN =
      List.of(
          SettingSpec.required("url", "address of the SAP system, for example https://s4.example"),
          SettingSpec.optional("client", "", "SAP client; blank for the system's own default"),
          SettingSpec.optional("language", "EN", "language of SAP's messages"),
          SettingSpec.required("company-codes", "company codes to read, joined by commas"),
          SettingSpec.optional("reason-code", "M", "own dunning block reason (table T040S)"),
          SettingSpec.optional(
              "released-reason-code",
              "",
              "block reason that stands for no block where SAP refuses to empty one; needs floor"
                  + " event-module, whose event module takes it for none"),
          SettingSpec.optional(
              "honoured-by",
              "item-block",
              "what keeps an item out of the run until its day: " + SapHonouring.FORM),
          SettingSpec.optional(
              "mark-field",
              "Reference2IDByBusinessPartner",
              "item field for our date: Reference1IDByBusinessPartner,"
                  + " Reference2IDByBusinessPartner, Reference3IDByBusinessPartner or"
                  + " AssignmentReference"),
          SettingSpec.optional(
              "item-change-path",
              "/sap/bc/srt/scs_ext/sap/journalentrybulkchangerequest_",
              "path of the SOAP service Journal Entry - Change; SOAMANAGER shows it"),
          SettingSpec.optional("page-size", "1000", "records of one page, 1 to 5000"),
          SettingSpec.optional("bulk-size", "200", "items of one change message, 1 to 1000"),
          SettingSpec.optional("time-zone", "Europe/Berlin", "time zone of the SAP system"),
          SettingSpec.optional(
              "history-from", "", "first clearing date to read; blank for two years back"),
          SettingSpec.optional("procedures", "", "the dunning procedures: " + SapProcedures.FORM),
          SettingSpec.optional(
              "opened-procedures", "", "opened=former procedure, joined by commas: ZM01=0001"),
          SettingSpec.optional(
              "natural-person-groups", "", "account groups of natural persons, joined by commas"),
          SettingSpec.optional(
              "one-time-groups",
              "",
              "account groups of one-time customers, joined by commas; people decide about them"),
          SettingSpec.optional(
              "key-account-classes", "", "customer classifications of key accounts"),
          SettingSpec.optional(
              "direct-debit-methods", "E", "payment methods by which SAP collects itself"),
          SettingSpec.optional(
              "credit-document-types", "DG", "document types of credit memos (clearing)"),
          SettingSpec.optional(
              "write-off-document-types", "", "document types of write-offs (clearing)"),
          SettingSpec.optional(
              "figures",
              "general-ledger",
              "where SAP's own balances and bank postings are read: general-ledger (service"
                  + " API_GLACCOUNTLINEITEM) or none"),
          SettingSpec.optional(
              "bank-accounts",
              "",
              "G/L accounts on which bank statements are posted, joined by commas"),
          SettingSpec.optional(
              "floor",
              "none",
              "what holds items without our mark to their former day: none or event-module"),
          SettingSpec.optional("connect-timeout-seconds", "10", "longest wait for a connection"),
          SettingSpec.optional("call-timeout-seconds", "60", "longest wait for a whole answer"),
          SettingSpec.optional("requests-per-second", "100", "most requests in one second"),
          SettingSpec.optional("workers", "4", "most requests at one time"));

  static final List<SettingSpec> SPECS =
      Stream.of(OWN, SapOwnService.SPECS, SapSignIn.SPECS).flatMap(List::stream).toList();

  private final ConnectionId connection;
  private final Clock clock;
  private final Settings settings;
  private final SapSignIn signIn;
  private final URI url;

  SapSettings(ConnectorContext context) {
    connection = context.connection();
    clock = context.clock();
    settings = Settings.check(connection, SPECS, context.settings());
    url =
        settings.parsed(
            "url", "an https:// address (http:// for this machine only)", SapSettings::base);
    signIn = new SapSignIn(connection, settings, limits(), context.clock());
    clientAndLanguage();
    companyCodes();
    marks();
    zone();
    itemChange();
    historyFrom();
    if (settings.text("custom-service").isEmpty()) {
      procedures();
    }
    limits();
    pageSize();
    bulkSize();
    readsFigures();
    holdsFloor();
  }

  /** What was given, for parts that read settings of their own. */
  Settings given() {
    return settings;
  }

  ConnectionId connection() {
    return connection;
  }

  ResilientHttp.Target target() {
    return signIn.target(url);
  }

  /** An address below the system's own, which may have a path of a proxy in it. */
  URI address(String path) {
    return URI.create(url + (path.startsWith("/") ? path : "/" + path));
  }

  /** The address of the item change service, with the parameters of every call. */
  URI itemChange() {
    String query =
        parameters().entrySet().stream()
            .map(parameter -> parameter.getKey() + "=" + parameter.getValue())
            .collect(Collectors.joining("&", "?", ""));
    return settings.parsed("item-change-path", "a path", path -> address(path + query));
  }

  /** Client and language go along with every call: a session belongs to one client. */
  Map<String, String> parameters() {
    Map<String, String> parameters = new TreeMap<>();
    parameters.put("sap-client", settings.text("client"));
    parameters.put("sap-language", settings.text("language"));
    parameters.values().removeIf(String::isBlank);
    return parameters;
  }

  private void clientAndLanguage() {
    settings.parsed("client", "three digits", text -> inForm(text, "([0-9]{3})?"));
    settings.parsed("language", "two letters", text -> inForm(text, "([A-Za-z]{2})?"));
  }

  private static String inForm(String text, String form) {
    if (!text.matches(form)) {
      throw new IllegalArgumentException(text);
    }
    return text;
  }

  List<CompanyCode> companyCodes() {
    return settings.parsed("company-codes", "company codes joined by commas", SapSettings::codes);
  }

  SapMarks marks() {
    SapMarks.MarkField field =
        settings.parsed("mark-field", "one of the fields listed for it", SapMarks.MarkField::parse);
    String code = settings.parsed("reason-code", "one character", text -> inForm(text, "."));
    SapHonouring honouring = honouring();
    return settings.parsed(
        "released-reason-code",
        "another single character, and only with floor event-module",
        released -> new SapMarks(code, field, onlyWithEventModule(released), honouring));
  }

  private SapHonouring honouring() {
    return settings.parsed(
        "honoured-by",
        SapHonouring.FORM + ", the event module only with floor event-module",
        text -> {
          SapHonouring honouring =
              SapHonouring.parse(text, () -> LocalDate.ofInstant(clock.instant(), zone()));
          onlyWithEventModule(honouring.uses(SapHonouring.Way.EVENT_MODULE) ? text : "");
          return honouring;
        });
  }

  private String onlyWithEventModule(String text) {
    if (!text.isEmpty() && !holdsFloor()) {
      throw new IllegalArgumentException("Nothing in SAP would honour it");
    }
    return text;
  }

  /** System, client, service and fields: what a write test proves. */
  String writesBy() {
    return String.join(
        " ",
        url.toString(),
        "client",
        settings.text("client"),
        settings.text("item-change-path"),
        settings.text("reason-code"),
        settings.text("released-reason-code"),
        settings.text("mark-field"),
        settings.text("honoured-by"));
  }

  SapDocumentTypes documentTypes() {
    return new SapDocumentTypes(set("credit-document-types"), set("write-off-document-types"));
  }

  Set<String> directDebitMethods() {
    return set("direct-debit-methods");
  }

  SapDebtorMapper.Rules debtorRules() {
    return new SapDebtorMapper.Rules(
        SapDebtorMapper.decidedByPeople(set("natural-person-groups"), set("one-time-groups")),
        set("key-account-classes"),
        directDebitMethods());
  }

  /** Whether the general ledger's own figures are read. */
  boolean readsFigures() {
    return oneOf("figures", "general-ledger", "none");
  }

  List<String> bankAccounts() {
    return SapProcedures.list(settings.text("bank-accounts"), ",");
  }

  /** Whether an event module (BTE 00001765) in SAP holds the floor. */
  boolean holdsFloor() {
    return oneOf("floor", "event-module", "none");
  }

  /** What the administrator says this system shows and does beside what its metadata tell. */
  Set<Capability> setUp() {
    Set<Capability> setUp = EnumSet.noneOf(Capability.class);
    if (readsFigures()) {
      setUp.add(Capability.SHOWS_BALANCE);
      if (!bankAccounts().isEmpty()) {
        setUp.add(Capability.SHOWS_BANK_POSTING);
      }
    }
    if (holdsFloor()) {
      setUp.add(Capability.ENFORCES_FLOOR);
    }
    if (honouring().uses(SapHonouring.Way.ACCOUNT_BLOCK)) {
      setUp.add(Capability.HOLDS_BY_DEBTOR);
    }
    if (honouring().needsNoRelease(companyCodes())) {
      setUp.add(Capability.BLOCK_EXPIRES);
    }
    return setUp;
  }

  private boolean oneOf(String key, String yes, String no) {
    String value = settings.parsed(key, yes + " or " + no, t -> inForm(t, yes + "|" + no));
    return value.equals(yes);
  }

  ZoneId zone() {
    return settings.parsed("time-zone", "a time zone such as Europe/Berlin", ZoneId::of);
  }

  Optional<LocalDate> historyFrom() {
    return settings.parsed(
        "history-from",
        "a date such as 2025-01-31",
        text -> text.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(text)));
  }

  /** The procedures of the settings alone. */
  DunningProcedures procedures() {
    return procedures(Map.of());
  }

  /**
   * The procedures that SAP shows, those of the settings above them.
   *
   * @param shown empty where SAP shows none
   */
  DunningProcedures procedures(Map<DunningProcedureCode, DunningProcedure> shown) {
    Map<DunningProcedureCode, DunningProcedure> byCode = new LinkedHashMap<>(shown);
    byCode.putAll(settings.parsed("procedures", SapProcedures.FORM, SapProcedures::parse));
    return settings.parsed(
        "opened-procedures",
        "pairs of described procedures like ZM01=0001",
        text -> SapProcedures.withOpened(byCode, text));
  }

  int pageSize() {
    return settings.number("page-size", 1, 5000);
  }

  int bulkSize() {
    return settings.number("bulk-size", 1, 1000);
  }

  HttpLimits limits() {
    return HttpLimits.DEFAULT
        .withTimeouts(
            settings.seconds("connect-timeout-seconds"), settings.seconds("call-timeout-seconds"))
        .withLoad(
            settings.number("requests-per-second", 1, 10_000), settings.number("workers", 1, 64));
  }

  /** Hides every value. */
  @Override
  public String toString() {
    return settings.toString();
  }

  private Set<String> set(String key) {
    return Set.copyOf(SapProcedures.list(settings.text(key), ","));
  }

  private static URI base(String text) {
    URI address = URI.create(text.replaceAll("/+$", ""));
    if (!Origin.of(address).isPrivate()
        || address.getRawQuery() != null
        || address.getRawFragment() != null) {
      throw new IllegalArgumentException("Not the address of a system");
    }
    return address;
  }

  private static List<CompanyCode> codes(String text) {
    List<CompanyCode> codes =
        SapProcedures.list(text, ",").stream().distinct().map(CompanyCode::new).toList();
    if (codes.isEmpty()) {
      throw new IllegalArgumentException("No company code");
    }
    return codes;
  }
}
