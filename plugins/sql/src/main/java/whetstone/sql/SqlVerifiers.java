package whetstone.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.pf4j.Extension;
import whetstone.api.Sandbox;
import whetstone.api.SandboxUser;
import whetstone.api.Tool;
import whetstone.api.Tools;
import whetstone.api.Verifier;
import whetstone.api.Verifiers;

/// All of this plugin, around one pool of workers.
@Extension
public final class SqlVerifiers implements Verifiers, Tools, SandboxUser {
    private @Nullable List<Verifier<?>> all;
    private @Nullable List<Tool> tools;

    @Override
    public void use(Sandbox sandbox) {
        var referee = new Referee(sandbox);
        var verifiers = new ArrayList<Verifier<?>>();
        verifiers.add(new SqlResult("sql/result", false, referee));
        verifiers.add(new SqlResult("sql/result-strict", true, referee));
        for (var grammar : Grammar.values()) {
            verifiers.add(new SqlQuestions(grammar, referee));
        }
        verifiers.add(new LookFirst(referee));
        all = List.copyOf(verifiers);
        tools = List.of(new RunQuery(referee));
    }

    @Override
    public List<Verifier<?>> all() {
        return Objects.requireNonNull(all, "use(sandbox) comes first");
    }

    @Override
    public List<Tool> tools() {
        return Objects.requireNonNull(tools, "use(sandbox) comes first");
    }
}
