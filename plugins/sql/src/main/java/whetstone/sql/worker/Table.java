package whetstone.sql.worker;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A table, with the rows that it has in any given database.
record Table(String name, List<Column> columns, List<@Nullable Object[]> rows) {}
