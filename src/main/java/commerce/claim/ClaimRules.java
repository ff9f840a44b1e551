package commerce.claim;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import static commerce.claim.ClaimHappening.APPROVES;
import static commerce.claim.ClaimHappening.ARRIVES;
import static commerce.claim.ClaimHappening.BUYER_DISPUTES;
import static commerce.claim.ClaimHappening.BUYER_WITHDRAWS;
import static commerce.claim.ClaimHappening.COLLECTS;
import static commerce.claim.ClaimHappening.DECIDED_FOR_BUYER;
import static commerce.claim.ClaimHappening.DECIDED_FOR_SELLER;
import static commerce.claim.ClaimHappening.HOLDS;
import static commerce.claim.ClaimHappening.REFUND_COMPLETED;
import static commerce.claim.ClaimHappening.REJECTS;
import static commerce.claim.ClaimHappening.RELEASES;
import static commerce.claim.ClaimHappening.RESHIPS;
import static commerce.claim.ClaimHappening.SELLER_ACCEPTS;
import static commerce.claim.ClaimHappening.SELLER_ACCEPTS_WITHOUT_STOCK;
import static commerce.claim.ClaimHappening.SELLER_SENT_IT;
import static commerce.claim.ClaimHappening.SELLER_STOPS;
import static commerce.claim.ClaimHappening.TIME_APPROVES;
import static commerce.claim.ClaimKind.CANCEL;
import static commerce.claim.ClaimKind.EXCHANGE;
import static commerce.claim.ClaimKind.RETURN;
import static commerce.claim.ClaimStatus.ACCEPTED;
import static commerce.claim.ClaimStatus.COLLECTED;
import static commerce.claim.ClaimStatus.DISPUTED;
import static commerce.claim.ClaimStatus.DONE;
import static commerce.claim.ClaimStatus.ON_HOLD;
import static commerce.claim.ClaimStatus.REFUNDING;
import static commerce.claim.ClaimStatus.REJECTED;
import static commerce.claim.ClaimStatus.REQUESTED;
import static commerce.claim.ClaimStatus.RESHIPPED;
import static commerce.claim.ClaimStatus.WITHDRAWN;

/** What a claim answers to everything that can happen to it, as data. What is not named here is refused. */
final class ClaimRules {
    private record Pair(ClaimKind kind, ClaimStatus status, ClaimHappening happening) {}

    private static final Map<Pair, ClaimStatus> STEPS = new HashMap<>();

    static {
        go(CANCEL, REQUESTED, SELLER_STOPS, REFUNDING);
        go(CANCEL, REQUESTED, TIME_APPROVES, REFUNDING);
        go(CANCEL, REQUESTED, SELLER_SENT_IT, REJECTED);
        go(CANCEL, REQUESTED, BUYER_WITHDRAWS, WITHDRAWN);
        go(CANCEL, REFUNDING, REFUND_COMPLETED, DONE);

        go(RETURN, REQUESTED, SELLER_ACCEPTS, ACCEPTED);
        go(EXCHANGE, REQUESTED, SELLER_ACCEPTS, ACCEPTED);
        go(EXCHANGE, REQUESTED, SELLER_ACCEPTS_WITHOUT_STOCK, ACCEPTED);
        for (ClaimKind kind : new ClaimKind[]{RETURN, EXCHANGE}) {
            go(kind, REQUESTED, REJECTS, REJECTED);
            go(kind, REQUESTED, BUYER_WITHDRAWS, WITHDRAWN);
            go(kind, ACCEPTED, BUYER_WITHDRAWS, WITHDRAWN);
            go(kind, ACCEPTED, COLLECTS, COLLECTED);
            go(kind, COLLECTED, HOLDS, ON_HOLD);
            go(kind, COLLECTED, REJECTS, REJECTED);
            go(kind, ON_HOLD, RELEASES, COLLECTED);
            go(kind, ON_HOLD, REJECTS, REJECTED);
        }
        for (ClaimKind kind : new ClaimKind[]{RETURN, EXCHANGE}) {
            for (ClaimStatus status : new ClaimStatus[]{REQUESTED, ACCEPTED, COLLECTED, ON_HOLD, REJECTED}) {
                go(kind, status, BUYER_DISPUTES, DISPUTED);
            }
            go(kind, DISPUTED, DECIDED_FOR_SELLER, REJECTED);
        }
        // What was sent in exchange has not come. When it is decided that it has, the exchange is done.
        go(EXCHANGE, RESHIPPED, BUYER_DISPUTES, DISPUTED);
        go(EXCHANGE, DISPUTED, ARRIVES, DONE);
        go(RETURN, DISPUTED, DECIDED_FOR_BUYER, REFUNDING);
        go(RETURN, COLLECTED, APPROVES, REFUNDING);
        go(RETURN, REFUNDING, REFUND_COMPLETED, DONE);
        go(EXCHANGE, COLLECTED, RESHIPS, RESHIPPED);
        go(EXCHANGE, RESHIPPED, ARRIVES, DONE);
    }

    private ClaimRules() {}

    /** Where it leads; empty when it cannot be. */
    static Optional<ClaimStatus> step(ClaimKind kind, ClaimStatus status, ClaimHappening happening) {
        return Optional.ofNullable(STEPS.get(new Pair(kind, status, happening)));
    }

    private static void go(ClaimKind kind, ClaimStatus from, ClaimHappening happening, ClaimStatus to) {
        if (STEPS.put(new Pair(kind, from, happening), to) != null) {
            throw new IllegalStateException("Two rules for " + kind + ", " + from + " and " + happening);
        }
    }
}
