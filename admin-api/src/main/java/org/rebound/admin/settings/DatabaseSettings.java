package org.rebound.admin.settings;

/** Where the facts are kept: the embedded PostgreSQL, or one that is run elsewhere. */
public record DatabaseSettings(
    @Setting(
            "JDBC address of a PostgreSQL 15 or newer, such as"
                + " `jdbc:postgresql://db.example.com/rebound`, or of several of which one is the"
                + " primary: `jdbc:postgresql://a.example.com,b.example.com/rebound`. Empty: the"
                + " embedded PostgreSQL, with its data in `dataFolder`.")
        String url,
    @Setting("The user of the external database; the embedded one has its own.") String user,
    @Setting(
            value = "The password of the external database. Better set by the variable.",
            secret = true)
        String password,
    @Setting(
            value = "How many connections the daemon opens at most.",
            byDefault = "16",
            min = 4,
            max = 1000)
        int poolSize,
    @Setting("The embedded PostgreSQL.") EmbeddedSettings embedded) {

  /** Whether the daemon runs its own database. */
  public boolean isEmbedded() {
    return url.isEmpty();
  }
}
