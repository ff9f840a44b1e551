package pay.transfer;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pay.fraud.Facts;
import pay.fraud.FraudCheck;
import pay.fraud.FraudDecision;
import pay.fraud.FraudOutcome;
import pay.fraud.FraudRefused;
import pay.usage.Sent;
import pay.usage.Usage;
import pay.usage.Usages;
import platform.id.Tsid;
import platform.money.Won;
import platform.security.MemberCaller;
import platform.time.BusinessDays;
import platform.web.DomainException;

/** Holds what goes out by another way than {@link SendMoney} against the same limits and rules, and counts it with the rest. */
@Component
public class CountTransfer {
    private final TransferUsages usages;
    private final TransferLimits limits;
    private final FraudCheck check;
    private final Clock clock;

    CountTransfer(TransferUsages usages, TransferLimits limits, FraudCheck check, Clock clock) {
        this.usages = usages;
        this.limits = limits;
        this.check = check;
        this.clock = clock;
    }

    /** Whether the device has to sign an amount. */
    public boolean isSigned(MemberCaller caller, Won amount) {
        return amount.amount() >= limits.on(today(), caller.tier()).signedFrom();
    }

    /**
     * What goes to a bank account.
     *
     * @param payee a hash of the account
     * @param knownPayee whether money went there a day ago or earlier, or it is the member's own for so long
     * @param reported whether the member's wallet or the account is
     * @param signed whether the device has signed it
     */
    public record Sending(FraudDecision.Way way, Won amount, int payee, boolean knownPayee, boolean reported,
            boolean signed) {}

    /**
     * One that is counted.
     *
     * @param on the day on which it counts against the limits; null when it does not
     * @param review why it has to wait for a review; none when it may go
     */
    public record Counted(@Nullable LocalDate on, Optional<FraudDecision> review) {}

    /**
     * Counts it, in the caller's transaction; the sender's wallet is locked before. What goes to others counts against the limits
     * of transfers too.
     *
     * @throws DomainException {@code TRANSFER_ABOVE_LIMIT}, {@code TRANSFER_ABOVE_DAILY_LIMIT} or
     *     {@code TRANSFER_ABOVE_MONTHLY_LIMIT}
     * @throws FraudRefused when the rules forbid it, or want a signature
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Counted count(MemberCaller caller, Sending sending) {
        Instant now = clock.instant();
        LocalDate today = today();
        long amount = sending.amount().amount();
        Sent sent = Objects.requireNonNull(
                usages.lock(new TreeSet<>(Set.of(caller.memberId())), now).get(caller.memberId()));
        Usage usage = sent.usage();
        LocalDate on = null;
        if (sending.way() != FraudDecision.Way.WITHDRAWAL) {
            usage.refusal(amount, limits.on(today, caller.tier())).ifPresent(refusal -> {
                throw refusal;
            });
            usage = usage.plus(amount);
            on = usage.day();
        }
        Facts facts = new Facts(amount, sending.payee(), !sending.knownPayee(), sending.reported(), sending.signed(),
                sent.pace());
        Optional<FraudDecision> decision = check.of(facts, today)
                .map(found -> new FraudDecision(caller.memberId(), sending.way(), sending.amount(), found));
        decision.filter(each -> each.finding().outcome() != FraudOutcome.HOLD).ifPresent(each -> {
            throw new FraudRefused(each);
        });
        usages.write(Map.of(caller.memberId(), new Sent(usage, check.counted(facts, today))));
        return new Counted(on, decision);
    }

    /** It came to nothing, and does not count any more; the sender's wallet is locked before. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void giveBack(Tsid sender, Won amount, LocalDate on) {
        usages.giveBack(List.of(new Usages.Counted(sender, amount.amount(), on)), clock.instant());
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), BusinessDays.SEOUL);
    }
}
