package whetstone.desktop.preview;

import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import whetstone.api.Task;
import whetstone.core.plugin.PluginException;
import whetstone.core.plugin.Previews;
import whetstone.desktop.plugins.Catalogue;
import whetstone.desktop.plugins.Catalogue.Offer;
import whetstone.desktop.thread.Gate;

/// The picture of the problem that is looked at. Domains are asked away from the window: one that fails or takes long
/// costs its picture and nothing else.
public final class PreviewModel {
    private final Catalogue catalogue;
    private final Gate.Lane lane;
    private final ReadOnlyObjectWrapper<Optional<Picture>> picture =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private Optional<Task> task = Optional.empty();

    public PreviewModel(Gate gate, Catalogue catalogue) {
        this.catalogue = catalogue;
        lane = gate.lane();
        catalogue.offer().addListener((_, _, _) -> draw());
    }

    /// Draws another problem.
    public void show(Optional<Task> next) {
        if (!next.equals(task)) {
            task = next;
            draw();
        }
    }

    private void draw() {
        var asked = task;
        var offer = catalogue.offer().get().map(Offer::previews);
        if (asked.isEmpty() || offer.isEmpty()) {
            picture.set(Optional.empty());
        } else {
            lane.load(() -> drawn(offer.get(), asked.get()), drawn -> take(asked, drawn));
        }
    }

    private void take(Optional<Task> asked, Optional<Picture> drawn) {
        if (asked.equals(task)) {
            picture.set(drawn);
        }
    }

    private static Optional<Picture> drawn(Previews previews, Task task) {
        try {
            return previews.of(task).map(Picture::of);
        } catch (PluginException e) {
            return Optional.of(new Picture.Missing(String.valueOf(e.getMessage())));
        }
    }

    /// Nothing where the domain has nothing to show beyond prompt and truth.
    public ReadOnlyObjectProperty<Optional<Picture>> picture() {
        return picture.getReadOnlyProperty();
    }
}
