package whetstone.core.plugin;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// Hashes of files, hexadecimal.
public final class Digests {
    private Digests() {}

    /// The SHA-256 of a file.
    public static String sha256(Path file) throws IOException {
        return of("SHA-256", file);
    }

    /// The SHA-512 of a file.
    public static String sha512(Path file) throws IOException {
        return of("SHA-512", file);
    }

    private static String of(String algorithm, Path file) throws IOException {
        try {
            var sha = MessageDigest.getInstance(algorithm);
            try (var in = new DigestInputStream(Files.newInputStream(file), sha)) {
                in.transferTo(OutputStream.nullOutputStream());
            }
            return HexFormat.of().formatHex(sha.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // Every JDK has it.
        }
    }
}
