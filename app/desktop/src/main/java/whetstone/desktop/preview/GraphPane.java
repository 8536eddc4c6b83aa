package whetstone.desktop.preview;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Orientation;
import javafx.geometry.Point2D;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.shape.Circle;
import javafx.scene.shape.CubicCurveTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import javafx.scene.shape.Polygon;
import javafx.scene.shape.QuadCurveTo;
import whetstone.desktop.preview.Picture.Graph;

/// A graph, drawn in the width that there is.
final class GraphPane extends Region {
    private static final double FLAT = 0.62; // height for width, at most
    private static final double BEND = 0.16; // of an edge's length

    private static final double[] PARTS = {0.5, 0.4, 0.6, 0.3, 0.7};

    private final Graph graph;
    private final double em;
    private final List<Circle> circles = new ArrayList<>();
    private final List<Label> names = new ArrayList<>();
    private final List<Path> lines = new ArrayList<>();
    private final List<Polygon> heads = new ArrayList<>();
    private final List<Label> labels = new ArrayList<>();

    GraphPane(Graph graph, double em) {
        this.graph = graph;
        this.em = em;
        getStyleClass().add("graph");
        setMinWidth(0);
        setAccessibleText(
                "%s of %d nodes and %d edges"
                        .formatted(
                                graph.directed() ? "Directed graph" : "Graph",
                                graph.nodes().size(),
                                graph.edges().size()));
        for (var edge : graph.edges()) {
            lines.add(styled(new Path(), "graph-edge"));
            heads.add(styled(new Polygon(), "graph-head"));
            labels.add(styled(new Label(edge.label()), "graph-label"));
        }
        for (var node : graph.nodes()) {
            circles.add(styled(new Circle(radius(node.name())), "graph-node"));
            names.add(styled(new Label(node.name()), "graph-name"));
        }
        getChildren().addAll(lines);
        getChildren().addAll(heads);
        getChildren().addAll(labels);
        getChildren().addAll(circles);
        getChildren().addAll(names);
    }

    private static <N extends javafx.scene.Node> N styled(N node, String style) {
        node.getStyleClass().add(style);
        node.setManaged(false);
        return node;
    }

    private double radius(String name) {
        return em * Math.max(0.85, 0.3 + 0.3 * name.length());
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computePrefHeight(double width) {
        double tall = em * (8 + 1.4 * graph.nodes().size());
        return Math.min(width < 0 ? tall : Math.max(em * 12, width * FLAT), tall);
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected double computePrefWidth(double height) {
        return em * 24;
    }

    @Override
    protected void layoutChildren() {
        var places = new ArrayList<Point2D>();
        double edge =
                graph.nodes().stream().mapToDouble(node -> radius(node.name())).max().orElse(em)
                        + em * 0.8;
        for (int i = 0; i < graph.nodes().size(); i++) {
            var node = graph.nodes().get(i);
            double x = edge + node.x() * Math.max(0, getWidth() - 2 * edge);
            double y = edge + node.y() * Math.max(0, getHeight() - 2 * edge);
            circles.get(i).relocate(x - radius(node.name()), y - radius(node.name()));
            centre(names.get(i), x, y);
            places.add(new Point2D(x, y));
        }
        for (int i = 0; i < graph.edges().size(); i++) {
            draw(i, graph.edges().get(i), places);
        }
    }

    private static void centre(Label label, double x, double y) {
        label.autosize();
        label.relocate(Math.rint(x - label.getWidth() / 2), Math.rint(y - label.getHeight() / 2));
    }

    private void draw(int index, Graph.Edge edge, List<Point2D> places) {
        var from = places.get(edge.from());
        var to = places.get(edge.to());
        if (edge.from() == edge.to()) {
            loop(index, from);
            return;
        }
        var along = to.subtract(from);
        var aside = new Point2D(-along.getY(), along.getX());
        boolean bent = edge.bent() || crossed(edge, places);
        var control = from.midpoint(to).add(aside.multiply(bent ? BEND * 2 : 0));
        var start = leave(from, control, circles.get(edge.from()).getRadius());
        var end = leave(to, control, circles.get(edge.to()).getRadius());
        lines.get(index)
                .getElements()
                .setAll(
                        new MoveTo(start.getX(), start.getY()),
                        new QuadCurveTo(control.getX(), control.getY(), end.getX(), end.getY()));
        point(index, control, end);
        tell(index, free(start, control, end, places));
    }

    // A straight line through a third node would seem to end there.
    private boolean crossed(Graph.Edge edge, List<Point2D> places) {
        var from = places.get(edge.from());
        var along = places.get(edge.to()).subtract(from);
        for (int i = 0; i < places.size(); i++) {
            if (i != edge.from() && i != edge.to()) {
                var way = places.get(i).subtract(from);
                double part = way.dotProduct(along) / along.dotProduct(along);
                double off = way.subtract(along.multiply(part)).magnitude();
                if (part > 0 && part < 1 && off < circles.get(i).getRadius() * 0.8) {
                    return true;
                }
            }
        }
        return false;
    }

    // Near the middle of the curve, beside the nodes.
    private Point2D free(Point2D start, Point2D control, Point2D end, List<Point2D> places) {
        for (double part : PARTS) {
            var at = on(start, control, end, part);
            if (places.stream().allMatch(node -> node.distance(at) > 1.6 * em)) {
                return at;
            }
        }
        return on(start, control, end, PARTS[0]);
    }

    private static Point2D on(Point2D start, Point2D control, Point2D end, double part) {
        double rest = 1 - part;
        return start.multiply(rest * rest)
                .add(control.multiply(2 * rest * part))
                .add(end.multiply(part * part));
    }

    private static Point2D leave(Point2D node, Point2D towards, double radius) {
        var way = towards.subtract(node);
        return way.magnitude() < radius ? node : node.add(way.normalize().multiply(radius));
    }

    private void loop(int index, Point2D at) {
        double r = em * 1.1;
        lines.get(index)
                .getElements()
                .setAll(
                        new MoveTo(at.getX() - r / 2, at.getY() - r * 0.6),
                        new CubicCurveTo(
                                at.getX() - r * 1.6,
                                at.getY() - r * 2.6,
                                at.getX() + r * 1.6,
                                at.getY() - r * 2.6,
                                at.getX() + r / 2,
                                at.getY() - r * 0.6));
        point(index, at.add(r * 1.6, -r * 2.6), at.add(r / 2, -r * 0.6));
        tell(index, at.add(0, -r * 2.1));
    }

    private void point(int index, Point2D from, Point2D tip) {
        var head = heads.get(index);
        head.setVisible(graph.directed());
        var back = from.subtract(tip).normalize().multiply(em * 0.62);
        var aside = new Point2D(-back.getY(), back.getX()).multiply(0.45);
        var left = tip.add(back).add(aside);
        var right = tip.add(back).subtract(aside);
        head.getPoints()
                .setAll(
                        tip.getX(),
                        tip.getY(),
                        left.getX(),
                        left.getY(),
                        right.getX(),
                        right.getY());
    }

    private void tell(int index, Point2D at) {
        var label = labels.get(index);
        label.setVisible(!label.getText().isEmpty());
        centre(label, at.getX(), at.getY());
    }
}
