package whetstone.model;

import java.nio.file.Path;
import java.util.List;

/// Text to token ids and back.
public interface Tokenizer {

    /// Token ids of `text`, without an end token.
    ///
    /// @throws IllegalArgumentException if a character has no token
    int[] encode(String text);

    /// Text of `tokens`; end and padding tokens leave no trace.
    String decode(int[] tokens);

    /// The token that says "done".
    int end();

    /// Number of token ids.
    int vocabulary();

    /// What a person may see for one token, for example in a token view.
    String piece(int token);

    /// Writes what [ModelFolder] needs to read the tokenizer back.
    void write(Path folder);

    /// Each of `tokens` as text.
    default List<String> pieces(int[] tokens) {
        return java.util.Arrays.stream(tokens).mapToObj(this::piece).toList();
    }
}
