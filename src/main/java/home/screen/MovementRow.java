package home.screen;

import java.time.Instant;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;

import org.hibernate.annotations.Immutable;

/** One movement of a member's wallet; read only, written by the listeners' upserts. */
@Entity
@Immutable
@IdClass(MovementRow.Key.class)
@Table(name = "home_movement")
class MovementRow {
    @Id
    long movementId;
    @Id
    long memberId;
    @Column
    long sequence;
    @Column
    long amount;
    @Column
    long balance;
    @Column
    String kind;
    @Column
    String description;
    @Column
    Instant at;

    /** What a row is found by: one movement may be of two wallets. */
    record Key(long movementId, long memberId) {}
}
