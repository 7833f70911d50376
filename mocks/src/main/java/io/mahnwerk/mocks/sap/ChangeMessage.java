package io.mahnwerk.mocks.sap;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.w3c.dom.Element;

/**
 * A {@code JournalEntryBulkChangeRequestMessage}, read strictly by its schema but for empty values.
 *
 * @param messageId the WS-Addressing message id
 */
record ChangeMessage(String messageId, List<ItemChange> items) {
  static final String NAMESPACE = "http://sap.com/xi/SAPSCORE/SFIN";
  static final String ROOT = "JournalEntryBulkChangeRequestMessage";
  private static final Pattern CREATED =
      Pattern.compile("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d{1,7})?Z");
  private static final Pattern ITEM_ID = Pattern.compile("0*[1-9]\\d{0,2}");
  private static final List<String> FURTHER_HEADER_ELEMENTS =
      List.of(
          "TestDataIndicator",
          "ReconciliationIndicator",
          "SenderBusinessSystemID",
          "RecipientBusinessSystemID",
          "SenderParty",
          "RecipientParty",
          "BusinessScope");

  /**
   * The wanted content of one line item's fields.
   *
   * @param id the item's own message header id; blank where it has none
   * @param fields by field name; only those whose change is requested
   */
  record ItemChange(String id, String companyCode, ItemKey key, Map<ChangeField, String> fields) {}

  static ChangeMessage of(String messageId, Element root) {
    if (!NAMESPACE.equals(root.getNamespaceURI()) || !ROOT.equals(root.getLocalName())) {
      throw new SoapFault("The body must hold '{" + NAMESPACE + "}" + ROOT + "'.");
    }
    Sequence message = new Sequence(root);
    header(message.required("MessageHeader"));
    message.skip("JournalEntryHeader");
    message.skip("JournalEntryGLItem");
    List<ItemChange> items = new ArrayList<>();
    Optional<Element> item = message.optional("JournalEntryDebtorCreditorItem");
    while (item.isPresent()) {
      items.add(item(item.orElseThrow()));
      item = message.optional("JournalEntryDebtorCreditorItem");
    }
    message.end();
    return new ChangeMessage(messageId, items);
  }

  private static String header(Element element) {
    Sequence header = new Sequence(element);
    String id = header.optional("ID").map(e -> text(e, 1, 35)).orElse("");
    header.optional("UUID").ifPresent(e -> text(e, 36, 36));
    header.optional("ReferenceID").ifPresent(e -> text(e, 1, 35));
    header.optional("ReferenceUUID").ifPresent(e -> text(e, 36, 36));
    String created = text(header.required("CreationDateTime"), 20, 28);
    if (!CREATED.matcher(created).matches()) {
      throw new SoapFault("'" + created + "' is no UTC date and time.");
    }
    FURTHER_HEADER_ELEMENTS.forEach(header::skip);
    header.end();
    return id;
  }

  private static ItemChange item(Element element) {
    Sequence item = new Sequence(element);
    String id = header(item.required("MessageHeader"));
    Sequence key = new Sequence(item.required("ItemKey"));
    String document = text(key.required("AccountingDocument"), 1, 10);
    String companyCode = text(key.required("CompanyCode"), 1, 4);
    String year = text(key.required("FiscalYear"), 4, 4);
    String itemId = text(key.required("AccountingDocumentItemID"), 1, 6);
    key.end();
    if (!ITEM_ID.matcher(itemId).matches()) {
      throw new SoapFault("AccountingDocumentItemID must be 1 to 999 but is '" + itemId + "'.");
    }
    Map<ChangeField, String> fields = new LinkedHashMap<>();
    for (ChangeField field : ChangeField.SEQUENCE) {
      item.optional(field.element()).ifPresent(change -> read(field, change, fields));
    }
    item.end();
    ItemKey itemKey = new ItemKey(year, document, "%03d".formatted(Integer.valueOf(itemId)));
    return new ItemChange(id, companyCode, itemKey, fields);
  }

  private static void read(ChangeField field, Element element, Map<ChangeField, String> fields) {
    Sequence change = new Sequence(element);
    String value = change.required(field.name()).getTextContent().strip();
    field.check(value);
    Element indicator = change.required("FieldValueChangeIsRequested");
    change.end();
    String flag = text(indicator, 1, 5);
    if (flag.equals("true") || flag.equals("1")) {
      fields.put(field, value);
    } else if (!flag.equals("false") && !flag.equals("0")) {
      throw new SoapFault("'" + flag + "' is no Indicator.");
    }
  }

  private static String text(Element element, int least, int most) {
    String text = element.getTextContent().strip();
    if (text.length() < least || text.length() > most) {
      throw new SoapFault(
          "Element '%s' takes %d to %d characters but has '%s'."
              .formatted(element.getLocalName(), least, most, text));
    }
    return text;
  }
}
