package io.mahnwerk.mocks.dynamics;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The metadata document of the entities that are simulated; the vendor's own has thousands. */
final class FinMetadata {
  private static final String NAMESPACE = "Microsoft.Dynamics.DataEntities";
  private static final Map<String, String> ENUMERATION =
      Map.of(
          "OnHoldStatus", "CustVendorBlocked",
          "TransType", "LedgerTransType",
          "CollectionLetterCode", "CustCollectionLetterCode",
          "Status", "CustVendDisputeStatus",
          "CollectionLetterGenerationLevel", "CustCollectionLetterGenerationLevel");
  private static final Map<String, List<String>> MEMBERS = members();

  private FinMetadata() {}

  private static Map<String, List<String>> members() {
    Map<String, List<String>> members = new LinkedHashMap<>();
    members.put("NoYes", List.of("No", "Yes"));
    members.put("CustVendorBlocked", List.of("No", "Invoice", "All", "Payment", "Never"));
    members.put("LedgerTransType", List.of("None", "Sales", "Payment", "Cust"));
    members.put(
        "CustCollectionLetterCode",
        List.of(
            "None",
            "CollectionLetter1",
            "CollectionLetter2",
            "CollectionLetter3",
            "CollectionLetter4",
            "Collection"));
    members.put(
        "CustVendDisputeStatus",
        List.of(
            "None",
            "Disputed",
            "PromiseToPay",
            "Resolved",
            "PromiseToPayBroken",
            "PromiseToPayKept"));
    members.put("CustCollectionLetterGenerationLevel", List.of("Transaction", "Customer"));
    return members;
  }

  static String of(Collection<FinSet<?>> sets) {
    StringBuilder xml =
        new StringBuilder(
            """
            <?xml version="1.0" encoding="utf-8"?>
            <edmx:Edmx Version="4.0" xmlns:edmx="http://docs.oasis-open.org/odata/ns/edmx">
            <edmx:DataServices><Schema Namespace="%s" xmlns="http://docs.oasis-open.org/odata/ns/edm">
            """
                .formatted(NAMESPACE));
    MEMBERS.forEach((name, words) -> enumeration(xml, name, words));
    sets.forEach(set -> type(xml, set));
    xml.append("<EntityContainer Name=\"Resources\">\n");
    for (FinSet<?> set : sets) {
      xml.append(
          "<EntitySet Name=\"%s\" EntityType=\"%s.%s\"/>\n"
              .formatted(set.name(), NAMESPACE, set.set().type().name()));
    }
    return xml.append("</EntityContainer></Schema></edmx:DataServices></edmx:Edmx>").toString();
  }

  private static void enumeration(StringBuilder xml, String name, List<String> words) {
    xml.append("<EnumType Name=\"%s\">\n".formatted(name));
    words.forEach(word -> xml.append("<Member Name=\"%s\"/>\n".formatted(word)));
    xml.append("</EnumType>\n");
  }

  private static void type(StringBuilder xml, FinSet<?> set) {
    xml.append("<EntityType Name=\"%s\">\n<Key>".formatted(set.set().type().name()));
    set.keys().forEach(key -> xml.append("<PropertyRef Name=\"%s\"/>".formatted(key)));
    xml.append("</Key>\n");
    for (Field<?> field : set.set().type().fields()) {
      boolean isKey = set.keys().contains(field.name());
      xml.append(
          "<Property Name=\"%s\" Type=\"%s\"%s%s/>\n"
              .formatted(
                  field.name(),
                  typeOf(field),
                  isKey ? " Nullable=\"false\"" : "",
                  field.type() == EdmType.DECIMAL ? " Scale=\"Variable\"" : ""));
    }
    xml.append("</EntityType>\n");
  }

  private static String typeOf(Field<?> field) {
    return field.type() == EdmType.MEMBER
        ? NAMESPACE + "." + ENUMERATION.getOrDefault(field.name(), "NoYes")
        : field.type().edmName();
  }
}
