package whetstone.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;
import whetstone.device.ScriptBlock.Tensors;
import whetstone.model.Decoder;
import whetstone.model.Decoder.GradientSum;

/// The optimizer's memory of a decoder: gradients being gathered, their decaying means, and how often it stepped.
/// Device thread only.
final class AdamW {

    private final Decoder decoder;
    private final List<NDArray> gradients;
    private final List<NDArray> means;
    private final List<NDArray> squares;
    private final List<NDArray> steps;

    AdamW(Decoder decoder) {
        this.decoder = decoder;
        gradients = decoder.weights().stream().map(decoder::zerosLike).toList();
        means = decoder.weights().stream().map(decoder::zerosLike).toList();
        squares = decoder.weights().stream().map(decoder::zerosLike).toList();
        steps = decoder.weights().stream().map(w -> decoder.zeros(new Shape())).toList();
    }

    /// Steps down the gradients that the lanes gathered, at `rate`.
    ///
    /// @return norm of the gradient before clipping; not finite where nothing moved
    double step(NDManager scope, List<GradientSum> sums, Optimizer settings, double rate) {
        sums.forEach(sum -> sum.collect(scope, gradients));
        var hyper =
                scope.create(
                        new double[] {
                            rate,
                            settings.beta1(),
                            settings.beta2(),
                            settings.epsilon(),
                            settings.weightDecay(),
                            settings.clip()
                        });
        var arguments = new ArrayList<Object>(List.of(hyper));
        for (boolean matrices : new boolean[] {true, false}) {
            var lists = List.of(decoder.weights(), gradients, means, squares, steps);
            for (int i = 0; i < lists.size(); i++) {
                var name = (matrices ? "matrices" : "vectors") + i;
                arguments.add(new Tensors(name, chosen(lists.get(i), matrices)));
            }
        }
        var norm = decoder.call(scope, "adamw", arguments.toArray()).singletonOrThrow();
        decoder.refresh();
        return number(norm);
    }

    private List<NDArray> chosen(List<NDArray> all, boolean matrices) {
        var chosen = new ArrayList<NDArray>();
        for (int i = 0; i < all.size(); i++) {
            if (decoder.weights().get(i).getShape().dimension() > 1 == matrices) {
                chosen.add(all.get(i));
            }
        }
        return chosen;
    }

    /// All that a checkpoint has to keep, in an order that only depends on the model's shape.
    List<NDArray> state() {
        var state = new ArrayList<NDArray>();
        List.of(means, squares, steps).forEach(state::addAll);
        return state;
    }

    static double number(NDArray scalar) {
        return scalar.toArray()[0].doubleValue();
    }
}
