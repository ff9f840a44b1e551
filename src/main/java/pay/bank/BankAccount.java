package pay.bank;

import java.time.Instant;
import java.util.Objects;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.hibernate.annotations.DynamicUpdate;
import org.jspecify.annotations.Nullable;
import platform.id.Tsid;

/**
 * A bank account that a member linked, or sent money to. Its number lies encrypted, and is written only when it changes: it may be encrypted
 * anew meanwhile.
 */
@Entity
@DynamicUpdate
@Table(name = "pay_bank_account")
public class BankAccount {
    @Id
    private long id;
    @Column(updatable = false)
    private long memberId;
    @Column(updatable = false)
    private String bankCode = "";
    private @Nullable String number;
    private @Nullable String numberIndex;
    private String lastFour = "";
    @Enumerated(EnumType.STRING)
    private Status status = Status.LINKED;
    private Instant linkedAt = Instant.EPOCH;

    /**
     * A payee's account is somebody's that the member sent money to. Of a member who left, one linked account is retained for
     * refunds that come late; the others are erased down to the bank's name.
     */
    enum Status {
        LINKED, PAYEE, RETAINED, ERASED
    }

    protected BankAccount() {}

    BankAccount(BankAccountId id, Tsid memberId, BankCode bank, SealedNumber number, Status status,
            Instant now) {
        this.id = id.value();
        this.memberId = memberId.value();
        this.bankCode = bank.code();
        this.number = number.encrypted();
        this.numberIndex = number.index();
        this.lastFour = number.lastFour();
        this.status = status;
        this.linkedAt = now;
    }

    public BankAccountId id() {
        return new BankAccountId(id);
    }

    public Tsid memberId() {
        return new Tsid(memberId);
    }

    public BankCode bank() {
        return BankCode.of(bankCode).orElseThrow();
    }

    public boolean isLinked() {
        return status == Status.LINKED;
    }

    /** Encrypted; {@link AccountNumbers} opens it. Not of an erased account. */
    String encryptedNumber() {
        return Objects.requireNonNull(number, "The number was erased");
    }

    /** What the number is found by. Not of an erased account. */
    @Nullable
    String numberIndex() {
        return numberIndex;
    }

    Status status() {
        return status;
    }

    /** The digits that may be shown. */
    public String lastFour() {
        return lastFour;
    }

    public Instant linkedAt() {
        return linkedAt;
    }

    /** Whether it is somebody's that money was sent to. */
    boolean isPayee() {
        return status == Status.PAYEE;
    }

    boolean isErased() {
        return status == Status.ERASED;
    }

    /** A payee's account that turns out to be the member's own. */
    void link(Instant now) {
        status = Status.LINKED;
        linkedAt = now;
    }

    void retain() {
        status = Status.RETAINED;
    }

    void erase() {
        status = Status.ERASED;
        number = null;
        numberIndex = null;
        lastFour = "";
    }
}
