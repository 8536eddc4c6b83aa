package whetstone.api;

/// A drawn problem: what the policy sees, and what only the verifier sees.
///
/// @param prompt the question, without instructions on how to format the answer
/// @param truth hidden; a record of plain data that survives JSON
public record Problem<T extends Record>(String prompt, T truth) {}
