package io.mahnwerk.connector.dynamics.graph;

import com.microsoft.graph.core.requests.GraphClientFactory;
import com.microsoft.graph.serviceclient.GraphServiceClient;
import com.microsoft.kiota.RequestOption;
import com.microsoft.kiota.authentication.AccessTokenProvider;
import com.microsoft.kiota.authentication.AllowedHostsValidator;
import com.microsoft.kiota.authentication.BaseBearerTokenAuthenticationProvider;
import com.microsoft.kiota.http.middleware.options.RetryHandlerOption;
import io.mahnwerk.core.model.ConnectionId;
import io.mahnwerk.core.spi.PeopleChannel;
import io.mahnwerk.core.spi.Settings;
import java.net.URI;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import okhttp3.ConnectionPool;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/** Mail, tasks and files by Microsoft Graph, as far as each is switched on. */
final class GraphChannel implements PeopleChannel {
  private final Set<Reach> reaches = EnumSet.noneOf(Reach.class);
  private final GraphMail mail;
  private final GraphTasks tasks;
  private final GraphFiles files;

  /**
   * @param settings checked ones
   * @param tokens a bearer token that is still good
   */
  GraphChannel(Settings settings, ConnectionId connection, Supplier<String> tokens) {
    if (settings.text("mail").equals("true")) {
      reaches.add(Reach.MESSAGES);
    }
    if (settings.text("tasks").equals("true")) {
      reaches.add(Reach.TASKS);
    }
    if (settings.text("files").equals("true")) {
      reaches.add(Reach.FILES);
    }
    URI url = URI.create(settings.text("url"));
    GraphServiceClient client =
        new GraphServiceClient(
            new BaseBearerTokenAuthenticationProvider(new Tokens(url.getHost(), tokens)), http());
    client.getRequestAdapter().setBaseUrl(url.toString());
    GraphCalls calls = new GraphCalls(connection);
    this.mail = new GraphMail(client, calls, settings.text("sender"));
    this.tasks =
        new GraphTasks(client, calls, settings.text("task-user"), settings.text("task-list"));
    this.files = new GraphFiles(client, calls, settings.text("drive"), settings.text("folder"));
  }

  @Override
  public Set<Reach> reaches() {
    return Set.copyOf(reaches);
  }

  @Override
  public Receipt tell(Message message) {
    require(Reach.MESSAGES);
    return mail.send(message);
  }

  @Override
  public TasksKept keepTasks(String group, List<Task> open) {
    require(Reach.TASKS);
    return tasks.keep(group, open);
  }

  @Override
  public Receipt publish(SharedFile file) {
    require(Reach.FILES);
    return files.put(file);
  }

  private void require(Reach reach) {
    if (!reaches.contains(reach)) {
      throw new UnsupportedOperationException(reach + " is not switched on");
    }
  }

  /**
   * Repeats what was refused for the moment, and after a server's error only what reads. Each call
   * has a connection of its own: one that the server closed meanwhile would look like a lost
   * answer.
   */
  private static OkHttpClient http() {
    RetryHandlerOption retries =
        new RetryHandlerOption(
            (delay, count, request, response) ->
                response.code() == 429 || request.method().equals("GET"),
            RetryHandlerOption.DEFAULT_MAX_RETRIES,
            RetryHandlerOption.DEFAULT_DELAY);
    return GraphClientFactory.create(new RequestOption[] {retries})
        .connectionPool(new ConnectionPool(0, 1, TimeUnit.NANOSECONDS))
        .retryOnConnectionFailure(false)
        .followRedirects(false)
        .build();
  }

  /** Our token goes to the configured host and to no other. */
  private static final class Tokens implements AccessTokenProvider {
    private final AllowedHostsValidator hosts;
    private final Supplier<String> tokens;

    Tokens(String host, Supplier<String> tokens) {
      this.hosts = new AllowedHostsValidator(host);
      this.tokens = tokens;
    }

    @Override
    public String getAuthorizationToken(URI uri, @Nullable Map<String, Object> context) {
      return hosts.isUrlHostValid(uri) ? tokens.get() : "";
    }

    @Override
    public AllowedHostsValidator getAllowedHostsValidator() {
      return hosts;
    }
  }
}
