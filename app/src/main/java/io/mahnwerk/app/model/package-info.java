/** The life of a connection's models: trained, tried on later payments, taken, kept, taken back. */
@NullMarked
package io.mahnwerk.app.model;

import org.jspecify.annotations.NullMarked;
