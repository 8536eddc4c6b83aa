package whetstone.desktop.recipe;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;
import whetstone.core.forecast.Forecast;
import whetstone.desktop.process.Asking;
import whetstone.desktop.process.Asking.Question;
import whetstone.desktop.process.CommandLine;
import whetstone.desktop.process.Jobs;
import whetstone.desktop.session.Session;

/// What a run of the recipe that is open would take, as the command line says when it is asked.
public final class ForecastModel {
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS).build();

    private final Session session;
    private final RecipeModel recipe;
    private final Asking asking;
    private final ReadOnlyObjectWrapper<Optional<Forecast>> forecast =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyBooleanWrapper outdated = new ReadOnlyBooleanWrapper();
    private Optional<Told> told = Optional.empty();

    /// What an estimate is of.
    private record Told(String text, List<String> beginning) {}

    public ForecastModel(Session session, Jobs jobs, RecipeModel recipe) {
        this.session = session;
        this.recipe = recipe;
        asking = new Asking(session, jobs);
        recipe.text().addListener((_, _, _) -> compare());
        recipe.forking().chosen().addListener((_, _, _) -> compare());
        recipe.reuse().addListener((_, _, _) -> compare());
    }

    // An estimate stays to be read while the text goes on; it says that it is of another one.
    private void compare() {
        outdated.set(told.filter(of -> !of.equals(now())).isPresent());
    }

    private Told now() {
        return new Told(recipe.text().get(), recipe.beginning());
    }

    /// Asks, of the text as it stands, saved or not.
    public void ask() {
        var now = now();
        if (asking.busy().get() || now.text().isBlank()) {
            return;
        }
        session.gate()
                .load(() -> copy(now.text()), path -> ask(recipe.estimate(path), Optional.of(now)));
    }

    /// Asks what is left of a run that did not end.
    public void askLeft(long run) {
        if (!asking.busy().get()) {
            ask(recipe.estimateLeft(run), Optional.empty());
        }
    }

    private static Path copy(String text) throws IOException {
        var path = Files.createTempFile("recipe-", ".yaml");
        path.toFile().deleteOnExit();
        return Files.writeString(path, text);
    }

    private void ask(CommandLine line, Optional<Told> of) {
        asking.ask(
                new Question<>("estimate", line, output -> read(Files.readString(output)), false),
                answer -> {
                    told = of;
                    forecast.set(Optional.of(answer));
                    compare();
                });
    }

    // What was said of progress comes first.
    static Forecast read(String output) {
        return JSON.readValue(output.substring(Math.max(0, output.indexOf("{\n"))), Forecast.class);
    }

    /// Wants no answer any more.
    public void stop() {
        asking.stop();
    }

    /// The last answer; empty before there was one.
    public ReadOnlyObjectProperty<Optional<Forecast>> forecast() {
        return forecast.getReadOnlyProperty();
    }

    /// Whether the recipe is another one than the answer is about.
    public ReadOnlyBooleanProperty outdated() {
        return outdated.getReadOnlyProperty();
    }

    /// Whether an answer is awaited.
    public ReadOnlyBooleanProperty busy() {
        return asking.busy();
    }

    /// What the command line found wrong; empty if nothing.
    public ReadOnlyStringProperty mistake() {
        return asking.mistake();
    }
}
