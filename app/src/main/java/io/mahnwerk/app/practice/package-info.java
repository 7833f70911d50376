/** A simulated ERP that runs until a person ends it, to try every command on. */
@NullMarked
package io.mahnwerk.app.practice;

import org.jspecify.annotations.NullMarked;
