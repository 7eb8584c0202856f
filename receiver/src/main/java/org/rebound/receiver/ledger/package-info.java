/**
 * The durable record in PostgreSQL: append-only facts, derived state, exactly once.
 *
 * <p>SQL stands in files of its own, {@code src/main/resources/sql/<name>.sql}, one statement a
 * file, loaded by {@code Sql.named("<name>")} and run by JDBI with named parameters. Write side and
 * read side do it the same way.
 */
@NullMarked
package org.rebound.receiver.ledger;

import org.jspecify.annotations.NullMarked;
