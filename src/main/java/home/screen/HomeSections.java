package home.screen;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;

import jakarta.persistence.EntityManager;

import com.querydsl.core.Tuple;
import com.querydsl.core.types.Projections;
import com.querydsl.jpa.impl.JPAQuery;
import home.spending.Goods;
import home.spending.Outlay;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import platform.id.Tsid;

/** Each section of the first screen by one query. */
@Repository
class HomeSections {
    /** As many movements, orders and loans as a phone's screen shows before one scrolls. */
    static final int NEWEST = 10;
    private static final Set<String> OPEN = Set.of("DISBURSING", "ACTIVE", "OVERDUE");
    /** More loans than somebody has, those that are over among them. */
    private static final int LOANS = 50;
    /** As many outlays of two months as are added up for one screen: thirty a day. */
    static final int OUTLAYS = 2_000;
    /** More missions than there are. */
    private static final int MISSIONS = 200;
    /** More grants of a month than there are occasions to get one. */
    private static final int GRANTS = 200;

    private static final QWalletRow WALLET = QWalletRow.walletRow;
    private static final QMovementRow MOVEMENT = QMovementRow.movementRow;
    private static final QPointsRow POINTS = QPointsRow.pointsRow;
    private static final QOrderRow ORDER = QOrderRow.orderRow;
    private static final QLoanRow LOAN = QLoanRow.loanRow;
    private static final QRungRow RUNG = QRungRow.rungRow;
    private static final QMissionProgressRow PROGRESS = QMissionProgressRow.missionProgressRow;
    private static final QGrantRow GRANT = QGrantRow.grantRow;
    private static final QOutlayRow OUTLAY = QOutlayRow.outlayRow;
    private static final QComparisonRow COMPARISON = QComparisonRow.comparisonRow;

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

    /** How many points there are; {@code asOf} is null before the first. */
    public record Points(long balance, @Nullable Instant asOf) {
        static final Points NEVER_MOVED = new Points(0, null);
    }

    /** An order: the name of its first product, and how many other lines it has. */
    public record Order(long id, String state, String title, int otherLines, long amount, Instant placedAt,
            Instant asOf) {}

    /** A loan that is not over. */
    public record Loan(long id, String lenderName, String productName, String status, long balance,
            @Nullable LocalDate nextDueOn, long nextAmount, @Nullable LocalDate overdueSince, Instant asOf) {}

    /** The loans that are not over; {@code asOf} is that of all, null when there was none. */
    public record Loans(List<Loan> open, @Nullable Instant asOf) {}

    /** How far the member is with a mission. */
    public record Progress(long missionId, int done, boolean claimed, Instant asOf) {}

    /** A rung of the reward ladder that a day has come to. */
    public record Rung(LocalDate day, int steps, long points, boolean claimed, Instant asOf) {}

    /** Points that were granted. */
    public record Grant(String state, String programme, long points, LocalDate day, Instant asOf) {}

    /** A comparison of loans that closed; {@code bestLender} is null without an offer. */
    public record Comparison(long id, String purpose, long amount, int asked, int offered,
            @Nullable String bestLender, long bestRateMillionths, Instant asOf) {}

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

    /** The points. */
    @Transactional(readOnly = true)
    Points points(Tsid member) {
        return Objects.requireNonNullElse(new JPAQuery<Points>(entities)
                .select(Projections.constructor(Points.class, POINTS.balance, POINTS.asOf)).from(POINTS)
                .where(POINTS.memberId.eq(member.value())).fetchOne(), Points.NEVER_MOVED);
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

    /** The loans that are paid out or being paid back, newest first; as of what was told of those that are over too. */
    @Transactional(readOnly = true)
    Loans loans(Tsid member) {
        List<Loan> all = new JPAQuery<Loan>(entities)
                .select(Projections.constructor(Loan.class, LOAN.loanId, LOAN.lenderName, LOAN.productName, LOAN.status,
                        LOAN.balance, LOAN.nextDueOn, LOAN.nextAmount, LOAN.overdueSince, LOAN.asOf))
                .from(LOAN).where(LOAN.memberId.eq(member.value())).orderBy(LOAN.loanId.desc()).limit(LOANS).fetch();
        return new Loans(all.stream().filter(loan -> OPEN.contains(loan.status())).limit(NEWEST).toList(),
                all.stream().map(Loan::asOf).max(Comparator.naturalOrder()).orElse(null));
    }

    /** The rungs of the days since {@code from}. */
    @Transactional(readOnly = true)
    List<Rung> rungs(Tsid member, LocalDate from) {
        return new JPAQuery<Rung>(entities)
                .select(Projections.constructor(Rung.class, RUNG.day, RUNG.steps, RUNG.points, RUNG.claimed, RUNG.asOf))
                .from(RUNG).where(RUNG.memberId.eq(member.value()), RUNG.day.goe(from))
                .orderBy(RUNG.day.asc(), RUNG.steps.asc()).fetch();
    }

    /** The missions that the member has begun. */
    @Transactional(readOnly = true)
    List<Progress> missions(Tsid member) {
        return new JPAQuery<Progress>(entities)
                .select(Projections.constructor(Progress.class, PROGRESS.missionId, PROGRESS.done, PROGRESS.claimed,
                        PROGRESS.asOf))
                .from(PROGRESS).where(PROGRESS.memberId.eq(member.value())).orderBy(PROGRESS.missionId.desc())
                .limit(MISSIONS).fetch();
    }

    /** The grants since {@code from}, newest first. */
    @Transactional(readOnly = true)
    List<Grant> grants(Tsid member, LocalDate from) {
        return new JPAQuery<Grant>(entities)
                .select(Projections.constructor(Grant.class, GRANT.state, GRANT.programme, GRANT.points, GRANT.day,
                        GRANT.asOf))
                .from(GRANT).where(GRANT.memberId.eq(member.value()), GRANT.day.goe(from))
                .orderBy(GRANT.day.desc(), GRANT.grantId.desc()).limit(GRANTS).fetch();
    }

    /**
     * What was spent since {@code from}, newest first, at most one more than {@link #OUTLAYS}; an order of which no payment was
     * told has no day.
     */
    @Transactional(readOnly = true)
    List<Outlay> outlays(Tsid member, LocalDate from) {
        return new JPAQuery<Tuple>(entities)
                .select(OUTLAY.kind, OUTLAY.spentOn, OUTLAY.amount, OUTLAY.refunded, OUTLAY.goods, OUTLAY.asOf)
                .from(OUTLAY).where(OUTLAY.memberId.eq(member.value()), OUTLAY.spentOn.goe(from))
                .orderBy(OUTLAY.spentOn.desc()).limit(OUTLAYS + 1L).fetch().stream().map(HomeSections::outlay).toList();
    }

    private static Outlay outlay(Tuple row) {
        return new Outlay(known(row.get(OUTLAY.kind)), known(row.get(OUTLAY.spentOn)),
                known(row.get(OUTLAY.amount)) - known(row.get(OUTLAY.refunded)), Goods.of(row.get(OUTLAY.goods)),
                known(row.get(OUTLAY.asOf)));
    }

    private static <T> T known(@Nullable T value) {
        return Objects.requireNonNull(value);
    }

    /** The newest comparison of loans, if there is one. */
    @Transactional(readOnly = true)
    List<Comparison> comparison(Tsid member) {
        return new JPAQuery<Comparison>(entities)
                .select(Projections.constructor(Comparison.class, COMPARISON.comparisonId, COMPARISON.purpose,
                        COMPARISON.amount, COMPARISON.asked, COMPARISON.offered, COMPARISON.bestLender,
                        COMPARISON.bestRateMillionths, COMPARISON.asOf))
                .from(COMPARISON).where(COMPARISON.memberId.eq(member.value())).fetch();
    }
}
