package whetstone.verilog;

import org.junit.jupiter.api.AfterAll;
import whetstone.api.Domain;
import whetstone.api.DomainContract;
import whetstone.core.sandbox.ProcessSandbox;
import whetstone.verilog.draw.Circuit;

class CombinationalTest extends DomainContract<Circuit> {
    private static final ProcessSandbox SANDBOX = new ProcessSandbox();
    private static final Combinational DOMAIN = new Combinational();

    static {
        DOMAIN.use(SANDBOX);
    }

    @AfterAll
    static void closeTheSandbox() {
        SANDBOX.close();
    }

    @Override
    protected Domain<Circuit> domain() {
        return DOMAIN;
    }
}
