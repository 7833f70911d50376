package io.mahnwerk.mocks.world;

import io.mahnwerk.core.model.Money;
import java.time.LocalDate;
import java.util.Optional;

/**
 * An invoice that will be posted, and whether its debtor is going to pay it in time.
 *
 * @param number counted from 1 within the year of posting
 * @param debtor the debtor's number
 * @param inTime the business day on which it is paid, up to the due date; empty when it becomes
 *     overdue, and then notices and the debtor's own habit decide
 */
public record Invoice(
    int year,
    int number,
    String debtor,
    LocalDate postingDay,
    LocalDate dueDay,
    Money amount,
    Optional<LocalDate> inTime) {}
