package io.mahnwerk.core.store;

/**
 * What was taken into the store.
 *
 * @param itemsRead items as the ledger gave them, those that had not changed included
 * @param newNotices notices that the ledger showed for the first time
 * @param newComplaints clerks' blocks that were taken for a complaint
 * @param confirmed writes of ours that the read showed
 * @param overridden marks of ours that a clerk lifted, changed or entered otherwise
 */
public record IntakeReport(
    int itemsRead,
    int debtorsRead,
    int newNotices,
    int newClearings,
    int newComplaints,
    int confirmed,
    int overridden) {
  public static final IntakeReport NOTHING = new IntakeReport(0, 0, 0, 0, 0, 0, 0);

  /** Nothing but marks that a clerk wanted otherwise. */
  public static IntakeReport overridden(int marks) {
    return new IntakeReport(0, 0, 0, 0, 0, 0, marks);
  }

  public IntakeReport plus(IntakeReport other) {
    return new IntakeReport(
        itemsRead + other.itemsRead,
        debtorsRead + other.debtorsRead,
        newNotices + other.newNotices,
        newClearings + other.newClearings,
        newComplaints + other.newComplaints,
        confirmed + other.confirmed,
        overridden + other.overridden);
  }

  /** The same without the count of records, for what was read a second time. */
  public IntakeReport withoutRecords() {
    return new IntakeReport(0, 0, newNotices, newClearings, newComplaints, confirmed, overridden);
  }
}
