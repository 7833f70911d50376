package io.mahnwerk.mocks.sap;

import io.mahnwerk.mocks.erp.OptionWords;

/** What sets one system apart from the usual one. */
public enum SapTrait {
  /** An older release: some properties are not there yet. */
  FEWER_PROPERTIES,
  /** The customer's own OData V4 service shows the dunning procedures. */
  CUSTOM_SERVICE,
  /** No service takes {@code $batch}. */
  NO_BATCH,
  /** Dunning data carry an ETag, and a change must present it. */
  ETAGS,
  /** A change must come with If-Match although no ETag is ever given. */
  DEMANDS_IF_MATCH,
  /** Successful answers carry a warning in the header {@code sap-message}. */
  WARNINGS,
  /**
   * A proxy stands before it: links name the inner host, only GET, HEAD and POST come through, and
   * no address longer than 4096 characters.
   */
  PROXY;

  static final OptionWords<SapTrait> WORDS = new OptionWords<>(SapTrait.class);
}
