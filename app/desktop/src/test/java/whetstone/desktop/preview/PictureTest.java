package whetstone.desktop.preview;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import whetstone.api.Preview;
import whetstone.desktop.preview.Picture.Graph;
import whetstone.desktop.preview.Picture.Wave.Stretch;

final class PictureTest {

    private static Preview.Edge edge(String from, String to) {
        return new Preview.Edge(from, to, "");
    }

    private static double apart(Graph graph, int one, int other) {
        var a = graph.nodes().get(one);
        var b = graph.nodes().get(other);
        return Math.hypot(a.x() - b.x(), a.y() - b.y());
    }

    private static Graph graph(boolean directed, List<String> nodes, Preview.Edge... edges) {
        var network = new Preview.Network(directed, nodes, List.of(edges));
        return assertInstanceOf(Graph.class, Picture.of(network));
    }

    @Test
    void aPathLiesFromLeftToRightInItsOrder() {
        // Named so that the order of the names is not the order on the path: d - b - a - c.
        var graph =
                graph(
                        false,
                        List.of("a", "b", "c", "d"),
                        edge("d", "b"),
                        edge("b", "a"),
                        edge("a", "c"));
        var order =
                graph.nodes().stream()
                        .sorted((p, q) -> Double.compare(p.x(), q.x()))
                        .map(Graph.Node::name)
                        .toList();
        assertTrue(
                order.equals(List.of("d", "b", "a", "c"))
                        || order.equals(List.of("c", "a", "b", "d")),
                order::toString);
        assertEquals(0, graph.nodes().stream().mapToDouble(Graph.Node::x).min().orElseThrow());
        assertEquals(1, graph.nodes().stream().mapToDouble(Graph.Node::x).max().orElseThrow());
    }

    @Test
    void neighboursLieNearerThanOthersAndTheSameGraphLooksTheSame() {
        var names = IntStream.range(0, 6).mapToObj(Integer::toString).toList();
        var ring =
                IntStream.range(0, 6)
                        .mapToObj(i -> edge("" + i, "" + (i + 1) % 6))
                        .toArray(Preview.Edge[]::new);
        var graph = graph(false, names, ring);
        for (int i = 0; i < 6; i++) {
            assertTrue(apart(graph, i, (i + 1) % 6) < apart(graph, i, (i + 3) % 6));
        }
        assertEquals(graph, graph(false, names, ring));
    }

    @Test
    void edgesThereAndBackAreBentApart() {
        var graph =
                graph(true, List.of("a", "b", "c"), edge("a", "b"), edge("b", "a"), edge("b", "c"));
        assertEquals(
                List.of(true, true, false), graph.edges().stream().map(Graph.Edge::bent).toList());
    }

    @Test
    void partsThatAreNotConnectedDoNotLieOnEachOther() {
        var graph = graph(false, List.of("a", "b", "c"), edge("a", "b"));
        assertTrue(apart(graph, 0, 2) > 0.3 && apart(graph, 1, 2) > 0.3, graph::toString);
    }

    @Test
    void whatADomainGotWrongIsSaidAndNotDrawn() {
        var cut = new Preview.Network(false, List.of("a"), List.of(edge("a", "z")));
        assertEquals(
                new Picture.Missing(
                        "the domain's graph has an edge from a to z, which are not both nodes"),
                Picture.of(cut));
        var ragged = new Preview.Table(List.of("x", "y"), List.of(List.of("1")));
        assertEquals(
                new Picture.Missing("the domain's table has a row of 1 cells under 2 columns"),
                Picture.of(ragged));
    }

    @Test
    void aGraphTooLargeToReadIsNotDrawn() {
        var names = IntStream.range(0, 81).mapToObj(Integer::toString).toList();
        assertEquals(
                new Picture.Missing("a graph of 81 nodes and 0 edges is too large to draw"),
                Picture.of(new Preview.Network(false, names, List.of())));
    }

    @Test
    void aSignalIsKeptAsTheStretchesOfItsValues() {
        var clock = new Preview.Signal("clk", List.of("0", "0", "1", "x"));
        var bus = new Preview.Signal("q", List.of("4'd1", "4'd1"));
        var waves =
                assertInstanceOf(
                        Picture.Waves.class, Picture.of(new Preview.Waveform(List.of(clock, bus))));
        assertEquals(4, waves.ticks());
        assertTrue(waves.waves().getFirst().bit());
        assertEquals(
                List.of(new Stretch(0, 2, "0"), new Stretch(2, 3, "1"), new Stretch(3, 4, "x")),
                waves.waves().getFirst().stretches());
        assertEquals(List.of(new Stretch(0, 2, "4'd1")), waves.waves().getLast().stretches());
        assertTrue(!waves.waves().getLast().bit());
    }

    @Test
    void aFormulaThatCannotBeReadIsShownAsItIsWritten() {
        assertEquals(
                new Picture.Words("\\frac{1}{2"), Picture.of(new Preview.Formula("\\frac{1}{2")));
        assertInstanceOf(Picture.Typeset.class, Picture.of(new Preview.Formula("\\frac{1}{2}")));
    }
}
