/// A model of ours behind OpenAI's protocol, so that whoever speaks it can ask. Knows requests and tokens; nothing of
/// recipes or runs.
@NullMarked
package whetstone.core.serve;

import org.jspecify.annotations.NullMarked;
