package whetstone.core.run;

import java.util.Map;
import whetstone.core.plugin.Plugins;
import whetstone.core.role.StandIn;
import whetstone.core.synthesis.Textbook;

/// The programs that recipes can put in place of a model, by name.
final class StandIns {
    private StandIns() {}

    /// @param plugins whose domains they know the answers of
    static Map<String, StandIn> known(Plugins plugins) {
        return Map.of(
                Textbook.NAME,
                (settings, _) -> Textbook.of(settings.errorRate(), settings.settings(), plugins));
    }
}
