package org.rebound.admin;

import io.dropwizard.jersey.setup.JerseyEnvironment;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import org.jdbi.v3.core.Jdbi;
import org.rebound.admin.auth.KeyCheck;
import org.rebound.admin.auth.KeyFilter;
import org.rebound.admin.auth.SessionResource;
import org.rebound.admin.export.Exports;
import org.rebound.admin.http.BodyLimit;
import org.rebound.admin.http.KnownParameters;
import org.rebound.admin.http.Languages;
import org.rebound.admin.http.ProblemMapper;
import org.rebound.admin.http.RequestIds;
import org.rebound.admin.resources.ActionsResource;
import org.rebound.admin.resources.AddressesResource;
import org.rebound.admin.resources.ApiDescription;
import org.rebound.admin.resources.AuditResource;
import org.rebound.admin.resources.BlockedAddressesResource;
import org.rebound.admin.resources.BouncesResource;
import org.rebound.admin.resources.ChangesResource;
import org.rebound.admin.resources.CheckResource;
import org.rebound.admin.resources.ComplaintsResource;
import org.rebound.admin.resources.ContactAddressesResource;
import org.rebound.admin.resources.ContactsResource;
import org.rebound.admin.resources.ExportResource;
import org.rebound.admin.resources.ImportsResource;
import org.rebound.admin.resources.JobViews;
import org.rebound.admin.resources.JobsResource;
import org.rebound.admin.resources.KeysResource;
import org.rebound.admin.resources.ListsResource;
import org.rebound.admin.resources.MailingsResource;
import org.rebound.admin.resources.OverviewResource;
import org.rebound.admin.resources.ProjectsResource;
import org.rebound.admin.resources.RecipientsResource;
import org.rebound.admin.resources.ReturnPathsResource;
import org.rebound.admin.resources.SelectionsResource;
import org.rebound.admin.resources.SendersResource;
import org.rebound.admin.resources.SettingsResource;
import org.rebound.admin.resources.ValidationResource;
import org.rebound.admin.resources.WebhookDeliveriesResource;
import org.rebound.admin.resources.WebhooksResource;
import org.rebound.admin.settings.ConsoleSettings;
import org.rebound.admin.settings.ServerSettings;
import org.rebound.admin.webhook.TestEvents;
import org.rebound.admin.webhook.Webhooks;
import org.rebound.receiver.actions.ImportJobs;
import org.rebound.receiver.actions.JobRunner;
import org.rebound.receiver.actions.Jobs;
import org.rebound.receiver.book.AddressCollections;
import org.rebound.receiver.book.Contacts;
import org.rebound.receiver.feed.ChangeFeed;
import org.rebound.receiver.feed.ChangeWatch;
import org.rebound.receiver.imports.ImportBook;
import org.rebound.receiver.ledger.AddressQueries;
import org.rebound.receiver.ledger.AddressStandings;
import org.rebound.receiver.ledger.ApiKeys;
import org.rebound.receiver.ledger.BounceQueries;
import org.rebound.receiver.ledger.ConsoleSessions;
import org.rebound.receiver.ledger.PolicyStore;
import org.rebound.receiver.lists.ListReader;
import org.rebound.receiver.lists.OverviewReader;
import org.rebound.receiver.registry.MailingBook;
import org.rebound.receiver.registry.Milestones;
import org.rebound.receiver.registry.Recipients;
import org.rebound.receiver.registry.Skips;
import org.rebound.receiver.validate.MailDomains;

/**
 * Registers the resources of the API, each by name: nothing is searched for at the start. A method
 * for each subject; {@link #describe} comes last.
 */
final class ApiWiring {

  private final JerseyEnvironment jersey;
  private final Jdbi jdbi;
  private final ListReader lists;
  private final Clock clock;

  ApiWiring(JerseyEnvironment jersey, Jdbi jdbi, Clock clock) {
    this.jersey = jersey;
    this.jdbi = jdbi;
    this.lists = new ListReader(jdbi);
    this.clock = clock;
  }

  /** What holds for every request, the keys it needs, and signing in to the console. */
  void everyRequest(ServerSettings settings, ConsoleSettings console) {
    ApiKeys keys = new ApiKeys(jdbi);
    KeyCheck check = new KeyCheck(keys, clock);
    ConsoleSessions sessions =
        new ConsoleSessions(
            jdbi,
            Duration.ofHours(console.sessionHours()),
            Duration.ofMinutes(console.idleMinutes()));
    jersey.register(new ProblemMapper());
    jersey.register(new RequestIds.IntoProblems());
    jersey.register(new KeyFilter(check, sessions, clock));
    jersey.register(new SessionResource(check, sessions, clock));
    jersey.register(new BodyLimit(settings.maxBodySize(), settings.maxUploadSize()));
    jersey.register(new KnownParameters());
    jersey.register(new Languages());
    jersey.register(new KeysResource(keys, clock));
  }

  /** What came back, and what it does. */
  void bounces() {
    jersey.register(new BouncesResource(lists, new BounceQueries(jdbi)));
    jersey.register(new RecipientsResource(lists));
    jersey.register(new ComplaintsResource(lists));
    jersey.register(new BlockedAddressesResource(lists));
    jersey.register(new AddressesResource(new AddressQueries(jdbi), lists));
    jersey.register(new OverviewResource(new OverviewReader(jdbi), lists, clock));
    jersey.register(new ListsResource(lists));
    jersey.register(new AuditResource(lists));
    jersey.register(new SettingsResource(new PolicyStore(jdbi), clock));
  }

  /** What the sender tells and asks. */
  void sending(ReturnPathsResource.Mint mint) {
    Recipients recipients = new Recipients(jdbi);
    jersey.register(new MailingsResource(lists, new MailingBook(jdbi), clock));
    jersey.register(new ReturnPathsResource(mint, recipients, clock));
    jersey.register(new SendersResource(mint, recipients, new Milestones(jdbi), lists, clock));
    jersey.register(new CheckResource(new Skips(jdbi)));
  }

  /** Whether addresses can be mailed; {@code most} requests ask for it at once. */
  void validation(MailDomains domains, int most) {
    jersey.register(new ValidationResource(domains, new AddressStandings(jdbi), most));
  }

  /** The change feed. */
  void changes(ChangeFeed feed, ChangeWatch watch) {
    jersey.register(new ChangesResource(feed, watch));
  }

  /** Who is told of changes. */
  void webhooks(ChangeFeed feed, TestEvents tests, boolean plainHttp) {
    Webhooks webhooks = new Webhooks(jdbi);
    jersey.register(new WebhooksResource(webhooks, feed, plainHttp, clock));
    jersey.register(new WebhookDeliveriesResource(webhooks, feed, tests, clock));
  }

  /** The address book. */
  void book() {
    AddressCollections collections = new AddressCollections(jdbi);
    Contacts contacts = new Contacts(jdbi);
    jersey.register(new SelectionsResource(collections, lists, clock));
    jersey.register(new ProjectsResource(collections, lists, clock));
    jersey.register(new ContactsResource(contacts, lists, clock));
    jersey.register(new ContactAddressesResource(contacts, lists, clock));
  }

  /** Lists as files. */
  void exports(Exports exports) {
    jersey.register(new ExportResource(exports, clock));
  }

  /** What is done to many addresses, by {@code runner}. */
  void actions(JobRunner runner) {
    Jobs jobs = new Jobs(jdbi);
    JobViews views = new JobViews(jobs, lists);
    jersey.register(new ActionsResource(jobs, views, runner::wake, clock));
    jersey.register(new JobsResource(jobs, views, lists, clock));
    jersey.register(
        new ImportsResource(
            new ImportBook(jdbi), new ImportJobs(jdbi), views, runner::wake, clock));
  }

  /**
   * The description of all that was registered until now.
   *
   * @throws IOException when the build made none
   */
  void describe() throws IOException {
    jersey.register(ApiDescription.of(jersey.getResourceConfig().getClasses()));
  }
}
