package whetstone.sql.worker;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import whetstone.api.WorkerLoop;

/// The worker process: keeps the databases of the truths used last, and judges queries by them.
public final class SqlWorker {

    /// How many truths it knows at most.
    public static final int MOST_EXAMS = 200;

    private static final long MOST_CHARACTERS = 32L << 20;

    private final Map<String, Exam> exams = new LinkedHashMap<>(16, 0.75f, true);
    private long characters;

    private SqlWorker() {}

    /// Answers until there are no more requests.
    public static void main(String[] arguments) throws IOException {
        var worker = new SqlWorker();
        WorkerLoop.serve(request -> worker.rule(Request.decode(request)).encode());
    }

    private Ruling rule(Request request) {
        var truth = request.truth();
        if (truth != null) {
            var learned = new Exam(truth);
            var before = exams.put(request.id(), learned);
            characters += learned.characters();
            if (before != null) {
                characters -= before.characters();
                before.close();
            }
            forget();
            return new Ruling(Ruling.Kind.READY, "");
        }
        var exam = exams.get(request.id());
        if (exam == null) {
            return new Ruling(Ruling.Kind.LEARN_FIRST, "");
        }
        if (request.step() == Request.Step.VARY) {
            exam.vary(request.candidate());
            return new Ruling(Ruling.Kind.READY, "");
        }
        return request.step() == Request.Step.SHOW
                ? exam.show(request.candidate())
                : exam.rule(request.candidate(), request.strict());
    }

    private void forget() {
        var oldest = exams.values().iterator();
        while (exams.size() > 1 && (exams.size() > MOST_EXAMS || characters > MOST_CHARACTERS)) {
            var exam = oldest.next();
            characters -= exam.characters();
            exam.close();
            oldest.remove();
        }
    }
}
