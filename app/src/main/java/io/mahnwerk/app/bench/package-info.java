/** Measures the product where its speed and memory are promised. */
@NullMarked
package io.mahnwerk.app.bench;

import org.jspecify.annotations.NullMarked;
