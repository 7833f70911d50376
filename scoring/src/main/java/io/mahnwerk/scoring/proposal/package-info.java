/**
 * What a person might do beside choosing days: proposals with reasons, never executed. Where too
 * little is known they say so.
 */
@NullMarked
package io.mahnwerk.scoring.proposal;

import org.jspecify.annotations.NullMarked;
