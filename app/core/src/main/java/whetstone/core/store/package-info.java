/// The store: one folder is a workspace, one SQLite database in it is the record of everything that happened.
/// All SQL of ours is here, one class per noun.
@org.jspecify.annotations.NullMarked
package whetstone.core.store;
