package home.screen;

import java.time.Instant;
import java.time.LocalDate;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;

import org.hibernate.annotations.Immutable;

/** A rung of the reward ladder that a member's day has come to; read only, written by the listeners' upserts. */
@Entity
@Immutable
@IdClass(RungRow.Key.class)
@Table(name = "home_rung")
class RungRow {
    @Id
    long memberId;
    @Id
    LocalDate day;
    @Id
    int steps;
    @Column
    long points;
    @Column
    boolean claimed;
    @Column
    Instant asOf;

    /** What a row is found by. */
    record Key(long memberId, LocalDate day, int steps) {}
}
