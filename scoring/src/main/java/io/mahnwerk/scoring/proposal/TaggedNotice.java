package io.mahnwerk.scoring.proposal;

import io.mahnwerk.core.model.DebtorRef;
import java.time.LocalDate;

/** What the user noted of a letter that was sent to a debtor on a day; blank where nothing. */
public record TaggedNotice(
    DebtorRef debtor, LocalDate day, String channel, String tone, String subject) {}
