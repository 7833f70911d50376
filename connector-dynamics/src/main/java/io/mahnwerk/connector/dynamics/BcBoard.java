package io.mahnwerk.connector.dynamics;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mahnwerk.core.model.CompanyCode;
import io.mahnwerk.core.model.ExpectedPayment;
import io.mahnwerk.core.model.Reason;
import io.mahnwerk.core.odata.ODataRecord;
import io.mahnwerk.core.odata.v4.V4Query;
import io.mahnwerk.core.spi.SuggestionBoard;
import java.math.BigDecimal;
import java.net.URI;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Shows suggestions in the lists that our extension adds to: date, likelihood, expected payment
 * with its interval, and the three weightiest reasons in German and English. Writes only what
 * differs from what is shown, and nothing that an entry is held by.
 *
 * @param most suggestions of one batch
 */
record BcBoard(BcLedger ledger, int most) implements SuggestionBoard {
  private static final String NUMBER = "ledgerEntryNumber";
  private static final String NO_DATE = "0001-01-01";
  private static final int REASONS = 3;
  private static final int LONGEST_REASON = 250;
  private static final int LONGEST_MODEL = 50;

  @Override
  public void show(Collection<Suggestion> suggestions) {
    Map<CompanyCode, List<Suggestion>> byCompany =
        suggestions.stream().collect(Collectors.groupingBy(s -> s.item().companyCode()));
    byCompany.forEach(
        (company, some) -> {
          for (int from = 0; from < some.size(); from += most) {
            show(company, some.subList(from, Math.min(some.size(), from + most)));
          }
        });
  }

  private void show(CompanyCode company, List<Suggestion> some) {
    Map<String, ODataRecord> shown = shown(company, some);
    URI set =
        ledger.services().company(BcServices.Api.EXTENSION, company).resolve(BcSuggestions.SET);
    List<DynSender.Named> writes = new ArrayList<>();
    for (Suggestion suggestion : some) {
      Optional<ODataRecord> before = Optional.ofNullable(shown.get(suggestion.item().nativeKey()));
      write(set, suggestion, before)
          .ifPresent(w -> writes.add(new DynSender.Named(w, suggestion.item().nativeKey())));
    }
    ledger.writer().sender().send(writes).forEach(reached()::require);
  }

  private Map<String, ODataRecord> shown(CompanyCode company, List<Suggestion> some) {
    List<Integer> numbers =
        some.stream()
            .flatMap(s -> BcComplements.number(s.item().nativeKey()).stream())
            .distinct()
            .toList();
    Map<String, ODataRecord> shown = new HashMap<>();
    BcServices services = ledger.services();
    BcField.numbers(NUMBER, numbers).stream()
        .map(f -> new V4Query(BcSuggestions.SET, List.of(), Optional.of(f), List.of()))
        .flatMap(q -> services.records(services.fresh(BcServices.Api.EXTENSION, company), q))
        .forEach(found -> shown.put(found.text(NUMBER), found));
    return shown;
  }

  private static Optional<DynWrite> write(
      URI set, Suggestion suggestion, Optional<ODataRecord> before) {
    ObjectNode body = body(suggestion);
    if (before.isEmpty()) {
      body.put(NUMBER, Integer.parseInt(suggestion.item().nativeKey()));
      return Optional.of(DynWrite.post(set, body));
    }
    ODataRecord shown = before.get();
    boolean isShown =
        body.properties().stream()
            .allMatch(field -> isEqual(shown.text(field.getKey()), field.getValue().asText()));
    return isShown
        ? Optional.empty()
        : Optional.of(
            DynWrite.patch(
                BcSuggestions.entity(set, shown.required("id")), shown.etag().orElse(""), body));
  }

  /** Numbers are equal also where one has zeros at its end. */
  private static boolean isEqual(String shown, String wanted) {
    if (shown.equals(wanted)) {
      return true;
    }
    try {
      return new BigDecimal(shown).compareTo(new BigDecimal(wanted)) == 0;
    } catch (NumberFormatException texts) {
      return false;
    }
  }

  private static ObjectNode body(Suggestion suggestion) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    Optional<Expected> expected = suggestion.expected();
    body.put("suggestedDate", text(suggestion.recommended()));
    body.put("score", expected.map(Expected::withinMonth).orElse(BigDecimal.ZERO));
    ExpectedPayment payment = expected.map(Expected::payment).orElse(ExpectedPayment.NONE);
    body.put("expectedPaymentDate", text(payment.middle()));
    body.put("expectedFromDate", text(payment.from()));
    body.put("expectedUntilDate", text(payment.until()));
    for (int i = 0; i < REASONS; i++) {
      Optional<Reason> reason =
          i < suggestion.reasons().size()
              ? Optional.of(suggestion.reasons().get(i))
              : Optional.empty();
      body.put("reason" + (i + 1), text(reason, Locale.ENGLISH));
      body.put("reason" + (i + 1) + "German", text(reason, Locale.GERMAN));
    }
    body.put("modelVersion", cut(suggestion.modelVersion(), LONGEST_MODEL));
    return body;
  }

  private static String text(Optional<LocalDate> date) {
    return date.map(LocalDate::toString).orElse(NO_DATE);
  }

  private static String text(Optional<Reason> reason, Locale locale) {
    return reason.map(r -> cut(r.text(locale), LONGEST_REASON)).orElse("");
  }

  private static String cut(String text, int longest) {
    return text.length() <= longest ? text : text.substring(0, longest - 1) + "…";
  }

  @Override
  public long standing() {
    return rows().standing();
  }

  @Override
  public long takeOut() {
    return rows().takeOut();
  }

  private BcShownRows rows() {
    return new BcShownRows(ledger, most, reached());
  }

  private BcReached reached() {
    return new BcReached(ledger.settings().connection());
  }
}
