package home.screen;

import java.time.Instant;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.hibernate.annotations.Immutable;

/** How many points a member has; read only, written by the listeners' upserts. */
@Entity
@Immutable
@Table(name = "home_points")
class PointsRow {
    @Id
    long memberId;
    @Column
    long balance;
    @Column
    Instant asOf;
}
