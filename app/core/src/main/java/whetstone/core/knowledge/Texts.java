package whetstone.core.knowledge;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.jsoup.Jsoup;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import whetstone.file.FileTrouble;

/// Reads the passages of a file: text, Markdown, HTML, JSON lines or CSV, by its ending. Files are UTF-8; what is not is
/// replaced. But for web pages, no file is held in memory.
final class Texts {

    /// Endings of the files that are read.
    static final List<String> ENDINGS = List.of("txt", "text", "md", "html", "htm", "jsonl", "csv");

    private static final List<String> TEXT_KEYS =
            List.of("text", "content", "passage", "body", "document");
    private static final JsonMapper JSON = new JsonMapper();

    private static final CSVFormat TABLE =
            CSVFormat.RFC4180
                    .builder()
                    .setHeader()
                    .setSkipHeaderRecord(true)
                    .setAllowMissingColumnNames(true)
                    .get();

    private final Path folder;
    private final Consumer<Passage> passages;
    private final Consumer<String> problems;

    /// @param folder that ids are relative to
    /// @param problems is told what cannot be read, and where
    Texts(Path folder, Consumer<Passage> passages, Consumer<String> problems) {
        this.folder = folder;
        this.passages = passages;
        this.problems = problems;
    }

    static String ending(Path file) {
        var name = String.valueOf(file.getFileName());
        return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }

    /// Reads `file`, which has one of the endings.
    void read(Path file) throws IOException {
        var id = folder.relativize(file).toString().replace('\\', '/');
        try (var in = Files.newInputStream(file)) {
            switch (ending(file)) {
                case "html", "htm" -> page(id, in);
                case "jsonl" -> lines(id, in);
                case "csv" -> table(id, in);
                default -> plain(id, in);
            }
        } catch (CSVException | UncheckedIOException e) {
            problems.accept("%s: %s".formatted(id, FileTrouble.told(e)));
        }
    }

    private static BufferedReader reader(InputStream in) {
        return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
    }

    private void plain(String id, InputStream in) throws IOException {
        var chunks = new Chunks(id, id, passages);
        var reader = reader(in);
        for (var line = reader.readLine(); line != null; line = reader.readLine()) {
            chunks.line(line);
        }
        chunks.end();
    }

    private void page(String id, InputStream in) throws IOException {
        var page = Jsoup.parse(in, StandardCharsets.UTF_8.name(), "");
        page.select("script, style, nav, header, footer").remove();
        var chunks = new Chunks(id, page.title().isBlank() ? id : page.title(), passages);
        page.body().wholeText().lines().forEach(chunks::line);
        chunks.end();
    }

    private void lines(String id, InputStream in) throws IOException {
        var reader = reader(in);
        int number = 0;
        for (var line = reader.readLine(); line != null; line = reader.readLine()) {
            number++;
            if (line.isBlank()) {
                continue;
            }
            var place = "%s:%d".formatted(id, number);
            try {
                var json = JSON.readTree(line);
                put(place, json.path("title").asString(place), text(json));
            } catch (JacksonException e) {
                problems.accept("%s: %s".formatted(place, e.getOriginalMessage()));
            }
        }
    }

    // What is called a text, else all there is.
    private static String text(JsonNode json) {
        if (json.isString()) {
            return json.stringValue();
        }
        return TEXT_KEYS.stream()
                .map(key -> json.path(key).asString(""))
                .filter(text -> !text.isBlank())
                .findFirst()
                .orElseGet(() ->
                        json.properties().stream()
                                .filter(entry -> entry.getValue().isValueNode())
                                .map(entry ->
                                        "%s: %s"
                                                .formatted(
                                                        entry.getKey(),
                                                        entry.getValue().asString("")))
                                .collect(Collectors.joining("\n")));
    }

    private void table(String id, InputStream in) throws IOException {
        try (var rows = TABLE.parse(reader(in))) {
            for (var row : rows) {
                var cells = row.toMap();
                var text =
                        cells.entrySet().stream()
                                .map(cell -> "%s: %s".formatted(cell.getKey(), cell.getValue()))
                                .collect(Collectors.joining("\n"));
                var place = "%s:%d".formatted(id, rows.getCurrentLineNumber());
                put(place, cells.getOrDefault("title", place), text);
            }
        }
    }

    private void put(String place, String title, String text) {
        var chunks = new Chunks(place, title, passages);
        text.lines().forEach(chunks::line);
        chunks.end();
    }
}
