/**
 * The demonstration: a simulated ERP with a debtor world behind it is steered for some months, and
 * every claim of the report is counted on its ledger.
 */
@NullMarked
package io.mahnwerk.app.demo;

import org.jspecify.annotations.NullMarked;
