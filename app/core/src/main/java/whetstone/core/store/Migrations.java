package whetstone.core.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import org.jdbi.v3.core.Handle;

/// Brings a database to the schema of this program, script by script. An existing one is copied first.
///
/// @param scripts SQL that leads from version n to n + 1, in order from 0
record Migrations(List<String> scripts) {

    /// `Whet`: tells a database of ours from other programs'.
    static final int APPLICATION_ID = 0x57686574;

    private static final List<String> FILES =
            List.of(
                    "V001__runs.sql",
                    "V002__looking.sql",
                    "V003__proximal.sql",
                    "V004__findings.sql",
                    "V005__experiments.sql",
                    "V006__pool.sql",
                    "V007__answers.sql",
                    "V008__synthesis.sql",
                    "V009__trajectories.sql",
                    "V010__retries.sql",
                    "V011__spare.sql",
                    "V012__fork.sql",
                    "V013__scores.sql");

    static Migrations ours() {
        return new Migrations(FILES.stream().map(Migrations::script).toList());
    }

    /// The version that the scripts lead to.
    int newest() {
        return scripts.size();
    }

    /// Applies what is missing, each script in a transaction.
    ///
    /// @throws StoreException if the database is newer than this program, or another program's
    void apply(Database database) {
        int version = database.read(handle -> checkedVersion(database, handle));
        if (version == newest()) {
            return;
        }
        if (version > 0) {
            backUp(database, version);
        }
        for (int from = version; from < newest(); from++) {
            step(database, from);
        }
    }

    private void step(Database database, int from) {
        database.change(handle -> {
            // Another process may have been faster.
            if (number(handle, "PRAGMA user_version") == from) {
                run(database, handle, scripts.get(from));
                run(database, handle, "PRAGMA application_id = " + APPLICATION_ID);
                run(database, handle, "PRAGMA user_version = " + (from + 1));
            }
        });
    }

    private int checkedVersion(Database database, Handle handle) {
        int version = number(handle, "PRAGMA user_version");
        int owner = number(handle, "PRAGMA application_id");
        int tables = number(handle, "SELECT count(*) FROM sqlite_schema");
        if (tables > 0 && owner != APPLICATION_ID) {
            throw new StoreException(
                    "%s: is another program's database; choose another --workspace"
                            .formatted(database.file()));
        }
        if (version > newest()) {
            throw new StoreException(
                    "%s: has schema %d, this program knows schemas up to %d; use a newer Whetstone or another --workspace"
                            .formatted(database.file(), version, newest()));
        }
        return version;
    }

    private static void backUp(Database database, int version) {
        var copy = free(database.file(), version);
        database.read(handle -> handle.execute("VACUUM INTO ?", copy.toString()));
    }

    private static Path free(Path file, int version) {
        for (int i = 0; ; i++) {
            var suffix = i == 0 ? "" : "-" + i;
            var copy = file.resolveSibling("whetstone-schema-%d%s.db".formatted(version, suffix));
            if (!Files.exists(copy)) {
                return copy;
            }
        }
    }

    // A script holds triggers, which Jdbi would cut at their semicolons.
    private static void run(Database database, Handle handle, String script) {
        try (var statement = handle.getConnection().createStatement()) {
            statement.executeUpdate(script);
        } catch (SQLException e) {
            throw StoreException.of(database.file(), e);
        }
    }

    private static int number(Handle handle, String sql) {
        return handle.createQuery(sql).mapTo(Integer.class).one();
    }

    private static String script(String name) {
        try (var in = Migrations.class.getResourceAsStream("schema/" + name)) {
            return new String(
                    Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
