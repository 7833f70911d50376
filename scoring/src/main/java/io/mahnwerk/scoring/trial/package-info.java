/** Holds models against what happened later, and says whether one may take another's place. */
@NullMarked
package io.mahnwerk.scoring.trial;

import org.jspecify.annotations.NullMarked;
