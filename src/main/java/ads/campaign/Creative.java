package ads.campaign;

import java.time.Instant;

import ads.refusal.AdsError;
import org.jspecify.annotations.Nullable;
import platform.web.DomainException;

/**
 * What people see. It is served only when an operator has approved it as it stands: its content never changes, another one is
 * another creative.
 *
 * @param refusal why it was rejected
 */
public record Creative(CreativeId id, AdGroupId groupId, CampaignId campaignId, AdvertiserId advertiserId,
        Content content, State state, @Nullable String refusal, Instant createdAt) {
    /** Kinds of creatives. */
    public enum Kind {
        IMAGE, NATIVE, VIDEO
    }

    /** Where it stands with the operators. */
    public enum State {
        DRAFT, IN_REVIEW, APPROVED, REJECTED
    }

    /**
     * What is shown, and where a click leads.
     *
     * @param mediaUrl of the picture or the video (MP4)
     * @param durationMillis of a video; else null
     */
    public record Content(Kind kind, String title, String body, String mediaUrl, int width, int height,
            @Nullable Integer durationMillis, String landingUrl) {
        private static final int LONGEST_VIDEO = 60_000;

        public Content {
            boolean isSized = width >= 1 && width <= 10_000 && height >= 1 && height <= 10_000;
            boolean isTimed = kind == Kind.VIDEO
                    ? durationMillis != null && durationMillis >= 1000 && durationMillis <= LONGEST_VIDEO
                    : durationMillis == null;
            if (title.isBlank() || title.length() > 60 || body.length() > 200 || !isSized || !isTimed) {
                throw new DomainException(AdsError.AD_TEXT_INVALID);
            }
            WebAddress.require(mediaUrl);
            WebAddress.require(landingUrl);
        }
    }

    /** The advertiser asks for it to be looked at; after a rejection too. */
    public Creative submit() {
        if (state != State.DRAFT && state != State.REJECTED) {
            throw new DomainException(AdsError.AD_STATE_FORBIDS, state);
        }
        return with(State.IN_REVIEW, null);
    }

    /** An operator finds nothing wrong with it. */
    public Creative approve() {
        if (state != State.IN_REVIEW) {
            throw new DomainException(AdsError.AD_STATE_FORBIDS, state);
        }
        return with(State.APPROVED, null);
    }

    /** An operator refuses it, also one that is being served. */
    public Creative reject(String reason) {
        if (state != State.IN_REVIEW && state != State.APPROVED) {
            throw new DomainException(AdsError.AD_STATE_FORBIDS, state);
        }
        if (reason.isBlank() || reason.length() > 200) {
            throw new DomainException(AdsError.AD_TEXT_INVALID);
        }
        return with(State.REJECTED, reason);
    }

    private Creative with(State next, @Nullable String why) {
        return new Creative(id, groupId, campaignId, advertiserId, content, next, why, createdAt);
    }
}
