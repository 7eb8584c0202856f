package org.rebound.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The console's session: a cookie in place of a key. */
class SignInTest {

  private static final String SELECTION = "{\"name\":\"%s\"}";

  private final RunningDaemon daemon = RunningDaemon.shared();

  @Test
  void goodKeyGetsACookieThatScriptsAndOtherSitesCannotUse() {
    HttpResponse<String> answer = signIn(daemon, daemon.key());
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Set-Cookie").orElseThrow())
        .matches(
            "rebound_session=[A-Za-z0-9_-]{43}; Path=/; Max-Age=[0-9]+; HttpOnly;"
                + " SameSite=Strict");
    JsonNode session = RunningDaemon.tree(answer);
    assertThat(session.get("name").asText()).isEqualTo("first key");
    assertThat(session.get("role").asText()).isEqualTo("admin");
    assertThat(Instant.parse(session.get("expiresAt").asText()))
        .isBetween(
            Instant.now().plus(Duration.ofMinutes(715)),
            Instant.now().plus(Duration.ofMinutes(725)));
    assertThat(RunningDaemon.tree(session(daemon, cookie(answer)))).isEqualTo(session);
  }

  @ParameterizedTest
  @CsvSource({"https,true", "HTTPS,true", "http,false"})
  void cookieIsForTlsOnlyWhereTheBrowserCameByTls(String scheme, boolean secure) {
    HttpResponse<String> answer =
        RunningDaemon.send(
            signingIn(daemon, daemon.key()).header("X-Forwarded-Proto", scheme).build());
    assertThat(answer.headers().firstValue("Set-Cookie").orElseThrow().endsWith("; Secure"))
        .isEqualTo(secure);
  }

  @Test
  void onlyTheHashOfACookieIsInTheDatabase() {
    String cookie = cookie(signIn(daemon, daemon.key()));
    String rows =
        daemon
            .jdbi()
            .withHandle(
                handle ->
                    handle
                        .createQuery("select string_agg(s::text, ' ') from console_session s")
                        .mapTo(String.class)
                        .one());
    assertThat(rows).isNotEmpty().doesNotContain(cookie.substring(cookie.indexOf('=') + 1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{}", "{\"key\":\"\"}", "{\"key\":1,\"x\":2}", "nonsense"})
  void bodyThatHoldsNoKeyIsRefused(String body) {
    HttpRequest request =
        HttpRequest.newBuilder(place(daemon))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    HttpResponse<String> answer = RunningDaemon.send(request);
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"application/x-www-form-urlencoded", "text/plain", "multipart/form-data"})
  void formOfAnotherSiteCannotSignAnybodyIn(String type) {
    HttpRequest request =
        HttpRequest.newBuilder(place(daemon))
            .header("Content-Type", type)
            .POST(HttpRequest.BodyPublishers.ofString("{\"key\":\"" + daemon.key() + "\"}"))
            .build();
    assertThat(RunningDaemon.send(request).statusCode()).isEqualTo(415);
  }

  @Test
  void wrongKeysAreSlowedDownHereAsInTheApi() {
    try (RunningDaemon own = RunningDaemon.start()) {
      assertThat(signIn(own, own.key()).statusCode()).isEqualTo(200);
      assertThat(
              IntStream.range(0, 30)
                  .mapToObj(i -> signIn(own, "rbk_guess" + i))
                  .map(HttpResponse::statusCode))
          .contains(401, 429)
          .endsWith(429);
      assertThat(own.call("rbk_another", "GET", "/api/v1/bounces", "").statusCode()).isEqualTo(429);
      assertThat(signIn(own, own.key()).statusCode()).isEqualTo(200);
    }
  }

  @ParameterizedTest
  @CsvSource({"read,200,403", "manage,200,201", "send,403,403", "admin,200,201"})
  void cookieMayWhatItsKeyMay(String role, int read, int make) {
    String cookie = cookie(signIn(daemon, daemon.key(role)));
    assertThat(get(daemon, cookie).statusCode()).isEqualTo(read);
    String body = String.format(SELECTION, "of " + cookie);
    assertThat(RunningDaemon.send(making(cookie, body).build()).statusCode()).isEqualTo(make);
  }

  @Test
  void changeByACookieIsAuditedUnderTheNameOfItsKey() {
    String cookie = cookie(signIn(daemon, daemon.key("manage")));
    RunningDaemon.send(making(cookie, String.format(SELECTION, "audited " + cookie)).build());
    JsonNode last = daemon.json("/api/v1/audit?limit=2").get("items");
    assertThat(last.findValuesAsText("action")).containsExactly("create-selection", "sign-in");
    assertThat(last.findValuesAsText("actor")).containsOnly("manage");
  }

  @ParameterizedTest
  @ValueSource(strings = {"POST", "PUT", "DELETE"})
  void forgedRequestOfAnotherSiteChangesNothing(String method) {
    String cookie = cookie(signIn(daemon, daemon.key()));
    HttpResponse<String> answer =
        RunningDaemon.send(
            HttpRequest.newBuilder(
                    daemon.api("/api/v1/selections" + (method.equals("POST") ? "" : "/1")))
                .header("Cookie", cookie)
                .header("Content-Type", "application/json")
                .header("Origin", "https://evil.example")
                .method(
                    method,
                    HttpRequest.BodyPublishers.ofString(
                        String.format(SELECTION, "forged " + cookie)))
                .build());
    assertThat(answer.statusCode()).isEqualTo(method.equals("PUT") ? 405 : 403);
    assertThat(daemon.json("/api/v1/selections?q=forged").get("items")).isEmpty();
  }

  @Test
  void noOtherSiteMayReadAnAnswer() {
    String cookie = cookie(signIn(daemon, daemon.key()));
    for (String method : new String[] {"GET", "OPTIONS"}) {
      HttpResponse<String> answer =
          RunningDaemon.send(
              HttpRequest.newBuilder(daemon.api("/api/v1/bounces"))
                  .header("Cookie", cookie)
                  .header("Origin", "https://evil.example")
                  .header("Access-Control-Request-Method", "POST")
                  .header("Access-Control-Request-Headers", "x-rebound-console")
                  .method(method, HttpRequest.BodyPublishers.noBody())
                  .build());
      assertThat(answer.headers().map().keySet())
          .noneMatch(name -> name.toLowerCase(Locale.ROOT).startsWith("access-control"));
    }
  }

  @Test
  void keyInAHeaderIsWhatCountsWhereThereIsACookieToo() {
    String cookie = cookie(signIn(daemon, daemon.key()));
    HttpRequest request =
        HttpRequest.newBuilder(daemon.api("/api/v1/bounces"))
            .header("Cookie", cookie)
            .header("Authorization", "Bearer rbk_wrong")
            .build();
    assertThat(RunningDaemon.send(request).statusCode()).isEqualTo(401);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "rebound_session=",
        "rebound_session=x",
        "rebound_session=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
        "rebound_session=' or true --",
        "other=1"
      })
  void cookieThatIsNoSessionOpensNothing(String cookie) {
    assertThat(get(daemon, cookie).statusCode()).isEqualTo(401);
    assertThat(session(daemon, cookie).statusCode()).isEqualTo(401);
  }

  @Test
  void signingOutEndsTheSessionForEverybodyWhoHasTheCookie() {
    String cookie = cookie(signIn(daemon, daemon.key()));
    assertThat(get(daemon, cookie).statusCode()).isEqualTo(200);
    HttpResponse<String> out =
        RunningDaemon.send(
            HttpRequest.newBuilder(place(daemon)).header("Cookie", cookie).DELETE().build());
    assertThat(out.statusCode()).isEqualTo(204);
    assertThat(out.headers().firstValue("Set-Cookie").orElseThrow())
        .startsWith("rebound_session=; Path=/; Max-Age=0;");
    assertThat(get(daemon, cookie).statusCode()).isEqualTo(401);
    assertThat(session(daemon, cookie).statusCode()).isEqualTo(401);
  }

  @Test
  void signingInAgainEndsTheSessionBefore() {
    String before = cookie(signIn(daemon, daemon.key()));
    RunningDaemon.send(signingIn(daemon, daemon.key()).header("Cookie", before).build());
    assertThat(get(daemon, before).statusCode()).isEqualTo(401);
  }

  @Test
  void keyThatIsRevokedEndsItsSessions() {
    String key = daemon.key("read");
    String cookie = cookie(signIn(daemon, key));
    assertThat(get(daemon, cookie).statusCode()).isEqualTo(200);
    daemon
        .jdbi()
        .useHandle(
            handle ->
                handle.execute(
                    "update api_key set revoked_at = now() where hash = sha256(?::bytea)", key));
    assertThat(get(daemon, cookie).statusCode()).isEqualTo(401);
  }

  @Test
  void sessionOutlivesARestartAndIsGoodAtAnotherDaemon() {
    try (RunningDaemon one = RunningDaemon.start()) {
      String cookie = cookie(signIn(one, one.key()));
      try (RunningDaemon other =
          RunningDaemon.start(one.database(), RunningDaemon.newFolder(), Map.of())) {
        assertThat(get(other, cookie).statusCode()).isEqualTo(200);
      }
    }
  }

  private static URI place(RunningDaemon daemon) {
    return daemon.api("/").resolve("/console/session");
  }

  private static HttpRequest.Builder signingIn(RunningDaemon daemon, String key) {
    return HttpRequest.newBuilder(place(daemon))
        .header("Content-Type", "application/json")
        .POST(HttpRequest.BodyPublishers.ofString("{\"key\":\"" + key + "\"}"));
  }

  private static HttpResponse<String> signIn(RunningDaemon daemon, String key) {
    return RunningDaemon.send(signingIn(daemon, key).build());
  }

  private static String cookie(HttpResponse<String> answer) {
    String set = answer.headers().firstValue("Set-Cookie").orElseThrow();
    return set.substring(0, set.indexOf(';'));
  }

  private static HttpResponse<String> session(RunningDaemon daemon, String cookie) {
    return RunningDaemon.send(
        HttpRequest.newBuilder(place(daemon)).header("Cookie", cookie).build());
  }

  private static HttpResponse<String> get(RunningDaemon daemon, String cookie) {
    return RunningDaemon.send(
        HttpRequest.newBuilder(daemon.api("/api/v1/bounces")).header("Cookie", cookie).build());
  }

  private HttpRequest.Builder making(String cookie, String body) {
    return HttpRequest.newBuilder(daemon.api("/api/v1/selections"))
        .header("Cookie", cookie)
        .header("X-Rebound-Console", "1")
        .header("Content-Type", "application/json")
        .POST(HttpRequest.BodyPublishers.ofString(body));
  }
}
