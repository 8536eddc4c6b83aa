package whetstone.cli;

import picocli.CommandLine.IVersionProvider;
import whetstone.core.plugin.Plugins;

/// The program's version, as the build wrote it down.
final class Version implements IVersionProvider {

    @Override
    public String[] getVersion() {
        return new String[] {"Whetstone " + Plugins.hostVersion()};
    }
}
