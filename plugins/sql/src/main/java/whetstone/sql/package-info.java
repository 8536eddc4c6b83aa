/// Questions that a query answers, and the judge of such queries. Nothing here runs a query: that is done by the worker
/// process of the package below.
@org.jspecify.annotations.NullMarked
package whetstone.sql;
