package whetstone.desktop;

import java.nio.file.Path;
import whetstone.desktop.plugins.Catalogue;
import whetstone.desktop.session.Session;

/// Catalogues for tests.
public final class SampleCatalogue {
    private SampleCatalogue() {}

    /// One without a plugin.
    ///
    /// @param folder may be empty or not; nothing of it is read
    public static Catalogue empty(Session session, Path folder) {
        var none = folder.resolve("no-plugins");
        return new Catalogue(session, none, none, folder.resolve("cache"));
    }
}
