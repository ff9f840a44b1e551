package pay.payment;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pay.virtualaccount.VirtualAccounts;
import platform.id.Tsid;

/** Ends the wait for deposits: what comes now goes back to its payer, and what was set aside beside it is free. */
@Component
class EndDeposits {
    private final AwaitedDeposits deposits;
    private final VirtualAccounts virtualAccounts;
    private final SetAside setAside;

    EndDeposits(AwaitedDeposits deposits, VirtualAccounts virtualAccounts, SetAside setAside) {
        this.deposits = deposits;
        this.virtualAccounts = virtualAccounts;
        this.setAside = setAside;
    }

    /** Of payments that are locked and have waited until now; none allowed. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void end(List<Payment> waited, Instant now) {
        Map<PaymentId, Payment> byId = waited.stream().collect(Collectors.toMap(Payment::id, Function.identity()));
        Map<PaymentId, Beside> beside = deposits.of(byId.keySet());
        virtualAccounts.end(beside.keySet().stream().map(Tsid::of).toList());
        setAside.free(beside.entrySet().stream()
                .map(each -> new SetAside.Freed(Objects.requireNonNull(byId.get(each.getKey())), each.getKey().value(),
                        each.getValue()))
                .toList(), now);
    }
}
