package whetstone.core.role;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A key to an endpoint, read from where the recipe says and shown to nobody but that endpoint.
final class Key {

    /// Where no key is asked for.
    static final Key NONE = new Key("none", "");

    private static final Pattern VARIABLE = Pattern.compile("[A-Z_][A-Z0-9_]*");
    private static final Pattern SENDABLE = Pattern.compile("[!-~]+");
    private static final Set<PosixFilePermission> OTHERS =
            EnumSet.complementOf(
                    EnumSet.of(
                            PosixFilePermission.OWNER_READ,
                            PosixFilePermission.OWNER_WRITE,
                            PosixFilePermission.OWNER_EXECUTE));

    /// The environment of a process.
    interface Environment {
        @Nullable String get(String name);
    }

    private final String from;
    private final String secret;

    private Key(String from, String secret) {
        this.from = from;
        this.secret = secret;
    }

    /// The key of `role`.
    ///
    /// @param from name of an environment variable, or path of a file that only its owner can read; empty for none
    /// @throws RoleException if it is not there, or if others could read it; never says what was found
    static Key read(String role, String from, Environment environment) {
        if (from.isEmpty()) {
            return NONE;
        }
        boolean variable = VARIABLE.matcher(from).matches();
        var found = variable ? environment.get(from) : file(role, from);
        if (found == null || found.isBlank()) {
            throw mistake(
                    role,
                    variable
                            ? "the environment variable %s is not set; set it to the key"
                                    .formatted(from)
                            : "%s is empty; write the key into it".formatted(from));
        }
        var secret = found.strip();
        if (!SENDABLE.matcher(secret).matches()) {
            throw mistake(
                    role,
                    "%s holds more than one word of plain characters; expected the key alone"
                            .formatted(from));
        }
        return new Key(from, secret);
    }

    private static String file(String role, String name) {
        var file =
                name.startsWith("~/")
                        ? Path.of(System.getProperty("user.home"), name.substring(2))
                        : Path.of(name);
        try {
            if (!Files.isRegularFile(file)) {
                throw mistake(role, "%s: no such file; write the key into it".formatted(file));
            }
            if (Files.getFileStore(file).supportsFileAttributeView("posix")) {
                var others = EnumSet.copyOf(Files.getPosixFilePermissions(file));
                others.retainAll(OTHERS);
                if (!others.isEmpty()) {
                    throw mistake(
                            role,
                            "%s can be used by others than its owner; 'chmod 600 %s'"
                                    .formatted(file, file));
                }
            }
            return Files.readString(file);
        } catch (IOException e) {
            throw mistake(
                    role,
                    "%s cannot be read (%s); make it readable for its owner"
                            .formatted(file, e.getClass().getSimpleName()));
        }
    }

    private static RoleException mistake(String role, String text) {
        return new RoleException("roles.%s.keyFrom: %s".formatted(role, text));
    }

    boolean present() {
        return !secret.isEmpty();
    }

    /// The value of the header `Authorization`.
    String header() {
        return "Bearer " + secret;
    }

    /// `text` without the key, should a server have repeated it.
    String hiddenIn(String text) {
        return present() ? text.replace(secret, "(key)") : text;
    }

    @Override
    public String toString() {
        return "key from " + from;
    }
}
