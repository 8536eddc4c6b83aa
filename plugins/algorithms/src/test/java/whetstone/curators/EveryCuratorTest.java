package whetstone.curators;

import java.util.Collection;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;
import whetstone.api.Curator;
import whetstone.api.CuratorContract;

@ParameterizedClass
@MethodSource("all")
class EveryCuratorTest extends CuratorContract {

    private final Curator curator;

    EveryCuratorTest(Curator curator) {
        this.curator = curator;
    }

    static Collection<Curator> all() {
        return new BundledCurators().defaults().values();
    }

    @Override
    protected Curator curator() {
        return curator;
    }
}
