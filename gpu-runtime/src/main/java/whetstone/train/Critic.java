package whetstone.train;

import java.util.Arrays;
import java.util.List;
import whetstone.api.algorithm.CriticSettings;

/// What a state is worth: a linear head on the state that the policy predicts its next token from (see
/// [Scoring#features]). Gradients end at the head; the policy is taught by its own loss alone.
public final class Critic {

    private static final double BETA_1 = 0.9;
    private static final double BETA_2 = 0.999;
    private static final double EPSILON = 1e-8;

    private final State state;
    private int steps;

    /// All that a critic is.
    ///
    /// @param weights one per feature, then the bias
    /// @param means of gradients, decaying
    /// @param squares of gradients, decaying
    /// @param steps of its optimizer
    public record State(float[] weights, float[] means, float[] squares, int steps) {}

    /// A critic that has been taught before.
    public Critic(State state) {
        this.state =
                new State(
                        state.weights().clone(), state.means().clone(), state.squares().clone(), 0);
        steps = state.steps();
    }

    /// A critic to which all states are worth 0.
    ///
    /// @param width features of a state
    public static Critic fresh(int width) {
        int size = width + 1;
        return new Critic(new State(new float[size], new float[size], new float[size], 0));
    }

    /// What it is now, for a checkpoint.
    public State state() {
        return new State(
                state.weights().clone(), state.means().clone(), state.squares().clone(), steps);
    }

    /// What states are worth, one entry for each state.
    ///
    /// @param features of each state one after the other
    public float[] values(float[] features) {
        int width = state.weights().length - 1;
        var values = new float[features.length / width];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) value(features, i * width);
        }
        return values;
    }

    private double value(float[] features, int from) {
        var weights = state.weights();
        int width = weights.length - 1;
        double value = weights[width];
        for (int k = 0; k < width; k++) {
            value += weights[k] * features[from + k];
        }
        return value;
    }

    /// Moves values towards their targets.
    ///
    /// @param features as of [#values], of several completions
    /// @param targets what each state turned out to be worth
    public void fit(List<float[]> features, List<float[]> targets, CriticSettings settings) {
        var before = features.stream().map(this::values).toList();
        int states = targets.stream().mapToInt(own -> own.length).sum();
        for (int pass = 0; pass < settings.passes() && states > 0; pass++) {
            var gradient = new double[state.weights().length];
            for (int i = 0; i < features.size(); i++) {
                gather(gradient, features.get(i), targets.get(i), before.get(i), settings.clip());
            }
            descend(Arrays.stream(gradient).map(g -> g / states).toArray(), settings);
        }
    }

    // Of max((v - R)^2, (clipped v - R)^2) / 2: nothing where the clipped one is larger, since it
    // does not move.
    private void gather(
            double[] gradient, float[] features, float[] targets, float[] before, double clip) {
        int width = gradient.length - 1;
        for (int i = 0; i < targets.length; i++) {
            double value = value(features, i * width);
            double error = value - targets[i];
            double moved = Math.clamp(value - before[i], -clip, clip);
            double clipped = before[i] + moved - targets[i];
            if (clip > 0 && clipped * clipped > error * error) {
                continue;
            }
            for (int k = 0; k < width; k++) {
                gradient[k] += error * features[i * width + k];
            }
            gradient[width] += error;
        }
    }

    private void descend(double[] gradient, CriticSettings settings) {
        steps++;
        double first = 1 - Math.pow(BETA_1, steps);
        double second = 1 - Math.pow(BETA_2, steps);
        for (int k = 0; k < gradient.length; k++) {
            double g = gradient[k];
            double mean = BETA_1 * state.means()[k] + (1 - BETA_1) * g;
            double square = BETA_2 * state.squares()[k] + (1 - BETA_2) * g * g;
            state.means()[k] = (float) mean;
            state.squares()[k] = (float) square;
            double change = (mean / first) / (Math.sqrt(square / second) + EPSILON);
            state.weights()[k] -= (float) (settings.learningRate() * change);
        }
    }
}
