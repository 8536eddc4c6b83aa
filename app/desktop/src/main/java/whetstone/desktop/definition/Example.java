package whetstone.desktop.definition;

import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import whetstone.core.recipe.TaskDefinition.Demonstration;

/// A question with its answer, as they are being written.
public record Example(StringProperty input, StringProperty output) {

    static Example of(Demonstration written) {
        return new Example(
                new SimpleStringProperty(written.input()),
                new SimpleStringProperty(written.output()));
    }

    Demonstration demonstration() {
        return new Demonstration(input.get(), output.get());
    }

    boolean blank() {
        return input.get().isBlank() && output.get().isBlank();
    }
}
