package home.screen;

import java.time.Instant;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;

import org.hibernate.annotations.Immutable;

/** How far a member is with a mission; read only, written by the listeners' upserts. */
@Entity
@Immutable
@IdClass(MissionProgressRow.Key.class)
@Table(name = "home_mission_progress")
class MissionProgressRow {
    @Id
    long memberId;
    @Id
    long missionId;
    @Column
    int done;
    @Column
    boolean claimed;
    @Column
    Instant asOf;

    /** What a row is found by. */
    record Key(long memberId, long missionId) {}
}
