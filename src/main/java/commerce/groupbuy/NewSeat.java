package commerce.groupbuy;

import java.util.function.BooleanSupplier;

import commerce.catalogue.SkuId;
import commerce.order.OrderId;
import commerce.order.Seat;
import commerce.refusal.CommerceError;
import platform.id.Tsid;
import platform.web.DomainException;

/**
 * A member's place in a team. Its rows in the order in which everybody takes them: the team, the deal, the buyer.
 *
 * @param taking takes it in the team; false when there is none
 */
record NewSeat(Deal deal, TeamId team, Tsid member, Seats seats, Deals deals, BooleanSupplier taking) implements Seat {
    @Override
    public Tsid teamId() {
        return Tsid.of(team);
    }

    @Override
    public Tsid dealId() {
        return Tsid.of(deal.id());
    }

    @Override
    public boolean take() {
        return taking.getAsBoolean();
    }

    @Override
    public void keep(OrderId order, SkuId sku, int quantity) {
        if (!seats.add(new TakenSeat(order, team, deal.id(), member, quantity, SeatState.RESERVED))) {
            throw new DomainException(CommerceError.SEAT_ALREADY_TAKEN);
        }
        if (!deals.take(deal.id(), quantity)) {
            throw new DomainException(CommerceError.DEAL_SOLD_OUT);
        }
        if (!deals.take(deal.id(), member, quantity, deal.perBuyer())) {
            throw new DomainException(CommerceError.DEAL_LIMIT_REACHED, deal.perBuyer());
        }
    }
}
