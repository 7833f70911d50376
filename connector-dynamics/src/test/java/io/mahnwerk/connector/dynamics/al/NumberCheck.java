package io.mahnwerk.connector.dynamics.al;

import io.mahnwerk.connector.dynamics.al.AlSource.AlObject;
import io.mahnwerk.connector.dynamics.al.AlSource.Section;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Object and field numbers lie in the range of app.json and are used once, and every name that
 * others share a list with carries our prefix and has at most 30 characters.
 */
final class NumberCheck {
  private static final int LONGEST_NAME = 30;
  private static final String PREFIX = "MW ";

  private final AlExtension extension;
  private final Findings findings;
  private final Set<String> numbers = new HashSet<>();
  private final Set<String> names = new HashSet<>();
  private final Map<String, Set<Integer>> fieldNumbers = new HashMap<>();

  NumberCheck(AlExtension extension, Findings findings) {
    this.extension = extension;
    this.findings = findings;
  }

  void run() {
    for (AlSource source : extension.sources()) {
      for (AlObject object : source.objects()) {
        object(source.path(), object);
      }
    }
  }

  private void object(String path, AlObject object) {
    if (object.id() < extension.first() || object.id() > extension.last()) {
      findings.add(path, "number " + object.id() + " is outside the range of app.json");
    }
    if (!numbers.add(object.kind() + " " + object.id())) {
      findings.add(path, object.kind() + " number " + object.id() + " is used twice");
    }
    if (!names.add(object.kind() + " " + object.name())) {
      findings.add(path, object.kind() + " name " + object.name() + " is used twice");
    }
    name(path, object.name(), true);
    if (object.is("table") || object.is("tableextension")) {
      object.body().all("field").forEach(field -> field(path, object, field));
    }
  }

  private void field(String path, AlObject object, Section field) {
    int number = Integer.parseInt(field.argument(0));
    boolean foreign = object.is("tableextension");
    String table = foreign ? object.extended() : object.name();
    if (foreign && (number < extension.first() || number > extension.last())) {
      findings.add(path, "field number " + number + " is outside the range of app.json");
    }
    if (!fieldNumbers.computeIfAbsent(table, t -> new HashSet<>()).add(number)) {
      findings.add(path, "field number " + number + " of " + table + " is used twice");
    }
    name(path, field.argument(1), foreign);
  }

  private void name(String path, String name, boolean shared) {
    if (name.length() > LONGEST_NAME) {
      findings.add(path, "the name " + name + " has more than " + LONGEST_NAME + " characters");
    }
    if (shared && !name.startsWith(PREFIX)) {
      findings.add(path, "the name " + name + " does not begin with " + PREFIX.trim());
    }
  }
}
