package whetstone.curricula;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;
import whetstone.api.Curriculum;
import whetstone.api.CurriculumContract;

@ParameterizedClass
@MethodSource("all")
class EveryCurriculumTest extends CurriculumContract {

    private final Curriculum curriculum;

    EveryCurriculumTest(Curriculum curriculum) {
        this.curriculum = curriculum;
    }

    static List<Curriculum> all() {
        var all = new ArrayList<>(new BundledCurricula().defaults().values());
        all.add(new Curriculum.Uniform());
        all.add(new Curriculum.PassRate(0.02));
        all.add(new Ladder(0, 0));
        all.add(new Ladder(1, 0));
        all.add(new Band(0.5, 0.5, 1e-6));
        return all;
    }

    @Override
    protected Curriculum curriculum() {
        return curriculum;
    }
}
