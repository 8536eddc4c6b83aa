/// The house: the rules that every source keeps, and the program seen from outside. Nothing here tests one class.
@org.jspecify.annotations.NullMarked
package whetstone.house;
