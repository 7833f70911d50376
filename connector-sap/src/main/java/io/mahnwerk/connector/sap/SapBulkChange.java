package io.mahnwerk.connector.sap;

import io.mahnwerk.connector.sap.SapMarks.MarkField;
import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlRootElement;
import jakarta.xml.bind.annotation.XmlType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The part we use of SAP's message {@code JournalEntryBulkChangeRequestMessage}, by SAP's own
 * names. The root has SAP's namespace, its children have none, and their order is part of the
 * format.
 *
 * <p>Emptying a field is an empty element with a change indicator, which SAP's own schema does not
 * allow for block reasons; so what is sent is not validated.
 */
@XmlRootElement(name = "JournalEntryBulkChangeRequestMessage", namespace = SapBulkChange.NAMESPACE)
@XmlAccessorType(XmlAccessType.FIELD)
@XmlType(propOrder = {"header", "items"})
final class SapBulkChange {
  static final String NAMESPACE = "http://sap.com/xi/SAPSCORE/SFIN";

  @XmlElement(name = "MessageHeader")
  private Header header = new Header();

  @XmlElement(name = "JournalEntryDebtorCreditorItem")
  private List<Item> items = new ArrayList<>();

  private SapBulkChange() {}

  /**
   * @param id at most 35 characters
   * @param createdAt ISO instant in whole seconds
   */
  static SapBulkChange of(
      String id, String createdAt, MarkField field, List<SapItemChange> changes) {
    SapBulkChange message = new SapBulkChange();
    message.header = Header.of(id, createdAt);
    for (SapItemChange change : changes) {
      message.items.add(Item.of(change, field, createdAt));
    }
    return message;
  }

  /** Names a message or one item of it. */
  @XmlAccessorType(XmlAccessType.FIELD)
  @XmlType(propOrder = {"id", "creationDateTime"})
  static final class Header {
    @XmlElement(name = "ID")
    private String id = "";

    @XmlElement(name = "CreationDateTime")
    private String creationDateTime = "";

    static Header of(String id, String createdAt) {
      Header header = new Header();
      header.id = id;
      header.creationDateTime = createdAt;
      return header;
    }
  }

  /** One item; a change that is absent leaves its field as it is. */
  @XmlAccessorType(XmlAccessType.FIELD)
  @XmlType(
      propOrder = {
        "header",
        "key",
        "assignment",
        "reference1",
        "reference2",
        "reference3",
        "block"
      })
  static final class Item {
    @XmlElement(name = "MessageHeader")
    private Header header = new Header();

    @XmlElement(name = "ItemKey")
    private Key key = new Key();

    @XmlElement(name = "AssignmentReferenceChange")
    private @Nullable FieldChange assignment;

    @XmlElement(name = "Reference1IDByBusinessPartnerChange")
    private @Nullable FieldChange reference1;

    @XmlElement(name = "Reference2IDByBusinessPartnerChange")
    private @Nullable FieldChange reference2;

    @XmlElement(name = "Reference3IDByBusinessPartnerChange")
    private @Nullable FieldChange reference3;

    @XmlElement(name = "DunningBlockingReasonCodeChange")
    private @Nullable FieldChange block;

    static Item of(SapItemChange change, MarkField field, String createdAt) {
      Item item = new Item();
      item.header = Header.of(change.key().value(), createdAt);
      item.key = Key.of(change);
      change.mark().ifPresent(text -> item.mark(field, text));
      change.block().ifPresent(reason -> item.block = FieldChange.block(reason));
      return item;
    }

    private void mark(MarkField field, String text) {
      FieldChange change = FieldChange.mark(field, text);
      switch (field) {
        case REFERENCE_1 -> reference1 = change;
        case REFERENCE_2 -> reference2 = change;
        case REFERENCE_3 -> reference3 = change;
        case ASSIGNMENT -> assignment = change;
      }
    }
  }

  /** Points at the item. */
  @XmlAccessorType(XmlAccessType.FIELD)
  @XmlType(propOrder = {"document", "companyCode", "fiscalYear", "item"})
  static final class Key {
    @XmlElement(name = "AccountingDocument")
    private String document = "";

    @XmlElement(name = "CompanyCode")
    private String companyCode = "";

    @XmlElement(name = "FiscalYear")
    private String fiscalYear = "";

    @XmlElement(name = "AccountingDocumentItemID")
    private int item;

    static Key of(SapItemChange change) {
      Key key = new Key();
      key.document = change.item().document();
      key.companyCode = change.companyCode().value();
      key.fiscalYear = change.item().fiscalYear();
      key.item = Integer.parseInt(change.item().item());
      return key;
    }
  }

  /** The value of one field, in the one element that is not absent, and that it is meant. */
  @XmlAccessorType(XmlAccessType.FIELD)
  @XmlType(propOrder = {"assignment", "reference1", "reference2", "reference3", "block", "isMeant"})
  static final class FieldChange {
    @XmlElement(name = "AssignmentReference")
    private @Nullable String assignment;

    @XmlElement(name = "Reference1IDByBusinessPartner")
    private @Nullable String reference1;

    @XmlElement(name = "Reference2IDByBusinessPartner")
    private @Nullable String reference2;

    @XmlElement(name = "Reference3IDByBusinessPartner")
    private @Nullable String reference3;

    @XmlElement(name = "DunningBlockingReasonCode")
    private @Nullable String block;

    @XmlElement(name = "FieldValueChangeIsRequested")
    private boolean isMeant = true;

    static FieldChange block(String reason) {
      FieldChange change = new FieldChange();
      change.block = reason;
      return change;
    }

    static FieldChange mark(MarkField field, String text) {
      FieldChange change = new FieldChange();
      switch (field) {
        case REFERENCE_1 -> change.reference1 = text;
        case REFERENCE_2 -> change.reference2 = text;
        case REFERENCE_3 -> change.reference3 = text;
        case ASSIGNMENT -> change.assignment = text;
      }
      return change;
    }
  }
}
