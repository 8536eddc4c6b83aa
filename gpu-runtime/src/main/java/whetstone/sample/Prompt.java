package whetstone.sample;

import java.util.List;
import whetstone.api.Seed;

/// A prompt to complete several times.
///
/// @param tokens ids, at least one
/// @param seeds one per completion: what is drawn for it depends on nothing else
public record Prompt(int[] tokens, List<Seed> seeds) {}
