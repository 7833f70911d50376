package io.mahnwerk.app.recommend;

import io.mahnwerk.core.model.Money;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A readable row of an invoice file.
 *
 * @param terms the agreed days as written; blank where not given
 * @param dunnedOn the days of the notices, earliest first
 * @param propensities one for each notice, or none
 */
record InvoiceRow(
    String debtor,
    String document,
    Money amount,
    LocalDate documentDate,
    LocalDate dueDate,
    Optional<LocalDate> clearedOn,
    String country,
    String industry,
    String terms,
    List<LocalDate> dunnedOn,
    List<LocalDate> complainedOn,
    List<Double> propensities) {}
