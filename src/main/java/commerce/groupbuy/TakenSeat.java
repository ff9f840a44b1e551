package commerce.groupbuy;

import commerce.order.OrderId;
import platform.id.Tsid;

/** A member's order in a team. */
record TakenSeat(OrderId orderId, TeamId teamId, DealId dealId, Tsid memberId, int quantity, SeatState state) {}
