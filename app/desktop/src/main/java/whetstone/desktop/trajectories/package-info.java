/// What was worked on in several turns, turn by turn.
@org.jspecify.annotations.NullMarked
package whetstone.desktop.trajectories;
