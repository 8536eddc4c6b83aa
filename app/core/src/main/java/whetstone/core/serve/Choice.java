package whetstone.core.serve;

import java.util.Arrays;
import java.util.List;
import whetstone.api.Rollout.Stop;
import whetstone.model.Tokenizer;
import whetstone.sample.Completion;

/// The text of one completion as it grows. What may still turn out to belong to a stop text is held back.
final class Choice {

    private static final char HALF = '\uFFFD'; // a character whose last bytes are still to come

    private final Tokenizer tokenizer;
    private final List<String> stops;
    private int[] tokens = {};
    private float[] logProbs = {};
    private String text = "";
    private int told; // characters
    private int toldTokens;
    private boolean stopped;
    private boolean over;
    private boolean whole;

    /// @param stops texts that end it, themselves left out
    Choice(Tokenizer tokenizer, List<String> stops) {
        this.tokenizer = tokenizer;
        this.stops = stops;
    }

    /// There is more of it.
    ///
    /// @param drawn ids, all so far
    void grow(int[] drawn, float[] chances) {
        if (over || stopped) {
            return;
        }
        int length = ended(drawn) ? drawn.length - 1 : drawn.length;
        tokens = Arrays.copyOf(drawn, length);
        logProbs = Arrays.copyOf(chances, length);
        text = tokenizer.decode(tokens);
        int cut = stops.stream().mapToInt(text::indexOf).filter(at -> at >= 0).min().orElse(-1);
        if (cut >= 0) {
            stopped = true;
            cutAt(cut);
        }
    }

    /// There is no more of it.
    void end(Completion completion) {
        grow(completion.tokens(), completion.logProbs());
        over = true;
        whole = stopped || completion.stop() == Stop.END;
    }

    private boolean ended(int[] drawn) {
        return drawn.length > 0 && drawn[drawn.length - 1] == tokenizer.end();
    }

    // Keeps the tokens that begin before the cut.
    private void cutAt(int cut) {
        int kept = tokens.length;
        while (kept > 0 && tokenizer.decode(Arrays.copyOf(tokens, kept - 1)).length() >= cut) {
            kept--;
        }
        tokens = Arrays.copyOf(tokens, kept);
        logProbs = Arrays.copyOf(logProbs, kept);
        text = text.substring(0, cut);
    }

    /// A stop text has come.
    boolean stopped() {
        return stopped;
    }

    boolean over() {
        return over || stopped;
    }

    /// Why it ended, as the protocol says.
    String reason() {
        return stopped || whole ? "stop" : "length";
    }

    String text() {
        return text;
    }

    int[] tokens() {
        return tokens;
    }

    float[] logProbs() {
        return logProbs;
    }

    /// The text that was not told yet and can be now.
    String news() {
        int safe = over() ? text.length() : Math.max(told, text.length() - doubtful());
        var news = text.substring(told, safe);
        told = safe;
        return news;
    }

    /// Where the tokens begin that were not told yet; they are told with this.
    int newTokens() {
        int from = toldTokens;
        toldTokens = tokens.length;
        return from;
    }

    // Characters at the end that may become part of a stop text, or of another character.
    private int doubtful() {
        int most = 0;
        for (var stop : stops) {
            for (int length = Math.min(stop.length() - 1, text.length()); length > most; length--) {
                if (stop.startsWith(text.substring(text.length() - length))) {
                    most = length;
                }
            }
        }
        int half = 0;
        while (half < text.length() && text.charAt(text.length() - 1 - half) == HALF) {
            half++;
        }
        return Math.max(most, half);
    }
}
