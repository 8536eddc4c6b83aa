package whetstone.core.plugin;

import java.nio.file.Path;

/// Where plugins come from.
///
/// @param bundled folder of those that ship with the program
/// @param library of this user, see [Library]
/// @param workspace folder of zips that somebody put into a workspace
/// @param cache where zips are unpacked, once for each content; may be shared by processes
/// @param safeMode whether only bundled plugins may run
public record PluginPlaces(
        Path bundled, Path library, Path workspace, Path cache, boolean safeMode) {}
