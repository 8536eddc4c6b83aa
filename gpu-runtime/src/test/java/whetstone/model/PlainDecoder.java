package whetstone.model;

import java.util.List;
import java.util.Map;
import java.util.Objects;

/// A decoder in plain Java and float64, written from the papers and as slow as it reads: what the program text is
/// checked against. Weights as in files: rows times columns, one matrix per part.
final class PlainDecoder {

    private final ModelShape shape;
    private final Map<String, float[]> weights;

    PlainDecoder(ModelShape shape, Map<String, float[]> weights) {
        this.shape = shape;
        this.weights = weights;
    }

    /// Log-probability of `tokens[t + 1]` given `tokens[0 … t]`, for each t.
    double[] logProbs(int[] tokens) {
        int n = tokens.length - 1;
        var x = new double[n][];
        for (int t = 0; t < n; t++) {
            x[t] = row("model.embed_tokens.weight", tokens[t], shape.width());
        }
        for (int layer = 0; layer < shape.layers(); layer++) {
            var at = "model.layers.%d.".formatted(layer);
            add(x, attention(at, norm(x, at + "input_layernorm.weight")));
            add(x, mlp(at, norm(x, at + "post_attention_layernorm.weight")));
        }
        var head = shape.tied() ? "model.embed_tokens.weight" : "lm_head.weight";
        var last = norm(x, "model.norm.weight");
        var result = new double[n];
        for (int t = 0; t < n; t++) {
            result[t] = logSoftmax(times(head, last[t], shape.vocabulary()))[tokens[t + 1]];
        }
        return result;
    }

    private double[][] attention(String at, double[][] h) {
        int size = shape.headSize();
        var out = new double[h.length][shape.heads() * size];
        var q = projected(at + "self_attn.q_proj", h, shape.heads());
        var k = projected(at + "self_attn.k_proj", h, shape.keyValueHeads());
        var v = projected(at + "self_attn.v_proj", h, shape.keyValueHeads());
        for (int head = 0; head < shape.heads(); head++) {
            int shared = head / (shape.heads() / shape.keyValueHeads());
            for (int t = 0; t < h.length; t++) {
                var scores = new double[t + 1];
                for (int s = 0; s <= t; s++) {
                    var turned = rotated(q[t], head, t);
                    var key = rotated(k[s], shared, s);
                    for (int i = 0; i < size; i++) {
                        scores[s] += turned[i] * key[i] / Math.sqrt(size);
                    }
                }
                var share = logSoftmax(scores);
                for (int s = 0; s <= t; s++) {
                    for (int i = 0; i < size; i++) {
                        out[t][head * size + i] += Math.exp(share[s]) * v[s][shared * size + i];
                    }
                }
            }
        }
        return multiplied(at + "self_attn.o_proj.weight", out, shape.width());
    }

    private double[][] projected(String name, double[][] h, int heads) {
        var y = multiplied(name + ".weight", h, heads * shape.headSize());
        if (shape.bias()) {
            for (var row : y) {
                for (int i = 0; i < row.length; i++) {
                    row[i] += named(name + ".bias")[i];
                }
            }
        }
        return y;
    }

    // arXiv:2104.09864, eq. 34, with the pairs (i, i + size / 2) that Hugging Face uses.
    private double[] rotated(double[] row, int head, int position) {
        int size = shape.headSize();
        int half = size / 2;
        var turned = new double[size];
        for (int i = 0; i < half; i++) {
            double angle = position * Math.pow(shape.rotaryBase(), -2.0 * i / size);
            double a = row[head * size + i];
            double b = row[head * size + i + half];
            turned[i] = a * Math.cos(angle) - b * Math.sin(angle);
            turned[i + half] = b * Math.cos(angle) + a * Math.sin(angle);
        }
        return turned;
    }

    private double[][] mlp(String at, double[][] h) {
        var gate = multiplied(at + "mlp.gate_proj.weight", h, shape.hidden());
        var up = multiplied(at + "mlp.up_proj.weight", h, shape.hidden());
        for (int t = 0; t < h.length; t++) {
            for (int i = 0; i < shape.hidden(); i++) {
                up[t][i] *= gate[t][i] / (1 + Math.exp(-gate[t][i]));
            }
        }
        return multiplied(at + "mlp.down_proj.weight", up, shape.width());
    }

    private double[][] norm(double[][] x, String name) {
        var y = new double[x.length][shape.width()];
        for (int t = 0; t < x.length; t++) {
            double squares = 0;
            for (double value : x[t]) {
                squares += value * value;
            }
            double scale = 1 / Math.sqrt(squares / shape.width() + shape.epsilon());
            for (int i = 0; i < shape.width(); i++) {
                y[t][i] = x[t][i] * scale * named(name)[i];
            }
        }
        return y;
    }

    private double[][] multiplied(String name, double[][] x, int rows) {
        return List.of(x).stream().map(row -> times(name, row, rows)).toArray(double[][]::new);
    }

    private double[] times(String name, double[] x, int rows) {
        var y = new double[rows];
        for (int r = 0; r < rows; r++) {
            for (int c = 0; c < x.length; c++) {
                y[r] += named(name)[r * x.length + c] * x[c];
            }
        }
        return y;
    }

    private float[] named(String name) {
        return Objects.requireNonNull(weights.get(name), name);
    }

    private double[] row(String name, int index, int columns) {
        var row = new double[columns];
        for (int i = 0; i < columns; i++) {
            row[i] = named(name)[index * columns + i];
        }
        return row;
    }

    private static void add(double[][] x, double[][] y) {
        for (int t = 0; t < x.length; t++) {
            for (int i = 0; i < x[t].length; i++) {
                x[t][i] += y[t][i];
            }
        }
    }

    private static double[] logSoftmax(double[] z) {
        double sum = 0;
        for (double value : z) {
            sum += Math.exp(value);
        }
        var result = new double[z.length];
        for (int i = 0; i < z.length; i++) {
            result[i] = z[i] - Math.log(sum);
        }
        return result;
    }
}
