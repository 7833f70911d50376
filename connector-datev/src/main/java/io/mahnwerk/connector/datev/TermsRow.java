package io.mahnwerk.connector.datev;

import java.util.Optional;

/**
 * Terms of payment, category 46.
 *
 * @param number as debtors name it in their column 109
 * @param dueDays days from the document to the due date; empty where due days depend on the month's
 *     day (Fälligkeitstyp 2), which only the item itself can tell
 */
record TermsRow(int number, String name, Optional<Integer> dueDays) {}
