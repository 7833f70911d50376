package io.mahnwerk.connector.dynamics;

import io.mahnwerk.core.model.Clearing;
import io.mahnwerk.core.model.CompanyCode;
import io.mahnwerk.core.odata.ODataFilter;
import io.mahnwerk.core.odata.ODataRecord;
import io.mahnwerk.core.odata.v4.V4Query;
import io.mahnwerk.core.odata.v4.V4Service;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What closed an entry, from its detailed entries (table 379): our extension shows them, and so
 * does the analytics API of the app Power BI Reports. An entry is closed by whatever took most of
 * it; applications that were taken back cancel each other out.
 *
 * @param writeOffs reason codes of write-offs
 */
record BcClosings(BcServices services, Source source, Set<String> writeOffs) {

  /** Where detailed entries are found, and under which names. */
  enum Source {
    EXTENSION(
        BcServices.Api.EXTENSION,
        "detailedLedgerEntries",
        new Names(
            "ledgerEntryNumber", "entryType", "documentType", "amount", "appliedLedgerEntryNumber"),
        new Reasons("ledgerEntries", "entryNumber", "reasonCode")),
    ANALYTICS(
        BcServices.Api.ANALYTICS,
        "customerLedgerEntries",
        new Names(
            "cleEntryNo",
            "dcleEntryType",
            "dcleDocumentType",
            "dcleAmountLCY",
            "dcleAppliedCustLedgerEntryNo"),
        new Reasons("customerLedgerEntries", "cleEntryNo", "cleReasonCode"));

    private final BcServices.Api api;
    private final String set;
    private final Names names;
    private final Reasons reasons;

    Source(BcServices.Api api, String set, Names names, Reasons reasons) {
      this.api = api;
      this.set = set;
      this.names = names;
      this.reasons = reasons;
    }

    BcServices.Api api() {
      return api;
    }

    String set() {
      return set;
    }
  }

  private record Names(
      String entry, String entryType, String documentType, String amount, String applied) {
    List<String> all() {
      return List.of(entry, entryType, documentType, amount, applied);
    }
  }

  private record Reasons(String set, String entry, String reason) {}

  /** By entry number; an entry without applications is left out. */
  Map<Integer, Clearing.Kind> of(CompanyCode company, List<Integer> entries) {
    if (entries.isEmpty()) {
      return Map.of();
    }
    List<ODataRecord> applications = applications(company, entries);
    Set<Integer> writtenOff = writtenOff(company, applications);
    Map<Integer, Map<Clearing.Kind, BigDecimal>> shares = new HashMap<>();
    for (ODataRecord application : applications) {
      shares
          .computeIfAbsent(
              BcField.whole(application, source.names.entry()),
              entry -> new EnumMap<>(Clearing.Kind.class))
          .merge(
              kind(application, writtenOff),
              application.decimal(source.names.amount()),
              BigDecimal::add);
    }
    Map<Integer, Clearing.Kind> kinds = new HashMap<>();
    shares.forEach((entry, share) -> greatest(share).ifPresent(kind -> kinds.put(entry, kind)));
    return kinds;
  }

  private List<ODataRecord> applications(CompanyCode company, List<Integer> entries) {
    return BcField.numbers(source.names.entry(), entries).stream()
        .flatMap(some -> records(company, source.set, source.names.all(), some))
        .filter(found -> BcField.option(found, source.names.entryType()).equals("Application"))
        .toList();
  }

  /** Which of the applied entries, all without a document type, carry a write-off's reason. */
  private Set<Integer> writtenOff(CompanyCode company, List<ODataRecord> applications) {
    List<Integer> untyped =
        applications.stream()
            .filter(one -> BcField.option(one, source.names.documentType()).isEmpty())
            .map(one -> BcField.whole(one, source.names.applied()))
            .distinct()
            .toList();
    Set<Integer> writtenOff = new HashSet<>();
    if (!writeOffs.isEmpty() && !untyped.isEmpty()) {
      Reasons of = source.reasons;
      for (ODataFilter some : BcField.numbers(of.entry(), untyped)) {
        records(company, of.set(), List.of(of.entry(), of.reason()), some)
            .filter(found -> writeOffs.contains(found.text(of.reason())))
            .forEach(found -> writtenOff.add(BcField.whole(found, of.entry())));
      }
    }
    return writtenOff;
  }

  private java.util.stream.Stream<ODataRecord> records(
      CompanyCode company, String set, List<String> select, ODataFilter filter) {
    V4Service service = services.bulk(source.api, company);
    return services.records(service, new V4Query(set, select, Optional.of(filter), List.of()));
  }

  private Clearing.Kind kind(ODataRecord application, Set<Integer> writtenOff) {
    return switch (BcField.option(application, source.names.documentType())) {
      case "Payment" -> Clearing.Kind.PAYMENT;
      case "" ->
          writtenOff.contains(BcField.whole(application, source.names.applied()))
              ? Clearing.Kind.WRITE_OFF
              : Clearing.Kind.CREDIT;
      default -> Clearing.Kind.CREDIT;
    };
  }

  private static Optional<Clearing.Kind> greatest(Map<Clearing.Kind, BigDecimal> shares) {
    return shares.entrySet().stream()
        .filter(share -> share.getValue().signum() != 0)
        .max(Map.Entry.comparingByValue((a, b) -> a.abs().compareTo(b.abs())))
        .map(Map.Entry::getKey);
  }
}
