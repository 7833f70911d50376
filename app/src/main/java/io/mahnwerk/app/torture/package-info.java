/** Breaks and kills cycles against simulated ERPs and judges what the ledgers say of it. */
@NullMarked
package io.mahnwerk.app.torture;

import org.jspecify.annotations.NullMarked;
