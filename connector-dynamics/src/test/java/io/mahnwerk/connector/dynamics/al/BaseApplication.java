package io.mahnwerk.connector.dynamics.al;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the base application offers, as far as an extension of ours uses it. */
final class BaseApplication {
  private static final Pattern OBJECT =
      Pattern.compile("(\\w+) (\\d+) (\"[^\"]+\"|\\w+) namespace ([\\w.]+)(?: source (.+))?");
  private static final Pattern MEMBER =
      Pattern.compile("  (field|part|group|area|event) (?:(\\d+) )?(\"[^\"]+\"|\\w+) ?(.*)");

  private final List<Thing> things = new ArrayList<>();

  /**
   * An object.
   *
   * @param source a page's table
   * @param controls by name, with the page that a part shows
   */
  record Thing(
      String kind,
      int id,
      String name,
      String namespace,
      String source,
      Map<String, Field> fields,
      Map<String, String> controls,
      Map<String, String> events) {}

  record Field(int number, String type) {}

  /** Reads lines in the form of {@code base-application.txt}; lines that begin with # are notes. */
  static BaseApplication read(Stream<String> lines) {
    BaseApplication base = new BaseApplication();
    lines.filter(line -> !line.startsWith("#")).forEach(base::add);
    return base;
  }

  Optional<Thing> find(String kind, String name) {
    return things.stream().filter(t -> t.kind().equals(kind) && t.name().equals(name)).findFirst();
  }

  Stream<Thing> all() {
    return things.stream();
  }

  private void add(String line) {
    Matcher member = MEMBER.matcher(line);
    if (member.matches()) {
      addMember(things.get(things.size() - 1), member);
      return;
    }
    Matcher object = OBJECT.matcher(line);
    if (!object.matches()) {
      throw new IllegalArgumentException("Neither object nor member: " + line);
    }
    things.add(
        new Thing(
            object.group(1),
            Integer.parseInt(object.group(2)),
            unquoted(object.group(3)),
            object.group(4),
            object.group(5) == null ? "" : unquoted(object.group(5)),
            new HashMap<>(),
            new HashMap<>(),
            new HashMap<>()));
  }

  private static void addMember(Thing thing, Matcher member) {
    String name = unquoted(member.group(3));
    if (member.group(1).equals("event")) {
      thing.events().put(name, member.group(4));
    } else if (member.group(2) != null) {
      thing.fields().put(name, new Field(Integer.parseInt(member.group(2)), member.group(4)));
    } else {
      thing.controls().put(name, unquoted(member.group(4)));
    }
  }

  private static String unquoted(String name) {
    return name.replace("\"", "");
  }
}
