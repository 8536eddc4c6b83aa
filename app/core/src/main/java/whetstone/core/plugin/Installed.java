package whetstone.core.plugin;

/// A plugin as it was installed.
///
/// @param file name of its zip in the library
/// @param sha256 of the zip, hexadecimal
/// @param sha512 of the zip, hexadecimal
/// @param key that signed it, Base64 of its X.509 form; empty for an unsigned one
/// @param signature by that key, Base64; empty for an unsigned one
/// @param site that it came from; empty for one from a file
public record Installed(
        String id,
        String version,
        String file,
        String sha256,
        String sha512,
        String key,
        String signature,
        String site) {}
