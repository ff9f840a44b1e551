package ads.campaign;

import java.time.Instant;

import ads.refusal.AdsError;
import platform.web.DomainException;

/** A company that advertises. */
public record Advertiser(AdvertiserId id, String name, State state, Instant createdAt) {
    /** Nothing of a suspended one is served. */
    public enum State {
        ACTIVE, SUSPENDED
    }

    Advertiser suspend() {
        return from(State.ACTIVE, State.SUSPENDED);
    }

    Advertiser readmit() {
        return from(State.SUSPENDED, State.ACTIVE);
    }

    private Advertiser from(State expected, State next) {
        if (state != expected) {
            throw new DomainException(AdsError.AD_STATE_FORBIDS, state);
        }
        return new Advertiser(id, name, next, createdAt);
    }
}
