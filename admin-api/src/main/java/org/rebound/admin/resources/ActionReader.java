package org.rebound.admin.resources;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rebound.admin.api.ActionRequest;
import org.rebound.admin.api.Problem;
import org.rebound.admin.api.ProblemType;
import org.rebound.admin.http.ProblemException;
import org.rebound.receiver.actions.Action;
import org.rebound.receiver.actions.Targets;
import org.rebound.receiver.address.AddressTag;
import org.rebound.receiver.address.MailAddress;
import org.rebound.receiver.lists.Column;
import org.rebound.receiver.lists.ColumnType;
import org.rebound.receiver.lists.Condition;
import org.rebound.receiver.lists.Lists;
import org.rebound.receiver.lists.RowList;

/**
 * Reads the body of an action and collects everything that is wrong with it, so that one answer
 * names it all. For one thread.
 */
final class ActionReader {

  private static final int LONGEST_REASON = 500;
  private static final int LONGEST_NAME = 200;
  private static final Set<ColumnType> MAY_HOLD_ADDRESSES =
      Set.of(ColumnType.TEXT, ColumnType.ADDRESS);

  private final ActionRequest request;
  private final List<Problem.FieldError> errors = new ArrayList<>();

  ActionReader(ActionRequest request) {
    this.request = request;
  }

  /**
   * What is to be done.
   *
   * @throws ProblemException naming everything that is wrong with the body
   */
  Action action() {
    Optional<Action> action =
        switch (request.action() == null ? "" : request.action()) {
          case "clear" -> Optional.of(new Action.Clear());
          case "block" -> Optional.of(new Action.Block(reason()));
          case "former-employee" -> Optional.of(new Action.FormerEmployee());
          case "delete" -> Optional.of(new Action.Delete());
          case "add-to-selection" -> Optional.of(collect(Action.Kind.SELECTION));
          case "add-to-project" -> Optional.of(collect(Action.Kind.PROJECT));
          default -> Optional.empty();
        };
    if (action.isEmpty()) {
      wrong(
          "action",
          "expected clear, block, former-employee, delete, add-to-selection or add-to-project");
    }
    refuse("reason", request.reason(), action.filter(a -> a instanceof Action.Block).isPresent());
    refuse(
        "collection",
        request.collection(),
        action.filter(a -> a instanceof Action.Collect).isPresent());
    boolean picked = request.ids() != null;
    if (picked == (request.list() != null)) {
      wrong(picked ? "ids" : "list", "expected either ids, or list with filter and expected");
    }
    check();
    return action.orElseThrow();
  }

  /**
   * Which addresses.
   *
   * @throws ProblemException naming everything that is wrong with the body
   */
  Targets targets() {
    List<@Nullable String> ids = request.ids();
    return ids != null ? picked(ids) : filtered();
  }

  private Targets picked(List<@Nullable String> ids) {
    refuse("filter", request.filter(), false);
    refuse("expected", request.expected(), false);
    if (ids.isEmpty() || ids.size() > ActionRequest.MOST) {
      wrong("ids", "expected 1 to " + ActionRequest.MOST + " addresses");
      check();
    }
    Set<Long> tags = new HashSet<>();
    for (int i = 0; i < ids.size(); i++) {
      Optional<Long> tag = tag(ids.get(i));
      tag.ifPresent(tags::add);
      if (tag.isEmpty() && errors.size() < 10) {
        wrong("ids[" + i + "]", "expected the id of an address, or an address");
      }
    }
    check();
    return new Targets.Picked(List.copyOf(tags));
  }

  /** The number of an address that is given as such or in words. */
  static Optional<Long> tag(@Nullable String id) {
    if (id == null) {
      return Optional.empty();
    }
    if (id.indexOf('@') >= 0) {
      return MailAddress.parse(id).map(address -> AddressTag.of(address).value());
    }
    try {
      return Optional.of(Long.parseLong(id));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  private Targets filtered() {
    String name = String.valueOf(request.list());
    Optional<RowList<?>> list = Lists.named(name).filter(RowList::hasAddresses);
    if (list.isEmpty()) {
      wrong("list", "expected addresses, blocked-addresses, recipients, bounces or complaints");
    }
    Long expected = request.expected();
    if (expected == null || expected < 0) {
      wrong("expected", "expected the number of rows that the filter lets through");
    }
    check();
    RowList<?> rows = list.orElseThrow();
    Map<String, List<String>> given = given(rows);
    check();
    List<Condition> conditions = ListQuery.conditions(rows, given, Set.of());
    return new Targets.Filtered(
        name, rows, conditions, expected == null ? 0 : expected, said(rows, given));
  }

  /** The filter as the query string would have it: several values between commas. */
  private Map<String, List<String>> given(RowList<?> list) {
    Map<String, List<String>> given = new HashMap<>();
    if (request.filter() == null) {
      return given;
    }
    for (Map.Entry<String, @Nullable List<@Nullable String>> one : request.filter().entrySet()) {
      List<@Nullable String> values = one.getValue();
      if (values == null || values.isEmpty() || values.contains(null)) {
        wrong("filter." + one.getKey(), "expected a list of texts");
      } else {
        boolean single = list.column(one.getKey()).filter(ActionReader::isOneText).isPresent();
        List<String> texts = values.stream().map(String::valueOf).toList();
        given.put(one.getKey(), single ? texts : List.of(String.join(",", texts)));
      }
    }
    return given;
  }

  private static boolean isOneText(Column column) {
    return MAY_HOLD_ADDRESSES.contains(column.type());
  }

  /** What may be kept of the filter: whatever somebody typed freely can hold an address. */
  static Map<String, String> said(RowList<?> list, Map<String, List<String>> given) {
    Map<String, String> said = new LinkedHashMap<>();
    given.forEach(
        (name, values) -> {
          boolean free =
              name.equals("q") || list.column(name).filter(ActionReader::isOneText).isPresent();
          said.put(name, free ? "not kept" : values.get(0));
        });
    return said;
  }

  private String reason() {
    String reason = request.reason() == null ? "" : request.reason().strip();
    if (!isText(reason, LONGEST_REASON) || reason.indexOf('@') >= 0) {
      wrong(
          "reason",
          "expected 1 to "
              + LONGEST_REASON
              + " characters without control characters and without a mail address");
    }
    return reason;
  }

  private Action.Collect collect(Action.Kind kind) {
    ActionRequest.CollectionTarget target = request.collection();
    Long id = target == null ? null : target.id();
    String name = target == null || target.name() == null ? "" : target.name().strip();
    if ((id == null) == name.isEmpty()) {
      wrong("collection", "expected the id of a " + kind.code() + ", or the name of a new one");
    }
    if (id == null && !name.isEmpty() && !isText(name, LONGEST_NAME)) {
      wrong(
          "collection.name",
          "expected 1 to " + LONGEST_NAME + " characters without control characters");
    }
    return new Action.Collect(
        kind, id == null ? new Action.Into.New(name) : new Action.Into.Existing(id));
  }

  private static boolean isText(String text, int longest) {
    return !text.isEmpty()
        && text.length() <= longest
        && text.codePoints().noneMatch(Character::isISOControl);
  }

  private void refuse(String name, @Nullable Object value, boolean wanted) {
    if (value != null && !wanted) {
      wrong(name, "not taken with this");
    }
  }

  private void wrong(String name, String message) {
    errors.add(new Problem.FieldError(name, message));
  }

  private void check() {
    if (!errors.isEmpty()) {
      throw new ProblemException(Problem.of(ProblemType.INVALID_BODY).withErrors(errors));
    }
  }
}
