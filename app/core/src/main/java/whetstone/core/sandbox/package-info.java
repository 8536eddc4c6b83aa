/// Running other people's code: programs found on this machine, and how far they can be kept from the rest of it.
@org.jspecify.annotations.NullMarked
package whetstone.core.sandbox;
