package whetstone.desktop;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;

/// Another program that holds a store: a process of its own, for locks of one process do not hinder each other.
record StoreHolder(Process process) implements AutoCloseable {

    /// How much it keeps from others.
    enum Hold {
        /// Others can read what there is.
        WRITING("NORMAL"),
        /// Others can do nothing.
        EVERYTHING("EXCLUSIVE");

        private final String mode;

        Hold(String mode) {
            this.mode = mode;
        }
    }

    /// Takes hold of `database`, and waits until it has it.
    static StoreHolder of(Path database, Hold hold) throws IOException {
        var process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "--enable-native-access=ALL-UNNAMED",
                                "-cp",
                                System.getProperty("java.class.path"),
                                StoreHolder.class.getName(),
                                database.toString(),
                                hold.name())
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        if (process.getInputStream().read() != '!') {
            throw new IOException("the process that was to hold the store did not get it");
        }
        return new StoreHolder(process);
    }

    /// Lets it go.
    @Override
    public void close() throws IOException {
        process.getOutputStream().close();
        try {
            process.waitFor(1, TimeUnit.MINUTES);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Holds a store until the input ends.
    public static void main(String[] arguments) throws SQLException, IOException {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + arguments[0])) {
            hold(connection, Hold.valueOf(arguments[1]).mode);
            System.out.write('!');
            System.out.flush();
            System.in.read();
        }
    }

    private static void hold(Connection connection, String mode) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("PRAGMA busy_timeout = 60000");
            statement.execute("PRAGMA locking_mode = " + mode);
            statement.execute("BEGIN EXCLUSIVE");
        }
    }
}
