package commerce.chargeback;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

import commerce.order.CardParts;
import commerce.refusal.CommerceError;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import platform.database.RetriedOnConflict;
import platform.money.Won;
import platform.security.StaffCaller;
import platform.web.DomainException;

/**
 * An operator proposes whose items a chargeback is about, and with how much; another one decides ({@link DecideShares}). What no seller
 * bears Madang does.
 */
@Component
class ProposeShares {
    private final CardParts parts;
    private final Chargebacks chargebacks;
    private final Shares shares;
    private final AuditShares audit;
    private final Clock clock;

    ProposeShares(CardParts parts, Chargebacks chargebacks, Shares shares, AuditShares audit, Clock clock) {
        this.parts = parts;
        this.chargebacks = chargebacks;
        this.shares = shares;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Proposes it.
     *
     * @param amounts by item or parcel, of all of its parts
     * @throws DomainException {@link CommerceError#CHARGEBACK_NOT_FOUND}, {@link CommerceError#CHARGEBACK_IN_OTHER_STATE},
     *     {@link CommerceError#RULING_WAITS}, {@link CommerceError#CHARGEBACK_SHARES_INVALID}
     */
    @RetriedOnConflict
    @Transactional
    public void propose(StaffCaller operator, ChargebackId id, Map<Long, Won> amounts, String reason) {
        Chargeback chargeback = chargebacks.find(id).filter(each -> parts.lock(each.orderId()))
                .flatMap(_ -> chargebacks.find(id))
                .orElseThrow(() -> new DomainException(CommerceError.CHARGEBACK_NOT_FOUND));
        if (chargeback.state() != Chargeback.State.OPEN) {
            throw new DomainException(CommerceError.CHARGEBACK_IN_OTHER_STATE);
        }
        if (chargeback.proposal() != null) {
            throw new DomainException(CommerceError.RULING_WAITS);
        }
        if (!isPossible(chargeback, shares.of(id), amounts)) {
            throw new DomainException(CommerceError.CHARGEBACK_SHARES_INVALID);
        }
        shares.propose(id, amounts);
        chargebacks.propose(id, new Chargeback.Proposal(operator.staffId(),
                clock.instant().truncatedTo(ChronoUnit.MICROS), reason));
        audit.proposed(operator, id, reason, shares.of(id));
    }

    private static boolean isPossible(Chargeback chargeback, List<Share> divided, Map<Long, Won> amounts) {
        Won all = amounts.values().stream().reduce(Won.ZERO, Won::plus);
        return !amounts.isEmpty() && !chargeback.amount().isLessThan(all) && divided.size() == amounts.size()
                && divided.stream().allMatch(share -> {
                    Won amount = amounts.get(share.target());
                    return amount != null && !share.most().isLessThan(amount);
                });
    }
}
