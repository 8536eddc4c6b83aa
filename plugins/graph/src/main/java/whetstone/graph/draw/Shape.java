package whetstone.graph.draw;

import java.util.random.RandomGenerator;

/// Families of random graphs. Density goes from 0, about a tree, to 1, about six edges at each node.
public enum Shape {
    /// A tree in which each node hangs on a random earlier one.
    TREE {
        @Override
        void fill(Sketch sketch, double density, RandomGenerator random) {
            for (int u = 1; u < sketch.nodes(); u++) {
                sketch.add(u, random.nextInt(u));
            }
        }
    },
    /// Every pair alike: Erdős and Rényi 1959, with a fixed number of edges.
    UNIFORM {
        @Override
        void fill(Sketch sketch, double density, RandomGenerator random) {
            for (int left = edges(sketch.nodes(), density); left > 0; left--) {
                sketch.add(random.nextInt(sketch.nodes()), random.nextInt(sketch.nodes()));
            }
        }
    },
    /// Newcomers join whom others joined: Barabási and Albert 1999.
    SCALE_FREE {
        @Override
        void fill(Sketch sketch, double density, RandomGenerator random) {
            int each = 1 + (int) Math.round(2 * density);
            for (int u = 1; u < sketch.nodes(); u++) {
                for (int k = 0; k < each; k++) {
                    boolean early = sketch.edges().isEmpty() || random.nextInt(4) == 0;
                    var edge =
                            early
                                    ? null
                                    : sketch.edges().get(random.nextInt(sketch.edges().size()));
                    int end =
                            edge == null
                                    ? random.nextInt(u)
                                    : random.nextBoolean() ? edge.u() : edge.v();
                    sketch.add(u, end);
                }
            }
        }
    },
    /// A ring with some edges moved: Watts and Strogatz 1998.
    SMALL_WORLD {
        @Override
        void fill(Sketch sketch, double density, RandomGenerator random) {
            int n = sketch.nodes();
            int reach = density > 0.5 ? 2 : 1;
            for (int u = 0; u < n; u++) {
                for (int step = 1; step <= reach; step++) {
                    sketch.add(u, random.nextInt(5) == 0 ? random.nextInt(n) : (u + step) % n);
                }
            }
        }
    },
    /// Points in a square, joined where they are near.
    GEOMETRIC {
        @Override
        void fill(Sketch sketch, double density, RandomGenerator random) {
            int n = sketch.nodes();
            var x = random.doubles(n).toArray();
            var y = random.doubles(n).toArray();
            double radius = Math.sqrt((2 + 4 * density) / (Math.PI * n));
            for (int u = 0; u < n; u++) {
                for (int v = 0; v < u; v++) {
                    if (Math.hypot(x[u] - x[v], y[u] - y[v]) < radius) {
                        sketch.add(u, v);
                    }
                }
            }
        }
    },
    /// Squares in rows; the last row may be short, and a few edges are missing.
    GRID {
        @Override
        void fill(Sketch sketch, double density, RandomGenerator random) {
            int width = random.nextInt(2, Math.max(3, sketch.nodes() / 2 + 1));
            for (int u = 0; u < sketch.nodes(); u++) {
                if (u % width != 0 && random.nextInt(8) > 0) {
                    sketch.add(u, u - 1);
                }
                if (u >= width && random.nextInt(8) > 0) {
                    sketch.add(u, u - width);
                }
            }
        }
    },
    /// Triangles put into triangles, some edges left out: drawn without crossings.
    PLANAR {
        @Override
        void fill(Sketch sketch, double density, RandomGenerator random) {
            int n = sketch.nodes();
            var faces = new java.util.ArrayList<int[]>();
            faces.add(new int[] {0, 1, 2});
            for (int u = 3; u < n; u++) {
                int at = random.nextInt(faces.size());
                var face = faces.get(at);
                faces.set(at, new int[] {face[0], face[1], u});
                faces.add(new int[] {face[1], face[2], u});
                faces.add(new int[] {face[0], face[2], u});
                for (int corner : face) {
                    keep(sketch, u, corner, density, random);
                }
            }
            for (int u = 0; u < Math.min(3, n); u++) {
                keep(sketch, u, (u + 1) % Math.min(3, n), density, random);
            }
        }

        private static void keep(
                Sketch sketch, int u, int v, double density, RandomGenerator random) {
            if (random.nextDouble() < 0.4 + density / 2) {
                sketch.add(u, v);
            }
        }
    },
    /// Two sides, edges only across.
    BIPARTITE {
        @Override
        void fill(Sketch sketch, double density, RandomGenerator random) {
            int n = sketch.nodes();
            int left = Math.clamp(n / 2 + random.nextInt(-1, 2), 1, n - 1);
            for (int k = edges(n, density); k > 0; k--) {
                sketch.add(random.nextInt(left), random.nextInt(left, n));
            }
        }
    },
    /// Every pair is joined.
    COMPLETE {
        @Override
        void fill(Sketch sketch, double density, RandomGenerator random) {
            for (int u = 0; u < sketch.nodes(); u++) {
                for (int v = 0; v < u; v++) {
                    sketch.add(u, v);
                }
            }
        }
    };

    abstract void fill(Sketch sketch, double density, RandomGenerator random);

    /// An undirected graph of this family, not always connected.
    ///
    /// @param nodes at least 2
    /// @param density from 0 to 1
    public Sketch sketch(int nodes, double density, RandomGenerator random) {
        var sketch = Sketch.empty(nodes, false);
        fill(sketch, density, random);
        return sketch;
    }

    private static int edges(int nodes, double density) {
        return (int) Math.round(nodes * (1 + 1.5 * density));
    }
}
