/// What this machine has and lacks for the work, as findings that a command prints and a window shows.
@org.jspecify.annotations.NullMarked
package whetstone.core.doctor;
