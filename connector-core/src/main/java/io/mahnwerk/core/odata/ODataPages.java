package io.mahnwerk.core.odata;

import io.mahnwerk.core.model.ConnectionId;

/** A service that answers reads page by page. */
public interface ODataPages {
  ConnectionId connection();

  /**
   * The first page of what the query finds.
   *
   * @throws io.mahnwerk.core.failure.ConnectorException when it does not answer with what was asked
   */
  ODataPage page(ODataQuery query);
}
