/**
 * The contracts that every connector keeps. They run in each module that registers a connector and
 * find it, and the simulated ERP of the same product line, by themselves.
 */
@NullMarked
package io.mahnwerk.mocks.kit;

import org.jspecify.annotations.NullMarked;
