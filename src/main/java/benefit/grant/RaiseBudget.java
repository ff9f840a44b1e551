package benefit.grant;

import java.time.Instant;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import platform.id.Tsid;
import platform.money.Won;

/** Pay has booked a funding: so much more may be given away. */
@Component
class RaiseBudget {
    private final Fundings fundings;
    private final Budgets budgets;

    RaiseBudget(Fundings fundings, Budgets budgets) {
        this.fundings = fundings;
        this.budgets = budgets;
    }

    @Transactional
    public void raise(Tsid funding, Tsid programme, Won amount, Instant at) {
        if (fundings.booked(funding, at)) {
            budgets.raise(programme.value(), amount);
        }
    }
}
