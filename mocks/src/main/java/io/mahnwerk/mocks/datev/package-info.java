/**
 * A simulated tax office: a client's books in Kanzlei-Rechnungswesen, the folders through which
 * files come and go, and the clerk who carries them. Every format is encoded here by itself.
 */
@NullMarked
package io.mahnwerk.mocks.datev;

import org.jspecify.annotations.NullMarked;
