/** The connections a user has configured and the connectors that serve them. */
@NullMarked
package io.mahnwerk.app.config;

import org.jspecify.annotations.NullMarked;
