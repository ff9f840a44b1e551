package home.screen;

import java.time.Instant;
import java.time.LocalDate;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** Points that a member was granted; read only, written by the listeners' upserts. */
@Entity
@Immutable
@Table(name = "home_grant")
class GrantRow {
    @Id
    long grantId;
    @Column
    long memberId;
    @Column
    String state;
    @Column
    @Nullable
    String programme;
    @Column
    @Nullable
    Long points;
    @Column
    @Nullable
    LocalDate day;
    @Column
    Instant asOf;
}
