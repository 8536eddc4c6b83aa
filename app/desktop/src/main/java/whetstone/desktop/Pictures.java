package whetstone.desktop;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import javafx.scene.Node;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.Image;
import javax.imageio.ImageIO;

/// What is on the screen as a file.
final class Pictures {
    private Pictures() {}

    /// `node` as it looks now; on the JavaFX thread.
    static Image of(Node node) {
        return node.snapshot(new SnapshotParameters(), null);
    }

    /// Writes `image` as PNG.
    static Path write(Image image, Path file) throws IOException {
        int width = (int) image.getWidth();
        int height = (int) image.getHeight();
        var pixels = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                pixels.setRGB(x, y, image.getPixelReader().getArgb(x, y));
            }
        }
        ImageIO.write(pixels, "png", file.toFile());
        return file;
    }
}
