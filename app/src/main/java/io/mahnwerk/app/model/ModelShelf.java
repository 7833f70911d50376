package io.mahnwerk.app.model;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.mahnwerk.app.CommandFailure;
import io.mahnwerk.app.output.Json;
import io.mahnwerk.app.output.StagedFiles;
import io.mahnwerk.core.model.ConnectionId;
import io.mahnwerk.core.model.Sentence;
import io.mahnwerk.scoring.learned.TrainedModel;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The models of one connection: one folder for each version, and a file that names the one in use.
 * A file that cannot be read or written is a {@link CommandFailure}.
 */
public final class ModelShelf {
  private static final JsonMapper JSON =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  private static final String RECORD = "version.json";
  private static final String IN_USE = "in-use";
  private static final String UNTRIED = "untried";
  private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");
  private static final int KEPT = 5;

  private final ConnectionId connection;
  private final Path folder;

  public ModelShelf(ConnectionId connection, Path folder) {
    this.connection = connection;
    this.folder = folder;
  }

  /** Every version that is kept, oldest first. */
  public List<ModelVersion> versions() {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(folder)) {
      return entries
          .map(entry -> entry.resolve(RECORD))
          .filter(Files::isRegularFile)
          .map(this::read)
          .sorted(Comparator.comparingInt(ModelVersion::number))
          .toList();
    } catch (IOException unreadable) {
      throw failed("cannot be read", folder, unreadable);
    }
  }

  public Optional<ModelVersion> find(int number) {
    return versions().stream().filter(v -> v.number() == number).findFirst();
  }

  /** The version with this digest of its model. */
  public Optional<ModelVersion> find(String sha256) {
    return versions().stream().filter(v -> v.sha256().equals(sha256)).findFirst();
  }

  /** The model with this digest, a version or not; empty where it is not kept. */
  public Optional<TrainedModel> load(String sha256) {
    return find(sha256)
        .map(this::folderOf)
        .or(() -> untried(sha256).filter(Files::isDirectory))
        .map(this::load);
  }

  /** The version that advises; empty before the first training that was taken. */
  public Optional<ModelVersion> inUse() {
    Path file = folder.resolve(IN_USE);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      return find(Integer.parseInt(Files.readString(file).strip()));
    } catch (IOException | NumberFormatException unreadable) {
      throw failed("does not name a version", file, unreadable);
    }
  }

  /** Throws {@link CommandFailure} when it was changed or belongs to another version of ours. */
  public TrainedModel load(ModelVersion version) {
    return load(folderOf(version));
  }

  private TrainedModel load(Path at) {
    try {
      return TrainedModel.load(at);
    } catch (IOException unusable) {
      throw new CommandFailure(
          new Sentence(
                  "Connection '%s': its model cannot be used (%s); train it again.",
                  "Verbindung '%s': ihr Modell ist nicht brauchbar (%s); bitte neu trainieren.")
              .naming(connection, unusable.getMessage()),
          unusable);
    }
  }

  /** Keeps a model as the next version, not yet in use. Its record is written last. */
  public ModelVersion add(TrainedModel model, ModelVersion draft) {
    int next = versions().stream().mapToInt(ModelVersion::number).max().orElse(0) + 1;
    ModelVersion version = draft.numbered(next);
    Path at = folderOf(version);
    try {
      model.save(at);
    } catch (IOException refused) {
      throw failed("cannot be written", at, refused);
    }
    write(at, RECORD, Json.INDENTED.text(version));
    return version;
  }

  /** Keeps a model for the receipts that name it; it stood no trial and is no version. */
  public void addUntried(TrainedModel model) {
    Path at = untried(model.sha256()).orElseThrow();
    try {
      model.save(at);
    } catch (IOException refused) {
      throw failed("cannot be written", at, refused);
    }
  }

  /** From the next cycle on this version advises. */
  public void use(ModelVersion version) {
    write(folder, IN_USE, version.number() + "\n");
  }

  /**
   * Removes old versions that nothing rests on: neither in use, nor one of the latest five, nor
   * named by a receipt.
   *
   * @param isNamed whether a receipt names the digest
   */
  public void prune(Predicate<String> isNamed) {
    List<ModelVersion> all = versions();
    Optional<ModelVersion> used = inUse();
    for (ModelVersion version : all.subList(0, Math.max(0, all.size() - KEPT))) {
      if (!used.equals(Optional.of(version)) && !isNamed.test(version.sha256())) {
        remove(folderOf(version));
      }
    }
  }

  public Path folderOf(ModelVersion version) {
    return folder.resolve(version.folder());
  }

  /** Empty for what is no digest, which then names no folder either. */
  private Optional<Path> untried(String sha256) {
    return Optional.of(sha256)
        .filter(DIGEST.asMatchPredicate())
        .map(folder.resolve(UNTRIED)::resolve);
  }

  private ModelVersion read(Path file) {
    try {
      return JSON.readValue(file.toFile(), ModelVersion.class);
    } catch (IOException unreadable) {
      throw failed("is no record of a model", file, unreadable);
    }
  }

  private void write(Path at, String name, String text) {
    try (StagedFiles files = StagedFiles.in(at)) {
      files.write(name, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
      files.publish();
    }
  }

  private void remove(Path version) {
    try (Stream<Path> entries = Files.list(version)) {
      // The record goes first: what is left of a removal that was cut off is no version.
      Files.deleteIfExists(version.resolve(RECORD));
      for (Path entry : entries.toList()) {
        Files.deleteIfExists(entry);
      }
      Files.delete(version);
    } catch (IOException refused) {
      throw failed("cannot be removed", version, refused);
    }
  }

  private CommandFailure failed(String what, Path file, Exception cause) {
    return new CommandFailure(
        "Connection '%s': %s %s (%s)."
            .formatted(connection, file, what, cause.getClass().getSimpleName()),
        cause);
  }
}
