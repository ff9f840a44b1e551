package pay.card;

import java.time.Instant;
import java.util.Objects;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;

import org.hibernate.annotations.DynamicUpdate;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Persistable;
import pay.psp.CardCompany;
import pay.psp.CardKind;
import pay.psp.CardLook;
import platform.id.Tsid;

/**
 * A card that a member registered. Its number was never here; the provider's key lies encrypted, and is written only when it
 * changes: it may be encrypted anew meanwhile.
 */
@Entity
@DynamicUpdate
@Table(name = "pay_card")
public class Card implements Persistable<Long> {
    @Id
    private long id;
    @Column(updatable = false)
    private long memberId;
    @Column(updatable = false)
    private String company = "";
    @Column(updatable = false)
    private String acquirer = "";
    @Enumerated(EnumType.STRING)
    @Column(updatable = false)
    private CardKind kind = CardKind.CREDIT;
    private String maskedNumber = "";
    private @Nullable String billingKey;
    private String customerKey = "";
    @Column(updatable = false)
    private Instant registeredAt = Instant.EPOCH;
    @Transient
    private boolean made;

    protected Card() {}

    Card(CardId id, Tsid memberId, CardLook.Registered registered, String sealedKey, Instant now) {
        this.id = id.value();
        this.memberId = memberId.value();
        this.company = registered.company().code();
        this.acquirer = registered.acquirer().code();
        this.kind = registered.kind();
        this.maskedNumber = registered.maskedNumber();
        this.billingKey = sealedKey;
        this.customerKey = registered.token().customerKey();
        this.registeredAt = now;
        this.made = true;
    }

    public CardId id() {
        return new CardId(id);
    }

    public Tsid memberId() {
        return new Tsid(memberId);
    }

    /** Who issued it. */
    public CardCompany company() {
        return CardCompany.of(company).orElseThrow();
    }

    /** Who owes what is charged to it. */
    CardCompany acquirer() {
        return CardCompany.of(acquirer).orElseThrow();
    }

    public CardKind kind() {
        return kind;
    }

    /** For example 433012******1234; empty when it was deleted. */
    public String maskedNumber() {
        return maskedNumber;
    }

    public Instant registeredAt() {
        return registeredAt;
    }

    public boolean isRegistered() {
        return billingKey != null;
    }

    /** Whether it is a member's who can be charged by it. */
    boolean isOf(Tsid member) {
        return isRegistered() && member.value() == memberId;
    }

    /** Encrypted; {@link CardTokens} opens it. Not of a deleted card. */
    String sealedKey() {
        return Objects.requireNonNull(billingKey, "The card was deleted");
    }

    /** By which the provider knows the member. Empty of a deleted card. */
    String customerKey() {
        return customerKey;
    }

    /** What remains is who issued it. */
    void delete() {
        billingKey = null;
        maskedNumber = "";
        customerKey = "";
    }

    @Override
    public Long getId() {
        return id;
    }

    @Override
    public boolean isNew() {
        return made;
    }
}
