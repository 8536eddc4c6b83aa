package whetstone.core.plugin;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.pf4j.PluginDependency;
import org.pf4j.PluginDescriptor;

/// What a plugin says of itself in its `plugin.properties`.
///
/// @param requires the versions of this program that it runs in, for example `>=0.1.0`
/// @param needs the plugins that it depends on
/// @param description one line; empty where there is none
/// @param provider whom it comes from; empty where it does not say
public record PluginManifest(
        String id,
        String version,
        String requires,
        List<Need> needs,
        String description,
        String provider) {
    public PluginManifest {
        needs = List.copyOf(needs);
    }

    /// A plugin that another depends on.
    ///
    /// @param versions that will do, for example `>=1.0.0 & <2.0.0`; `*` for any
    /// @param optional whether the other runs without it, too
    public record Need(String id, String versions, boolean optional) {

        /// Whether `version` will do.
        public boolean isMetBy(String version) {
            return Resolution.fits(version, versions);
        }
    }

    /// The manifest in a zip.
    ///
    /// @throws PluginException if there is none, or if its id or version is none
    public static PluginManifest read(Path zip) {
        return of(PluginZip.read(zip).descriptor());
    }

    static PluginManifest of(PluginDescriptor descriptor) {
        return new PluginManifest(
                descriptor.getPluginId(),
                descriptor.getVersion(),
                text(descriptor.getRequires()),
                descriptor.getDependencies().stream().map(PluginManifest::need).toList(),
                text(descriptor.getPluginDescription()),
                text(descriptor.getProvider()));
    }

    private static Need need(PluginDependency need) {
        return new Need(
                need.getPluginId(), text(need.getPluginVersionSupport()), need.isOptional());
    }

    private static String text(String value) {
        return Objects.requireNonNullElse(value, "");
    }
}
