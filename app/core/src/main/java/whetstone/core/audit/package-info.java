/// How far a verifier can be trusted: what it says of cases with a known verdict, and of texts written to win.
/// Knows verifiers and [whetstone.core.run.Judging]; nothing of models.
@NullMarked
package whetstone.core.audit;

import org.jspecify.annotations.NullMarked;
