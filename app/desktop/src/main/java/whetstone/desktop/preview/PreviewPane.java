package whetstone.desktop.preview;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/// Shows a problem by its kind; takes no room while there is nothing to show.
public final class PreviewPane extends VBox {
    private final PreviewModel model;
    private final Label heading = new Label("The problem, drawn");

    public PreviewPane(PreviewModel model) {
        this.model = model;
        heading.getStyleClass().add("heading");
        getStyleClass().add("preview");
        setId("preview");
        setMinWidth(0);
        model.picture().addListener((_, _, _) -> fill());
        heading.fontProperty().addListener((_, _, _) -> fill());
        fill();
    }

    private void fill() {
        getChildren().setAll(heading);
        var picture = model.picture().get();
        setVisible(picture.isPresent());
        setManaged(picture.isPresent());
        double em = heading.getFont().getSize();
        picture.map(there -> shown(there, em)).ifPresent(getChildren()::add);
    }

    /// The node that shows `picture`.
    ///
    /// @param em size of the text around it, in pixels
    static Node shown(Picture picture, double em) {
        return switch (picture) {
            case Picture.Words(var text) -> words(text, "verbatim");
            case Picture.Typeset typeset -> new FormulaPane(typeset, em);
            case Picture.Grid grid -> GridTable.of(grid, em);
            case Picture.Graph graph -> new GraphPane(graph, em);
            case Picture.Waves waves -> WavesPane.of(waves, em);
            case Picture.Missing(var why) -> words("No picture: " + why, "text-muted");
        };
    }

    private static Label words(String text, String style) {
        var label = new Label(text);
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        label.getStyleClass().add(style);
        return label;
    }
}
