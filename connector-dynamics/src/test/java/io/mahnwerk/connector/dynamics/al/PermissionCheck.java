package io.mahnwerk.connector.dynamics.al;

import io.mahnwerk.connector.dynamics.al.AlSource.AlObject;
import java.util.Set;
import java.util.stream.Collectors;

/** Every table, page and query of ours can be given to somebody by a permission set. */
final class PermissionCheck {
  private final AlExtension extension;
  private final Findings findings;

  PermissionCheck(AlExtension extension, Findings findings) {
    this.extension = extension;
    this.findings = findings;
  }

  void run() {
    Set<String> granted =
        extension
            .objects()
            .filter(o -> o.is("permissionset"))
            .flatMap(o -> o.body().property("Permissions").stream())
            .flatMap(p -> p.value().stream())
            .map(AlToken::text)
            .collect(Collectors.toSet());
    for (AlSource source : extension.sources()) {
      for (AlObject object : source.objects()) {
        boolean needed = object.is("table") || object.is("page") || object.is("query");
        if (needed && !granted.contains(object.name())) {
          findings.add(source.path(), "no permission set names " + object.name());
        }
      }
    }
  }
}
