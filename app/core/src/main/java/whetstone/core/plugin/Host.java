package whetstone.core.plugin;

import java.nio.file.Path;
import java.util.List;
import org.pf4j.AbstractPluginManager;
import org.pf4j.DefaultExtensionFactory;
import org.pf4j.DefaultExtensionFinder;
import org.pf4j.DefaultPluginFactory;
import org.pf4j.DefaultVersionManager;
import org.pf4j.ExtensionFactory;
import org.pf4j.ExtensionFinder;
import org.pf4j.PluginDescriptorFinder;
import org.pf4j.PluginFactory;
import org.pf4j.PluginRepository;
import org.pf4j.PluginStatusProvider;
import org.pf4j.PropertiesPluginDescriptorFinder;
import org.pf4j.VersionManager;

/// PF4J over folders that are unpacked already. One that cannot be resolved does not hold up the others.
final class Host extends AbstractPluginManager {

    // PF4J asks for its parts while its own constructor runs, before ours could set a field.
    private static final ScopedValue<List<Path>> FOLDERS = ScopedValue.newInstance();

    private Host(String version) {
        setSystemVersion(version);
        resolveRecoveryStrategy = ResolveRecoveryStrategy.IGNORE_PLUGIN_AND_CONTINUE;
    }

    /// A manager of the plugins in `folders`, loaded, not started.
    ///
    /// @param version of this program, for what plugins require
    static Host of(List<Path> folders, String version) {
        var host = ScopedValue.where(FOLDERS, folders).call(() -> new Host(version));
        host.loadPlugins();
        return host;
    }

    @Override
    protected PluginRepository createPluginRepository() {
        var folders = List.copyOf(FOLDERS.get());
        return new PluginRepository() {
            @Override
            public List<Path> getPluginPaths() {
                return folders;
            }

            @Override
            public boolean deletePluginPath(Path folder) {
                return false; // The cache is shared with other processes.
            }
        };
    }

    // No files that enable or disable: what lies in the folders is loaded.
    @Override
    protected PluginStatusProvider createPluginStatusProvider() {
        return new PluginStatusProvider() {
            @Override
            public boolean isPluginDisabled(String id) {
                return false;
            }

            @Override
            public void disablePlugin(String id) {}

            @Override
            public void enablePlugin(String id) {}
        };
    }

    @Override
    protected org.pf4j.PluginLoader createPluginLoader() {
        return new PluginLoader(this);
    }

    @Override
    protected PluginFactory createPluginFactory() {
        return new DefaultPluginFactory();
    }

    @Override
    protected ExtensionFactory createExtensionFactory() {
        return new DefaultExtensionFactory();
    }

    @Override
    protected PluginDescriptorFinder createPluginDescriptorFinder() {
        return new PropertiesPluginDescriptorFinder();
    }

    @Override
    protected ExtensionFinder createExtensionFinder() {
        return new DefaultExtensionFinder(this);
    }

    @Override
    protected VersionManager createVersionManager() {
        return new DefaultVersionManager();
    }
}
