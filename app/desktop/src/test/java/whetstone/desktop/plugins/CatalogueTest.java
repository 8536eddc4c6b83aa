package whetstone.desktop.plugins;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import whetstone.desktop.session.Session;
import whetstone.desktop.thread.Gate;

class CatalogueTest {

    private static final String CLASS = "tiny/Vmine.class";

    @TempDir Path folder;

    private Catalogue catalogue() throws IOException {
        var bundled = Files.createDirectories(folder.resolve("bundled"));
        var zip = Workshop.in(folder.resolve("workshop")).view("mine", "1.0.0", "return null;");
        Files.copy(zip, bundled.resolve("mine-1.0.0.zip"));
        var session = new Session(Gate.direct());
        session.open(folder.resolve("workspace"));
        return new Catalogue(session, bundled, folder.resolve("library"), folder.resolve("cache"));
    }

    private static ClassLoader loader(Catalogue catalogue) {
        var offer = catalogue.offer().get().orElseThrow();
        return offer.views().getFirst().type().getClassLoader();
    }

    // A class loader that is closed finds nothing any more: it holds no file open.
    @Test
    void whatIsReplacedIsClosedOnceEverybodyHasTheNew() throws IOException {
        var catalogue = catalogue();
        var before = loader(catalogue);
        assertNotNull(before.getResource(CLASS));
        var heard = new ArrayList<Boolean>();
        catalogue.offer().addListener((_, _, _) -> heard.add(before.getResource(CLASS) != null));
        catalogue.reload();
        assertEquals(1, heard.size());
        assertEquals(true, heard.getFirst(), "closed before everybody had the new ones");
        assertEquals(null, before.getResource(CLASS));
        assertNotEquals(before, loader(catalogue));
        assertNotNull(loader(catalogue).getResource(CLASS));
    }
}
