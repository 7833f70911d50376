package io.mahnwerk.scoring;

import io.mahnwerk.core.model.Reason;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What a policy wants for one item.
 *
 * @param day the day of the notice; empty to wait beyond all candidates
 * @param forecast what is expected of its payment then
 */
record Choice(Optional<LocalDate> day, Forecast forecast, List<Reason> reasons) {}
