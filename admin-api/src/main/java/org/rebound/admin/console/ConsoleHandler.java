package org.rebound.admin.console;

import java.util.Optional;
import java.util.Set;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Serves the files of the console and leaves everything else to the API. A path that is no file's
 * and has no dot in its last part is a page's own: it answers {@code index.html}, so that a reload
 * works. Pages may load what is served here, and nothing else from anywhere.
 */
public final class ConsoleHandler extends Handler.Wrapper {

  private static final String FIRST_PAGE = "/index.html";

  /** Where other things are, and paths that monitoring asks for at the wrong port. */
  private static final Set<String> OTHERS = Set.of("api", "console", "metrics", "livez", "readyz");

  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
          + " font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none';"
          + " frame-ancestors 'none'; require-trusted-types-for 'script'";

  private final ConsoleFiles files;

  /** Serves {@code files}; {@code api} has what is none of them. */
  public ConsoleHandler(ConsoleFiles files, Handler api) {
    super(api);
    this.files = files;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    String path = Request.getPathInContext(request);
    Optional<StaticFile> file =
        Set.of("GET", "HEAD").contains(request.getMethod()) ? find(path) : Optional.empty();
    if (file.isEmpty()) {
      return super.handle(request, response, callback);
    }
    answer(file.get(), request, response, callback);
    return true;
  }

  private Optional<StaticFile> find(String path) {
    return files
        .at(path.equals("/") ? FIRST_PAGE : path)
        .or(() -> isPage(path) ? files.at(FIRST_PAGE) : Optional.empty());
  }

  private static boolean isPage(String path) {
    int end = path.indexOf('/', 1);
    String first = path.substring(Math.min(1, path.length()), end < 0 ? path.length() : end);
    return !OTHERS.contains(first) && path.indexOf('.', path.lastIndexOf('/') + 1) < 0;
  }

  private static void answer(
      StaticFile file, Request request, Response response, Callback callback) {
    HttpFields.Mutable headers = response.getHeaders();
    headers.put("Content-Security-Policy", POLICY);
    headers.put("Cross-Origin-Opener-Policy", "same-origin");
    headers.put(
        "Permissions-Policy",
        "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()");
    headers.put(HttpHeader.CACHE_CONTROL, "no-cache");
    boolean zip = request.getHeaders().getQualityCSV(HttpHeader.ACCEPT_ENCODING).contains("gzip");
    StaticFile.Body body = zip ? file.zipped().orElse(file.plain()) : file.plain();
    if (file.zipped().isPresent()) {
      headers.put(HttpHeader.VARY, "Accept-Encoding");
    }
    headers.put(HttpHeader.ETAG, body.tag());
    if (isKnown(request, body.tag())) {
      response.setStatus(HttpStatus.NOT_MODIFIED_304);
      Content.Sink.write(response, true, "", callback);
      return;
    }
    if (body.zipped()) {
      headers.put(HttpHeader.CONTENT_ENCODING, "gzip");
    }
    response.setStatus(HttpStatus.OK_200);
    headers.put(HttpHeader.CONTENT_TYPE, file.type());
    headers.put(HttpHeader.CONTENT_LENGTH, body.content().remaining());
    response.write(true, body.read(), callback);
  }

  /** Whether the client has this very form already (RFC 9110, section 13.1.2). */
  private static boolean isKnown(Request request, String tag) {
    for (HttpField field : request.getHeaders().getFields(HttpHeader.IF_NONE_MATCH)) {
      for (String known : field.getValueList()) {
        if (known.equals("*") || known.equals(tag) || known.equals("W/" + tag)) {
          return true;
        }
      }
    }
    return false;
  }
}
