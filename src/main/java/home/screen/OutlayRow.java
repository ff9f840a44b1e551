package home.screen;

import java.time.Instant;
import java.time.LocalDate;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import home.spending.Outlay;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** Money that a member spent; read only, written by the listeners' upserts. */
@Entity
@Immutable
@Table(name = "home_outlay")
class OutlayRow {
    @Id
    long sourceId;
    @Column
    long memberId;
    @Column
    @Enumerated(EnumType.STRING)
    Outlay.Kind kind;
    @Column
    @Nullable
    LocalDate spentOn;
    @Column
    long amount;
    @Column
    long refunded;
    @Column
    @Nullable
    String goods;
    @Column
    Instant asOf;
}
