package io.mahnwerk.connector.dynamics.al;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.mahnwerk.connector.dynamics.al.AlSource.AlObject;
import io.mahnwerk.connector.dynamics.al.AlSource.Section;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A whole extension.
 *
 * @param first the lowest object number that is ours
 * @param last the highest
 */
record AlExtension(String name, int first, int last, List<AlSource> sources) {

  static AlExtension read(Path folder) throws IOException {
    JsonNode app = new ObjectMapper().readTree(folder.resolve("app.json").toFile());
    List<AlSource> sources = new ArrayList<>();
    try (Stream<Path> files = Files.walk(folder.resolve("src"))) {
      for (Path file : files.filter(f -> f.toString().endsWith(".al")).sorted().toList()) {
        String path = folder.relativize(file).toString().replace('\\', '/');
        try {
          sources.add(AlParser.parse(path, Files.readString(file)));
        } catch (AlFault fault) {
          throw new IOException(path + " " + fault.getMessage(), fault);
        }
      }
    }
    JsonNode range = app.path("idRanges").path(0);
    return new AlExtension(
        app.path("name").asText(),
        range.path("from").asInt(),
        range.path("to").asInt(),
        List.copyOf(sources));
  }

  Stream<AlObject> objects() {
    return sources.stream().flatMap(s -> s.objects().stream());
  }

  Optional<AlObject> find(String kind, String objectName) {
    return objects().filter(o -> o.is(kind) && o.name().equals(objectName)).findFirst();
  }

  /** The fields that the extension itself gives a table, its own or another's. */
  Stream<Section> ownFieldsOf(String table) {
    return objects()
        .filter(
            o ->
                o.is("table") && o.name().equals(table)
                    || o.is("tableextension") && o.extended().equals(table))
        .flatMap(o -> o.body().all("field"));
  }
}
