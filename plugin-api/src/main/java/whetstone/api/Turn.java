package whetstone.api;

/// A turn that is over: what the policy did, and what it was shown for it. Plain data that survives JSON.
///
/// @param said what the policy wrote; empty where it could not be read
/// @param tag of the tool that it called; empty where it called none
/// @param input what it asked
/// @param result what the tool found, or an error
/// @param failed whether the result is an error, so that nothing was found
public record Turn(String said, String tag, String input, String result, boolean failed) {}
