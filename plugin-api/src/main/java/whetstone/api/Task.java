package whetstone.api;

import org.jspecify.annotations.Nullable;

/// A problem with its origin, as it is stored.
///
/// @param id hash of domain, plugin version, level or knobs, split and index; or of parent and operation
/// @param domain id of the domain or verifier that judges it
/// @param level 0 to 9
/// @param prompt what the policy sees, instructions included if the recipe wants them
/// @param truth the hidden truth, JSON
/// @param parent id of the task that this one was rewritten from; null if it was drawn
/// @param operation what was done to the parent, for example `harder`; null if it was drawn
public record Task(
        String id,
        String domain,
        int level,
        Split split,
        String prompt,
        String truth,
        @Nullable String parent,
        @Nullable String operation) {}
