package io.mahnwerk.connector.dynamics.graph;

import com.microsoft.graph.models.DriveItem;
import com.microsoft.graph.serviceclient.GraphServiceClient;
import io.mahnwerk.core.model.Sentence;
import io.mahnwerk.core.spi.PeopleChannel.Receipt;
import io.mahnwerk.core.spi.PeopleChannel.SharedFile;
import java.io.ByteArrayInputStream;

/** Puts files into one folder of a drive; a file of the same name gets a further version. */
record GraphFiles(GraphServiceClient client, GraphCalls calls, String drive, String folder) {

  Receipt put(SharedFile file) {
    String path = "root:/" + (folder.isBlank() ? "" : folder + "/") + file.name() + ":";
    return calls.call(
        new Sentence("the file '%s'", "die Datei '%s'").with(Sentence.same(file.name())),
        () -> {
          DriveItem item =
              client
                  .drives()
                  .byDriveId(drive)
                  .items()
                  .byDriveItemId(path)
                  .content()
                  .put(new ByteArrayInputStream(file.content()));
          String id = item == null ? null : item.getId();
          return new Receipt(id == null ? "" : id);
        });
  }
}
