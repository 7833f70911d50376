/**
 * OData V4: metadata and addresses by Apache Olingo, records read token by token, since Olingo
 * makes a {@code double} of every decimal number.
 */
@NullMarked
package io.mahnwerk.core.odata.v4;

import org.jspecify.annotations.NullMarked;
