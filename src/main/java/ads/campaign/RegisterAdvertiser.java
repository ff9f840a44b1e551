package ads.campaign;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

import ads.events.AdvertiserRegistered;
import ads.refusal.AdsError;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import platform.audit.AuditActor;
import platform.audit.AuditLog;
import platform.event.DomainEvents;
import platform.id.Ids;
import platform.id.Tsid;
import platform.web.DomainException;

/** Lets a company advertise: with a first account and nothing paid in yet. */
@Service
public class RegisterAdvertiser {
    private final Advertisers advertisers;
    private final DomainEvents events;
    private final AuditLog audit;
    private final Ids ids;
    private final Clock clock;

    RegisterAdvertiser(Advertisers advertisers, DomainEvents events, AuditLog audit, Ids ids, Clock clock) {
        this.advertisers = advertisers;
        this.events = events;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Registers a company.
     *
     * @throws DomainException {@link AdsError#AD_TEXT_INVALID}
     */
    @Transactional
    public AdvertiserId register(AuditActor by, String name) {
        if (name.isBlank() || name.length() > 100) {
            throw new DomainException(AdsError.AD_TEXT_INVALID);
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        AdvertiserId id = new AdvertiserId(ids.nextLong());
        advertisers.add(new Advertiser(id, name.strip(), Advertiser.State.ACTIVE, now), new AccountId(ids.nextLong()));
        audit.record(by, "ads.advertiser-registered", "advertiser", Tsid.of(id));
        events.publish(new AdvertiserRegistered(ids.next(), now, Tsid.of(id), name.strip()));
        return id;
    }
}
