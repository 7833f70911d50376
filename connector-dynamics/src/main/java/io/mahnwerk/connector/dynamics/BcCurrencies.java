package io.mahnwerk.connector.dynamics;

import io.mahnwerk.core.failure.ConnectorException;
import io.mahnwerk.core.failure.FailureKind;
import io.mahnwerk.core.model.CompanyCode;
import io.mahnwerk.core.model.Sentence;
import io.mahnwerk.core.odata.v4.V4Query;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** The local currency of each company, from the settings or as Business Central tells it. */
final class BcCurrencies {
  private final BcSettings settings;
  private final BcServices services;
  private final Supplier<BcWay> way;
  private final Map<CompanyCode, Currency> known = new ConcurrentHashMap<>();

  BcCurrencies(BcSettings settings, BcServices services, Supplier<BcWay> way) {
    this.settings = settings;
    this.services = services;
    this.way = way;
  }

  /** The currency of a company's entries that name none. */
  Currency of(CompanyCode company) {
    Currency first = known.get(company);
    if (first != null) {
      return first;
    }
    Currency currency = settings.house().localCurrency().orElseGet(() -> askCurrency(company));
    known.put(company, currency);
    return currency;
  }

  private Currency askCurrency(CompanyCode company) {
    String code =
        way.get() == BcWay.EXTENSION
            ? BcInfo.read(services, company).map(BcInfo::localCurrency).orElse("")
            : companyInformation(company);
    try {
      return Currency.getInstance(code);
    } catch (IllegalArgumentException none) {
      throw new ConnectorException(
          FailureKind.MISCONFIGURED,
          settings.connection(),
          new Sentence(
                  "Business Central does not tell the local currency of company '%s'; name it in"
                      + " setting 'local-currency'.",
                  "Business Central nennt die Hauswährung des Mandanten '%s' nicht; nennen Sie sie"
                      + " in Einstellung 'local-currency'.")
              .with(Sentence.same(company.value())),
          none);
    }
  }

  private String companyInformation(CompanyCode company) {
    V4Query query = new V4Query("companyInformation", List.of(), Optional.empty(), List.of());
    return services
        .records(services.bulk(BcServices.Api.STANDARD, company), query)
        .findFirst()
        .map(found -> found.text("currencyCode"))
        .orElse("");
  }
}
