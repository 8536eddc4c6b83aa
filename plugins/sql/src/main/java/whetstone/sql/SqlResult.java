package whetstone.sql;

import whetstone.api.Verdict;
import whetstone.api.Verifier;

/// Judges a query by what it returns, on every given database and on generated ones.
///
/// Rows are a bag unless the reference has an ORDER BY of its own or the truth says that order counts; rows that the
/// order leaves equal may come in any order, and where a limit cuts through them any valid choice is right. Names of
/// columns do not matter. NULL equals NULL only; an integer equals a real of the same value; reals agree to one part in
/// 10⁹; text is compared byte by byte. One statement that only reads is run; anything else is wrong.
///
/// @param id `sql/result`, where columns may come in any order if it is the same on all databases, or
///     `sql/result-strict`, where they come in the reference's order, as BIRD wants it
record SqlResult(String id, boolean strict, Referee referee) implements Verifier<SqlTruth> {

    @Override
    public Class<SqlTruth> truthType() {
        return SqlTruth.class;
    }

    @Override
    public Verdict verify(SqlTruth truth, String completion) {
        return SqlAnswer.in(completion).judge(query -> referee.judge(truth, query.text(), strict));
    }
}
