package whetstone.core.plugin.site;

import java.nio.charset.StandardCharsets;
import java.util.List;
import whetstone.core.plugin.PluginManifest;

/// What a site offers.
///
/// @param format of this text, [#FORMAT]
/// @param serial grows with every change, so that an old list cannot be passed off as a new one
/// @param releases in no order
public record Index(int format, long serial, List<Release> releases) {

    /// The format that this program reads and writes.
    public static final int FORMAT = 1;

    public Index {
        releases = List.copyOf(releases);
    }

    /// One version of a plugin.
    ///
    /// @param file its name, in the folder of the index
    /// @param size bytes of the file
    /// @param sha512 of the file, hexadecimal
    public record Release(PluginManifest manifest, String file, long size, String sha512) {

        String id() {
            return manifest.id();
        }

        String version() {
            return manifest.version();
        }
    }

    /// The signature that lies beside an index.
    ///
    /// @param key Base64 of its X.509 form
    /// @param signature Base64, of [#statement]
    record Seal(String key, String signature) {}

    // What is signed says what it is, so that no other text of the signer's can stand for it.
    static byte[] statement(byte[] index) {
        var head = "whetstone site\n".getBytes(StandardCharsets.UTF_8);
        var whole = new byte[head.length + index.length];
        System.arraycopy(head, 0, whole, 0, head.length);
        System.arraycopy(index, 0, whole, head.length, index.length);
        return whole;
    }
}
