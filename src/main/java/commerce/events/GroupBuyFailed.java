package commerce.events;

import java.time.Instant;
import java.util.List;

import platform.event.DomainEvent;
import platform.event.EventType;
import platform.id.Tsid;

/**
 * A team has come to nothing: its members get all of their money back.
 *
 * @param members may be none
 * @param reason a code, for example {@code TIME_OVER}
 */
@EventType(value = "commerce.group-buy-failed", aggregate = "teamId")
public record GroupBuyFailed(Tsid eventId, Instant occurredAt, Tsid teamId, Tsid dealId, Tsid sellerId, Tsid productId,
        String productName, List<GroupBuyFilled.Member> members, String reason) implements DomainEvent {}
