package whetstone.desktop.rollouts;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;

/// The tokens of one rollout and what they are coloured by.
public final class TokensModel {

    /// What is drawn.
    ///
    /// @param values one per token; empty where nothing was recorded
    /// @param answer characters of the completion that were judged: first, and after the last; equal for none
    public record Shown(List<String> pieces, float[] values, Scale scale, int[] answer) {

        /// The value of a token; not a number where there is none.
        double value(int token) {
            return token < values.length ? values[token] : Double.NaN;
        }
    }

    private final ObjectProperty<Colouring> colouring =
            new SimpleObjectProperty<>(Colouring.CREDIT);
    private final IntegerProperty token = new SimpleIntegerProperty(-1);
    private final ReadOnlyObjectWrapper<Optional<Shown>> shown =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private Optional<Inspected> inspected = Optional.empty();
    private Colouring wanted = Colouring.CREDIT;
    private boolean following;

    public TokensModel() {
        colouring.addListener((_, _, by) -> {
            if (!following) {
                wanted = by;
            }
            update();
        });
    }

    /// Shows another rollout, coloured as a person wants it where that was recorded.
    public void show(Optional<Inspected> next) {
        inspected = next;
        token.set(-1);
        var there = available();
        following = true;
        colouring.set(there.isEmpty() || there.contains(wanted) ? wanted : there.getFirst());
        following = false;
        update();
    }

    private void update() {
        shown.set(inspected.map(this::shown));
    }

    private Shown shown(Inspected of) {
        var values = of.values(colouring.get());
        var answer = of.rollout().verdict().evidence().answer();
        var span = answer == null ? new int[] {0, 0} : new int[] {answer.from(), answer.to()};
        return new Shown(of.pieces(), values, Scale.of(values, colouring.get().signed()), span);
    }

    /// The colourings that this rollout has numbers for.
    public List<Colouring> available() {
        return inspected
                .map(of ->
                        Arrays.stream(Colouring.values())
                                .filter(by -> by == Colouring.NOTHING || of.values(by).length > 0)
                                .toList())
                .orElse(List.of());
    }

    /// Every number of a token, in a line.
    public String numbers(int at) {
        if (inspected.isEmpty() || at < 0 || at >= inspected.get().pieces().size()) {
            return "";
        }
        var of = inspected.get();
        var text = new StringBuilder("token %d ".formatted(at));
        var piece = of.pieces().get(at);
        text.append(piece.isEmpty() ? "(end)" : "'" + piece.replace("\n", "⏎") + "'");
        text.append("  id ").append(of.rollout().completion()[at]);
        for (var by : Colouring.values()) {
            var values = of.values(by);
            if (at < values.length) {
                text.append(
                        "  ·  %s %.4f"
                                .formatted(
                                        by.title().toLowerCase(java.util.Locale.ROOT), values[at]));
            }
        }
        return text.toString();
    }

    public ObjectProperty<Colouring> colouring() {
        return colouring;
    }

    /// The token that is pointed at; -1 for none.
    public IntegerProperty token() {
        return token;
    }

    public ReadOnlyObjectProperty<Optional<Shown>> shown() {
        return shown.getReadOnlyProperty();
    }
}
