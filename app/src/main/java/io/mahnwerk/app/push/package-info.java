/** Takes hints of ledgers that something changed, and reads the sooner for them. */
@NullMarked
package io.mahnwerk.app.push;

import org.jspecify.annotations.NullMarked;
