package io.mahnwerk.core.odata;

/**
 * A property as a service's metadata document declares it.
 *
 * @param type the EDM type's name, for example {@code Edm.Decimal}
 * @param maxLength characters; 0 where the document sets no limit
 * @param filterable whether a filter may name it; what the document leaves open counts as true
 */
public record ODataProperty(String name, String type, int maxLength, boolean filterable) {}
