/**
 * Calls to a ledger over HTTP: bounded, retried only where that is safe, and never to another
 * origin than the configured one.
 */
@NullMarked
package io.mahnwerk.core.http;

import org.jspecify.annotations.NullMarked;
