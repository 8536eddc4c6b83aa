package whetstone.core.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import whetstone.api.Seed;
import whetstone.device.ComputeDevice;
import whetstone.device.Precision;
import whetstone.model.CharacterTokenizer;
import whetstone.model.Decoders;
import whetstone.model.ModelFolder;
import whetstone.model.ModelShape;
import whetstone.sample.Completion;
import whetstone.sample.Decoding;
import whetstone.sample.Prompt;
import whetstone.sample.Sampler;

/// A server says what the sampler says, as the protocol writes it.
final class ModelServerTest {

    private static final JsonMapper JSON = new JsonMapper();
    private static final CharacterTokenizer TOKENIZER = CharacterTokenizer.ascii();
    private static ComputeDevice device;
    private static ModelFolder.Model model;
    private static ModelServer server;
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @BeforeAll
    static void start() {
        device = ComputeDevice.open(ComputeDevice.Choice.CPU, Optional.of(Precision.FLOAT32));
        var shape = ModelShape.plain(TOKENIZER.vocabulary(), 16, 2, 4, 2);
        model = new ModelFolder.Model(Decoders.fresh(device, shape, new Seed(8)), TOKENIZER);
        var served = new ModelServer.Served("tiny", model, "fp_1", false, new Seed(5));
        server =
                ModelServer.start(
                        served, new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    }

    @AfterAll
    static void stop() {
        server.close();
        model.decoder().close();
        device.close();
    }

    private record Said(int status, String text) {
        JsonNode json() {
            return JSON.readTree(text);
        }
    }

    private static Said post(String path, String body) {
        var request =
                HttpRequest.newBuilder(URI.create(server.url() + path))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body));
        return send(request);
    }

    private static Said send(HttpRequest.Builder request) {
        try {
            var response = CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Said(response.statusCode(), response.body());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String chat(String content, String more) {
        return "{\"model\": \"tiny\", \"messages\": [{\"role\": \"user\", \"content\": \"%s\"}], %s}"
                .formatted(content, more);
    }

    private static String prompt(String text, String more) {
        return "{\"model\": \"tiny\", \"prompt\": \"%s\", %s}".formatted(text, more);
    }

    private static List<Completion> sampled(
            String text, Decoding decoding, int samples, long seed) {
        var seeds = IntStream.range(0, samples).mapToObj(new Seed(seed)::derive).toList();
        var completions = new Completion[samples];
        new Sampler(model.decoder(), TOKENIZER.end(), 64)
                .sample(
                        List.of(new Prompt(TOKENIZER.encode(text), seeds)),
                        decoding,
                        (_, copy, completion) -> {
                            completions[copy] = completion;
                            return true;
                        });
        return List.of(completions);
    }

    private static List<String> texts(JsonNode answer) {
        return answer.path("choices")
                .valueStream()
                .map(c -> c.path("text").asString(c.at("/message/content").asString("")))
                .toList();
    }

    @Test
    void greedyIsWhatTheSamplerSays() {
        var expected = sampled("2+3=\n", new Decoding(0, 1, 0, 30), 1, 0).getFirst();
        var text = TOKENIZER.decode(expected.tokens());
        var asked =
                post("/chat/completions", chat("2+3=", "\"temperature\": 0, \"max_tokens\": 30"));
        assertEquals(200, asked.status(), asked.text());
        assertEquals(List.of(text), texts(asked.json()));
        assertEquals(5, asked.json().at("/usage/prompt_tokens").asInt());
        var same =
                post("/completions", prompt("2+3=\\n", "\"temperature\": 0, \"max_tokens\": 30"));
        assertEquals(List.of(text), texts(same.json()));
        assertEquals("text_completion", same.json().path("object").asString());
    }

    @Test
    void aSeedGivesTheSamplersDrawsAndAnotherSeedOthers() {
        var expected =
                sampled("2+3=\n", new Decoding(1, 0.9, 0, 20), 6, 11).stream()
                        .map(c -> TOKENIZER.decode(c.tokens()))
                        .toList();
        var more = "\"top_p\": 0.9, \"max_tokens\": 20, \"n\": 6, \"seed\": ";
        assertEquals(expected, texts(post("/chat/completions", chat("2+3=", more + 11)).json()));
        assertNotEquals(expected, texts(post("/chat/completions", chat("2+3=", more + 12)).json()));
        assertEquals(6, expected.stream().distinct().count());
    }

    @Test
    void requestsWithoutASeedDiffer() {
        var body = chat("2+3=", "\"max_tokens\": 20");
        assertNotEquals(
                texts(post("/chat/completions", body).json()),
                texts(post("/chat/completions", body).json()));
    }

    @Test
    void logProbabilitiesAreTheSamplers() {
        var expected = sampled("ab", new Decoding(1, 1, 0, 12), 1, 4).getFirst();
        var more = "\"max_tokens\": 12, \"seed\": 4, \"logprobs\": ";
        var columns = post("/completions", prompt("ab", more + 0)).json().at("/choices/0/logprobs");
        var content =
                post("/completions", prompt("ab", more + 0 + ", \"return_token_ids\": true"))
                        .json();
        for (int i = 0; i < columns.path("token_logprobs").size(); i++) {
            assertEquals(
                    expected.logProbs()[i],
                    columns.path("token_logprobs").get(i).floatValue(),
                    1e-6f);
            assertEquals(
                    expected.tokens()[i], content.at("/choices/0/token_ids").get(i).intValue());
        }
        assertEquals(
                texts(content).getFirst(),
                columns.path("tokens")
                        .valueStream()
                        .map(JsonNode::asString)
                        .collect(Collectors.joining()));
    }

    private static List<JsonNode> events(String text) {
        var lines = text.lines().filter(line -> !line.isEmpty()).toList();
        assertEquals("data: [DONE]", lines.getLast());
        return lines.subList(0, lines.size() - 1).stream()
                .map(line -> JSON.readTree(line.substring("data: ".length())))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ", \"stop\": [\"e\", \"zz\"]", ", \"logprobs\": true"})
    void aStreamComesToWhatTheWholeAnswerSays(String extra) {
        var more = "\"max_tokens\": 40, \"n\": 3, \"seed\": 2" + extra;
        var whole = post("/chat/completions", chat("2+3=", more)).json();
        var streamed =
                events(
                        post(
                                        "/chat/completions",
                                        chat(
                                                "2+3=",
                                                more
                                                        + ", \"stream\": true, \"stream_options\": {\"include_usage\": true}"))
                                .text());
        assertEquals(whole.path("usage"), streamed.getLast().path("usage"));
        for (int i = 0; i < 3; i++) {
            int index = i;
            var own =
                    streamed.stream()
                            .map(event -> event.at("/choices/0"))
                            .filter(choice -> choice.path("index").asInt(-1) == index)
                            .toList();
            assertEquals("assistant", own.getFirst().at("/delta/role").asString());
            assertEquals(
                    texts(whole).get(i),
                    own.stream()
                            .map(choice -> choice.at("/delta/content").asString(""))
                            .collect(Collectors.joining()));
            assertEquals(
                    whole.path("choices").get(i).path("finish_reason"),
                    own.getLast().path("finish_reason"));
            var chances = new ArrayList<JsonNode>();
            own.forEach(choice -> choice.at("/logprobs/content").forEach(chances::add));
            assertEquals(
                    whole.path("choices").get(i).at("/logprobs/content").valueStream().toList(),
                    chances);
        }
        assertTrue(streamed.size() > 4, "it came in pieces");
    }

    @Test
    void aStopTextEndsACompletionBeforeIt() {
        var more = "\"max_tokens\": 40, \"seed\": 9";
        var text = texts(post("/completions", prompt("ab", more)).json()).getFirst();
        var stop = text.substring(5, 8);
        var quoted = JSON.writeValueAsString(stop);
        var cut = post("/completions", prompt("ab", more + ", \"stop\": " + quoted)).json();
        assertEquals(text.substring(0, text.indexOf(stop)), texts(cut).getFirst());
        assertEquals("stop", cut.at("/choices/0/finish_reason").asString());
        assertEquals(text.indexOf(stop), cut.at("/usage/completion_tokens").asInt());
    }

    @Test
    void severalPromptsGiveTheirCompletionsInOrder() {
        var body =
                "{\"model\": \"tiny\", \"prompt\": [\"ab\", \"cd\"], \"n\": 2, \"seed\": 1, \"max_tokens\": 9}";
        var both = texts(post("/completions", body).json());
        var more = "\"n\": 2, \"seed\": 1, \"max_tokens\": 9";
        var apart = new ArrayList<>(texts(post("/completions", prompt("ab", more)).json()));
        apart.addAll(texts(post("/completions", prompt("cd", more)).json()));
        assertEquals(apart, both);
        var tokens = JSON.writeValueAsString(TOKENIZER.encode("ab"));
        var ids = "{\"model\": \"tiny\", \"prompt\": " + tokens + ", " + more + "}";
        assertEquals(apart.subList(0, 2), texts(post("/completions", ids).json()));
    }

    @Test
    void requestsAtTheSameTimeGetWhatTheyWouldGetAlone() throws Exception {
        var bodies =
                IntStream.range(0, 24)
                        .mapToObj(i -> chat("1+" + i, "\"max_tokens\": 16, \"seed\": " + i))
                        .toList();
        var alone = bodies.stream().map(b -> texts(post("/chat/completions", b).json())).toList();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var together =
                    bodies.stream()
                            .map(b -> threads.submit(() -> post("/chat/completions", b)))
                            .toList();
            for (int i = 0; i < 24; i++) {
                assertEquals(alone.get(i), texts(together.get(i).get().json()));
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    "temprature": 1                | 400 | temprature  | did you mean 'temperature'?
                    "temperature": -1              | 400 | temperature | expected a number from 0.0 to 100.0
                    "n": 0                         | 400 | n           | expected a whole number from 1 to 1024
                    "top_logprobs": 3              | 400 | top_logprobs | not supported
                    "tools": [{"type": "function"}] | 400 | tools       | not supported
                    "stop": ["a", 3]               | 400 | stop        | expected text
                    "max_tokens": 9999             | 400 | messages    | more than the context of 256
                    "stream": "yes"                | 400 | stream      | expected true or false
                    """)
    void whatCannotBeDoneIsRefused(String more, int status, String parameter, String text) {
        var said = post("/chat/completions", chat("2+3=", more));
        assertEquals(status, said.status(), said.text());
        assertEquals(parameter, said.json().at("/error/param").asString());
        assertTrue(said.json().at("/error/message").asString().contains(text), said::text);
    }

    @Test
    void whatAsksForNothingIsNot() {
        var more =
                "\"max_tokens\": 2, \"frequency_penalty\": 0, \"logit_bias\": null, \"tools\": [], \"user\": \"me\"";
        assertEquals(200, post("/chat/completions", chat("2+3=", more)).status());
    }

    @Test
    void mistakesOfTheWireAreAnsweredInItsWords() {
        assertEquals(400, post("/completions", "{\"model\": ").status());
        assertEquals(400, post("/completions", "[]").status());
        var other = post("/completions", "{\"model\": \"huge\", \"prompt\": \"a\"}");
        assertEquals(404, other.status());
        assertEquals("not_found_error", other.json().at("/error/type").asString());
        assertEquals(
                404, send(HttpRequest.newBuilder(URI.create(server.url() + "/engines"))).status());
        assertEquals(
                405,
                send(HttpRequest.newBuilder(URI.create(server.url() + "/completions"))).status());
        var foreign =
                HttpRequest.newBuilder(URI.create(server.url() + "/models"))
                        .header("Origin", "https://elsewhere.example");
        assertEquals(403, send(foreign).status());
        var unknown = post("/chat/completions", chat("über", "\"max_tokens\": 2"));
        assertEquals(400, unknown.status());
        assertTrue(unknown.text().contains("no token for"), unknown::text);
    }

    @Test
    void theModelIsListed() {
        var list = send(HttpRequest.newBuilder(URI.create(server.url() + "/models"))).json();
        assertEquals("tiny", list.at("/data/0/id").asString());
        var one = send(HttpRequest.newBuilder(URI.create(server.url() + "/models/tiny"))).json();
        assertEquals(list.at("/data/0"), one);
    }
}
