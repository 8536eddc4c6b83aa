package whetstone.core.knowledge;

import java.util.function.Consumer;

/// Cuts a text that comes line by line into passages: whole paragraphs where they fit, else whole sentences, else pieces.
final class Chunks {

    /// The longest passage.
    static final int CHARACTERS = 2048;

    private final String file;
    private final String title;
    private final Consumer<Passage> passages;
    private final StringBuilder held = new StringBuilder();
    private int count;

    /// @param file that the passages' ids begin with
    /// @param title of all of them
    Chunks(String file, String title, Consumer<Passage> passages) {
        this.file = file;
        this.title = title;
        this.passages = passages;
    }

    /// Takes a line; an empty one ends a paragraph.
    void line(String line) {
        var text = line.strip();
        if (held.length() + text.length() + 1 > CHARACTERS) {
            cut();
        }
        for (int from = 0; from < text.length(); from += CHARACTERS) {
            var piece = text.substring(from, Math.min(text.length(), from + CHARACTERS));
            if (held.length() + piece.length() + 1 > CHARACTERS) {
                put(held.length());
            }
            held.append(piece);
        }
        held.append('\n');
    }

    // At the end of the last paragraph, else of the last sentence, that lies in the second half.
    private void cut() {
        int end = Math.max(held.lastIndexOf("\n\n"), 0);
        if (end < CHARACTERS / 2) {
            for (var stop : new String[] {". ", ".\n", "! ", "? "}) {
                end = Math.max(end, held.lastIndexOf(stop) + 1);
            }
        }
        put(end < CHARACTERS / 2 ? held.length() : end);
    }

    private void put(int end) {
        var text = held.substring(0, end).strip();
        held.delete(0, end);
        if (!text.isEmpty()) {
            passages.accept(new Passage("%s#%d".formatted(file, count++), title, text));
        }
    }

    /// Gives out what is left.
    void end() {
        while (held.length() > CHARACTERS) {
            cut();
        }
        put(held.length());
    }
}
