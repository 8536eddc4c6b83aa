package whetstone.model;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/// One token per character, and one for each of a few longer pieces such as `<answer>`. For models trained from
/// scratch: nothing to learn before the task itself.
public final class CharacterTokenizer implements Tokenizer {

    static final String FILE = "tokenizer.json";
    static final String TYPE = "whetstone-characters";

    private final List<String> pieces;
    private final Map<String, Integer> ids = new HashMap<>();
    private final List<String> longPieces;

    /// What is written to a model folder.
    record Stored(String type, List<String> pieces) {}

    /// @param pieces texts of tokens 1 …; token 0 is the end
    public CharacterTokenizer(List<String> pieces) {
        this.pieces = List.copyOf(pieces);
        for (int i = 0; i < pieces.size(); i++) {
            if (ids.put(pieces.get(i), i + 1) != null) {
                throw new IllegalArgumentException(
                        "tokenizer: piece '%s' stands twice".formatted(pieces.get(i)));
            }
        }
        longPieces =
                pieces.stream()
                        .filter(piece -> piece.codePointCount(0, piece.length()) > 1)
                        .toList();
    }

    /// Printable ASCII, the line break and the answer tags.
    public static CharacterTokenizer ascii() {
        var pieces = new ArrayList<>(List.of("\n", "<answer>", "</answer>"));
        for (char c = ' '; c <= '~'; c++) {
            pieces.add(String.valueOf(c));
        }
        return new CharacterTokenizer(pieces);
    }

    /// The same with a token more for each of `more`, which come last.
    public CharacterTokenizer with(List<String> more) {
        var all = new ArrayList<>(pieces);
        all.addAll(more);
        return new CharacterTokenizer(all);
    }

    @Override
    public int[] encode(String text) {
        var tokens = new int[text.length()];
        int count = 0;
        for (int at = 0; at < text.length(); ) {
            var piece = pieceAt(text, at);
            var id = ids.get(piece);
            if (id == null) {
                throw new IllegalArgumentException(
                        "tokenizer: no token for '%s' at character %d of \"%s\""
                                .formatted(piece, at, text));
            }
            tokens[count++] = id;
            at += piece.length();
        }
        return Arrays.copyOf(tokens, count);
    }

    private String pieceAt(String text, int at) {
        for (var piece : longPieces) {
            if (text.startsWith(piece, at)) {
                return piece;
            }
        }
        return text.substring(at, text.offsetByCodePoints(at, 1));
    }

    @Override
    public String decode(int[] tokens) {
        var text = new StringBuilder();
        for (int token : tokens) {
            if (token != 0) {
                text.append(pieces.get(token - 1));
            }
        }
        return text.toString();
    }

    @Override
    public int end() {
        return 0;
    }

    @Override
    public int vocabulary() {
        return pieces.size() + 1;
    }

    @Override
    public String piece(int token) {
        return token == 0 ? "<end>" : pieces.get(token - 1);
    }

    @Override
    public void write(Path folder) {
        try {
            var json = new JsonMapper().writeValueAsString(new Stored(TYPE, pieces));
            Files.writeString(folder.resolve(FILE), json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
