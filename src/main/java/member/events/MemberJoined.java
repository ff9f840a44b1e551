package member.events;

import java.time.Instant;

import org.jspecify.annotations.Nullable;
import platform.event.DomainEvent;
import platform.event.EventType;
import platform.event.Personal;
import platform.id.Tsid;

/**
 * A person became a member.
 *
 * @param phone the number that they proved to have, eleven digits, beginning with 010; null in events of before it was told
 */
@EventType(value = "member.member-joined", version = 2, aggregate = "memberId")
public record MemberJoined(Tsid eventId, Instant occurredAt, Tsid memberId, @Personal String name,
        @Personal @Nullable String phone)
        implements
            DomainEvent {}
