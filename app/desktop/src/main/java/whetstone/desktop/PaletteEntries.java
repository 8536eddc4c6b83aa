package whetstone.desktop;

import java.util.function.Consumer;
import java.util.stream.Stream;
import whetstone.desktop.frame.Buttons;
import whetstone.desktop.frame.Command;
import whetstone.desktop.frame.Keys;
import whetstone.desktop.frame.PaletteModel.Entry;
import whetstone.desktop.recipe.RecipeFile;
import whetstone.desktop.session.RunRow;

/// What the palette finds: commands, views, runs and recipes.
///
/// @param show brings a view to the front
record PaletteEntries(Models models, Keys keys, Consumer<String> show) {

    Stream<Entry> all() {
        return Stream.of(
                        keys.commands().stream().map(this::command),
                        models.session().runs().stream().map(this::run),
                        models.recipe().files().stream().map(this::recipe))
                .flatMap(each -> each);
    }

    private Entry command(Command command) {
        return new Entry(
                command.id().startsWith("show-") ? "View" : "Command",
                command.title(),
                "",
                Buttons.displayed(keys.of(command.id())),
                command.enabled().get(),
                command::invoke);
    }

    private Entry run(RunRow row) {
        return new Entry("Run", row.title(), "", "", true, () -> look(row));
    }

    private void look(RunRow row) {
        models.session().select(row.run().id());
        show.accept("curves");
    }

    private Entry recipe(RecipeFile file) {
        return new Entry("Recipe", file.toString(), file.what(), "", true, () -> edit(file));
    }

    private void edit(RecipeFile file) {
        models.recipe().file().set(file);
        show.accept("recipe");
    }
}
