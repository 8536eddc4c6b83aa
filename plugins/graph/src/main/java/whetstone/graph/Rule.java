package whetstone.graph;

import whetstone.graph.answer.Answer;
import whetstone.graph.answer.Form;

/// What makes an answer right.
interface Rule {

    Form form();

    /// A right answer.
    ///
    /// @throws whetstone.graph.algorithm.Unfinished if it takes too long to find
    /// @throws IllegalArgumentException if the question has no meaning for this graph
    Answer solve(Instance instance);

    /// Judges an answer of this form. Throws as [#solve] does.
    Ruling judge(Instance instance, Answer answer);
}
