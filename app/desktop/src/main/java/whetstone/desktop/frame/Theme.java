package whetstone.desktop.frame;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.util.Locale;
import java.util.Objects;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.scene.Scene;

/// How everything looks: the only class that knows AtlantaFX.
public final class Theme {

    /// What a person may choose.
    public enum Choice {
        SYSTEM,
        LIGHT,
        DARK;

        /// The choice that is written `text`; the system's where that is none.
        public static Choice of(String text) {
            for (var choice : values()) {
                if (choice.label().equals(text)) {
                    return choice;
                }
            }
            return SYSTEM;
        }

        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private static final double BASE = 13; // pixels, of text
    private static final double ICON = 16; // an icon's em is itself: it has its size in pixels
    private static final double LARGE_ICON = 22;
    private static final double HUGE_ICON = 32;

    private final ReadOnlyBooleanWrapper dark = new ReadOnlyBooleanWrapper();
    private final ReadOnlyDoubleWrapper scale = new ReadOnlyDoubleWrapper(1);
    private Choice choice = Choice.SYSTEM;
    private boolean dressed;

    public Theme() {
        Platform.getPreferences().colorSchemeProperty().addListener((_, _, _) -> choose(choice));
    }

    /// Takes a look on.
    public void choose(Choice other) {
        choice = other;
        boolean wanted =
                switch (other) {
                    case SYSTEM -> Platform.getPreferences().getColorScheme() == ColorScheme.DARK;
                    case LIGHT -> false;
                    case DARK -> true;
                };
        // Styling everything anew takes a second.
        if (dressed && wanted == dark.get()) {
            return;
        }
        dressed = true;
        Application.setUserAgentStylesheet(
                wanted
                        ? new PrimerDark().getUserAgentStylesheet()
                        : new PrimerLight().getUserAgentStylesheet());
        dark.set(wanted);
    }

    /// Makes text larger or smaller; 1 is as designed.
    public void scale(double factor) {
        scale.set(factor);
    }

    /// Dresses a scene, and keeps its text as large as chosen.
    public void dress(Scene scene) {
        scene.getStylesheets().add(sheet());
        scale.addListener((_, _, _) -> size(scene));
        size(scene);
    }

    private void size(Scene scene) {
        scene.getRoot()
                .setStyle(
                        "-fx-font-size: %.1fpx; -icon: %.0fpx; -icon-large: %.0fpx; -icon-huge: %.0fpx;"
                                .formatted(
                                        BASE * scale.get(),
                                        ICON * scale.get(),
                                        LARGE_ICON * scale.get(),
                                        HUGE_ICON * scale.get()));
    }

    static String sheet() {
        return Objects.requireNonNull(Theme.class.getResource("workbench.css")).toExternalForm();
    }

    /// Whether colours are light on dark.
    public ReadOnlyBooleanProperty dark() {
        return dark.getReadOnlyProperty();
    }

    /// How much larger than designed text is.
    public ReadOnlyDoubleProperty scale() {
        return scale.getReadOnlyProperty();
    }
}
