/// Roles: student, teacher, judge, simulator. Whoever answers for one is a [ChatModel]: a policy of ours, an endpoint, or
/// a program that stands in. Knows conversations; nothing of tasks, runs or tensors.
@NullMarked
package whetstone.core.role;

import org.jspecify.annotations.NullMarked;
