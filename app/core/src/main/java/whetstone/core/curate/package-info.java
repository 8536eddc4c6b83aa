/// Where data comes from: tasks are drawn, each split from problems of its own.
@org.jspecify.annotations.NullMarked
package whetstone.core.curate;
