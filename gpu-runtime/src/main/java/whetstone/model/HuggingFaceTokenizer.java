package whetstone.model;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import whetstone.device.DeviceException;
import whetstone.file.FileTrouble;

/// The tokenizer of a Hugging Face folder, as its `tokenizer.json` says.
final class HuggingFaceTokenizer implements Tokenizer {

    private final Path file;
    private final ai.djl.huggingface.tokenizers.HuggingFaceTokenizer inner;
    private final int end;
    private final int vocabulary;

    /// @param end the id that `config.json` names as end of text
    /// @param vocabulary rows of the model's embedding, at least as many as the tokenizer has ids
    HuggingFaceTokenizer(Path file, int end, int vocabulary) {
        this.file = file;
        this.end = end;
        this.vocabulary = vocabulary;
        try {
            inner =
                    ai.djl.huggingface.tokenizers.HuggingFaceTokenizer.builder()
                            .optTokenizerPath(file)
                            .optAddSpecialTokens(false)
                            .optTruncation(false)
                            .optPadding(false)
                            .build();
        } catch (IOException | RuntimeException e) {
            throw new DeviceException(
                    file
                            + ": not a tokenizer: "
                            + FileTrouble.told(file, e)
                            + "; fetch the file again",
                    e);
        }
    }

    @Override
    public int[] encode(String text) {
        return Arrays.stream(inner.encode(text).getIds()).mapToInt(Math::toIntExact).toArray();
    }

    @Override
    public String decode(int[] tokens) {
        return inner.decode(Arrays.stream(tokens).asLongStream().toArray(), true);
    }

    @Override
    public int end() {
        return end;
    }

    @Override
    public int vocabulary() {
        return vocabulary;
    }

    @Override
    public String piece(int token) {
        return inner.decode(new long[] {token}, false);
    }

    @Override
    public void write(Path folder) {
        try {
            Files.copy(file, folder.resolve(CharacterTokenizer.FILE));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
