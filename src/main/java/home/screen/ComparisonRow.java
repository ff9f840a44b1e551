package home.screen;

import java.time.Instant;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** A member's newest comparison of loans; read only, written by the listeners' upserts. */
@Entity
@Immutable
@Table(name = "home_comparison")
class ComparisonRow {
    @Id
    long memberId;
    @Column
    long comparisonId;
    @Column
    String purpose;
    @Column
    long amount;
    @Column
    int asked;
    @Column
    int offered;
    @Column
    @Nullable
    String bestLender;
    @Column
    long bestRateMillionths;
    @Column
    Instant asOf;
}
