/** Shows the whole product against simulated ERPs. */
@NullMarked
package io.mahnwerk.app.demo;

import org.jspecify.annotations.NullMarked;
