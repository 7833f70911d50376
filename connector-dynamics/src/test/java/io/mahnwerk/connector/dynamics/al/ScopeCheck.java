package io.mahnwerk.connector.dynamics.al;

import io.mahnwerk.connector.dynamics.al.AlSource.Body;
import io.mahnwerk.connector.dynamics.al.AlSource.Procedure;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** A word before {@code ::} is one of the language's own scopes and has the member behind it. */
final class ScopeCheck {
  private static final Map<String, Set<String>> SCOPES =
      Map.of(
          "objecttype", Set.of("Codeunit", "Page", "Table"),
          "permissionobjecttype", Set.of("TableData", "Table", "Page", "Codeunit", "Query"),
          "isolationlevel",
              Set.of("ReadCommitted", "ReadUncommitted", "RepeatableRead", "UpdLock"));
  private static final Set<String> SCOPES_OF_OBJECTS = Set.of("codeunit", "database", "page");

  private final AlExtension extension;
  private final Findings findings;

  ScopeCheck(AlExtension extension, Findings findings) {
    this.extension = extension;
    this.findings = findings;
  }

  void run() {
    for (AlSource source : extension.sources()) {
      source.objects().forEach(object -> body(source.path(), object.body()));
    }
  }

  private void body(String path, Body body) {
    for (Procedure procedure : body.procedures()) {
      procedure.attributes().forEach(attribute -> members(path, attribute));
      members(path, procedure.code());
    }
    body.sections().forEach(section -> body(path, section.body()));
  }

  /** {@code Scope::Member} where the language itself names the members. */
  private void members(String path, List<AlToken> code) {
    for (int i = 0; i + 2 < code.size(); i++) {
      boolean begins = i == 0 || !code.get(i - 1).is(".");
      if (begins && code.get(i).kind() == AlToken.Kind.WORD && code.get(i + 1).is("::")) {
        String word = code.get(i).text().toLowerCase(Locale.ROOT);
        Set<String> members = SCOPES.get(word);
        if (members == null && !SCOPES_OF_OBJECTS.contains(word)) {
          findings.add(path, code.get(i).text() + " is not declared");
        } else if (members != null && !members.contains(code.get(i + 2).text())) {
          findings.add(path, code.get(i).text() + " has no member " + code.get(i + 2).text());
        }
      }
    }
  }
}
