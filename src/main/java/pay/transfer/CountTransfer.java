package pay.transfer;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import platform.money.Won;
import platform.security.MemberCaller;
import platform.time.BusinessDays;
import platform.web.DomainException;

/** Holds what goes to others by another way than {@link SendMoney} against the same limits, and counts it with the rest. */
@Component
public class CountTransfer {
    private final Usages usages;
    private final TransferLimits limits;
    private final Clock clock;

    CountTransfer(Usages usages, TransferLimits limits, Clock clock) {
        this.usages = usages;
        this.limits = limits;
        this.clock = clock;
    }

    /** Whether the device has to sign an amount. */
    public boolean isSigned(MemberCaller caller, Won amount) {
        return amount.amount() >= limits.on(today(), caller.tier()).signedFrom();
    }

    /**
     * Counts an amount, in the caller's transaction; the sender's wallet is locked before.
     *
     * @throws DomainException {@code TRANSFER_ABOVE_LIMIT}, {@code TRANSFER_ABOVE_DAILY_LIMIT} or
     *     {@code TRANSFER_ABOVE_MONTHLY_LIMIT}
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void count(MemberCaller caller, Won amount) {
        LocalDate today = today();
        Usage usage = Objects.requireNonNull(
                usages.lock(new TreeSet<>(Set.of(caller.memberId())), today).get(caller.memberId()));
        usage.refusal(amount.amount(), limits.on(today, caller.tier())).ifPresent(refusal -> {
            throw refusal;
        });
        usages.write(Map.of(caller.memberId(), usage.plus(amount.amount())));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), BusinessDays.SEOUL);
    }
}
