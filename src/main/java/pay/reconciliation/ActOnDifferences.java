package pay.reconciliation;

import org.springframework.stereotype.Component;

/** Does what follows from differences by itself: after each file, and from time to time, since what waits may have ended meanwhile. */
@Component
class ActOnDifferences {
    private final TakeInDeposits deposits;
    private final TakeInCardPayouts cardPayouts;
    private final SettleDifferences settle;
    private final TakeBackReturns returns;

    ActOnDifferences(TakeInDeposits deposits, TakeInCardPayouts cardPayouts, SettleDifferences settle,
            TakeBackReturns returns) {
        this.deposits = deposits;
        this.cardPayouts = cardPayouts;
        this.settle = settle;
        this.returns = returns;
    }

    void act(Source source) {
        if (source.isBank()) {
            deposits.all();
        }
        cardPayouts.all(source);
        settle.settle(source);
        if (source.isBank()) {
            returns.all();
        }
    }
}
