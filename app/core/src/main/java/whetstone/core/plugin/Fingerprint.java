package whetstone.core.plugin;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;

/// The name of a key: what people compare, and what a ledger pins.
public final class Fingerprint {
    private Fingerprint() {}

    /// The first 128 bits of the SHA-256 of a key, hexadecimal.
    ///
    /// @param key Base64 of its X.509 form
    public static String of(String key) {
        try {
            var sha = MessageDigest.getInstance("SHA-256").digest(Base64.getDecoder().decode(key));
            return HexFormat.of().formatHex(sha, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // Every JDK has it.
        }
    }
}
