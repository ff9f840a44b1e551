package commerce.groupbuy;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

import commerce.catalogue.ProductId;
import commerce.catalogue.SellerId;
import org.jspecify.annotations.Nullable;
import platform.id.Tsid;

/**
 * A team as its row says. It changes under the row's lock, but for a seat that is taken, which one conditional update decides.
 *
 * @param leaderId of those who have paid, who paid first; null while there is none
 * @param taken seats that somebody has, paid or about to be
 * @param deadline null until it is open
 */
record Team(TeamId id, DealId dealId, SellerId sellerId, ProductId productId, @Nullable Tsid leaderId, int size,
        Duration timeToFill, TeamStatus status, int taken, int paid, @Nullable Instant openedAt,
        @Nullable Instant deadline, @Nullable Instant endedAt, @Nullable TeamEnd end) {
    /** One whose leader is about to pay. */
    static Team forming(TeamId id, Deal deal) {
        return new Team(id, deal.id(), deal.sellerId(), deal.productId(), null, deal.teamSize(), deal.timeToFill(),
                TeamStatus.FORMING, 1, 0, null, null, null, null);
    }

    /** Whether it can be joined, seats aside. */
    boolean isOpen(Instant now) {
        return status == TeamStatus.OPEN && now.isBefore(Objects.requireNonNull(deadline));
    }

    /** Whether a payment that comes now still counts: nothing ends a team while a seat of it is being paid, but its seller's stop. */
    boolean awaitsPayments() {
        return status == TeamStatus.FORMING || status == TeamStatus.OPEN;
    }

    /** Whether a seat that was let go can be had again. */
    boolean hasSeat(Instant now) {
        return status == TeamStatus.FORMING ? taken == 0 : isOpen(now) && taken < size;
    }

    Team reservedOnceMore() {
        return new Team(id, dealId, sellerId, productId, leaderId, size, timeToFill, status, taken + 1, paid, openedAt,
                deadline, endedAt, end);
    }

    /** A seat of it is paid: the first opens it, the last fills it. */
    Team paidBy(Tsid member, Instant now) {
        boolean full = paid + 1 == size;
        return new Team(id, dealId, sellerId, productId, leaderId == null ? member : leaderId, size, timeToFill,
                full ? TeamStatus.FILLED : TeamStatus.OPEN, taken, paid + 1, openedAt == null ? now : openedAt,
                deadline == null ? now.plus(timeToFill) : deadline, full ? now : null, full ? TeamEnd.FULL : null);
    }

    /** Somebody who has paid leaves it. */
    Team without(@Nullable Tsid nextLeader) {
        return new Team(id, dealId, sellerId, productId, nextLeader, size, timeToFill, status, taken - 1, paid - 1,
                openedAt, deadline, endedAt, end);
    }

    Team ended(TeamEnd why, Instant now) {
        TeamStatus then = why == TeamEnd.COVERED
                ? TeamStatus.FILLED
                : paid == 0 ? TeamStatus.REFUNDED : TeamStatus.FAILED;
        return new Team(id, dealId, sellerId, productId, leaderId, size, timeToFill, then, taken, paid, openedAt,
                deadline, now, why);
    }
}
