package whetstone.core.run;

import java.util.Map;
import whetstone.core.plugin.Plugins;
import whetstone.core.role.StandIn;

/// The programs that recipes can put in place of a model, by name.
final class StandIns {
    private StandIns() {}

    /// @param plugins whose domains they know the answers of
    static Map<String, StandIn> known(Plugins plugins) {
        return Map.of(
                whetstone.core.synthesis.StandIn.NAME,
                (settings, _) ->
                        whetstone.core.synthesis.StandIn.of(
                                settings.errorRate(), settings.settings(), plugins));
    }
}
