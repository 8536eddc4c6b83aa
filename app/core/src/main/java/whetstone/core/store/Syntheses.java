package whetstone.core.store;

import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jspecify.annotations.Nullable;

/// Data that runs made: samples with what was said of them, and what each part of the work did.
public final class Syntheses {

    /// A sample as it came out.
    ///
    /// @param number among all samples of the stage, from 0
    /// @param parent number of the sample that it was rewritten from; null where it was written anew
    /// @param operation `written`, `harder` or `easier`
    /// @param passage id of the passage that it draws on; empty for none
    /// @param output the teacher's answer as it came with the question
    /// @param answer by the vote; null where there was none
    /// @param response a whole reply with that answer
    /// @param readable replies with an answer
    /// @param agreeing replies with that answer
    /// @param solved whether the student solved it greedily; null where it was not asked
    /// @param passRate of the student; null where it was not scored
    /// @param writtenRight what an oracle says of the output; null where there is none
    /// @param labelRight what an oracle says of the answer
    /// @param rejectedBy the part that refused it; null where it is kept
    /// @param reason why, in a word
    /// @param detail what was found
    public record SampleRow(
            int number,
            @Nullable Integer parent,
            String operation,
            String passage,
            String input,
            String output,
            @Nullable String answer,
            @Nullable String response,
            @Nullable Integer readable,
            @Nullable Integer agreeing,
            @Nullable String taskId,
            @Nullable Boolean solved,
            @Nullable Double passRate,
            @Nullable Boolean writtenRight,
            @Nullable Boolean labelRight,
            @Nullable String rejectedBy,
            @Nullable String reason,
            @Nullable String detail) {

        /// Whether it is in the pool.
        public boolean kept() {
            return rejectedBy == null;
        }
    }

    /// What a part of the work did.
    ///
    /// @param entered samples, or other things, that it was given
    /// @param passed those that nothing is said against afterwards
    /// @param requests to the teacher
    /// @param failed requests without an answer
    /// @param replies of the teacher
    /// @param seconds waited for the teacher
    public record PartRow(
            String part,
            int entered,
            int passed,
            int requests,
            int failed,
            int replies,
            long promptTokens,
            long tokens,
            double seconds) {}

    private static final String INSERT_SAMPLE =
            """
            INSERT INTO sample (run_id, stage, number, parent, operation, passage, input, output, answer, response,
                                readable, agreeing, task_id, solved, pass_rate, written_right, label_right,
                                rejected_by, reason, detail)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;
    private static final String INSERT_PART =
            """
            INSERT INTO synthesis_part (run_id, stage, position, part, entered, passed, requests, failed, replies,
                                        prompt_tokens, tokens, seconds)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;

    private final Database database;

    Syntheses(Database database) {
        this.database = database;
    }

    /// Writes what a stage made in place of what an earlier attempt did.
    ///
    /// @param stage its position in the recipe
    public void put(long run, int stage, List<SampleRow> samples, List<PartRow> parts) {
        database.change(handle -> {
            for (var table : List.of("sample", "synthesis_part")) {
                handle.createUpdate("DELETE FROM <table> WHERE run_id = :run AND stage = :stage")
                        .define("table", table)
                        .bind("run", run)
                        .bind("stage", stage)
                        .execute();
            }
            insertSamples(handle, run, stage, samples);
            insertParts(handle, run, stage, parts);
        });
    }

    private static void insertSamples(Handle handle, long run, int stage, List<SampleRow> samples) {
        if (samples.isEmpty()) {
            return;
        }
        var batch = handle.prepareBatch(INSERT_SAMPLE);
        for (var row : samples) {
            batch.add(
                    run,
                    stage,
                    row.number(),
                    row.parent(),
                    row.operation(),
                    row.passage(),
                    row.input(),
                    row.output(),
                    row.answer(),
                    row.response(),
                    row.readable(),
                    row.agreeing(),
                    row.taskId(),
                    row.solved(),
                    row.passRate(),
                    row.writtenRight(),
                    row.labelRight(),
                    row.rejectedBy(),
                    row.reason(),
                    row.detail());
        }
        batch.execute();
    }

    private static void insertParts(Handle handle, long run, int stage, List<PartRow> parts) {
        for (int i = 0; i < parts.size(); i++) {
            var row = parts.get(i);
            handle.execute(
                    INSERT_PART,
                    run,
                    stage,
                    i,
                    row.part(),
                    row.entered(),
                    row.passed(),
                    row.requests(),
                    row.failed(),
                    row.replies(),
                    row.promptTokens(),
                    row.tokens(),
                    row.seconds());
        }
    }

    /// The positions of a run's stages that made data.
    public List<Integer> stages(long run) {
        return database.read(handle ->
                handle.createQuery(
                                "SELECT DISTINCT stage FROM synthesis_part WHERE run_id = ? ORDER BY stage")
                        .bind(0, run)
                        .mapTo(Integer.class)
                        .list());
    }

    /// The prompts of a run's tasks that are not for training.
    public List<String> heldOut(long run) {
        var sql =
                """
                SELECT DISTINCT task.prompt FROM task
                  JOIN rollout_group ON task_id = task.id
                  JOIN step ON step.id = step_id
                 WHERE run_id = ? AND split <> 'train' ORDER BY task.prompt
                """;
        return database.read(
                handle -> handle.createQuery(sql).bind(0, run).mapTo(String.class).list());
    }

    /// All samples of a stage, in the order of their numbers.
    public List<SampleRow> samples(long run, int stage) {
        return database.read(handle ->
                handle.createQuery(
                                "SELECT * FROM sample WHERE run_id = ? AND stage = ? ORDER BY number")
                        .bind(0, run)
                        .bind(1, stage)
                        .map(ConstructorMapper.of(SampleRow.class))
                        .list());
    }

    /// What the parts of a stage did, in order.
    public List<PartRow> parts(long run, int stage) {
        return database.read(handle ->
                handle.createQuery(
                                "SELECT * FROM synthesis_part WHERE run_id = ? AND stage = ? ORDER BY position")
                        .bind(0, run)
                        .bind(1, stage)
                        .map(ConstructorMapper.of(PartRow.class))
                        .list());
    }
}
