package whetstone.core.role;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import whetstone.api.Seed;
import whetstone.core.recipe.RoleBinding;
import whetstone.core.recipe.RoleBinding.Ability;
import whetstone.core.recipe.RoleBinding.Budget;
import whetstone.core.recipe.RoleBinding.Price;
import whetstone.core.role.ChatRequest.Message;
import whetstone.core.role.ChatRequest.Speaker;
import whetstone.core.serve.ModelServer;
import whetstone.core.store.Cost;
import whetstone.core.store.Runs;
import whetstone.core.store.Workspace;
import whetstone.device.ComputeDevice;
import whetstone.device.Precision;
import whetstone.model.CharacterTokenizer;
import whetstone.model.Decoders;
import whetstone.model.ModelFolder;
import whetstone.model.ModelShape;

/// A role that is bound to an endpoint, and a served model behind it: killed in the middle, it comes to the same.
final class ServedRoleTest {

    private static ComputeDevice device;
    private static ModelFolder.Model model;

    @TempDir private Path folder;
    private Workspace workspace;
    private long run;

    @BeforeAll
    static void open() {
        device = ComputeDevice.open(ComputeDevice.Choice.CPU, Optional.of(Precision.FLOAT32));
        var tokenizer = CharacterTokenizer.ascii();
        var shape = ModelShape.plain(tokenizer.vocabulary(), 16, 2, 4, 2);
        model = new ModelFolder.Model(Decoders.fresh(device, shape, new Seed(8)), tokenizer);
    }

    @AfterAll
    static void close() {
        model.decoder().close();
        device.close();
    }

    @BeforeEach
    void begin() {
        begin("workspace");
    }

    private void begin(String name) {
        workspace = Workspace.open(folder.resolve(name));
        var start = new Runs.Start("r", "name: r\n", 0, List.of("make"), List.of(), "{}", "{}");
        run = workspace.runs().create(start);
    }

    private static ModelServer serve(int port) {
        return ModelServer.start(
                new ModelServer.Served("tiny", model, "fp_1", false, new Seed(5)),
                new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    }

    private static RoleBinding.Endpoint settings(String url) {
        return new RoleBinding.Endpoint(
                url,
                "tiny",
                "",
                4,
                2,
                8,
                0.01,
                0,
                new Budget(0, 0, 0),
                new Price(0, 0),
                List.of(Ability.SEED));
    }

    private static List<ChatRequest> requests(int count) {
        return IntStream.range(0, count)
                .mapToObj(i ->
                        new ChatRequest(
                                List.of(new Message(Speaker.USER, i + "+1=")), 1, 1, 40, 4, i))
                .toList();
    }

    private List<Answer> ask(RoleBinding.Endpoint settings, Runnable kept) {
        var setting =
                new Roles.Setting(
                        workspace, Map.of("teacher", settings), new Seed(1), device, Map.of());
        try (var roles = new Roles(setting, run, kept)) {
            return roles.of("teacher", "make").answer(requests(40));
        }
    }

    @Test
    void aServerOfOursCanDoEverything() {
        try (var server = serve(0);
                var endpoint =
                        new Endpoint(
                                "teacher",
                                settings(server.url().toString()),
                                Cost.NONE,
                                Bindings.memory())) {
            assertEquals(EnumSet.allOf(Ability.class), endpoint.capabilities().abilities());
        }
    }

    @Test
    void killedInTheMiddleAndStartedAgainItComesToTheSame() {
        var server = serve(0);
        var settings = settings(server.url().toString());
        int port = server.url().getPort();
        var left = new AtomicInteger(15);
        assertThrows(
                RoleException.class,
                () ->
                        ask(
                                settings,
                                () -> {
                                    if (left.decrementAndGet() == 0) {
                                        server.close();
                                    }
                                }));
        var answers = workspace.answers();
        long hitsBefore = answers.spending(run).getFirst().hits();
        List<Answer> resumed;
        try (var _ = serve(port)) {
            resumed = ask(settings, () -> {});
        }
        assertTrue(answers.spending(run).getFirst().hits() - hitsBefore >= 15);
        begin("another");
        try (var again = serve(port)) {
            assertEquals(ask(settings(again.url().toString()), () -> {}), resumed);
        }
    }

    // The faults lie between the role and the model: what comes through them is what the model
    // says.
    @Test
    void everyFaultOnTheWayIsWeathered() throws IOException {
        try (var server = serve(0)) {
            var plain = ask(settings(server.url().toString()), () -> {});
            long cost = workspace.answers().spent(run, "teacher").tokens();
            begin("another");
            try (var between = FakeServer.before(server.url())) {
                for (int i = 0; i < 4; i++) {
                    between.then(between::pass).then(between::pass);
                    FakeServer.whatMayPass().forEach(between::then);
                }
                assertEquals(plain, ask(settings(between.url()), () -> {}));
                assertEquals(cost, workspace.answers().spent(run, "teacher").tokens());
                var calls = workspace.answers().spent(run, "teacher").calls();
                assertEquals(between.requests().size(), calls);
            }
        }
    }
}
