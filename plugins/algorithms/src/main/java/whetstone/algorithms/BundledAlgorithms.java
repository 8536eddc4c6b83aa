package whetstone.algorithms;

import java.util.Map;
import java.util.TreeMap;
import org.pf4j.Extension;
import whetstone.api.algorithm.Algorithm;
import whetstone.api.algorithm.Algorithms;

/// The algorithms of this plugin, by the names that recipes use.
@Extension
public final class BundledAlgorithms implements Algorithms {

    @Override
    public Map<String, Algorithm> defaults() {
        var all = new TreeMap<String, Algorithm>(Presets.all());
        all.put("sft", Sft.defaults());
        all.put("rest-em", RestEm.defaults());
        all.put("awr", Awr.defaults());
        all.putAll(Preference.all());
        all.put("ppo", Ppo.defaults());
        all.put("decoupled-ppo", Decoupled.defaults());
        all.put("clip-cov", ClipCov.defaults());
        all.put("kl-cov", KlCov.defaults());
        return all;
    }
}
