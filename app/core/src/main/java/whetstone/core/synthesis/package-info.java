/// Synthetic Data RL: from a task definition to a pool of tasks, part by part. Knows teachers as [whetstone.core.role.ChatModel]
/// and the policy as a [Student]; nothing of runs, the store or tensors.
@NullMarked
package whetstone.core.synthesis;

import org.jspecify.annotations.NullMarked;
