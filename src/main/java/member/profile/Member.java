package member.profile;

import java.time.Instant;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;

import member.person.MemberId;
import org.hibernate.annotations.DynamicUpdate;
import org.jspecify.annotations.Nullable;
import platform.crypto.FieldAddress;
import platform.crypto.FieldEncryption;
import platform.person.PhoneNumber;
import platform.security.IdentityTier;

/**
 * A person who joined. Phone and name are encrypted, and written only when they change: they may be encrypted anew meanwhile.
 * Once the person has left, nothing here tells who it was.
 */
@Entity
@DynamicUpdate
@Table(name = "member_member")
class Member {
    private static final String TABLE = "member_member";

    enum State {
        ACTIVE, LEAVING, LEFT
    }

    @Id
    private long id;
    @Version
    private @Nullable Long version;
    @Column
    @Enumerated(EnumType.STRING)
    private State state = State.ACTIVE;
    @Column
    @Enumerated(EnumType.STRING)
    private IdentityTier tier = IdentityTier.PHONE;
    @Column
    private @Nullable String phone;
    @Column
    private @Nullable String phoneIndex;
    @Column
    private @Nullable String name;
    @Column
    private @Nullable String nickname;
    @Column
    private @Nullable String person;
    @Column
    private @Nullable String personIndex;
    @Column
    private Instant joinedAt;
    @Column
    private @Nullable Instant leftAt;

    /** For Hibernate. */
    protected Member() {}

    Member(MemberId id, PhoneNumber phone, String phoneIndex, String name, FieldEncryption encryption,
            Instant joinedAt) {
        this.id = id.value();
        this.phone = encryption.encrypt(phone.digits(), phoneAddress(id.value()));
        this.phoneIndex = phoneIndex;
        this.name = encryption.encrypt(name, nameAddress(id.value()));
        this.joinedAt = joinedAt;
    }

    static FieldAddress phoneAddress(long id) {
        return new FieldAddress(TABLE, "phone", id);
    }

    static FieldAddress nameAddress(long id) {
        return new FieldAddress(TABLE, "name", id);
    }

    void callThemselves(@Nullable String nickname) {
        this.nickname = nickname;
    }

    /** They have another phone. */
    void moveTo(PhoneNumber phone, String phoneIndex, FieldEncryption encryption) {
        this.phone = encryption.encrypt(phone.digits(), phoneAddress(id));
        this.phoneIndex = phoneIndex;
    }

    /** False unless they were an ordinary member until now. */
    boolean wantToLeave() {
        if (state != State.ACTIVE) {
            return false;
        }
        state = State.LEAVING;
        return true;
    }

    /** Something keeps them. */
    void stay() {
        if (state == State.LEAVING) {
            state = State.ACTIVE;
        }
    }

    /** Erases who they were. */
    void leave(Instant now) {
        if (state != State.LEAVING) {
            throw new IllegalStateException("Member " + id + " did not ask to leave");
        }
        state = State.LEFT;
        leftAt = now;
        phone = null;
        phoneIndex = null;
        name = null;
        nickname = null;
        person = null;
        personIndex = null;
    }

    /** Somebody vouched for who they are. */
    void verified(String person, String personIndex, FieldEncryption encryption) {
        this.tier = IdentityTier.REAL_NAME;
        this.person = encryption.encrypt(person, new FieldAddress(TABLE, "person", id));
        this.personIndex = personIndex;
    }

    MemberView view(FieldEncryption encryption) {
        if (phone == null || name == null) {
            throw new IllegalStateException("Member " + id + " has left");
        }
        return new MemberView(new MemberId(id),
                new PhoneNumber(encryption.decrypt(phone, phoneAddress(id))),
                encryption.decrypt(name, nameAddress(id)), nickname, tier, joinedAt);
    }

    MemberId id() {
        return new MemberId(id);
    }

    IdentityTier tier() {
        return tier;
    }

    State state() {
        return state;
    }
}
