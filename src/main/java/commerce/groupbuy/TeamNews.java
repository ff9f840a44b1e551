package commerce.groupbuy;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

import commerce.events.GroupBuyFailed;
import commerce.events.GroupBuyFilled;
import commerce.events.GroupBuyOpened;
import org.springframework.stereotype.Component;
import platform.event.DomainEvent;
import platform.id.Ids;
import platform.id.Tsid;

/** What the other modules are told of teams. */
@Component
class TeamNews {
    private final Ids ids;

    TeamNews(Ids ids) {
        this.ids = ids;
    }

    DomainEvent opened(Team team, Deal deal, Instant now) {
        return new GroupBuyOpened(ids.next(), now, Tsid.of(team.id()), Tsid.of(deal.id()), Tsid.of(deal.sellerId()),
                Tsid.of(deal.productId()), deal.productName(), Objects.requireNonNull(team.leaderId()), team.size(),
                deal.teamPrice(), Objects.requireNonNull(team.deadline()));
    }

    DomainEvent filled(Team team, Deal deal, List<TakenSeat> paid, Instant now) {
        return new GroupBuyFilled(ids.next(), now, Tsid.of(team.id()), Tsid.of(deal.id()), Tsid.of(deal.sellerId()),
                Tsid.of(deal.productId()), deal.productName(), members(paid), team.end() == TeamEnd.COVERED);
    }

    DomainEvent failed(Team team, Deal deal, List<TakenSeat> paid, Instant now) {
        return new GroupBuyFailed(ids.next(), now, Tsid.of(team.id()), Tsid.of(deal.id()), Tsid.of(deal.sellerId()),
                Tsid.of(deal.productId()), deal.productName(), members(paid),
                Objects.requireNonNull(team.end()).name());
    }

    private static List<GroupBuyFilled.Member> members(List<TakenSeat> seats) {
        return seats.stream().map(seat -> new GroupBuyFilled.Member(seat.memberId(), Tsid.of(seat.orderId()))).toList();
    }
}
