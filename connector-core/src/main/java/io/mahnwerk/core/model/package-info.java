/**
 * The canonical receivables model: immutable values in the words of the trade, built on the JDK
 * alone.
 */
@NullMarked
package io.mahnwerk.core.model;

import org.jspecify.annotations.NullMarked;
