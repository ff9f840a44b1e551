package loan.ops;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import loan.lender.Lender;
import loan.lender.LenderBreakers;
import loan.lender.LenderPanel;
import org.springframework.stereotype.Component;

/** What operators are to know of loans before a borrower tells them. */
@Component
class LoanMetrics implements MeterBinder {
    private final LenderPanel panel;
    private final LenderBreakers breakers;
    private final WaitingMoney waiting;

    LoanMetrics(LenderPanel panel, LenderBreakers breakers, WaitingMoney waiting) {
        this.panel = panel;
        this.breakers = breakers;
        this.waiting = waiting;
    }

    @Override
    public void bindTo(MeterRegistry meters) {
        for (Lender lender : panel.lenders()) {
            for (LenderBreakers.End end : LenderBreakers.End.values()) {
                FunctionCounter.builder("madang.loan.lender.calls", breakers, of -> of.calls(lender.id(), end))
                        .description("Calls to lenders, by how they ended").tag("lender", lender.name())
                        .tag("end", end.name()).register(meters);
            }
        }
        Gauge.builder("madang.loan.waiting", () -> waiting.payout().toSeconds()).baseUnit("seconds")
                .description("Since the oldest loan that waits for its money").tag("party", "lender").register(meters);
        Gauge.builder("madang.loan.waiting", () -> waiting.disbursement().toSeconds()).baseUnit("seconds")
                .description("Since the oldest loan that waits for its money").tag("party", "pay").register(meters);
        Gauge.builder("madang.loan.close.behind", waiting::daysBehind)
                .description("Days before today whose close is not done").baseUnit("days").register(meters);
    }
}
