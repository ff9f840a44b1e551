package benefit.events;

import java.time.Instant;
import java.time.LocalDate;

import org.jspecify.annotations.Nullable;
import platform.event.DomainEvent;
import platform.event.EventType;
import platform.id.Tsid;

/**
 * There is a mission, or one is otherwise than it was told before: the newest counts.
 *
 * @param goal how often it is to be done
 * @param validFrom the first Korean day on which something counts for it
 * @param validUntil the last; null without an end
 */
@EventType(value = "benefit.mission-offered", aggregate = "missionId")
public record MissionOffered(Tsid eventId, Instant occurredAt, Tsid missionId, String code, String titleKo,
        String titleEn, int goal, long points, LocalDate validFrom, @Nullable LocalDate validUntil)
        implements
            DomainEvent {}
