package io.mahnwerk.connector.dynamics;

/** Under which names an administrator published the pages of Business Central as web services. */
record BcPages(String ledgerEntries, String customers, String reminderEntries) {}
