package home.screen;

import java.time.Instant;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.hibernate.annotations.Immutable;

/** A member's wallet as pay last told; read only, written by the listeners' upserts. */
@Entity
@Immutable
@Table(name = "home_wallet")
class WalletRow {
    @Id
    long memberId;
    @Column
    long balance;
    @Column
    Instant asOf;
}
