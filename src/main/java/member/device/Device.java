package member.device;

import java.time.Instant;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;

import member.person.MemberId;
import org.jspecify.annotations.Nullable;

/** A phone or tablet that proved to hold a key, and may log in with it until it is revoked. */
@Entity
@Table(name = "member_device")
class Device {
    @Id
    private long id;
    @Version
    private @Nullable Long version;
    @Column
    private long memberId;
    @Column
    private String name;
    @Column
    private String publicKey;
    @Column
    private Instant boundAt;
    @Column
    private @Nullable Instant revokedAt;

    /** For Hibernate. */
    protected Device() {}

    Device(DeviceId id, MemberId member, String name, String publicKey, Instant boundAt) {
        this.id = id.value();
        this.memberId = member.value();
        this.name = name;
        this.publicKey = publicKey;
        this.boundAt = boundAt;
    }

    /** Takes the device's rights away for good. False if that was done before. */
    boolean revoke(Instant now) {
        if (revokedAt != null) {
            return false;
        }
        revokedAt = now;
        return true;
    }

    DeviceView view() {
        return new DeviceView(id(), memberId(), name, publicKey, boundAt);
    }

    DeviceId id() {
        return new DeviceId(id);
    }

    MemberId memberId() {
        return new MemberId(memberId);
    }

    String publicKey() {
        return publicKey;
    }
}
