/// Completions from a decoder: batched, with a key-value cache, in chunks.
@org.jspecify.annotations.NullMarked
package whetstone.sample;
