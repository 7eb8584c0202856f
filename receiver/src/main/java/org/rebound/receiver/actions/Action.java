package org.rebound.receiver.actions;

import java.util.Locale;
import org.rebound.receiver.actions.Action.Block;
import org.rebound.receiver.actions.Action.Clear;
import org.rebound.receiver.actions.Action.Collect;
import org.rebound.receiver.actions.Action.Delete;
import org.rebound.receiver.actions.Action.FormerEmployee;
import org.rebound.receiver.actions.Action.Import;

/** What can be done to addresses. Doing it again to the same address changes nothing more. */
public sealed interface Action permits Clear, Block, FormerEmployee, Delete, Collect, Import {

  /** The name in the API and in the ledger. */
  String code();

  /** Clears the bounce flag: counts go back to nothing; a block for a complaint stays. */
  record Clear() implements Action {

    static final String CODE = "clear";

    @Override
    public String code() {
      return CODE;
    }
  }

  /**
   * Blocks by hand.
   *
   * @param reason for people; without a mail address
   */
  record Block(String reason) implements Action {

    static final String CODE = "block";

    @Override
    public String code() {
      return CODE;
    }
  }

  /** Marks the contact of the address as having left; makes one where there is none. */
  record FormerEmployee() implements Action {

    static final String CODE = "former-employee";

    @Override
    public String code() {
      return CODE;
    }
  }

  /** Deletes the address for good, and what identifies it (docs/adr/0009). */
  record Delete() implements Action {

    static final String CODE = "delete";

    @Override
    public String code() {
      return CODE;
    }
  }

  /** Adds the address to a selection or a project. */
  record Collect(Kind kind, Into into) implements Action {

    @Override
    public String code() {
      return kind.action();
    }
  }

  /**
   * Blocks what an imported list says.
   *
   * @param id the number of the list
   * @param source where it is from, for people
   */
  record Import(long id, String source) implements Action {

    static final String CODE = "import";

    @Override
    public String code() {
      return CODE;
    }
  }

  /** The two kinds of named sets of addresses. */
  enum Kind {
    /** A selection. */
    SELECTION,
    /** A project. */
    PROJECT;

    /** The name in the API and in the ledger: lower-case. */
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** The name of the action that adds to it. */
    public String action() {
      return "add-to-" + code();
    }
  }

  /** Where addresses are collected. */
  sealed interface Into {

    /** In the set with this number. */
    record Existing(long id) implements Into {}

    /** In one that is made for them, under a name that none of its kind has yet. */
    record New(String name) implements Into {}
  }
}
