package home.screen;

import java.time.Instant;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.hibernate.annotations.Immutable;

/** One movement of a member's wallet; read only, written by the listeners' upserts. */
@Entity
@Immutable
@Table(name = "home_movement")
class MovementRow {
    @Id
    long movementId;
    @Column
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
}
