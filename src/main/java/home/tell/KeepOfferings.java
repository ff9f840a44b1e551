package home.tell;

import java.util.stream.Collectors;

import benefit.events.LadderSet;
import benefit.events.MissionOffered;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import platform.time.UtcColumn;

/** Keeps what benefit offers to everybody: of each mission, and of each day's ladder, what was told last. */
@Service
class KeepOfferings {
    private final JdbcClient jdbc;

    KeepOfferings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Transactional
    void offered(MissionOffered mission) {
        // as_of last: an assignment sees what those before it have set.
        jdbc.sql("""
                insert into home_mission
                    (mission_id, code, title_ko, title_en, goal, points, valid_from, valid_until, as_of)
                values (:mission, :code, :ko, :en, :goal, :points, :from, :until, :at)
                on duplicate key update code = if(as_of < :at, :code, code),
                    title_ko = if(as_of < :at, :ko, title_ko), title_en = if(as_of < :at, :en, title_en),
                    goal = if(as_of < :at, :goal, goal), points = if(as_of < :at, :points, points),
                    valid_from = if(as_of < :at, :from, valid_from),
                    valid_until = if(as_of < :at, :until, valid_until), as_of = greatest(as_of, :at)""")
                .param("mission", mission.missionId().value()).param("code", mission.code())
                .param("ko", mission.titleKo()).param("en", mission.titleEn()).param("goal", mission.goal())
                .param("points", mission.points()).param("from", mission.validFrom())
                .param("until", mission.validUntil()).param("at", UtcColumn.of(mission.occurredAt())).update();
    }

    @Transactional
    void set(LadderSet ladder) {
        jdbc.sql("""
                insert into home_ladder (valid_from, rungs, as_of) values (:from, :rungs, :at)
                on duplicate key update rungs = if(as_of < :at, :rungs, rungs), as_of = greatest(as_of, :at)""")
                .param("from", ladder.validFrom())
                .param("rungs", ladder.rungs().stream().map(rung -> rung.steps() + "=" + rung.points())
                        .collect(Collectors.joining(" ")))
                .param("at", UtcColumn.of(ladder.occurredAt())).update();
    }
}
