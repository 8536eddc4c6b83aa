package whetstone.core.role;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import whetstone.core.recipe.RoleBinding.Budget;
import whetstone.core.recipe.RoleBinding.Price;
import whetstone.core.role.MeteredModel.Arrival;
import whetstone.core.store.Cost;

/// A budget holds, and what was answered within it is told.
final class SpendingTest {

    private FakeServer server;

    @BeforeEach
    void start() throws IOException {
        server = FakeServer.start().pausing(5);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    /// How far a budget reaches: answers told, calls that the server saw, and the cost.
    private record Reach(long answers, int calls, Cost cost, String message) {}

    private Reach reach(Bindings bindings, Cost before) {
        var told = new ArrayList<Arrival>();
        var requests =
                IntStream.range(0, 200).mapToObj(i -> EndpointTest.request("q" + i, 1)).toList();
        try (var endpoint =
                new Endpoint("teacher", bindings.settings(), before, Bindings.memory())) {
            var e = assertThrows(RoleException.class, () -> endpoint.ask(requests, told::addAll));
            var answers = told.stream().filter(a -> a.answer() instanceof Answer.Replies).count();
            var cost = told.stream().map(Arrival::cost).reduce(Cost.NONE, Cost::plus);
            return new Reach(
                    answers, server.requests().size(), cost, String.valueOf(e.getMessage()));
        }
    }

    @Test
    void noCallIsSentBeyondTheBudget() {
        var reach = reach(Bindings.to(server.url()).budget(50, 0, 0), Cost.NONE);
        assertEquals(50, reach.calls());
        assertEquals(47, reach.answers()); // three calls found out about the server
        assertEquals(50, reach.cost().calls());
        assertTrue(
                reach.message().startsWith("roles.teacher.budget: 50 of 50 of calls"),
                reach::message);
    }

    @Test
    void whatWasSpentBeforeCounts() {
        var reach = reach(Bindings.to(server.url()).budget(50, 0, 0), new Cost(30, 0, 0, 0, 0, 0));
        assertEquals(20, reach.calls());
    }

    // A call takes 7 + 3 tokens, and may take 2 or 3 bytes + 64 and 10: at most 77. Above 1000 - 77
    // none is sent.
    @Test
    void tokensStayBelowTheBudgetAndComeNearIt() {
        var reach = reach(Bindings.to(server.url()).budget(0, 1000, 0), Cost.NONE);
        long tokens = reach.cost().promptTokens() + reach.cost().tokens();
        assertTrue(tokens <= 1000 && tokens > 1000 - 77 - 10, () -> "spent " + tokens);
    }

    // 7 tokens at 1 and 3 at 2 per million: 13e-6 a call.
    @Test
    void moneyStaysBelowTheBudgetAndComesNearIt() {
        var reach = reach(Bindings.to(server.url()).budget(0, 0, 1e-3), Cost.NONE);
        assertTrue(reach.cost().money() <= 1e-3, reach::toString);
        assertTrue(reach.cost().money() > 1e-3 - 100e-6, reach::toString);
    }

    @Test
    void aServerThatDoesNotCountIsTakenAtItsWorst() {
        var purse = new Purse("teacher", new Budget(0, 100, 0), new Price(0, 0), Cost.NONE);
        var taken = purse.take(40, 20);
        assertThrows(
                RoleException.class,
                () ->
                        new Purse("t", new Budget(0, 59, 0), new Price(0, 0), Cost.NONE)
                                .take(40, 20));
        purse.settle(taken, purse.cost(40, 20, 0));
        assertThrows(RoleException.class, () -> purse.take(21, 20));
        purse.settle(purse.take(20, 20), Cost.NONE);
    }
}
