package commerce.claim;

import java.util.Arrays;
import java.util.List;

import commerce.catalogue.SellerStatus;

/** What a seller can say to a claim. */
enum SellerAnswer {
    /** The dispatch is stopped: the money goes back. */
    STOPPED(ClaimHappening.SELLER_STOPS),
    /** It had been sent; with its invoice. */
    SENT_ALREADY(ClaimHappening.SELLER_SENT_IT),
    /** The goods may come back. */
    ACCEPT(ClaimHappening.SELLER_ACCEPTS),
    /** They are back. */
    COLLECT(ClaimHappening.COLLECTS),
    /** Something is to be settled first; with what. */
    HOLD(ClaimHappening.HOLDS), RELEASE(ClaimHappening.RELEASES),
    /** The money of a return goes back. */
    APPROVE(ClaimHappening.APPROVES),
    /** With the reason. */
    REJECT(ClaimHappening.REJECTS),
    /** What was asked for in exchange goes out; with its invoice. */
    RESHIP(ClaimHappening.RESHIPS);

    private final ClaimHappening happening;

    SellerAnswer(ClaimHappening happening) {
        this.happening = happening;
    }

    public boolean needsWhy() {
        return this == HOLD || this == REJECT;
    }

    public boolean needsInvoice() {
        return this == SENT_ALREADY || this == RESHIP;
    }

    /** Whether anything can be said to a claim by a seller that stands so: a terminated one stops what it has not sent, and no more. */
    static boolean isHeard(SellerStatus seller, Claim claim) {
        return seller != SellerStatus.TERMINATED || claim.kind() == ClaimKind.CANCEL;
    }

    /** What can be said to a claim as it stands. */
    static List<SellerAnswer> to(Claim claim) {
        return Arrays.stream(values())
                .filter(each -> ClaimRules.step(claim.kind(), claim.status(), each.happening).isPresent()).toList();
    }
}
