package pay.wallet;

import java.time.Instant;
import java.util.Objects;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.jspecify.annotations.Nullable;
import pay.ledger.Account;
import pay.ledger.AccountId;
import pay.ledger.AccountKind;
import platform.id.Tsid;

/** A member's wallet; what is in it stands in the ledger. Written by {@link OpenWallet}, {@link FreezeWallet} and {@link CloseWallet} alone. */
@Entity
@Table(name = "pay_wallet")
public class Wallet {
    @Id
    private long memberId;
    @Column(updatable = false)
    private long accountId;
    @Enumerated(EnumType.STRING)
    private Status status = Status.OPEN;
    @Column(updatable = false)
    private Instant openedAt = Instant.EPOCH;
    @SuppressWarnings("UnusedVariable") // for those who look into the table
    private @Nullable Instant closedAt;

    private @Nullable Long suspenseAccount;
    @Column(insertable = false, updatable = false)
    private boolean reported;

    /** A closed wallet belongs to a member who left: nothing comes into it any more. */
    enum Status {
        OPEN, CLOSED
    }

    protected Wallet() {}

    public Tsid memberId() {
        return new Tsid(memberId);
    }

    public Account account() {
        return new Account(new AccountId(accountId), AccountKind.MEMBER_MONEY, memberId);
    }

    public boolean isOpen() {
        return status == Status.OPEN;
    }

    /** Whether nothing goes out of it, and what comes for it is kept in suspense. */
    public boolean isFrozen() {
        return suspenseAccount != null;
    }

    /** Where what comes for it is kept; only of a frozen one. */
    public Account suspense() {
        return new Account(new AccountId(Objects.requireNonNull(suspenseAccount)), AccountKind.SUSPENSE, memberId);
    }

    /** Whether it is on the operators' list of reported accounts. */
    public boolean isReported() {
        return reported;
    }

    void freeze(Account suspense) {
        suspenseAccount = suspense.id().value();
    }

    void thaw() {
        suspenseAccount = null;
    }

    void close(Instant now) {
        if (isOpen()) {
            status = Status.CLOSED;
            closedAt = now;
        }
    }
}
