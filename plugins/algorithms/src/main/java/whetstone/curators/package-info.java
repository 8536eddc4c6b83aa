/// Ways to choose tasks by how often they were solved.
@NullMarked
package whetstone.curators;

import org.jspecify.annotations.NullMarked;
