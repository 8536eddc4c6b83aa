/// Learning algorithms, an equation per file.
@org.jspecify.annotations.NullMarked
package whetstone.algorithms;
