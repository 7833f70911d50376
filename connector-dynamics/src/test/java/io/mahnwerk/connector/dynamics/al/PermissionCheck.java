package io.mahnwerk.connector.dynamics.al;

import io.mahnwerk.connector.dynamics.al.AlSource.AlObject;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Every table, page and query of ours can be given to somebody by a permission set, and permissions
 * are granted by letters that fit what is granted.
 */
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
        object
            .body()
            .property("Permissions")
            .ifPresent(property -> permissions(source.path(), property.value()));
      }
    }
  }

  /** {@code kind "Name" = letters}, joined by commas. */
  private void permissions(String path, List<AlToken> value) {
    for (int i = 0; i < value.size(); i += 5) {
      boolean whole = i + 3 < value.size() && value.get(i + 2).is("=");
      boolean joined = i + 4 >= value.size() || value.get(i + 4).is(",");
      if (!whole || !joined) {
        findings.add(path, "permissions are not joined by commas");
        return;
      }
      String letters = value.get(i + 3).text();
      String allowed = value.get(i).is("tabledata") ? "[RIMDrimd]+" : "[Xx]";
      if (!letters.matches(allowed)) {
        findings.add(path, value.get(i).text() + " cannot be granted by " + letters);
      }
    }
  }
}
