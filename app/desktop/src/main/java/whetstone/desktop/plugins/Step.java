package whetstone.desktop.plugins;

import java.io.IOException;

/// Work on the library of plugins, done away from the window.
@FunctionalInterface
interface Step {
    Answer take() throws IOException;
}
