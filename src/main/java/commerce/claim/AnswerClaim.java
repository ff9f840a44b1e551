package commerce.claim;

import java.util.Map;
import java.util.Objects;

import commerce.catalogue.SellerId;
import commerce.refusal.CommerceError;
import commerce.shipment.Invoice;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import platform.audit.AuditActor;
import platform.audit.AuditLog;
import platform.database.RetriedOnConflict;
import platform.web.DomainException;
import platform.web.PlatformError;

/** A seller's answer to a claim, whichever it is: of one of its people, or of its systems. It is on record whose it was. */
@Service
class AnswerClaim {
    private final AnswerStop stop;
    private final AnswerReturn goods;
    private final AuditLog audit;

    AnswerClaim(AnswerStop stop, AnswerReturn goods, AuditLog audit) {
        this.stop = stop;
        this.goods = goods;
        this.audit = audit;
    }

    /**
     * What is said.
     *
     * @param why of what is held or rejected
     * @param invoice of what was sent
     * @param restock of an approved return, whether it can be sold again
     */
    record Said(SellerAnswer answer, @Nullable String why, @Nullable Invoice invoice, boolean restock) {
        Said {
            if ((answer.needsWhy() && why == null) || (answer.needsInvoice() && invoice == null)) {
                throw new DomainException(PlatformError.INVALID_REQUEST);
            }
        }

        private String reason() {
            return Objects.requireNonNull(why);
        }

        private Invoice parcel() {
            return Objects.requireNonNull(invoice);
        }
    }

    /**
     * Says it.
     *
     * @throws DomainException {@link CommerceError#CLAIM_NOT_FOUND}, also for another seller's;
     *     {@link CommerceError#CLAIM_IN_OTHER_STATE}; {@link CommerceError#SELLER_IN_OTHER_STATE} of what a terminated one says to
     *     a return or an exchange, and of what one who was stopped had sent without having taken it on; of what is sent, that of the dispatch
     */
    @RetriedOnConflict
    @Transactional
    public void answer(AuditActor by, SellerId seller, ClaimId claim, Said said) {
        switch (said.answer()) {
            case STOPPED -> stop.stopped(seller, claim);
            case SENT_ALREADY -> stop.sentAlready(seller, claim, said.parcel());
            case ACCEPT -> goods.accept(seller, claim);
            case COLLECT -> goods.collect(seller, claim);
            case HOLD -> goods.hold(seller, claim, said.reason());
            case RELEASE -> goods.release(seller, claim);
            case APPROVE -> goods.approve(seller, claim, said.restock());
            case REJECT -> goods.reject(seller, claim, said.reason());
            case RESHIP -> goods.reship(seller, claim, said.parcel());
        }
        audit.record(by, "commerce.claim-answered", "claim", Long.toString(claim.value()),
                Map.of("answer", said.answer().name()));
    }
}
