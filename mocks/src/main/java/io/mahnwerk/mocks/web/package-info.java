/** What simulated ERPs with a REST face have in common: requests, answers and planned faults. */
@NullMarked
package io.mahnwerk.mocks.web;

import org.jspecify.annotations.NullMarked;
