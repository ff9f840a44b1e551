package home.screen;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import jakarta.persistence.EntityManager;

import com.querydsl.core.types.Projections;
import com.querydsl.jpa.impl.JPAQuery;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import platform.id.Tsid;

/** Each section of the first screen by one query. */
@Repository
class HomeSections {
    /** As many movements and orders as a phone's screen shows before one scrolls. */
    static final int NEWEST = 10;

    private static final QWalletRow WALLET = QWalletRow.walletRow;
    private static final QMovementRow MOVEMENT = QMovementRow.movementRow;
    private static final QOrderRow ORDER = QOrderRow.orderRow;

    private final EntityManager entities;

    HomeSections(EntityManager entities) {
        this.entities = entities;
    }

    /** A wallet's balance after its newest movement; {@code asOf} is null before the first. */
    public record Wallet(long balance, @Nullable Instant asOf) {
        static final Wallet NEVER_MOVED = new Wallet(0, null);
    }

    /** A movement of the wallet. */
    public record Movement(long id, long amount, long balance, String kind, String description, Instant at) {}

    /** An order: the name of its first product, and how many other lines it has. */
    public record Order(long id, String state, String title, int otherLines, long amount, Instant placedAt,
            Instant asOf) {}

    /** The wallet. */
    @Transactional(readOnly = true)
    Wallet wallet(Tsid member) {
        return Objects.requireNonNullElse(new JPAQuery<Wallet>(entities)
                .select(Projections.constructor(Wallet.class, WALLET.balance, WALLET.asOf)).from(WALLET)
                .where(WALLET.memberId.eq(member.value())).fetchOne(), Wallet.NEVER_MOVED);
    }

    /** The newest movements, newest first. */
    @Transactional(readOnly = true)
    List<Movement> movements(Tsid member) {
        return new JPAQuery<Movement>(entities)
                .select(Projections.constructor(Movement.class, MOVEMENT.movementId, MOVEMENT.amount, MOVEMENT.balance,
                        MOVEMENT.kind, MOVEMENT.description, MOVEMENT.at))
                .from(MOVEMENT).where(MOVEMENT.memberId.eq(member.value())).orderBy(MOVEMENT.sequence.desc())
                .limit(NEWEST).fetch();
    }

    /** The newest orders, newest first; one whose OrderPlaced has not arrived yet has nothing to show. */
    @Transactional(readOnly = true)
    List<Order> orders(Tsid member) {
        return new JPAQuery<Order>(entities)
                .select(Projections.constructor(Order.class, ORDER.orderId, ORDER.state, ORDER.title, ORDER.otherLines,
                        ORDER.amount, ORDER.placedAt, ORDER.asOf))
                .from(ORDER).where(ORDER.memberId.eq(member.value()), ORDER.placedAt.isNotNull())
                .orderBy(ORDER.orderId.desc()).limit(NEWEST).fetch();
    }

    /** How new a list of orders is. */
    static Optional<Instant> newest(List<Order> orders) {
        return orders.stream().map(Order::asOf).max(Comparator.naturalOrder());
    }
}
