package member.session;

import java.time.Instant;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;

import member.person.MemberId;
import org.jspecify.annotations.Nullable;
import platform.id.Tsid;

/** One log-in on one device, from then until it is ended or runs out. */
@Entity
@Table(name = "member_session")
class LogInSession {
    @Id
    private long id;
    @Version
    private @Nullable Long version;
    @Column
    private long memberId;
    @Column
    private long deviceId;
    @Column
    private Instant startedAt;
    @Column
    private Instant expiresAt;
    @Column
    private @Nullable Instant endedAt;
    @Column
    @Enumerated(EnumType.STRING)
    private @Nullable EndReason endReason;

    /** For Hibernate. */
    protected LogInSession() {}

    LogInSession(long id, MemberId member, Tsid device, Instant now, Instant expiresAt) {
        this.id = id;
        this.memberId = member.value();
        this.deviceId = device.value();
        this.startedAt = now;
        this.expiresAt = expiresAt;
    }

    /** Ends it; what has ended before stays as it was. */
    boolean end(EndReason reason, Instant now) {
        if (endedAt != null) {
            return false;
        }
        endedAt = now;
        endReason = reason;
        return true;
    }

    boolean isAlive(Instant now) {
        return endedAt == null && expiresAt.isAfter(now);
    }

    Tsid id() {
        return new Tsid(id);
    }

    MemberId memberId() {
        return new MemberId(memberId);
    }

    Tsid deviceId() {
        return new Tsid(deviceId);
    }

    Instant expiresAt() {
        return expiresAt;
    }
}
