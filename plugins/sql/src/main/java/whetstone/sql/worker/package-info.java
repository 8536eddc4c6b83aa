/// What runs in a process of its own: the database engine, and the comparison of what two queries return. It shares
/// nothing with the process that trains but the bytes of requests and rulings.
@org.jspecify.annotations.NullMarked
package whetstone.sql.worker;
