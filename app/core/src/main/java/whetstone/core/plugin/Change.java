package whetstone.core.plugin;

import java.time.Instant;

/// Something that was done to the library.
///
/// @param what for example `install tiny 1.1.0 over 1.0.0`
public record Change(Instant when, String what) {}
