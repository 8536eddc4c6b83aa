package whetstone.file;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.UnknownHostException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Why a file could not be read or written, in words for people. Java's own exceptions say it by the name of their class,
/// and many of them have no text but the path.
public final class FileTrouble {
    private FileTrouble() {}

    // What systems say, and what it means.
    private static final Map<String, String> MEANINGS =
            Map.of(
                    "no space left on device", "the disk is full",
                    "there is not enough space on the disk", "the disk is full",
                    "disk quota exceeded", "no more room on this disk is yours",
                    "file too large", "no file may be so large here",
                    "read-only file system", "this disk can only be read",
                    "too many open files", "too many files are open",
                    "is a directory", "is a folder",
                    "not a directory", "is not a folder");

    /// What happened, after the path that `failure` names: `model/config.json: no such file or folder`.
    public static String told(Throwable failure) {
        var file = file(failure);
        var reason = reason(failure);
        return file == null ? reason : file + ": " + reason;
    }

    /// What happened, for a message that names `place` already: that path is not said again.
    public static String told(Path place, Throwable failure) {
        var file = file(failure);
        return file != null && same(place, file) ? reason(failure) : told(failure);
    }

    /// `failure` with the file that it happened to, where it does not name one: a channel does not know its file's name.
    public static FileSystemException at(Path file, IOException failure) {
        if (failure instanceof FileSystemException named) {
            return named;
        }
        var named = new FileSystemException(file.toString(), null, failure.getMessage());
        named.initCause(failure);
        return named;
    }

    private static boolean same(Path place, String file) {
        return place.toString().equals(file)
                || place.toAbsolutePath().normalize().toString().equals(file);
    }

    private static @Nullable String file(Throwable failure) {
        return switch (failure) {
            case UncheckedIOException e when e.getCause() != null -> file(e.getCause());
            case FileSystemException e -> e.getFile();
            default -> null;
        };
    }

    private static String reason(Throwable failure) {
        return switch (failure) {
            case UncheckedIOException e when e.getCause() != null -> reason(e.getCause());
            case NoSuchFileException _ -> "no such file or folder";
            case AccessDeniedException _ -> "no permission";
            case FileAlreadyExistsException _ -> "is there already";
            case DirectoryNotEmptyException _ -> "the folder is not empty";
            case NotDirectoryException _ -> "is not a folder";
            case FileSystemException e -> meaning(e.getReason(), e);
            case CharacterCodingException _ -> "is not text in UTF-8";
            case EOFException e when e.getMessage() == null -> "ends too soon";
            case UnknownHostException e -> "no such host: " + e.getMessage();
            default -> meaning(failure.getMessage(), failure);
        };
    }

    private static String meaning(@Nullable String text, Throwable failure) {
        if (text == null || text.isBlank()) {
            return "for a reason that the system does not tell (%s)"
                    .formatted(failure.getClass().getSimpleName());
        }
        return MEANINGS.getOrDefault(text.strip().toLowerCase(Locale.ROOT), text);
    }
}
