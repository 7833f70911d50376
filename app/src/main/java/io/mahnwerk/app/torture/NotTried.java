package io.mahnwerk.app.torture;

/**
 * A disturbance that makes no sense for a path of a ledger, and why.
 *
 * @param what such as a kind of faults
 */
record NotTried(String ledger, String path, String what, String why) {}
