package io.mahnwerk.connector.dynamics.al;

import io.mahnwerk.connector.dynamics.al.AlSource.AlObject;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What others call our APIs by is the same in all of them, and no two have one name. */
final class ApiCheck {
  private static final List<String> ALIKE = List.of("APIPublisher", "APIGroup", "APIVersion");

  private final AlExtension extension;
  private final Findings findings;
  private final Set<String> apis = new HashSet<>();

  ApiCheck(AlExtension extension, Findings findings) {
    this.extension = extension;
    this.findings = findings;
  }

  void run() {
    for (AlSource source : extension.sources()) {
      if (!source.namespace().equals(extension.sources().get(0).namespace())) {
        findings.add(source.path(), "the namespace is " + source.namespace());
      }
      source.objects().forEach(object -> api(source.path(), object));
    }
  }

  private void api(String path, AlObject object) {
    for (String name : ALIKE) {
      object
          .body()
          .property(name)
          .map(p -> p.value().get(0).text())
          .filter(text -> !text.equals(common(name)))
          .ifPresent(text -> findings.add(path, name + " is " + text + " here only"));
    }
    for (String name : List.of("EntityName", "EntitySetName")) {
      object
          .body()
          .property(name)
          .map(p -> p.value().get(0).text())
          .filter(text -> !apis.add(name + " " + text))
          .ifPresent(text -> findings.add(path, name + " " + text + " is used twice"));
    }
  }

  /** What most of our APIs have there. */
  private String common(String name) {
    List<String> all =
        extension
            .objects()
            .flatMap(o -> o.body().property(name).stream())
            .map(p -> p.value().get(0).text())
            .toList();
    return all.stream().max((a, b) -> Long.compare(count(all, a), count(all, b))).orElseThrow();
  }

  private static long count(List<String> all, String text) {
    return all.stream().filter(text::equals).count();
  }
}
