package commerce.groupbuy;

import java.time.Clock;
import java.time.Instant;
import java.util.List;

import commerce.order.DisputedPayments;
import commerce.order.OrderId;
import commerce.order.UndoSeats;
import commerce.refusal.CommerceError;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import platform.database.RetriedOnConflict;
import platform.id.Tsid;
import platform.web.DomainException;

/** A member who has paid leaves a team while it is open, and gets their money back; who has been in it longest leads it then. */
@Service
class LeaveTeam {
    private final Teams teams;
    private final Seats seats;
    private final GiveSeatsBack giveBack;
    private final UndoSeats undo;
    private final DisputedPayments disputed;
    private final Clock clock;

    LeaveTeam(Teams teams, Seats seats, GiveSeatsBack giveBack, UndoSeats undo, DisputedPayments disputed,
            Clock clock) {
        this.teams = teams;
        this.seats = seats;
        this.giveBack = giveBack;
        this.undo = undo;
        this.disputed = disputed;
        this.clock = clock;
    }

    /**
     * Leaves it; the order whose money goes back.
     *
     * @throws DomainException {@link CommerceError#SEAT_NOT_FOUND}, {@link CommerceError#SEAT_NOT_PAID},
     *     {@link CommerceError#TEAM_CLOSED}; {@link CommerceError#ORDER_PAYMENT_DISPUTED}: its card company may give the money back, or has
     */
    @RetriedOnConflict
    @Transactional
    OrderId leave(Tsid member, TeamId id) {
        OrderId order = seats.held(id, member).map(TakenSeat::orderId)
                .orElseThrow(() -> new DomainException(CommerceError.SEAT_NOT_FOUND));
        undo.lock(order);
        disputed.requireNone(order);
        Team team = teams.lock(id);
        TakenSeat seat = seats.find(order).orElseThrow();
        Instant now = clock.instant();
        if (seat.state() == SeatState.FREE) {
            throw new DomainException(CommerceError.SEAT_NOT_FOUND);
        }
        if (!team.isOpen(now)) {
            throw new DomainException(
                    team.status() == TeamStatus.FORMING ? CommerceError.SEAT_NOT_PAID : CommerceError.TEAM_CLOSED);
        }
        if (seat.state() != SeatState.PAID) {
            throw new DomainException(CommerceError.SEAT_NOT_PAID);
        }
        seats.free(List.of(order));
        teams.save(team.without(
                seats.paid(List.of(id)).stream().map(TakenSeat::memberId).findFirst().orElse(null)));
        giveBack.toDeals(List.of(seat));
        undo.left(order);
        return order;
    }
}
