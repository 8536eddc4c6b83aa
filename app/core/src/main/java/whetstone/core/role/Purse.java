package whetstone.core.role;

import java.util.concurrent.CancellationException;
import whetstone.core.recipe.RoleBinding.Budget;
import whetstone.core.recipe.RoleBinding.Price;
import whetstone.core.store.Cost;

/// What a role may still spend. The most that a call can cost is taken out before it is sent, and what it did not cost
/// is put back, so that the budget holds however many calls are under way.
final class Purse {

    private static final double MILLION = 1e6;

    private final String role;
    private final Budget budget;
    private final Price price;
    private Cost spent; // guarded by this
    private Cost held = Cost.NONE; // guarded by this: by calls under way, each at its worst

    /// @param spent before
    Purse(String role, Budget budget, Price price, Cost spent) {
        this.role = role;
        this.budget = budget;
        this.price = price;
        this.spent = spent;
    }

    /// Takes out what a call can cost at most. Where that does not fit beside the calls under way, waits for them.
    ///
    /// @param promptTokens that it can read at most
    /// @param tokens that it can write at most
    /// @return the sum taken out, to be given to [#settle]
    /// @throws RoleException if it does not fit at all
    synchronized Cost take(long promptTokens, long tokens) {
        var worst = cost(promptTokens, tokens, 0);
        while (!fits(spent.plus(held).plus(worst))) {
            if (held.calls() == 0 || !fits(spent.plus(worst))) {
                throw exhausted(worst);
            }
            try {
                wait();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new CancellationException("interrupted");
            }
        }
        held = held.plus(worst);
        return worst;
    }

    /// Replaces what was taken out by what the call cost.
    synchronized void settle(Cost taken, Cost cost) {
        held =
                new Cost(
                        held.calls() - taken.calls(),
                        0,
                        held.promptTokens() - taken.promptTokens(),
                        held.tokens() - taken.tokens(),
                        held.money() - taken.money(),
                        0);
        spent = spent.plus(cost);
        notifyAll();
    }

    /// One call's cost.
    Cost cost(long promptTokens, long tokens, double seconds) {
        double money = (promptTokens * price.prompt() + tokens * price.completion()) / MILLION;
        return new Cost(1, 0, promptTokens, tokens, money, seconds);
    }

    private boolean fits(Cost sum) {
        return (budget.calls() == 0 || sum.calls() <= budget.calls())
                && (budget.tokens() == 0 || sum.promptTokens() + sum.tokens() <= budget.tokens())
                // A sum that a purse held together from parts may be off by its last bits.
                && (budget.money() == 0 || sum.money() <= budget.money() * (1 + 1e-9));
    }

    private RoleException exhausted(Cost worst) {
        return new RoleException(
                "roles.%s.budget: %s of calls, %s of tokens, %s of money are spent, and the next call may take %,d tokens and %.4f; raise the budget and resume: what was answered is kept"
                        .formatted(
                                role,
                                share("%,d", spent.calls(), budget.calls()),
                                share(
                                        "%,d",
                                        spent.promptTokens() + spent.tokens(), budget.tokens()),
                                share("%.4f", spent.money(), budget.money()),
                                worst.promptTokens() + worst.tokens(),
                                worst.money()));
    }

    private static String share(String format, Number spent, Number limit) {
        var of = limit.doubleValue() == 0 ? "no limit" : format.formatted(limit);
        return format.formatted(spent) + " of " + of;
    }
}
