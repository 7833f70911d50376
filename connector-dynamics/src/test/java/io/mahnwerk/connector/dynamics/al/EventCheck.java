package io.mahnwerk.connector.dynamics.al;

import io.mahnwerk.connector.dynamics.al.AlSource.AlObject;
import io.mahnwerk.connector.dynamics.al.AlSource.Procedure;
import io.mahnwerk.connector.dynamics.al.BaseApplication.Thing;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Every event subscriber names an event that there is, and has exactly its parameters. */
final class EventCheck {
  private final AlExtension extension;
  private final BaseApplication base;
  private final Findings findings;

  EventCheck(AlExtension extension, BaseApplication base, Findings findings) {
    this.extension = extension;
    this.base = base;
    this.findings = findings;
  }

  void run() {
    for (AlSource source : extension.sources()) {
      for (AlObject object : source.objects()) {
        for (Procedure procedure : object.body().procedures()) {
          procedure.attributes().stream()
              .filter(a -> a.get(0).is("EventSubscriber"))
              .forEach(a -> subscriber(source.path(), procedure, a));
        }
      }
    }
  }

  /** {@code EventSubscriber(ObjectType::Codeunit, Codeunit::"X", 'Event', '', false, false)} */
  private void subscriber(String path, Procedure procedure, List<AlToken> attribute) {
    String text = attribute.stream().map(AlToken::text).collect(Collectors.joining(" "));
    if (attribute.size() != 18 || !text.contains("ObjectType :: Codeunit , Codeunit ::")) {
      findings.add(path, "the subscriber " + procedure.name() + " has another form than expected");
      return;
    }
    String codeunit = attribute.get(8).text();
    String event = attribute.get(10).text();
    Optional<String> expected =
        base.find("codeunit", codeunit).map(Thing::events).map(events -> events.get(event));
    if (expected.isEmpty()) {
      findings.add(path, "codeunit " + codeunit + " has no event " + event);
    } else if (!expected.get().equals(signature(procedure))) {
      findings.add(path, event + " is " + expected.get() + " and not " + signature(procedure));
    }
  }

  /** The parameters as AL writes them, with one blank between words. */
  static String signature(Procedure procedure) {
    return procedure.parameters().stream()
        .map(p -> (p.byReference() ? "var " : "") + p.name() + ": " + written(p.type()))
        .collect(Collectors.joining("; ", "(", ")"));
  }

  private static String written(List<AlToken> type) {
    return type.stream()
        .map(t -> t.kind() == AlToken.Kind.QUOTED_NAME ? '"' + t.text() + '"' : t.text())
        .collect(Collectors.joining(" "))
        .replace(" [ ", "[")
        .replace(" ]", "]");
  }
}
