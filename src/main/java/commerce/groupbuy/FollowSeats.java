package commerce.groupbuy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

import commerce.order.OrderId;
import commerce.order.TeamSeats;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import platform.event.DomainEvent;

/** Teams follow the orders of their seats: the first that is paid opens a team, the last fills it. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class FollowSeats implements TeamSeats {
    private final Teams teams;
    private final Seats seats;
    private final Deals deals;
    private final GiveSeatsBack giveBack;
    private final TeamNews news;

    FollowSeats(Teams teams, Seats seats, Deals deals, GiveSeatsBack giveBack, TeamNews news) {
        this.teams = teams;
        this.seats = seats;
        this.deals = deals;
        this.giveBack = giveBack;
        this.news = news;
    }

    @Override
    public Optional<Paid> paid(OrderId order, Instant now) {
        TakenSeat seat = seats.find(order).filter(found -> found.state() == SeatState.RESERVED).orElse(null);
        if (seat == null) {
            return Optional.empty();
        }
        Team before = teams.lock(seat.teamId());
        if (!before.awaitsPayments()) {
            return Optional.empty();
        }
        Team team = before.paidBy(seat.memberId(), now);
        seats.pay(order, now);
        teams.save(team);
        Deal deal = deals.find(team.dealId()).orElseThrow();
        List<DomainEvent> told = new ArrayList<>();
        if (before.status() == TeamStatus.FORMING) {
            told.add(news.opened(team, deal, now));
        }
        if (team.status() != TeamStatus.FILLED) {
            return Optional.of(new Paid(List.of(), told));
        }
        List<TakenSeat> all = seats.paid(List.of(team.id()));
        told.add(news.filled(team, deal, all, now));
        return Optional.of(new Paid(all.stream().map(TakenSeat::orderId).toList(), told));
    }

    @Override
    public boolean reserveAgain(OrderId order, Instant now) {
        TakenSeat seat = seats.find(order).filter(found -> found.state() == SeatState.FREE).orElse(null);
        if (seat == null) {
            return false;
        }
        Team team = teams.lockIfThere(seat.teamId()).orElse(null);
        if (team == null) {
            return false;
        }
        Deal deal = deals.find(team.dealId()).orElseThrow();
        if (!team.hasSeat(now) || seats.held(team.id(), seat.memberId()).isPresent()
                || !deals.take(deal.id(), seat.quantity())) {
            return false;
        }
        if (!deals.take(deal.id(), seat.memberId(), seat.quantity(), deal.perBuyer())) {
            deals.giveBack(deal.id(), seat.quantity());
            return false;
        }
        teams.save(team.reservedOnceMore());
        seats.reserveAgain(order);
        return true;
    }

    @Override
    public void ended(Collection<OrderId> orders) {
        if (orders.isEmpty()) {
            return;
        }
        List<TakenSeat> over = seats.of(orders);
        List<TakenSeat> reserved = over.stream().filter(seat -> seat.state() == SeatState.RESERVED).toList();
        List<TakenSeat> lost = over.stream().filter(seat -> seat.state() == SeatState.LOST).toList();
        SortedMap<Long, Integer> free = new TreeMap<>();
        reserved.forEach(seat -> free.merge(seat.teamId().value(), 1, Integer::sum));
        free.forEach((team, count) -> teams.freeSeats(new TeamId(team), count));
        seats.free(reserved.stream().map(TakenSeat::orderId).toList());
        seats.refunding(lost.stream().map(TakenSeat::orderId).toList());
        List<TakenSeat> given = new ArrayList<>(reserved);
        given.addAll(lost);
        // Their team stays filled, but the deal may sell their pieces again, and to them.
        over.stream().filter(seat -> seat.state() == SeatState.PAID).forEach(given::add);
        giveBack.toDeals(given);
    }

    @Override
    public void refunded(OrderId order) {
        if (seats.refunded(order)) {
            seats.find(order).ifPresent(seat -> teams.refunded(seat.teamId()));
        }
    }
}
