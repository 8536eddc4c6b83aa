/// Where tensors live: the device, its one thread, its memory.
@org.jspecify.annotations.NullMarked
package whetstone.device;
