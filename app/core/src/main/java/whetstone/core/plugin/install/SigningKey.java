package whetstone.core.plugin.install;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;
import whetstone.core.plugin.Fingerprint;
import whetstone.core.plugin.Signature;
import whetstone.core.plugin.install.Refusal.Kind;

/// An Ed25519 key pair that an author or a site signs with.
///
/// @param key the public half, Base64 of its X.509 form
/// @param secret the private half, Base64 of its PKCS #8 form
public record SigningKey(String key, String secret) {

    private static final String ALGORITHM = "Ed25519";
    // What lacks a key is refused here, not where the key is needed.
    private static final JsonMapper JSON =
            JsonMapper.builder()
                    .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
                    .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
                    .build();

    /// A new pair.
    public static SigningKey generate() {
        try {
            var pair = KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
            var base64 = Base64.getEncoder();
            return new SigningKey(
                    base64.encodeToString(pair.getPublic().getEncoded()),
                    base64.encodeToString(pair.getPrivate().getEncoded()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e); // Every JDK has it.
        }
    }

    /// The pair in `file`.
    ///
    /// @throws Refusal if there is none
    public static SigningKey read(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new Refusal(Kind.ABSENT, "%s: no such key; --new-key makes one".formatted(file));
        }
        try {
            var read = JSON.readValue(Files.readString(file), SigningKey.class);
            read.privateKey();
            return read;
        } catch (JacksonException | IllegalArgumentException e) {
            throw new Refusal(
                    Kind.HOSTILE,
                    "%s: is no key of Whetstone; name another, or --new-key makes one"
                            .formatted(file));
        }
    }

    /// Writes the pair where nobody else may read it.
    ///
    /// @throws IOException if there is a file already: a lost key cannot be made again
    public void write(Path file) throws IOException {
        var options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        boolean posix =
                Files.getFileStore(file.toAbsolutePath().getParent())
                        .supportsFileAttributeView("posix");
        var text = ByteBuffer.wrap(JSON.writeValueAsBytes(this));
        try (var channel =
                posix
                        ? Files.newByteChannel(
                                file,
                                options,
                                PosixFilePermissions.asFileAttribute(
                                        PosixFilePermissions.fromString("rw-------")))
                        : Files.newByteChannel(file, options)) {
            channel.write(text);
        }
    }

    /// The fingerprint of the public half.
    public String fingerprint() {
        return Fingerprint.of(key);
    }

    /// The private half.
    PrivateKey privateKey() {
        try {
            return KeyFactory.getInstance(ALGORITHM)
                    .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(secret)));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("is no key", e);
        }
    }

    /// The signature of `text`, Base64.
    public String sign(byte[] text) {
        try {
            var signer = java.security.Signature.getInstance(ALGORITHM);
            signer.initSign(privateKey());
            signer.update(text);
            return Base64.getEncoder().encodeToString(signer.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("is no key", e);
        }
    }

    /// Signs the plugin in `zip` and writes the signature beside it.
    ///
    /// @throws Refusal if that is no plugin
    public Signature sign(Path zip) throws IOException {
        var name = String.valueOf(zip.getFileName());
        var archive = Archive.read(zip, name, ArchiveLimits.USUAL);
        var manifest = archive.manifest();
        var signature =
                Signature.of(
                        manifest.id(), manifest.version(), archive.sha512(), key, privateKey());
        Files.writeString(Offer.signatureFile(zip), JSON.writeValueAsString(signature) + "\n");
        return signature;
    }
}
