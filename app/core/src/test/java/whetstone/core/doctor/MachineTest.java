package whetstone.core.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Set;
import org.junit.jupiter.api.Test;
import whetstone.core.doctor.Finding.State;

final class MachineTest {

    @Test
    void whatTheProcessorCanDoIsNamed() {
        var found = Machine.processor(Set.of("fpu", "avx2", "avx512f", "avx512_bf16"));
        assertEquals("vectors by avx512f and avx2, bf16 by avx512_bf16", found.found());
    }

    @Test
    void aPlainProcessorIsFineToo() {
        var found = Machine.processor(Set.of("fpu"));
        assertEquals(State.FINE, found.state());
        assertEquals("vectors by nothing, bf16 by nothing", found.found());
    }

    @Test
    void aSilentSystemIsNoFault() {
        assertEquals(State.ABSENT, Machine.processor(Set.of()).state());
    }
}
