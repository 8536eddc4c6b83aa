package whetstone.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.errors.BadRequestException;
import com.openai.errors.NotFoundException;
import com.openai.models.chat.completions.ChatCompletionChunk;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import com.openai.models.completions.CompletionCreateParams;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A run's checkpoint, served by the program itself, as OpenAI's own client sees it.
final class ServeTest {

    private static final int SAMPLES = 3;

    @TempDir Path folder;

    @Test
    void theOfficialClientTalksToAServedRun() throws Exception {
        var trained = TinyRun.in(folder).run();
        assertEquals(0, trained.exitCode(), trained.err());
        var out = folder.resolve("serve.out");
        var err = folder.resolve("serve.err");
        var process =
                Program.launcher(folder)
                        .start(out, err, "serve", "run-1", "--port", "0", "--device", "cpu");
        try {
            var client =
                    OpenAIOkHttpClient.builder()
                            .baseUrl(address(process, out, err))
                            .apiKey("none")
                            .maxRetries(0)
                            .build();
            assertEquals("run-1", client.models().list().data().getFirst().id());
            wholeAndStreamedAgree(client);
            mistakesArriveAsTheClientsOwn(client);
            client.close();
            new ProcessBuilder("kill", "-TERM", "" + process.pid()).start().waitFor();
            assertTrue(process.waitFor(30, TimeUnit.SECONDS), "it does not end");
            assertEquals(143, process.exitValue());
        } finally {
            process.destroyForcibly();
        }
        assertEquals("", Files.readString(err));
        try (var files = Files.list(folder)) {
            assertFalse(files.anyMatch(file -> file.getFileName().toString().startsWith("hs_err")));
        }
    }

    private static String address(Process process, Path out, Path err)
            throws IOException, InterruptedException {
        while (true) {
            assertTrue(process.isAlive(), Files.readString(err));
            var found =
                    Files.readString(out)
                            .lines()
                            .filter(line -> line.startsWith("address "))
                            .findFirst();
            if (found.isPresent()) {
                return found.get().substring("address".length()).strip();
            }
            Thread.sleep(20);
        }
    }

    @SuppressWarnings("deprecation") // The protocol has no other field for a seed.
    private static void wholeAndStreamedAgree(OpenAIClient client) {
        var params =
                ChatCompletionCreateParams.builder()
                        .model("run-1")
                        .addUserMessage("12+34=")
                        .n(SAMPLES)
                        .seed(7)
                        .temperature(1)
                        .maxCompletionTokens(12)
                        .logprobs(true)
                        .build();
        var answer = client.chat().completions().create(params);
        var texts =
                answer.choices().stream()
                        .map(choice -> choice.message().content().orElseThrow())
                        .toList();
        assertEquals(SAMPLES, texts.size());
        assertTrue(answer.usage().orElseThrow().completionTokens() > 0);
        for (var choice : answer.choices()) {
            var chances = choice.logprobs().orElseThrow().content().orElseThrow();
            assertTrue(chances.stream().allMatch(token -> token.logprob() <= 0));
        }
        assertEquals(texts, streamed(client, params));
        var plain =
                client.completions()
                        .create(
                                CompletionCreateParams.builder()
                                        .model("run-1")
                                        .prompt("12+34=\n")
                                        .n(SAMPLES)
                                        .seed(7)
                                        .temperature(1)
                                        .maxTokens(12)
                                        .build());
        assertEquals(texts, plain.choices().stream().map(choice -> choice.text()).toList());
    }

    private static List<String> streamed(OpenAIClient client, ChatCompletionCreateParams params) {
        var texts = new TreeMap<Long, String>();
        try (var chunks = client.chat().completions().createStreaming(params)) {
            chunks.stream()
                    .map(ChatCompletionChunk::choices)
                    .flatMap(List::stream)
                    .forEach(choice ->
                            texts.merge(
                                    choice.index(),
                                    choice.delta().content().orElse(""),
                                    String::concat));
        }
        return List.copyOf(texts.values());
    }

    private static void mistakesArriveAsTheClientsOwn(OpenAIClient client) {
        var params = ChatCompletionCreateParams.builder().model("run-1").addUserMessage("12+34=");
        var tooLong = params.maxCompletionTokens(5000).build();
        var e =
                assertThrows(
                        BadRequestException.class,
                        () -> client.chat().completions().create(tooLong));
        assertTrue(e.toString().contains("more than the context of 48"), e::toString);
        var other = params.model("gpt").maxCompletionTokens(5).build();
        assertThrows(NotFoundException.class, () -> client.chat().completions().create(other));
    }
}
