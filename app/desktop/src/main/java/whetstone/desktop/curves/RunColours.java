package whetstone.desktop.curves;

import javafx.scene.paint.Color;

/// A colour and a dash pattern for each run. The colours are Okabe and Ito's, told apart by people with any of the common
/// colour blindnesses; the dashes tell them apart without colour.
public final class RunColours {
    private static final String[] ON_LIGHT = {
        "#0072b2", "#d55e00", "#007d5a", "#a94f83", "#8a6d00", "#2b8cbe", "#404040"
    };
    private static final String[] ON_DARK = {
        "#56b4e9", "#e69f00", "#2fc79b", "#e29ac3", "#f0e442", "#8fb8ff", "#c8c8c8"
    };
    private static final double[][] DASHES = {{}, {7, 4}, {2, 3}, {9, 3, 2, 3}};

    private RunColours() {}

    static String web(int index, boolean dark) {
        var colours = dark ? ON_DARK : ON_LIGHT;
        return colours[Math.floorMod(index, colours.length)];
    }

    public static Color of(int index, boolean dark) {
        return Color.web(web(index, dark));
    }

    static double[] dashes(int index) {
        return DASHES[Math.floorMod(index, DASHES.length)];
    }
}
