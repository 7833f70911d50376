/**
 * OData version 2: query texts, the verbose JSON format and paging. Amounts and dates are read from
 * their text, never through floating point or a time zone of this machine.
 */
@NullMarked
package io.mahnwerk.core.odata;

import org.jspecify.annotations.NullMarked;
