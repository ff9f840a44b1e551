package benefit.mission;

import java.time.Clock;

import benefit.events.MissionOffered;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import platform.event.DomainEvents;
import platform.id.Ids;
import platform.id.Tsid;

/** Tells the other modules which missions there are: they are rows that migrations and SQL write. */
@Component
class TellMissions {
    private final Missions missions;
    private final DomainEvents events;
    private final Ids ids;
    private final Clock clock;

    TellMissions(Missions missions, DomainEvents events, Ids ids, Clock clock) {
        this.missions = missions;
        this.events = events;
        this.ids = ids;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "${madang.benefit.tell-pause:1m}")
    @Transactional
    public void tell() {
        for (Missions.Offered each : missions.takeUntold()) {
            Mission mission = each.mission();
            events.publish(new MissionOffered(ids.next(), clock.instant(), Tsid.of(mission.id()), each.code(),
                    mission.title(), each.titleEn(), mission.goal(), mission.points(), each.validFrom(),
                    each.validUntil()));
        }
    }
}
