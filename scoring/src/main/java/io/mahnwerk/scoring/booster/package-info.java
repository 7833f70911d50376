/** Training by XGBoost, whose native library nothing else knows. */
@NullMarked
package io.mahnwerk.scoring.booster;

import org.jspecify.annotations.NullMarked;
