package io.mahnwerk.mocks.erp;

/**
 * What became of invoices that went through the connector as files before they were booked.
 *
 * @param brought invoices that were put where the connector takes files from
 * @param cameBack those of them that came back and were booked from what came back
 * @param altered those that came back with more changed than the columns of a block
 * @param blocked those that were booked with a block
 */
public record FiledInvoices(long brought, long cameBack, long altered, long blocked) {
  public static final FiledInvoices NONE = new FiledInvoices(0, 0, 0, 0);
}
