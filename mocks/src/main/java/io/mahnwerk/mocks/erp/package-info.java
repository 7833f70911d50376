/** What every simulated ERP has in common, whatever protocol it speaks. */
@NullMarked
package io.mahnwerk.mocks.erp;

import org.jspecify.annotations.NullMarked;
