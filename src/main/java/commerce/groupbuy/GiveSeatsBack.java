package commerce.groupbuy;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

import org.springframework.stereotype.Component;

/** Pieces of seats that are nobody's any more are the deal's again, and their buyers may have them again. */
@Component
class GiveSeatsBack {
    private static final Comparator<TakenSeat> BY_BUYER = Comparator
            .comparingLong((TakenSeat seat) -> seat.dealId().value())
            .thenComparingLong(seat -> seat.memberId().value());

    private final Deals deals;

    GiveSeatsBack(Deals deals) {
        this.deals = deals;
    }

    /** Rows in sorted order, so that nobody waits for each other. */
    void toDeals(Collection<TakenSeat> seats) {
        SortedMap<Long, Integer> pieces = new TreeMap<>();
        seats.forEach(seat -> pieces.merge(seat.dealId().value(), seat.quantity(), Integer::sum));
        pieces.forEach((deal, count) -> deals.giveBack(new DealId(deal), count));
        List<TakenSeat> sorted = seats.stream().sorted(BY_BUYER).toList();
        sorted.forEach(seat -> deals.giveBack(seat.dealId(), seat.memberId(), seat.quantity()));
    }
}
