package io.mahnwerk.core.sync;

import io.mahnwerk.core.model.CompanyCode;
import java.util.List;
import java.util.Optional;

/**
 * A reading position in a pass that reads one company code after the other, each whole the first
 * time and only its changes afterwards. Its names are none that JSON takes for properties.
 */
public interface CompanyPass {
  /** Company codes that an earlier pass has read whole. */
  List<String> loaded();

  /** The company code at hand; blank between two passes. */
  String company();

  /** Whether the company code at hand was read whole before. */
  default boolean wasLoaded() {
    return loaded().contains(company());
  }

  default boolean endsPass() {
    return company().isEmpty();
  }

  /** Throws {@link IllegalArgumentException} between two passes. */
  default CompanyCode companyCode() {
    return new CompanyCode(company());
  }

  /** Whether the pass is at one of these; it is at none between two passes. */
  default boolean liesWithin(List<CompanyCode> companies) {
    return companies.stream().anyMatch(known -> known.value().equals(company()));
  }

  /** The one that follows the company code at hand; empty after the last. */
  default Optional<CompanyCode> following(List<CompanyCode> companies) {
    int next = companies.indexOf(companyCode()) + 1;
    return next < companies.size() ? Optional.of(companies.get(next)) : Optional.empty();
  }
}
