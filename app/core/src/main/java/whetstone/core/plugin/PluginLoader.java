package whetstone.core.plugin;

import java.nio.file.Path;
import org.pf4j.BasePluginLoader;
import org.pf4j.DefaultPluginClasspath;
import org.pf4j.PluginClassLoader;
import org.pf4j.PluginDescriptor;
import org.pf4j.PluginManager;

/// Gives each plugin a class loader of its own.
final class PluginLoader extends BasePluginLoader {

    PluginLoader(PluginManager manager) {
        super(manager, new DefaultPluginClasspath());
    }

    @Override
    protected PluginClassLoader createPluginClassLoader(Path folder, PluginDescriptor descriptor) {
        return new Isolated(pluginManager, descriptor);
    }

    /// Looks into the plugin first, except for what host and plugin must see as one and the same class, and for the
    /// tensor engine and the window toolkit, whose native libraries can be loaded only once.
    static final class Isolated extends PluginClassLoader {
        private final String pluginId;

        Isolated(PluginManager manager, PluginDescriptor descriptor) {
            super(manager, descriptor, PluginLoader.class.getClassLoader());
            pluginId = descriptor.getPluginId();
        }

        String pluginId() {
            return pluginId;
        }

        /// Whether the class of this name is the plugin's own; one that it never used is not.
        boolean defined(String name) {
            var found = findLoadedClass(name);
            return found != null && found.getClassLoader() == this;
        }

        @Override
        protected boolean shouldDelegateToParent(String name) {
            return name.startsWith("whetstone.api.")
                    || name.startsWith("ai.djl.")
                    || name.startsWith("javafx.")
                    || name.startsWith("org.slf4j.")
                    || super.shouldDelegateToParent(name);
        }
    }
}
