package commerce.claim;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import commerce.order.ItemStatus;
import org.jspecify.annotations.Nullable;

/** What a purchase of some pieces of one SKU should do, as simply as it can be said; without a database or a thread. */
final class PurchaseModel {
    static final int PRICE = 10_000;
    private static final int RETURN_FEE = 3_000;

    int onHand;
    int held;
    /** How often it happened. */
    final Map<Rare, Integer> rare = new EnumMap<>(Rare.class);
    private int now;
    /** Paid and not taken on by the seller, or not paid yet, as far as nobody looked since. */
    private final Set<Bought> fresh = new LinkedHashSet<>();

    PurchaseModel(int pieces) {
        onHand = pieces;
    }

    /** What takes long to come about by chance. */
    enum Rare {
        /** Pieces that had been before. */
        EXCHANGED_AGAIN,
        DECIDED_FOR_BUYER,
        /** By a number that was wrong. */
        ARRIVAL_TAKEN_BACK,
        CANCELLED_UNSENT
    }

    /** One order of one item. */
    static final class Bought {
        final int quantity;
        ItemStatus status = ItemStatus.PAYMENT_WAITING;
        boolean confirmed;
        int remaining;
        int claimed;
        int exchanged;
        /** What was asked back of pay. */
        long back;
        boolean ended;
        int corrections;
        /** An operator has freed the number of its parcel: nobody is asked where it is. */
        boolean freed;
        /** The number of its parcel is nobody else's. */
        boolean numbered;
        /** What its buyer has came so long ago that nobody changes their mind about it. */
        boolean cameLongAgo;
        final List<Claimed> claims = new ArrayList<>();

        Bought(int quantity) {
            this.quantity = quantity;
            this.remaining = quantity;
        }

        boolean isHere() {
            return status == ItemStatus.DELIVERED || status == ItemStatus.EXCHANGED;
        }

        boolean isSent() {
            return isHere() || status == ItemStatus.SHIPPED || status == ItemStatus.DELIVERING;
        }

        boolean canBeAwaitedAnew() {
            return isSent() && status != ItemStatus.EXCHANGED;
        }

        void send() {
            status = ItemStatus.SHIPPED;
            numbered = true;
        }
    }

    /** One claim of it. */
    static final class Claimed {
        final Bought of;
        ClaimKind kind;
        final int quantity;
        Fault fault;
        ClaimStatus status;
        long keeps;
        /** When it was told what goes back, and collected, counted in happenings. */
        int since;
        int collected;
        boolean holdsStock;
        boolean disputed;
        boolean reshipped;
        /** Its seller had time enough for what is next. */
        boolean leftLying;

        Claimed(Bought of, ClaimKind kind, int quantity, Fault fault, int now) {
            this.since = now;
            this.of = of;
            this.kind = kind;
            this.quantity = quantity;
            this.fault = fault;
            this.status = ClaimStatus.REQUESTED;
        }

        /** Whether its buyer has a week from its end, to ask Madang to decide or to object to what came: the purchase does not stand before. */
        boolean givesTime() {
            return (status == ClaimStatus.REJECTED && kind != ClaimKind.CANCEL && !disputed)
                    || (status == ClaimStatus.DONE && kind == ClaimKind.EXCHANGE);
        }

        /** Whether its pieces are still where they were. */
        boolean isOpen() {
            return !status.isOver() && status != ClaimStatus.REFUNDING;
        }
    }

    @Nullable
    Bought place(int quantity) {
        if (onHand - held < quantity) {
            return null;
        }
        held += quantity;
        Bought bought = new Bought(quantity);
        fresh.add(bought);
        return bought;
    }

    void pay(Bought it) {
        if (it.status == ItemStatus.PAYMENT_WAITING) {
            held -= it.quantity;
            onHand -= it.quantity;
            it.status = ItemStatus.PAID;
        } else if (it.status == ItemStatus.CANCELED && !it.ended && it.claims.isEmpty()) {
            it.ended = true;
            if (onHand - held >= it.quantity) {
                onHand -= it.quantity;
                it.status = ItemStatus.PAID;
                it.remaining = it.quantity;
                fresh.add(it);
            } else {
                it.back += (long) it.quantity * PRICE;
            }
        }
    }

    void expire(Bought it) {
        if (it.status == ItemStatus.PAYMENT_WAITING) {
            held -= it.quantity;
            it.status = ItemStatus.CANCELED;
            it.remaining = 0;
        }
    }

    boolean confirm(Bought it) {
        boolean can = it.status == ItemStatus.PAID && !it.confirmed;
        it.confirmed |= can;
        return can;
    }

    boolean ship(Bought it) {
        boolean can = it.status == ItemStatus.PAID && it.confirmed && it.claimed == 0;
        if (can) {
            it.send();
        }
        return can;
    }

    void arrive(Bought it) {
        if (!it.freed && (it.status == ItemStatus.SHIPPED || it.status == ItemStatus.DELIVERING)) {
            it.status = ItemStatus.DELIVERED;
        }
    }

    /** Nobody has opened a claim of it for long. */
    void lie(Bought it) {
        it.cameLongAgo |= it.isHere();
    }

    /** Its seller tells another number of its parcel. */
    boolean correct(Bought it) {
        boolean can = it.canBeAwaitedAnew() && (it.freed || it.corrections < 3);
        if (can) {
            awaitAnew(it);
            it.corrections++;
            it.freed = false;
            it.numbered = true;
        }
        return can;
    }

    /** An operator finds that the number of its parcel is somebody else's. */
    boolean free(Bought it) {
        boolean can = it.numbered;
        it.numbered = false;
        if (can && it.canBeAwaitedAnew()) {
            awaitAnew(it);
            it.freed = true;
        }
        return can;
    }

    private void awaitAnew(Bought it) {
        if (it.status == ItemStatus.DELIVERED) {
            happened(Rare.ARRIVAL_TAKEN_BACK);
        }
        it.status = ItemStatus.SHIPPED;
        it.cameLongAgo = false;
    }

    /** Its seller cannot send so many pieces of it, and saw that so many remain. */
    boolean cancelUnsent(Bought it, int quantity, int remaining, boolean restock) {
        boolean can = canBeClaimed(it, ClaimKind.CANCEL, quantity, Fault.SELLER) && remaining == it.remaining;
        if (can) {
            Claimed claim = new Claimed(it, ClaimKind.CANCEL, quantity, Fault.SELLER, ++now);
            it.claims.add(claim);
            it.claimed += quantity;
            payBack(claim, restock);
            happened(Rare.CANCELLED_UNSENT);
        }
        return can;
    }

    boolean stand(Bought it) {
        boolean can = it.isSent() && it.claimed == 0;
        if (can) {
            it.status = ItemStatus.PURCHASE_CONFIRMED;
        }
        return can;
    }

    private static boolean canBeClaimed(Bought it, ClaimKind kind, int quantity, Fault fault) {
        boolean open = switch (kind) {
            case CANCEL -> it.status == ItemStatus.PAID;
            case EXCHANGE -> it.isSent();
            case RETURN -> it.isSent() || (it.status == ItemStatus.PURCHASE_CONFIRMED && fault == Fault.SELLER);
        };
        return open && quantity <= it.remaining - it.claimed;
    }

    @Nullable
    Claimed claim(Bought it, ClaimKind kind, int quantity, Fault fault) {
        if (!canBeClaimed(it, kind, quantity, fault) || (it.cameLongAgo && fault == Fault.BUYER)) {
            return null;
        }
        Claimed claim = new Claimed(it, kind, quantity, fault, ++now);
        claim.keeps = kind == ClaimKind.RETURN ? wayBack(it.claims, fault, now) : 0;
        it.claims.add(claim);
        it.claimed += quantity;
        if (kind == ClaimKind.CANCEL && !it.confirmed) {
            payBack(claim, true);
        }
        return claim;
    }

    /** Whether its buyer may claim any of it again: ten times they may think again at their own expense. */
    static boolean isPatient(Bought it, ClaimKind kind, Fault fault) {
        return fault == Fault.SELLER || it.claims.stream().filter(each -> each.kind == kind
                && each.fault == Fault.BUYER && each.status == ClaimStatus.WITHDRAWN).count() < 10;
    }

    /** The seller may not sell any more: what it has not taken on is cancelled. */
    void suspend() {
        fresh.stream().filter(each -> each.status == ItemStatus.PAID && !each.confirmed).toList()
                .forEach(each -> claim(each, ClaimKind.CANCEL, each.remaining, Fault.SELLER));
        fresh.removeIf(each -> each.status != ItemStatus.PAYMENT_WAITING);
    }

    /** Of a return beside these, when it was opened. */
    private static long wayBack(List<Claimed> beside, Fault fault, int opened) {
        boolean fetched = beside.stream().anyMatch(each -> each.isOpen() && spares(each, opened));
        return fault == Fault.BUYER && !fetched ? RETURN_FEE : 0;
    }

    boolean step(Claimed claim, ClaimHappening happening, boolean restock) {
        boolean noStock = happening == ClaimHappening.SELLER_ACCEPTS && claim.kind == ClaimKind.EXCHANGE
                && onHand - held < claim.quantity;
        var next = ClaimRules.step(claim.kind, claim.status, happening);
        if (next.isEmpty() || (happening == ClaimHappening.BUYER_WITHDRAWS && hasSpared(claim))
                || (happening == ClaimHappening.BUYER_DISPUTES && !canBeDisputed(claim))) {
            return false;
        }
        boolean wasOver = claim.status.isOver();
        if (happening == ClaimHappening.DECIDED_FOR_SELLER && claim.reshipped) {
            // It has come, says Madang.
            claim.status = ClaimStatus.DONE;
            exchanged(claim);
            return true;
        }
        claim.status = next.get();
        switch (happening) {
            case SELLER_STOPS, TIME_APPROVES -> payBack(claim, true);
            case APPROVES -> payBack(claim, restock);
            case SELLER_ACCEPTS -> {
                if (noStock) {
                    becomesReturn(claim);
                } else if (claim.kind == ClaimKind.EXCHANGE) {
                    claim.holdsStock = true;
                    held += claim.quantity;
                }
            }
            case COLLECTS -> {
                claim.collected = ++now;
                // Its money is due later.
                claim.leftLying = false;
            }
            case RESHIPS -> {
                claim.reshipped = true;
                // It has to have come later.
                claim.leftLying = false;
                release(claim);
                onHand -= claim.quantity;
            }
            case ARRIVES -> exchanged(claim);
            case BUYER_WITHDRAWS, REJECTS, DECIDED_FOR_SELLER -> {
                claim.of.claimed -= claim.quantity;
                release(claim);
                spared(claim).forEach(PurchaseModel::bearAnew);
            }
            case BUYER_DISPUTES -> dispute(claim, wasOver);
            case SELLER_SENT_IT -> {
                claim.of.claims.stream().filter(each -> each.status == ClaimStatus.REQUESTED)
                        .forEach(each -> each.status = ClaimStatus.REJECTED);
                claim.of.claimed = 0;
            }
            default -> {
            }
        }
        if (happening == ClaimHappening.SELLER_SENT_IT) {
            claim.of.send();
        }
        return true;
    }

    /** Two operators decide so; a return stays as it was told, unless it is another's fault now. */
    boolean decideForBuyer(Claimed claim, Fault fault) {
        boolean can = claim.status == ClaimStatus.DISPUTED
                && (fault == Fault.SELLER || claim.of.status != ItemStatus.PURCHASE_CONFIRMED);
        if (can) {
            happened(Rare.DECIDED_FOR_BUYER);
            release(claim);
            boolean asTold = claim.kind == ClaimKind.RETURN && claim.fault == fault;
            List<Claimed> spared = spared(claim);
            claim.fault = fault;
            if (!asTold) {
                becomesReturn(claim);
            }
            payBack(claim, false);
            if (!asTold) {
                spared.forEach(PurchaseModel::bearAnew);
            }
        }
        return can;
    }

    private void becomesReturn(Claimed claim) {
        claim.kind = ClaimKind.RETURN;
        claim.since = ++now;
        claim.keeps = wayBack(claim.of.claims.stream().filter(each -> each != claim).toList(), claim.fault, now);
    }

    private void release(Claimed claim) {
        held -= claim.holdsStock ? claim.quantity : 0;
        claim.holdsStock = false;
    }

    /** What was rejected is claimed again. */
    private void dispute(Claimed claim, boolean again) {
        claim.disputed = true;
        if (again) {
            claim.of.claimed += claim.quantity;
            claim.since = ++now;
            claim.collected = 0;
            claim.keeps = claim.kind == ClaimKind.RETURN
                    ? wayBack(claim.of.claims.stream().filter(each -> each != claim).toList(), claim.fault, now)
                    : 0;
        }
    }

    private static boolean canBeDisputed(Claimed claim) {
        return !claim.disputed && (claim.status == ClaimStatus.REJECTED
                ? canBeClaimed(claim.of, claim.kind, claim.quantity, claim.fault)
                : claim.leftLying);
    }

    private static boolean spares(Claimed claim, int opened) {
        return claim.kind == ClaimKind.RETURN && claim.keeps > 0
                && (claim.collected == 0 || claim.collected > opened);
    }

    /** Returns that are open, came later and were fetched with this one, in line. */
    private static List<Claimed> spared(Claimed by) {
        return by.of.claims.stream().filter(each -> each.kind == ClaimKind.RETURN && each.isOpen()
                && each.since > by.since && spares(by, each.since))
                .sorted(Comparator.comparingInt(each -> each.since)).toList();
    }

    /** Of returns that were fetched with one that bears the way back no more, the first bears it now. */
    private static void bearAnew(Claimed each) {
        each.keeps = wayBack(each.of.claims.stream().filter(before -> before.since < each.since).toList(), each.fault,
                each.since);
    }

    /** Whether one that was fetched with it has had its money back without the way back. */
    private static boolean hasSpared(Claimed claim) {
        return claim.kind == ClaimKind.RETURN && claim.keeps > 0
                && claim.of.claims.stream().anyMatch(
                        each -> each.since > claim.since && each.kind == ClaimKind.RETURN && each.fault == Fault.BUYER
                                && each.keeps == 0
                                && (each.status == ClaimStatus.REFUNDING || each.status == ClaimStatus.DONE));
    }

    private void exchanged(Claimed claim) {
        Bought it = claim.of;
        it.claimed -= claim.quantity;
        if (it.exchanged + claim.quantity > it.remaining) {
            happened(Rare.EXCHANGED_AGAIN);
        }
        it.exchanged = Math.min(it.remaining, it.exchanged + claim.quantity);
        if (it.exchanged >= it.remaining && it.claimed == 0) {
            it.status = ItemStatus.EXCHANGED;
            it.cameLongAgo = false;
        }
    }

    private void payBack(Claimed claim, boolean restock) {
        Bought it = claim.of;
        claim.status = ClaimStatus.REFUNDING;
        it.claimed -= claim.quantity;
        it.remaining -= claim.quantity;
        it.back += (long) claim.quantity * PRICE - claim.keeps;
        onHand += restock ? claim.quantity : 0;
        if (it.remaining == 0) {
            it.status = claim.kind == ClaimKind.CANCEL ? ItemStatus.CANCELED : ItemStatus.RETURNED;
        }
    }

    private void happened(Rare what) {
        rare.merge(what, 1, Integer::sum);
    }
}
