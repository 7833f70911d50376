package io.mahnwerk.mocks.erp;

import java.util.Map;

/**
 * One way in which an ERP can be met, such as a release or with an add-on.
 *
 * @param name lower-case words joined by hyphens, unique among the shapes of one ERP
 * @param options for {@link SimulatedErpProvider#start}; what is absent has its fallback
 */
public record Shape(String name, Map<String, String> options) {
  /** As set up without any option. */
  public static final Shape USUAL = new Shape("usual", Map.of());

  public Shape {
    options = Map.copyOf(options);
    if (!name.matches("[a-z0-9]+(-[a-z0-9]+)*")) {
      throw new IllegalArgumentException("Shape '" + name + "' is not lower-case words");
    }
  }

  @Override
  public String toString() {
    return name;
  }
}
