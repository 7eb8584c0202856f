package org.rebound.admin.http;

import com.codahale.metrics.MetricRegistry;
import com.codahale.metrics.health.HealthCheckRegistry;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dropwizard.core.server.DefaultServerFactory;
import io.dropwizard.core.setup.AdminEnvironment;
import io.dropwizard.jersey.setup.JerseyEnvironment;
import io.dropwizard.jetty.ConnectorFactory;
import io.dropwizard.jetty.HttpConnectorFactory;
import io.dropwizard.jetty.MutableServletContextHandler;
import io.dropwizard.lifecycle.setup.LifecycleEnvironment;
import io.dropwizard.util.Duration;
import jakarta.servlet.Servlet;
import jakarta.validation.Validator;
import java.util.List;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.thread.ThreadPool;
import org.jspecify.annotations.Nullable;
import org.rebound.admin.console.ConsoleFiles;
import org.rebound.admin.console.ConsoleHandler;
import org.rebound.admin.health.OperationsHandler;
import org.rebound.admin.settings.ServerSettings;

/**
 * The two HTTP connectors: HTTP/1.1 only, no inflation of requests, no log of requests (their
 * addresses would be in it), every error a problem (RFC 9457), and none of Dropwizard's own
 * administration pages.
 */
public final class HttpServerFactory extends DefaultServerFactory {

  private static final Duration IDLE = Duration.seconds(30);

  /** A slash is a lawful character of a local part, so that it must be possible in a path. */
  private static final UriCompliance SLASHES =
      UriCompliance.DEFAULT.with("REBOUND", UriCompliance.Violation.AMBIGUOUS_PATH_SEPARATOR);

  private static final Duration SHUTDOWN = Duration.seconds(10);

  /** The server that {@code settings} describe. */
  public HttpServerFactory(ServerSettings settings) {
    setApplicationConnectors(List.of(connector(settings.bind(), settings.port())));
    setAdminConnectors(List.of(connector(settings.adminBind(), settings.adminPort())));
    setMaxThreads(settings.maxThreads());
    setMinThreads(4);
    setRegisterDefaultExceptionMappers(false);
    setEnableThreadNameFilter(false);
    setShutdownGracePeriod(SHUTDOWN);
    getGzipFilterFactory().setEnabled(false);
  }

  private static ConnectorFactory connector(String bind, int port) {
    HttpConnectorFactory connector = new HttpConnectorFactory();
    connector.setBindHost(bind);
    connector.setPort(port);
    connector.setUriCompliance(SLASHES);
    connector.setIdleTimeout(IDLE);
    return connector;
  }

  @Override
  protected Server buildServer(LifecycleEnvironment lifecycle, ThreadPool threadPool) {
    Server server = super.buildServer(lifecycle, threadPool);
    server.setErrorHandler(new ProblemErrorHandler());
    return server;
  }

  @Override
  protected Handler createAppServlet(
      Server server,
      JerseyEnvironment jersey,
      ObjectMapper objectMapper,
      Validator validator,
      MutableServletContextHandler handler,
      @Nullable Servlet jerseyContainer,
      MetricRegistry metricRegistry) {
    handler.getServletHandler().setDecodeAmbiguousURIs(true);
    Handler api =
        super.createAppServlet(
            server, jersey, objectMapper, validator, handler, jerseyContainer, metricRegistry);
    return new ConsoleHandler(ConsoleFiles.builtIn(), api);
  }

  @Override
  protected Handler addGracefulHandler(Handler handler) {
    return super.addGracefulHandler(new RequestIds(new SecurityHeaders(handler)));
  }

  @Override
  protected Handler createAdminServlet(
      Server server,
      MutableServletContextHandler handler,
      MetricRegistry metrics,
      HealthCheckRegistry healthChecks,
      AdminEnvironment admin) {
    return new OperationsHandler(metrics, healthChecks);
  }

  @Override
  protected void addRequestLog(
      Server server, String name, MutableServletContextHandler servletContextHandler) {
    // No log of requests: their paths and query strings carry mail addresses.
  }

  @Override
  protected void printBanner(String name) {
    // What has started is said when it has.
  }
}
