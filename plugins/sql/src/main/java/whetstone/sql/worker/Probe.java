package whetstone.sql.worker;

/// One thing that the tables allow and that no given database shows, with the statements that bring it about in a
/// database full of rows.
///
/// @param table where it comes about
/// @param column the column that it is about; empty where it is about whole tables
/// @param where what a verdict says of it, after "where"
/// @param sql statements; what they would break of the tables' constraints they leave as it is
record Probe(Kind kind, String table, String column, String where, String sql) {

    /// What comes about.
    enum Kind {
        /// Some cells of a column are NULL.
        ABSENT,
        /// A table has no rows, nor have those that refer to it and may not do without.
        EMPTY,
        /// No table has rows.
        NOTHING,
        /// Some rows that others refer to are referred to by none.
        CHILDLESS,
        /// Some rows refer to one that is not there.
        ORPHANED,
        /// Some rows have the same value, where none occurs twice in the given databases.
        TIED,
        /// Some texts are all capitals, and some are without.
        CASED
    }
}
