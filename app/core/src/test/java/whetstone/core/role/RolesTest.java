package whetstone.core.role;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import whetstone.api.Seed;
import whetstone.core.recipe.RecipeException;
import whetstone.core.recipe.RoleBinding;
import whetstone.core.role.Answer.Replies;
import whetstone.core.role.Answer.Reply;
import whetstone.core.store.Runs;
import whetstone.core.store.Workspace;
import whetstone.device.ComputeDevice;
import whetstone.device.DeviceException;
import whetstone.device.Precision;
import whetstone.model.CharacterTokenizer;
import whetstone.model.Decoders;
import whetstone.model.ModelFolder;
import whetstone.model.ModelShape;

/// A stage asks for a role and gets whoever the recipe binds to it.
final class RolesTest {

    private static ComputeDevice device;

    @TempDir private Path folder;
    private Workspace workspace;
    private long run;

    @BeforeAll
    static void open() {
        device = ComputeDevice.open(ComputeDevice.Choice.CPU, Optional.of(Precision.FLOAT32));
    }

    @AfterAll
    static void close() {
        device.close();
    }

    @BeforeEach
    void start() {
        workspace = Workspace.open(folder.resolve("workspace"));
        var start = new Runs.Start("r", "name: r\n", 0, List.of("make"), List.of(), "{}", "{}");
        run = workspace.runs().create(start);
    }

    /// Says its error rate.
    private record Rate(RoleBinding.StandIn settings, Seed seed) implements ChatModel {
        @Override
        public String id() {
            return "rate";
        }

        @Override
        public List<Answer> answer(List<ChatRequest> requests, IntConsumer answered) {
            var reply = new Reply(String.valueOf(settings.errorRate()), true, 0, 0);
            return requests.stream().<Answer>map(_ -> new Replies(List.of(reply))).toList();
        }

        @Override
        public void close() {}
    }

    private Roles.Setting setting(String role, RoleBinding binding) {
        return new Roles.Setting(
                workspace, Map.of(role, binding), new Seed(1), device, Map.of("rate", Rate::new));
    }

    private Path model(Path at) throws IOException {
        var tokenizer = CharacterTokenizer.ascii();
        var shape = ModelShape.plain(tokenizer.vocabulary(), 16, 1, 2, 1);
        var decoder = Decoders.fresh(device, shape, new Seed(3));
        ModelFolder.write(Files.createDirectories(at), decoder, tokenizer);
        decoder.close();
        return at;
    }

    private static String text(ChatModel model) {
        var answer = model.answer(List.of(EndpointTest.request("q", 1))).getFirst();
        return assertInstanceOf(Replies.class, answer, answer::toString)
                .replies()
                .getFirst()
                .text();
    }

    @Test
    void aStandInGetsItsErrorRate() {
        var setting = setting("judge", new RoleBinding.StandIn("rate", 0.25, Map.of()));
        Roles.check(setting);
        try (var roles = new Roles(setting, run, () -> {})) {
            assertEquals("0.25", text(roles.of("judge", "make")));
        }
    }

    @Test
    void aModelOfOursAnswersTheSameEachTimeAndIsKept() throws IOException {
        var place = model(folder.resolve("mine")).toString();
        var setting = setting("teacher", new RoleBinding.Checkpoint(place));
        Roles.check(setting);
        String first;
        try (var roles = new Roles(setting, run, () -> {})) {
            first = text(roles.of("teacher", "make"));
            assertEquals(0, roles.spending().getFirst().hits());
        }
        try (var roles = new Roles(setting, run, () -> {})) {
            assertEquals(first, text(roles.of("teacher", "make")));
            assertEquals(1, roles.spending().getFirst().hits());
            assertEquals(1, roles.spending().getFirst().cost().calls());
        }
    }

    @Test
    void aModelOfOursAnswersAloneAsAmongOthers() throws IOException {
        var place = model(folder.resolve("mine"));
        var requests =
                IntStream.range(0, 30).mapToObj(i -> EndpointTest.request("q" + i, 20)).toList();
        try (var model = LocalModel.read(place, device)) {
            var together = model.answer(requests);
            assertEquals(together.get(17), model.answer(List.of(requests.get(17))).getFirst());
            assertEquals(
                    600, together.stream().mapToInt(a -> ((Replies) a).replies().size()).sum());
        }
    }

    @Test
    void whatAModelCannotReadOrHoldFailsAlone() throws IOException {
        var place = model(folder.resolve("mine"));
        var requests =
                List.of(
                        EndpointTest.request("über", 1),
                        EndpointTest.request("fine", 1),
                        EndpointTest.request("x".repeat(250), 1));
        try (var model = LocalModel.read(place, device)) {
            var answers = model.answer(requests);
            assertTrue(answers.get(0).toString().contains("no token for 'ü'"), answers::toString);
            assertInstanceOf(Replies.class, answers.get(1));
            assertTrue(
                    answers.get(2).toString().contains("more than the model's context of 256"),
                    answers::toString);
        }
    }

    @Test
    void anotherModelInTheSameFolderIsAnotherModel() throws IOException {
        var place = model(folder.resolve("mine"));
        var first = ModelPlaces.hash(place);
        var decoder =
                Decoders.fresh(
                        device,
                        ModelShape.plain(CharacterTokenizer.ascii().vocabulary(), 16, 1, 2, 1),
                        new Seed(4));
        ModelFolder.write(place, decoder, CharacterTokenizer.ascii());
        decoder.close();
        assertTrue(!first.equals(ModelPlaces.hash(place)));
    }

    @Test
    void aModelWithAChatTemplateIsRefused() throws IOException {
        var place = model(folder.resolve("mine"));
        Files.writeString(
                place.resolve("tokenizer_config.json"), "{\"chat_template\": \"{{ m }}\"}");
        var e = assertThrows(DeviceException.class, () -> LocalModel.read(place, device));
        assertTrue(e.toString().contains("has a chat template, which is not read"), e::toString);
    }

    @Test
    void whatIsNotThereIsSaidBeforeAnythingIsAsked() {
        var absent = setting("teacher", new RoleBinding.Checkpoint("run-7"));
        var e = assertThrows(DeviceException.class, () -> Roles.check(absent));
        assertTrue(e.toString().contains("has no checkpoint of that run"), e::toString);
        var unknown = setting("teacher", new RoleBinding.StandIn("rat", 0, Map.of()));
        var f = assertThrows(RecipeException.class, () -> Roles.check(unknown));
        assertEquals(
                "roles.teacher.standIn: no stand-in 'rat'; did you mean 'rate'?", f.getMessage());
        var keyless =
                setting(
                        "teacher",
                        Bindings.to("http://127.0.0.1:1/v1")
                                .keyFrom("NOT_SET_ANYWHERE")
                                .settings());
        assertThrows(RoleException.class, () -> Roles.check(keyless));
    }

    @Test
    void aRoleThatNobodyIsBoundToIsNamedWithThoseThatAre() {
        var setting = setting("techer", new RoleBinding.StandIn("rate", 0, Map.of()));
        try (var roles = new Roles(setting, run, () -> {})) {
            var e = assertThrows(RecipeException.class, () -> roles.of("teacher", "make"));
            assertTrue(e.toString().contains("did you mean 'techer'?"), e::toString);
        }
    }

    @Test
    void aResumedRunGoesOnWithWhatIsLeftOfItsBudget() throws IOException {
        try (var server = FakeServer.start()) {
            var setting = setting("teacher", Bindings.to(server.url()).budget(20, 0, 0).settings());
            for (int i = 0; i < 3; i++) {
                try (var roles = new Roles(setting, run, () -> {})) {
                    var model = roles.of("teacher", "make");
                    var requests =
                            IntStream.range(0, 50)
                                    .mapToObj(j -> EndpointTest.request("q" + j, 1))
                                    .toList();
                    assertThrows(RoleException.class, () -> model.answer(requests));
                }
            }
            assertEquals(20, server.requests().size());
            assertEquals(20, workspace.answers().spent(run, "teacher").calls());
        }
    }
}
