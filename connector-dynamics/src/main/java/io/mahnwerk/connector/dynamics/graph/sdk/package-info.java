/** What uses the Graph library; loaded beside it and reached by one constructor only. */
@NullMarked
package io.mahnwerk.connector.dynamics.graph.sdk;

import org.jspecify.annotations.NullMarked;
