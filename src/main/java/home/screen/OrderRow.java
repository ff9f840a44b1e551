package home.screen;

import java.time.Instant;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** One order of a member; read only, written by the listeners' upserts. */
@Entity
@Immutable
@Table(name = "home_order")
class OrderRow {
    @Id
    long orderId;
    @Column
    long memberId;
    @Column
    String state;
    @Column
    @Nullable
    String title;
    @Column
    @Nullable
    Integer otherLines;
    @Column
    @Nullable
    Long amount;
    @Column
    @Nullable
    Instant placedAt;
    @Column
    Instant asOf;
}
