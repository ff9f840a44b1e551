package commerce.chargeback;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

import commerce.order.CardParts;
import commerce.refusal.CommerceError;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import platform.database.RetriedOnConflict;
import platform.ops.SecondPerson;
import platform.security.StaffCaller;
import platform.web.DomainException;

/** Another operator has a chargeback divided as was proposed, or refuses it. Who proposed it may only take it back. */
@Component
class DecideShares {
    private final CardParts parts;
    private final Chargebacks chargebacks;
    private final Shares shares;
    private final TellSellersOfIt tell;
    private final AuditShares audit;
    private final Clock clock;

    DecideShares(CardParts parts, Chargebacks chargebacks, Shares shares, TellSellersOfIt tell, AuditShares audit,
            Clock clock) {
        this.parts = parts;
        this.chargebacks = chargebacks;
        this.shares = shares;
        this.tell = tell;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Decides it; what is lost already is taken as it comes to be divided now.
     *
     * @param proposedAt which proposal it is about: who sees an older one, taken back meanwhile, decides nothing
     * @throws DomainException {@link CommerceError#CHARGEBACK_NOT_FOUND}, {@link CommerceError#RULING_ENDED},
     *     {@link CommerceError#RULING_BY_SAME_OPERATOR}
     */
    @RetriedOnConflict
    @Transactional
    public void decide(StaffCaller operator, ChargebackId id, Instant proposedAt, boolean approved) {
        Chargeback chargeback = chargebacks.find(id).filter(each -> parts.lock(each.orderId()))
                .flatMap(_ -> chargebacks.find(id))
                .orElseThrow(() -> new DomainException(CommerceError.CHARGEBACK_NOT_FOUND));
        Chargeback.Proposal proposal = chargeback.proposal();
        if (proposal == null || !proposal.at().equals(proposedAt)) {
            throw new DomainException(CommerceError.RULING_ENDED);
        }
        if (approved) {
            SecondPerson.require(proposal.by(), operator, CommerceError.RULING_BY_SAME_OPERATOR);
        }
        List<Share> before = shares.of(id);
        shares.decide(id, approved);
        chargebacks.endProposal(id);
        if (chargeback.state() == Chargeback.State.LOST) {
            chargebacks.settleAt(id, clock.instant().truncatedTo(ChronoUnit.MICROS));
            if (approved) {
                tell.decided(chargeback); // With what its sellers bear now.
            }
        }
        audit.decided(operator, id, proposal.reason(), before, approved);
    }
}
