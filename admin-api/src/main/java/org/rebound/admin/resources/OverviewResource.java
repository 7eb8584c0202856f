package org.rebound.admin.resources;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rebound.admin.api.BounceSums;
import org.rebound.admin.api.Overview;
import org.rebound.admin.api.Reasons;
import org.rebound.admin.auth.Needs;
import org.rebound.admin.auth.Role;
import org.rebound.admin.http.Translated;
import org.rebound.receiver.lists.Condition;
import org.rebound.receiver.lists.ListReader;
import org.rebound.receiver.lists.Lists;
import org.rebound.receiver.lists.Order;
import org.rebound.receiver.lists.OverviewReader;
import org.rebound.receiver.lists.PageStep;
import org.rebound.receiver.lists.Placed;
import org.rebound.receiver.lists.Question;

/** The overview: what came back of late, and what needs somebody's attention. */
@Path("/api/v1/overview")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "overview")
public final class OverviewResource {

  private static final long STANDARD_DAYS = 30;
  private static final int MOST = 10;

  private final OverviewReader overview;
  private final ListReader lists;
  private final Clock clock;

  /** Read through these. */
  public OverviewResource(OverviewReader overview, ListReader lists, Clock clock) {
    this.overview = overview;
    this.lists = lists;
    this.clock = clock;
  }

  /** The overview of some days. */
  @GET
  @Needs(Role.READ)
  @Translated
  @Operation(
      operationId = "getOverview",
      summary = "What came back of late, and what needs attention",
      description =
          "Days are those of UTC; today is the last. Read from tallies, so that it takes no longer"
              + " however many bounces there are.")
  @ApiResponse(responseCode = "200", description = "The overview.", useReturnTypeSchema = true)
  public Overview get(
      @Parameter(
              description = "So many days, today among them.",
              schema =
                  @Schema(type = "integer", minimum = "1", maximum = "366", defaultValue = "30"))
          @QueryParam("days")
          @Nullable String days,
      @Parameter(hidden = true) @Context HttpHeaders headers) {
    Parameters parameters = new Parameters();
    long asked = parameters.number("days", days, 1, 366).orElse(STANDARD_DAYS);
    parameters.check();
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    LocalDate first = today.minusDays(asked - 1);
    return of(first, today, Reasons.in(headers.getAcceptableLanguages()));
  }

  private Overview of(LocalDate first, LocalDate last, Reasons reasons) {
    Instant since = first.atStartOfDay(ZoneOffset.UTC).toInstant();
    BounceSums sums = new BounceSums(overview.bounces(since));
    List<Overview.Day> days = sums.days(first, last, overview.blocks(since));
    return Overview.of(
        since,
        days,
        sums.categories(MOST, reasons),
        overview.providers(since, MOST).stream().map(Overview.Provider::of).toList(),
        mailings(),
        newlyBlocked(since),
        sums.attention(overview.latest(sums.ofSender(), since), reasons));
  }

  private List<Overview.MailingRate> mailings() {
    Order newest = new Order(Lists.MAILINGS.column("createdAt").orElseThrow(), true);
    Question latest = new Question(List.of(), newest, PageStep.first(MOST));
    return lists.page(Lists.MAILINGS, latest).rows().stream()
        .map(Placed::row)
        .map(Overview.MailingRate::of)
        .toList();
  }

  private Overview.NewlyBlocked newlyBlocked(Instant since) {
    Condition recent =
        new Condition.Span(
            Lists.BLOCKED.column("blockedAt").orElseThrow(),
            Optional.of(since.toString()),
            Optional.empty());
    return new Overview.NewlyBlocked(
        lists.count(Lists.BLOCKED, List.of(recent)),
        "/api/v1/blocked-addresses?blockedAtFrom=" + since);
  }
}
