package whetstone.core.plugin;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;

/// An Ed25519 signature (RFC 8032) of a plugin's zip: of its id, its version and the SHA-512 of its bytes.
///
/// @param id of the plugin
/// @param version of the plugin
/// @param sha512 of the zip, hexadecimal
/// @param key of the signer, Base64 of its X.509 form
/// @param signature Base64
public record Signature(String id, String version, String sha512, String key, String signature) {

    static final String ALGORITHM = "Ed25519";

    /// Signs a zip.
    ///
    /// @param own the private key that belongs to `key`
    public static Signature of(
            String id, String version, String sha512, String key, PrivateKey own) {
        try {
            var signer = java.security.Signature.getInstance(ALGORITHM);
            signer.initSign(own);
            signer.update(statement(id, version, sha512));
            return new Signature(
                    id, version, sha512, key, Base64.getEncoder().encodeToString(signer.sign()));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("the key is none of " + ALGORITHM, e);
        }
    }

    /// Whether the key's owner signed exactly this.
    public boolean holds() {
        return verifies(key, statement(id, version, sha512), signature);
    }

    /// The fingerprint of the signer's key.
    public String signer() {
        return Fingerprint.of(key);
    }

    // What is signed says what it is, so that no other text of the signer's can stand for it.
    private static byte[] statement(String id, String version, String sha512) {
        return "whetstone plugin\n%s\n%s\n%s\n"
                .formatted(id, version, sha512)
                .getBytes(StandardCharsets.UTF_8);
    }

    /// Whether `signature` is that of `text` by `key`; false for what is no key or no signature.
    ///
    /// @param key Base64 of its X.509 form
    /// @param signature Base64
    public static boolean verifies(String key, byte[] text, String signature) {
        try {
            var verifier = java.security.Signature.getInstance(ALGORITHM);
            verifier.initVerify(publicKey(key));
            verifier.update(text);
            return verifier.verify(Base64.getDecoder().decode(signature));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return false;
        }
    }

    private static PublicKey publicKey(String key) throws GeneralSecurityException {
        return KeyFactory.getInstance(ALGORITHM)
                .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(key)));
    }
}
