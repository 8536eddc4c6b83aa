/// A server of others for tests of our client. No part of the program.
@org.jspecify.annotations.NullMarked
package whetstone.foreign;
